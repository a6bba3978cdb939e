// SPDX-License-Identifier: Apache-2.0
#include "scaling_imports.hpp"

#include "exchange/gv100ad_changes.hpp"
#include "exchange/street_tables.hpp"
#include "foreign_files.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace zufi::faults {

namespace {

using exchange::Field;
using Work = std::function<std::size_t()>;

// A list without a header: key, street, house number, district.
template <class Row> Work street_list(std::size_t n, Row row) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text += row(i) + "\n";
  return [text, n] {
    exchange::StreetListOptions options;
    options.has_header = false;
    options.prefix = "p";
    options.columns.set(Field::street_key, "#1");
    options.columns.set(Field::street, "#2");
    options.columns.set(Field::house_number, "#3");
    options.columns.set(Field::area, "#4");
    model::Notices notices;
    exchange::StreetListReader reader(options, {}, notices);
    if (!reader.read(text, "x")) throw std::logic_error("the list was meant to be read");
    exchange::StreetBook book = reader.take_book();
    const auto tables = exchange::street_tables(book, options, notices);
    if (book.log.sums().refused > 0 || book.log.size() != n) throw std::logic_error("rows were meant to be taken");
    return tables.streets.size() + tables.segments.size();
  };
}

Work districts_of_one_house(std::size_t n) {
  return street_list(n, [](std::size_t i) { return fmt::format("1;Markt;{};{}", i + 1, i); });
}

Work districts_in_turn(std::size_t n) {
  return street_list(n, [](std::size_t i) { return fmt::format("1;Markt;{};{}", i + 1, i % 3); });
}

// Keys that are the same once signs are dropped.
Work keys_of_one_slug(std::size_t n) {
  return street_list(n, [](std::size_t i) {
    std::string key = "a";
    for (std::size_t bit = 0; bit < 16; ++bit) key += ((i >> bit) & 1U) != 0 ? '-' : '.';
    return key + ";Markt;1;A";
  });
}

// Two editions that share no Gemeinde, all of one Kreis.
Work all_gone_and_all_new(std::size_t n) {
  const auto edition = [n](char digit) {
    std::string text =
        test::GvRecordText("10", "09", "Bayern").line() + test::GvRecordText("40", "09161", "Kreis").type("44").line();
    for (std::size_t i = 0; i < n; ++i)
      text += test::GvRecordText("60", fmt::format("09161{:03}", i % 1'000), fmt::format("Dorf {}{}", digit, i))
                  .verband(fmt::format("{}{:03}", digit, i / 1'000))
                  .type("64")
                  .line();
    return text;
  };
  return [before = edition('8'), after = edition('9')] {
    model::Notices notices;
    const auto old = exchange::read_gv100ad({{"old", before}}, {"s", ""}, {}, notices);
    const auto now = exchange::read_gv100ad({{"now", after}}, {"s", ""}, {}, notices);
    return exchange::changes_csv(exchange::gv_changes(old, now), old, now).size();
  };
}

} // namespace

std::vector<ForeignFamily> foreign_families() {
  return {{"import: districts of one house", districts_of_one_house},
          {"import: districts in turn", districts_in_turn},
          {"import: keys of one slug", keys_of_one_slug},
          {"import: all gone, all new", all_gone_and_all_new}};
}

} // namespace zufi::faults
