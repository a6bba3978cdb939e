// SPDX-License-Identifier: Apache-2.0
#include "locate/address_text.hpp"

#include "model/area_key.hpp"
#include "text/house_number_set.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace zufi::locate {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t MAX_WORDS = 40;      // of one part of the line; what follows is not looked at
constexpr std::size_t MAX_PLACE_WORDS = 5; // "Mülheim an der Ruhr" has four

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string &word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// Controls count as blanks. "Oberstr.91" is two words.
Words words_of(std::string_view part) {
  Words words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty() && words.size() < MAX_WORDS) words.push_back(word);
    word.clear();
  };
  for (const char c : part) {
    if (static_cast<unsigned char>(c) <= ' ') {
      finish();
      continue;
    }
    const bool is_abbreviated = word.size() > 1 && word.back() == '.' && !is_digit(word[word.size() - 2]);
    if (is_digit(c) && is_abbreviated) finish();
    word += c;
  }
  finish();
  return words;
}

std::vector<Words> parts_of(std::string_view line) {
  std::vector<Words> parts;
  while (true) {
    const std::size_t end = std::min(line.find_first_of(",;\n"), line.size());
    if (Words words = words_of(line.substr(0, end)); !words.empty()) parts.push_back(std::move(words));
    if (end == line.size()) return parts;
    line.remove_prefix(end + 1);
  }
}

// "41460", "D-41460", "DE-41460".
std::optional<std::string> postcode_in(std::string_view word) {
  for (const std::string_view prefix : {"D-", "d-", "DE-", "de-"})
    if (word.substr(0, prefix.size()) == prefix) word.remove_prefix(prefix.size());
  return model::is_postcode(word) ? std::optional(std::string(word)) : std::nullopt;
}

void append_cuts(std::vector<AddressParts> &cuts, std::span<const std::string> street, const std::string &postcode,
                 const std::string &place) {
  for (AddressParts cut : cut_street(joined(street))) {
    cut.postcode = postcode;
    cut.place = place;
    cuts.push_back(std::move(cut));
  }
}

// … street and number …, 41569 Rommerskirchen; or the other way round.
void cut_at_postcode(const std::vector<Words> &parts, std::size_t part, std::size_t word, const std::string &postcode,
                     std::vector<AddressParts> &cuts) {
  const Words &here = parts[part];
  std::string place = joined(std::span(here).subspan(word + 1));
  Words street;
  for (std::size_t i = 0; i < part; ++i) street.insert(street.end(), parts[i].begin(), parts[i].end());
  street.insert(street.end(), here.begin(), here.begin() + static_cast<std::ptrdiff_t>(word));
  std::size_t next = part + 1;
  if (place.empty() && next < parts.size()) place = joined(parts[next++]);
  if (street.empty())
    for (; next < parts.size(); ++next) street.insert(street.end(), parts[next].begin(), parts[next].end());
  append_cuts(cuts, street, postcode, place);
}

void cut_without_postcode(const std::vector<Words> &parts, std::vector<AddressParts> &cuts) {
  if (parts.size() > 1) {
    Words all_but_last;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
      all_but_last.insert(all_but_last.end(), parts[i].begin(), parts[i].end());
    append_cuts(cuts, all_but_last, {}, joined(parts.back()));
    Words all_but_first;
    for (std::size_t i = 1; i < parts.size(); ++i)
      all_but_first.insert(all_but_first.end(), parts[i].begin(), parts[i].end());
    append_cuts(cuts, all_but_first, {}, joined(parts.front()));
    return;
  }
  const std::span<const std::string> words = parts.front();
  for (std::size_t place = 0; place <= std::min(words.size(), MAX_PLACE_WORDS); ++place)
    append_cuts(cuts, words.first(words.size() - place), {}, joined(words.last(place)));
}

} // namespace

std::vector<AddressParts> cut_street(std::string_view street) {
  const Words words = words_of(street);
  AddressParts whole{joined(words), {}, {}, {}, false};
  for (std::size_t first = 1; first < words.size(); ++first) {
    if (!is_digit(words[first].front())) continue;
    const std::string number = joined(std::span(words).subspan(first));
    if (text::parse_address_number(number).empty()) continue;
    whole.needs_known_street = true;
    return {{joined(std::span(words).first(first)), number, {}, {}, false}, whole};
  }
  return {whole};
}

std::vector<AddressParts> cut_address(std::string_view line) {
  const std::vector<Words> parts = parts_of(line);
  std::vector<AddressParts> cuts;
  if (parts.empty()) return {AddressParts{}};
  for (std::size_t part = 0; part < parts.size(); ++part)
    for (std::size_t word = 0; word < parts[part].size(); ++word)
      if (const auto postcode = postcode_in(parts[part][word])) {
        cut_at_postcode(parts, part, word, *postcode, cuts);
        if (cuts.size() >= 8) return cuts; // a line of nothing but postcodes
      }
  if (cuts.empty()) cut_without_postcode(parts, cuts);
  return cuts;
}

} // namespace zufi::locate
