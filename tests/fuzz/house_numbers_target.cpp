// SPDX-License-Identifier: Apache-2.0
// Any text as house numbers of a segment, of an address, and as one number: what is read is written and read alike.
#include "fuzz_target.hpp"
#include "text/house_number_set.hpp"

#include <algorithm>

using namespace zufi::text;
using zufi::fuzz::require;

namespace {

void check_number(const HouseNumber &number) {
  require(number.number > 0 && number.number <= HouseNumber::MAX_NUMBER, "numbers are in their range");
  require(HouseNumber::parse(number.to_string()) == number, "a number is written and read alike");
  require(number < number.next(), "the next number is larger");
}

// The range says what contains() says, at and around its ends.
void check_range(const HouseNumberRange &range, const HouseNumberSet &whole) {
  require(!range.is_inverted() && !range.is_empty(), "no range is inverted or empty");
  const HouseNumberSet alone = HouseNumberSet::of(range);
  const auto check = [&](HouseNumber number) {
    const bool is_in =
        number.fits(range.parity) && (!range.first || *range.first <= number) && (!range.last || number <= *range.last);
    require(alone.contains(number) == is_in, "ends are inclusive, and parity is that of the number");
    require(!is_in || whole.contains(number), "a set contains what its ranges contain");
  };
  for (const auto &end : {range.first, range.last}) {
    if (!end) continue;
    check_number(*end);
    check(*end);
    check(end->next());
    check({end->number, {}});
    check({end->number + 1, {}});
    if (end->number > 1) check({end->number - 1, {}});
  }
}

void check_set(std::string_view text) {
  HouseNumberSet::Problem problem{};
  const auto set = HouseNumberSet::parse(text, &problem);
  if (!set) {
    require(text.find(problem.item) != std::string_view::npos, "a problem names what is written");
    return;
  }
  require(set->is_whole_street() == text.empty(), "only nothing is the whole street");
  const auto again = HouseNumberSet::parse(set->to_string());
  require(again && *again == *set, "a set is written and read alike");
  require(again->to_string() == set->to_string(), "the canonical form is canonical");
  for (const HouseNumberRange &range : set->ranges()) check_range(range, *set);
}

void check_address_number(std::string_view text) {
  const std::vector<HouseNumber> numbers = parse_address_number(text);
  require(numbers.size() <= 101, "a building spans few numbers");
  std::for_each(numbers.begin(), numbers.end(), check_number);
  if (const auto single = HouseNumber::parse(text)) {
    check_number(*single);
    require(numbers == std::vector{*single}, "one number is an address with one number");
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view text = zufi::fuzz::text_of(data, size);
  check_set(text);
  check_address_number(text);
  return 0;
}
