// SPDX-License-Identifier: Apache-2.0
// What nobody means as an address, typed at all of Germany through the public door: every text has an answer or is
// refused, and neither takes long.
#include "dice.hpp"
#include "germany.hpp"
#include "sizes.hpp"

#include <array>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>

using namespace zufi;

namespace {

constexpr std::size_t MAX_TEXT = 1'024; // include/zufi/query.hpp

using namespace std::string_view_literals;

// Combining marks, marks of direction, signs that join, blanks of all kinds, NUL, bytes that are no UTF-8.
constexpr std::string_view HOSTILE[]{
    "\0"sv,         "\u0301"sv,     "\u0308"sv, "\u0336"sv,   "\u20dd"sv,       "\u202a"sv,
    "\u202e"sv,     "\u2066"sv,     "\u200f"sv, "\u061c"sv,   "\u200b"sv,       "\u200d"sv,
    "\ufeff"sv,     "\u00ad"sv,     "\u2028"sv, "\u3000"sv,   "\t"sv,           "\r\n"sv,
    "\x7f"sv,       "\x1b[2J"sv,    "%n%s"sv,   "';--"sv,     "\""sv,           "\\"sv,
    "\U0001f469"sv, "\U000e0041"sv, "\ufdfa"sv, "\u1e9e"sv,   "\u0130"sv,       "\u0390"sv,
    "\ufb03"sv,     "\U0010ffff"sv, "\xff"sv,   "\xc0\x80"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv,
    "\xe2\x82"sv,   "\xc3"sv,       "\x80"sv};
constexpr std::string_view PLAIN[]{
    "Neuss", "Neustadt", "Halle (Saale)", "41460", "80331", "Hauptstr.", "Straße ", " ", ", ", "\n", "5", "12a",
    "-",     "/",        "Postfach ",     "c/o ",  "2. OG", "a. d.",     "(",       ")", "D-"};

std::string random_bytes(test::Dice &dice, std::size_t size) {
  std::string text;
  while (text.size() < size) text += static_cast<char>(dice.below(256));
  return text;
}

std::string random_signs(test::Dice &dice, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += dice.chance(50) ? dice.pick(HOSTILE) : dice.pick(PLAIN);
  return text;
}

// One piece again and again: what is linear for words need not be so for a thousand marks.
std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() + piece.size() <= size) text += piece;
  return text;
}

std::string hostile(test::Dice &dice) {
  switch (dice.below(8)) {
  case 0: return random_bytes(dice, dice.below(40));
  case 1: return "Neuss" + random_bytes(dice, dice.below(4));
  case 2: return repeated(dice.chance(50) ? dice.pick(HOSTILE) : dice.pick(PLAIN), dice.below(120));
  default: return random_signs(dice, dice.below(12) + 1);
  }
}

struct Tally {
  std::size_t asked = 0, refused = 0, read = 0;
  double slowest = 0; // milliseconds of the processor: a busy machine changes nothing
  std::string slowest_text;
};

// Refused or answered; nothing is claimed of a place that was not read.
void ask(const std::string &text, Tally &tally) {
  const Dataset &dataset = test::dataset_of_germany();
  const std::clock_t start = std::clock();
  Query query;
  query.service = "99012008001000";
  query.date = *Date::parse("2026-01-01");
  Place place;
  place.text = text;
  query.places[""] = {place};
  const Result<Answer> answer = dataset.resolve(query);
  const auto completions = dataset.complete({text, 10, {CompletionKind::place}, {}});
  const double taken = 1'000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  ++tally.asked;
  if (taken > tally.slowest) {
    tally.slowest = taken;
    tally.slowest_text = text;
  }
  const bool is_text = text.size() <= MAX_TEXT && is_utf8(text);
  const bool has_nul = text.find('\0') != std::string::npos;
  if (!is_text && (answer || completions)) FAIL("a text of " << text.size() << " bytes was read");
  if (!answer) {
    ++tally.refused;
    if (is_text && !has_nul) FAIL("refused: " << text);
    if (answer.error().code != ErrorCode::query) FAIL("refused for another reason: " << answer.error().message);
    return;
  }
  if (!answer->readings.empty()) ++tally.read;
  if (answer->readings.empty() && answer->outcome == Outcome::resolved) FAIL("resolved without a place: " << text);
  for (const PlaceReading &reading : answer->readings)
    if (reading.canonical.empty() || !is_utf8(reading.canonical)) FAIL("a reading without a text: " << text);
}

} // namespace

TEST_CASE("any bytes have an outcome, or are refused") {
  constexpr std::uint64_t SEED = 20261126;
  INFO("seed " << SEED);
  test::Dice dice(SEED);
  Tally tally;
  for (std::size_t left = test::sized(100'000); left > 0; --left) ask(hostile(dice), tally);
  std::cout << tally.asked << " hostile texts: " << tally.refused << " refused, " << tally.read << " read as a place; "
            << "the slowest took " << tally.slowest << " ms, with " << tally.slowest_text.size() << " bytes\n";
  CHECK(tally.refused > tally.asked / 10);
  CHECK(tally.read > tally.asked / 10);
}

TEST_CASE("the longest texts are answered, longer ones are refused, and neither takes long") {
  constexpr std::array<std::size_t, 4> SIZES{MAX_TEXT, MAX_TEXT + 1, 65'536, std::size_t{1} << 20};
  test::Dice dice(7);
  Tally tally;
  for (const std::size_t size : SIZES) {
    for (const std::string_view piece : HOSTILE) ask(repeated(piece, size), tally);
    for (const std::string_view piece : PLAIN) ask(repeated(piece, size), tally);
    ask("Neuss" + repeated("\u0301", size - 5), tally);
    ask(repeated("1 ", size), tally);
    ask(repeated("Am Weg, ", size), tally);
    ask(random_bytes(dice, size), tally);
  }
  std::cout << tally.asked << " long texts: the slowest took " << tally.slowest << " ms, with "
            << tally.slowest_text.size() << " bytes: " << tally.slowest_text.substr(0, 16) << "\n";
  CHECK(tally.slowest < 5'000);
}
