// SPDX-License-Identifier: Apache-2.0
#include "exchange/street_tables.hpp"

#include "exchange/fewest_ranges.hpp"
#include "exchange/street_ids.hpp"
#include "model/order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace zufi::exchange {

using text::HouseNumberRange;
using text::HouseNumberSet;

namespace {

// What one street contributes to each district: either the whole street, or ranges.
struct Share {
  bool is_whole_street = false;
  std::vector<HouseNumberRange> ranges;
};
using Shares = std::map<std::size_t, Share>; // by district

std::optional<Point> point_of(StreetEntry &street) {
  if (!street.own_points.empty()) return *street.own_points.begin();
  if (street.house_points.empty()) return std::nullopt;
  std::sort(street.house_points.begin(), street.house_points.end());
  return street.house_points[street.house_points.size() / 2].point; // the house in the middle
}

class SegmentMaker {
 public:
  SegmentMaker(RowLog &log, model::Notices &notices) : log_(log), notices_(notices) {}

  Shares shares_of(StreetEntry &street) {
    begin_table_row(street.first_row);
    Shares shares;
    add_stretches(street.stretches, shares);
    add_houses(street.houses, shares);
    return shares;
  }

 private:
  void begin_table_row(std::size_t row) {
    if (log_.fate(row) == Fate::merged) log_.set(row, Fate::taken);
  }

  void add_stretches(const std::vector<StreetEntry::Stretch> &stretches, Shares &shares) {
    for (const StreetEntry::Stretch &stretch : stretches) {
      Share &share = shares[stretch.area];
      if (stretch.is_whole_street && !std::exchange(share.is_whole_street, true)) begin_table_row(stretch.row);
    }
    std::set<std::pair<std::size_t, HouseNumberRange>> seen;
    for (const StreetEntry::Stretch &stretch : stretches) {
      Share &share = shares[stretch.area];
      if (share.is_whole_street || !seen.emplace(stretch.area, stretch.range).second) continue;
      share.ranges.push_back(stretch.range);
      begin_table_row(stretch.row);
    }
  }

  void add_houses(std::vector<StreetEntry::House> &houses, Shares &shares) {
    std::sort(houses.begin(), houses.end());
    std::vector<text::HouseNumber> numbers;
    std::map<std::size_t, std::vector<std::size_t>> houses_of; // by district
    std::map<std::size_t, std::vector<std::size_t>> rows_of;   // the same, the row that names the house first
    for (std::size_t i = 0; i < houses.size(); ++i) {
      const StreetEntry::House &house = houses[i];
      const bool is_known = i > 0 && houses[i - 1].number == house.number;
      if (!is_known) numbers.push_back(house.number);
      if (is_known && houses[i - 1].area == house.area) continue;
      if (is_known && house.area != NO_AREA) report_shared(houses[i - 1], house);
      if (house.area == NO_AREA) continue;
      houses_of[house.area].push_back(numbers.size() - 1);
      rows_of[house.area].push_back(house.row);
    }
    const KnownHouses known(std::move(numbers));
    for (const auto &[area, own] : houses_of) {
      for (const MergedRange &merged : fewest_ranges(known, own)) {
        add_written(known, merged, shares[area].ranges);
        begin_table_row(first_row_of(merged, own, rows_of[area]));
      }
    }
  }

  // As text, a range that ends at 997, 998 or 999 has no end: such a house stands alone.
  static void add_written(const KnownHouses &known, const MergedRange &merged, std::vector<HouseNumberRange> &ranges) {
    HouseNumberRange range = merged.range;
    for (auto house = merged.houses.rbegin(); !range.is_single() && text::stands_for_open_end(*range.last); ++house) {
      ranges.push_back({range.last, range.last, text::Parity::all});
      range.last = known.numbers()[*std::next(house)];
    }
    if (range.is_single()) range.parity = text::Parity::all;
    ranges.push_back(range);
  }

  static std::size_t first_row_of(const MergedRange &merged, const std::vector<std::size_t> &own,
                                  const std::vector<std::size_t> &rows) {
    std::size_t first = static_cast<std::size_t>(-1);
    for (const std::size_t house : merged.houses) {
      const auto found = std::lower_bound(own.begin(), own.end(), house);
      first = std::min(first, rows[static_cast<std::size_t>(found - own.begin())]);
    }
    return first;
  }

  void report_shared(const StreetEntry::House &first, const StreetEntry::House &second) {
    const model::Place other = log_.place(first.row);
    notices_.add(model::Code::import_house_in_two_areas, log_.place(second.row, "area"), second.number.to_string(),
                 fmt::format("{}:{}", other.file, other.row));
  }

  RowLog &log_;
  model::Notices &notices_;
};

model::StreetRecord record_of(StreetEntry &street, const std::string &id, const StreetListOptions &options) {
  model::StreetRecord record;
  record.id = id;
  record.municipality = options.municipality;
  record.name = name_of(street);
  for (const std::string &spelling : street.spellings)
    if (spelling != record.name) record.aliases.push_back(spelling);
  record.postcodes.assign(street.postcodes.begin(), street.postcodes.end());
  record.place = place_of(street);
  if (const auto point = point_of(street)) {
    record.lat = point->lat;
    record.lon = point->lon;
  }
  record.source = options.source;
  return record;
}

void add_segments(const std::string &street, const std::string &area, const Share &share,
                  const StreetListOptions &options, std::vector<model::SegmentRecord> &segments) {
  const auto add = [&](HouseNumberSet numbers) {
    segments.push_back({area, street, {}, std::move(numbers), options.source, {}});
  };
  if (share.is_whole_street) return add({});
  for (auto begin = share.ranges.begin(); begin != share.ranges.end();) { // a cell holds so many
    const auto left = static_cast<std::size_t>(share.ranges.end() - begin);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(left, HouseNumberSet::MAX_ITEMS));
    add(HouseNumberSet::of(std::vector(begin, end)));
    begin = end;
  }
}

} // namespace

StreetTables street_tables(StreetBook &book, const StreetListOptions &options, model::Notices &notices) {
  StreetTables tables;
  const std::vector<std::string> ids = street_ids(book, options, notices);
  SegmentMaker maker(book.log, notices);
  std::size_t index = 0;
  for (auto &[identity, street] : book.streets) {
    const std::string &id = ids[index++];
    tables.streets.push_back(record_of(street, id, options));
    Shares shares = maker.shares_of(street);
    for (auto &[area, share] : shares) {
      std::sort(share.ranges.begin(), share.ranges.end());
      add_segments(id, book.areas[area].id, share, options, tables.segments);
    }
  }
  if (options.area.empty()) {
    for (const DistrictEntry &district : book.areas) {
      model::AreaRecord area;
      area.id = district.id;
      area.kind = options.area_kind;
      area.name = district.name;
      area.parents = {options.municipality};
      area.source = options.source;
      tables.areas.push_back(std::move(area));
    }
  }
  model::sort_rows(tables.streets);
  model::sort_rows(tables.segments);
  model::sort_rows(tables.areas);
  return tables;
}

} // namespace zufi::exchange
