// SPDX-License-Identifier: Apache-2.0
#include "find/typed_text.hpp"

#include "locate/address_text.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace zufi::find {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_blanks_before(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

// "414", "D-41460", "41460 Ne" → the digits; empty if the text begins with something else.
std::string_view leading_postcode(std::string_view &text) {
  constexpr std::size_t DIGITS = 5;
  std::string_view rest = text;
  for (const std::string_view country : {"D-", "DE-", "d-", "de-"})
    if (rest.starts_with(country)) rest.remove_prefix(country.size());
  std::size_t length = 0;
  while (length < rest.size() && is_digit(rest[length])) ++length;
  if (length == 0 || length > DIGITS || (length < rest.size() && rest[length] != ' ')) return {};
  text = without_blanks_before(rest.substr(length));
  return rest.substr(0, length);
}

TypedPlace place_behind(std::string before, std::string_view street_text, std::string_view rest) {
  TypedPlace place;
  place.before = std::move(before);
  if (!street_text.empty()) place.street = locate::cut_street(street_text).front().street;
  place.postcode = leading_postcode(rest);
  place.name = rest;
  return place;
}

// Behind the first word with a digit that is neither the first nor the last: a house number, perhaps.
std::size_t end_of_number(std::string_view text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at - 1] != ' ' || !is_digit(text[at])) continue;
    const std::size_t blank = text.find(' ', at);
    if (blank != std::string_view::npos && !without_blanks_before(text.substr(blank)).empty()) return blank;
  }
  return std::string_view::npos;
}

} // namespace

// One sign more, and the last word is not complete: "Oberstr" may become Oberstrom, where "Oberstr." is a Straße.
std::string beginning_key(std::string_view typed) {
  if (typed.empty()) return {};
  std::string key = text::fold_name(std::string(typed) + "x");
  key.pop_back();
  return key;
}

std::vector<TypedPlace> typed_places(std::string_view text) {
  std::vector<TypedPlace> places{place_behind({}, {}, text)};
  if (const std::size_t comma = text.rfind(','); comma != std::string_view::npos) {
    const std::string_view street = text.substr(0, comma);
    places.push_back(place_behind(std::string(street) + ", ", street, without_blanks_before(text.substr(comma + 1))));
    return places;
  }
  if (const std::size_t end = end_of_number(text); end != std::string_view::npos) {
    const std::string_view street = text.substr(0, end);
    places.push_back(place_behind(std::string(street) + ", ", street, without_blanks_before(text.substr(end))));
    places.back().needs_known_street = true;
  }
  return places;
}

std::vector<TypedStreet> typed_streets(std::string_view text) {
  if (text.find(',') != std::string_view::npos) return {{std::string(text), {}}}; // a comma ends a number
  std::vector<TypedStreet> streets;
  for (locate::AddressParts &cut : locate::cut_street(text))
    streets.push_back({std::move(cut.street), std::move(cut.house_number)});
  // What stands for a Postfach or a floor in a whole address ("Pf", "EG") may be the beginning of a name.
  const auto is_whole = [text](const TypedStreet &street) { return street.number.empty() && street.name == text; };
  if (std::none_of(streets.begin(), streets.end(), is_whole)) streets.push_back({std::string(text), {}});
  return streets;
}

} // namespace zufi::find
