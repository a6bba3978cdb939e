// SPDX-License-Identifier: Apache-2.0
#include "locate/address_text.hpp"

#include "locate/address_words.hpp"
#include "model/area_key.hpp"
#include "text/house_number_set.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

namespace zufi::locate {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t MAX_WORDS = 40;       // of one part of the line; what follows is not looked at
constexpr std::size_t MAX_PLACE_WORDS = 6;  // "Ilbesheim bei Landau in der Pfalz"
constexpr std::size_t MAX_STREET_PARTS = 5; // of more parts only these, next to the place, are tried on their own
constexpr std::size_t MAX_CUTS = 32;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_with_digit(std::string_view word) { return !word.empty() && is_digit(word.front()); }

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

// At a dash between blanks too, unless it joins numbers: "Oberstr. 91 - 41460 Neuss", but "Oberstr. 91 - 93".
void append_split_at_dashes(const Words &words, std::vector<Words> &parts) {
  Words part;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_dash = words[i] == "-" || words[i] == "/";
    const bool joins_numbers = is_dash && i > 0 && i + 1 < words.size() && begins_with_digit(words[i + 1]) &&
                               !model::is_postcode(words[i + 1]) && begins_with_digit(words[i - 1]);
    if (!is_dash || joins_numbers) {
      part.push_back(words[i]);
    } else if (!part.empty()) {
      parts.push_back(std::exchange(part, {}));
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
}

std::vector<Words> parts_of(std::string_view line) {
  std::vector<Words> parts;
  while (true) {
    const std::size_t end = std::min(line.find_first_of(",;|\n"), line.size());
    append_split_at_dashes(words_of(line.substr(0, end)), parts);
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

bool is_country_code(std::string_view word) { return kind_of_word(word) == WordKind::country_code; }

// "…, Deutschland" and "… Deutschland", but "5 D" may be a house number.
void drop_country(std::vector<Words> &parts) {
  while (!parts.empty()) {
    Words &last = parts.back();
    const bool is_alone = last.size() == 1 && parts.size() > 1;
    const bool is_country =
        kind_of_word(last.back()) == WordKind::country || (is_alone && is_country_code(last.back()));
    if (!is_country || (last.size() == 1 && parts.size() == 1)) return;
    last.pop_back();
    if (last.empty()) parts.pop_back();
  }
}

// Takes "Postfach 10 14 55" out of the words; a postcode before a place stays.
bool take_post_box(Words &words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_in_two = i + 1 < words.size() && kind_of_word(words[i] + words[i + 1]) == WordKind::post_box;
    if (!is_in_two && kind_of_word(words[i]) != WordKind::post_box) continue;
    std::size_t end = i + (is_in_two ? 2 : 1);
    const auto is_number = [&](std::size_t k) { return k < words.size() && begins_with_digit(words[k]); };
    const auto is_before_place = [&](std::size_t k) {
      return model::is_postcode(words[k]) && k + 1 < words.size() && !is_number(k + 1);
    };
    while (is_number(end) && !is_before_place(end)) ++end;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(end));
    return true;
  }
  return false;
}

// Takes out what says nothing about where a house is: floors, flats, "c/o", and Postfächer; true if there was one of
// these.
bool drop_noise(std::vector<Words> &parts) {
  bool has_post_box = false;
  for (Words &part : parts) has_post_box = take_post_box(part) || has_post_box;
  const auto is_noise = [](const Words &part) {
    return part.empty() || is_place_in_house(part) || names_addressee(part);
  };
  std::erase_if(parts, is_noise);
  return has_post_box;
}

Words all_of(std::span<const Words> parts) {
  Words all;
  for (const Words &part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

class Cutter {
 public:
  std::vector<AddressParts> cut(std::vector<Words> parts) {
    drop_country(parts);
    has_post_box_ = drop_noise(parts);
    if (parts.empty()) return {with_post_box({})};
    for (std::size_t part = 0; part < parts.size(); ++part)
      for (std::size_t word = 0; word < parts[part].size(); ++word)
        if (const auto postcode = postcode_in(parts[part][word])) cut_at_postcode(parts, part, word, *postcode);
    if (cuts_.empty()) cut_without_postcode(parts);
    return std::move(cuts_);
  }

 private:
  AddressParts with_post_box(AddressParts cut) const {
    cut.is_post_box = has_post_box_ && cut.street.empty();
    return cut;
  }

  void add(std::span<const std::string> street, const std::string &postcode, const std::string &place,
           std::vector<std::string> beside = {}, bool needs_known_street = false) {
    for (AddressParts cut : cut_street(joined(street))) {
      if (cuts_.size() >= MAX_CUTS) return; // a line of nothing but postcodes
      cut.postcode = postcode;
      cut.place = place;
      cut.beside = beside;
      cut.needs_known_street = cut.needs_known_street || needs_known_street;
      cuts_.push_back(with_post_box(std::move(cut)));
    }
  }

  // "Oberstraße, 5": the number belongs to the part before it.
  static std::vector<Words> with_numbers_joined(std::span<const Words> parts) {
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

  // The street stands in `parts`, perhaps beside a name or an Ortsteil: all of it is the street, or one part is.
  void add_streets(std::span<const Words> parts, const std::string &postcode, const std::string &place,
                   const std::vector<std::string> &behind = {}) {
    add(all_of(parts), postcode, place, behind);
    const std::vector<Words> streets = with_numbers_joined(parts);
    if (streets.size() < 2) return;
    for (std::size_t i = streets.size() - std::min(streets.size(), MAX_STREET_PARTS); i < streets.size(); ++i) {
      std::vector<std::string> beside = behind;
      for (std::size_t other = 0; other < streets.size(); ++other)
        if (other != i) beside.push_back(joined(streets[other]));
      add(streets[i], postcode, place, std::move(beside), true);
    }
  }

  // … street and number …, 41569 Rommerskirchen; or the other way round.
  void cut_at_postcode(const std::vector<Words> &parts, std::size_t part, std::size_t word,
                       const std::string &postcode) {
    const Words &here = parts[part];
    const std::span<const std::string> behind = std::span(here).subspan(word + 1);
    std::span<const std::string> before = std::span(here).first(word);
    std::vector<Words> street(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(part));
    if (!before.empty() && is_country_code(before.back())) { // "91 D 41460": a country or a house number
      const bool may_be_number = before.size() > 1 && begins_with_digit(before[before.size() - 2]);
      if (may_be_number) add(before, postcode, joined(behind));
      before = before.first(before.size() - 1);
    }
    if (!before.empty()) street.emplace_back(before.begin(), before.end());
    std::string place = joined(behind);
    std::size_t next = part + 1;
    if (place.empty() && next < parts.size()) place = joined(parts[next++]);
    const std::span<const Words> rest = std::span(parts).subspan(next);
    if (street.empty() && rest.empty()) cut_place_first(behind, postcode);
    if (street.empty()) return add_streets(rest, postcode, place);
    std::vector<std::string> beside;
    for (const Words &other : rest) beside.push_back(joined(other));
    add_streets(street, postcode, place, beside);
  }

  // "Rommerskirchen Bahnstr. 51": the place ends somewhere. What has no number may as well belong to the place's name.
  void cut_place_first(std::span<const std::string> words, const std::string &postcode) {
    const bool has_number = std::any_of(words.begin(), words.end(), begins_with_digit);
    for (std::size_t place = 1; place < words.size() && place <= MAX_PLACE_WORDS; ++place)
      add(words.subspan(place), postcode, joined(words.first(place)), {}, !has_number);
  }

  void cut_without_postcode(const std::vector<Words> &parts) {
    if (parts.size() > 1) {
      const std::span<const Words> all(parts);
      add_streets(all.first(parts.size() - 1), {}, joined(parts.back()));
      add_streets(all.subspan(1), {}, joined(parts.front()));
      return;
    }
    const std::span<const std::string> words = parts.front();
    for (std::size_t place = 0; place <= std::min(words.size(), MAX_PLACE_WORDS); ++place)
      add(words.first(words.size() - place), {}, joined(words.last(place)));
    cut_place_first(words, {});
  }

  std::vector<AddressParts> cuts_;
  bool has_post_box_ = false;
};

// "Bahnstraße51a" → "Bahnstraße", "51a".
std::optional<std::pair<std::string, std::string>> split_before_number(const std::string &word) {
  constexpr std::size_t SHORTEST_NAME = 4; // "L142" is a road, "A3" another
  const std::size_t digit = word.find_first_of("0123456789");
  if (digit == std::string::npos || digit < SHORTEST_NAME) return std::nullopt;
  if (text::parse_address_number(word.substr(digit)).empty()) return std::nullopt;
  return std::pair(word.substr(0, digit), word.substr(digit));
}

// The house number that begins at `first`, as much as can be one; behind it nothing but where in the house. Else empty.
std::string number_at(const Words &words, std::size_t first) {
  for (std::size_t end = words.size(); end > first; --end) {
    if (end < words.size() && !is_place_in_house(std::span(words).subspan(end))) continue;
    std::string number = joined(std::span(words).first(end).subspan(first));
    if (!text::parse_address_number(number).empty()) return number;
  }
  return {};
}

AddressParts with_street(std::string street, std::string number = {}) {
  AddressParts parts;
  parts.street = std::move(street);
  parts.house_number = std::move(number);
  return parts;
}

} // namespace

std::string tidied(std::string_view text) {
  const std::string plain = text::with_plain_signs(text::to_nfc(text));
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  const auto begin = std::find_if_not(plain.begin(), plain.end(), is_blank);
  const auto end = std::find_if_not(plain.rbegin(), std::make_reverse_iterator(begin), is_blank).base();
  return {begin, end};
}

std::string without_country(std::string_view postcode) {
  std::string_view rest = postcode;
  if (const std::size_t blank = rest.find_last_of(" -"); blank != std::string_view::npos) // "D 41460", "D - 41460"
    if (const std::size_t end = rest.find_first_of(" -"); is_country_code(rest.substr(0, end)))
      rest.remove_prefix(blank + 1);
  return model::is_postcode(rest) ? std::string(rest) : std::string(postcode);
}

std::vector<AddressParts> cut_street(std::string_view street) {
  Words words = words_of(street);
  if (take_post_box(words)) {
    AddressParts rest = with_street(joined(words));
    rest.is_post_box = words.empty();
    return {rest};
  }
  AddressParts whole = with_street(joined(words));
  for (std::size_t first = 1; first < words.size(); ++first) {
    if (!begins_with_digit(words[first])) continue;
    const std::string number = number_at(words, first);
    if (number.empty()) continue;
    std::size_t name_end = first;
    if (name_end > 1 && kind_of_word(words[name_end - 1]) == WordKind::number) --name_end;
    whole.needs_known_street = true;
    return {with_street(joined(std::span(words).first(name_end)), number), whole};
  }
  if (!words.empty())
    if (auto split = split_before_number(words.back())) {
      words.back() = std::move(split->first);
      AddressParts cut = with_street(joined(words), std::move(split->second));
      cut.needs_known_street = true;
      return {whole, cut};
    }
  return {whole};
}

std::vector<AddressParts> cut_address(std::string_view line) { return Cutter().cut(parts_of(line)); }

} // namespace zufi::locate
