// SPDX-License-Identifier: Apache-2.0
#include "locate/address_text.hpp"

#include "model/area_key.hpp"
#include "text/house_number_set.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>

namespace zufi::locate {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t MAX_WORDS = 40;       // of one part of the line; what follows is not looked at
constexpr std::size_t MAX_PLACE_WORDS = 5;  // "Mülheim an der Ruhr" has four
constexpr std::size_t MAX_STREET_PARTS = 5; // of more parts only these, next to the place, are tried on their own
constexpr std::size_t MAX_CUTS = 24;

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

// Of a part of its own; "5 D" may be a house number.
bool is_country(std::span<const std::string> words) {
  constexpr std::array<std::string_view, 4> COUNTRIES{"D", "DE", "Deutschland", "Germany"};
  return words.size() == 1 && std::find(COUNTRIES.begin(), COUNTRIES.end(), words.front()) != COUNTRIES.end();
}

Words all_of(std::span<const Words> parts) {
  Words all;
  for (const Words &part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

void append_cuts(std::vector<AddressParts> &cuts, std::span<const std::string> street, const std::string &postcode,
                 const std::string &place, bool needs_known_street = false) {
  for (AddressParts cut : cut_street(joined(street))) {
    cut.postcode = postcode;
    cut.place = place;
    cut.needs_known_street = cut.needs_known_street || needs_known_street;
    cuts.push_back(std::move(cut));
  }
}

// "Oberstraße, 5": the number belongs to the part before it.
std::vector<Words> with_numbers_joined(std::span<const Words> parts) {
  std::vector<Words> joined_parts;
  for (const Words &part : parts) {
    const bool is_number = !joined_parts.empty() && !text::parse_address_number(joined(part)).empty();
    if (is_number)
      joined_parts.back().insert(joined_parts.back().end(), part.begin(), part.end());
    else
      joined_parts.push_back(part);
  }
  return joined_parts;
}

// The street stands in `parts`, perhaps beside a name, a "c/o" or an Ortsteil: all of it is the street, or one part is.
void append_street_cuts(std::vector<AddressParts> &cuts, std::span<const Words> parts, const std::string &postcode,
                        const std::string &place) {
  append_cuts(cuts, all_of(parts), postcode, place);
  const std::vector<Words> streets = with_numbers_joined(parts);
  if (streets.size() < 2) return;
  for (const Words &street : std::span(streets).last(std::min(streets.size(), MAX_STREET_PARTS)))
    append_cuts(cuts, street, postcode, place, true);
}

// … street and number …, 41569 Rommerskirchen; or the other way round.
void cut_at_postcode(const std::vector<Words> &parts, std::size_t part, std::size_t word, const std::string &postcode,
                     std::vector<AddressParts> &cuts) {
  const Words &here = parts[part];
  std::string place = joined(std::span(here).subspan(word + 1));
  std::vector<Words> street(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(part));
  const Words before(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(word));
  if (!before.empty() && !is_country(before)) street.push_back(before);
  std::size_t next = part + 1;
  if (place.empty() && next < parts.size()) place = joined(parts[next++]);
  if (street.empty()) street.assign(parts.begin() + static_cast<std::ptrdiff_t>(next), parts.end());
  append_street_cuts(cuts, street, postcode, place);
}

void cut_without_postcode(const std::vector<Words> &parts, std::vector<AddressParts> &cuts) {
  if (parts.size() > 1) {
    const std::span<const Words> all(parts);
    append_street_cuts(cuts, all.first(parts.size() - 1), {}, joined(parts.back()));
    append_street_cuts(cuts, all.subspan(1), {}, joined(parts.front()));
    return;
  }
  const std::span<const std::string> words = parts.front();
  for (std::size_t place = 0; place <= std::min(words.size(), MAX_PLACE_WORDS); ++place)
    append_cuts(cuts, words.first(words.size() - place), {}, joined(words.last(place)));
}

} // namespace

std::string tidied(std::string_view text) {
  const std::string plain = text::with_plain_signs(text::to_nfc(text));
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  const auto begin = std::find_if_not(plain.begin(), plain.end(), is_blank);
  const auto end = std::find_if_not(plain.rbegin(), std::make_reverse_iterator(begin), is_blank).base();
  return {begin, end};
}

std::string without_country(std::string_view postcode) { return postcode_in(postcode).value_or(std::string(postcode)); }

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
  std::vector<Words> parts = parts_of(line);
  while (parts.size() > 1 && is_country(parts.back())) parts.pop_back();
  std::vector<AddressParts> cuts;
  if (parts.empty()) return {AddressParts{}};
  for (std::size_t part = 0; part < parts.size(); ++part)
    for (std::size_t word = 0; word < parts[part].size(); ++word)
      if (const auto postcode = postcode_in(parts[part][word])) {
        cut_at_postcode(parts, part, word, *postcode, cuts);
        if (cuts.size() >= MAX_CUTS) return cuts; // a line of nothing but postcodes
      }
  if (cuts.empty()) cut_without_postcode(parts, cuts);
  return cuts;
}

} // namespace zufi::locate
