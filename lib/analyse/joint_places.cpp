// SPDX-License-Identifier: Apache-2.0
#include "analyse/joint_places.hpp"

#include "locate/cells.hpp"
#include "locate/locate.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace zufi::analyse {

namespace {

using locate::Cell;

constexpr std::size_t SIDES = 2;

// A place as one side reads it.
struct Seen {
  Index position = NONE;
  Place sample;
};

class Joiner {
 public:
  Joiner(const Side &a, const Side &b) : sides_{a, b}, days_{graph::StableDays(a.date), graph::StableDays(b.date)} {}

  JointPlaces run() {
    std::map<std::string, std::array<std::vector<Index>, SIDES>> positions_in; // by the id of the municipality
    for (std::size_t side = 0; side < SIDES; ++side) {
      const std::vector<Locality> &all = sides_[side].localities->all;
      for (Index i = 0; i < all.size(); ++i)
        if (all[i].area != NONE) positions_in[graph(side).area_record(all[i].area).id][side].push_back(i);
    }
    for (const auto &[area, positions] : positions_in) {
      if (positions[0].size() > 1 || positions[1].size() > 1)
        add_parts(area);
      else if (positions[0].empty() || positions[1].empty())
        look_at(Place{{}, {}, {}, {}, {}, area}, {}, {}); // its successor may be covered
      else
        add_whole(area, positions);
    }
    JointPlaces joint;
    for (auto &[key, place] : found_) joint.all.push_back(std::move(place));
    graph::StableDays both(sides_[0].date);
    for (std::size_t side = 0; side < SIDES; ++side) {
      both.narrow(days_[side].days());
      both.narrow(sides_[side].localities->days);
    }
    joint.days = both.days();
    return joint;
  }

 private:
  const graph::RuleGraph &graph(std::size_t side) const { return sides_[side].gazetteer->graph(); }

  // Neither side tells places in the municipality apart.
  void add_whole(const std::string &area, const std::array<std::vector<Index>, SIDES> &positions) {
    std::array<Seen, SIDES> seen;
    std::size_t streets = 0;
    for (std::size_t side = 0; side < SIDES; ++side) {
      const Locality &locality = sides_[side].localities->all[positions[side].front()];
      seen[side] = {positions[side].front(), locality.sample};
      streets = std::max(streets, locality.streets);
    }
    add(area, seen, streets);
  }

  void add_parts(const std::string &area) {
    std::array<Index, SIDES> municipality{};
    for (std::size_t side = 0; side < SIDES; ++side) municipality[side] = graph(side).area_of(area);
    const std::vector<std::string> postcodes = postcodes_told_apart(municipality);
    std::map<std::string, std::array<std::vector<Index>, SIDES>> streets; // by their folded names
    for (std::size_t side = 0; side < SIDES; ++side)
      for (Index i = 0; municipality[side] != NONE && i < graph(side).records.streets.size(); ++i) {
        const model::StreetRecord &street = graph(side).records.streets[i];
        if (street.municipality == area && days_[side].is_valid(street.validity))
          streets[text::fold_name(street.name)][side].push_back(i);
      }
    std::size_t others = 0; // streets that no segment names
    for (const auto &[name, bearers] : streets) {
      const std::vector<text::HouseNumber> numbers = numbers_told_apart(bearers);
      if (numbers.empty()) ++others;
      for (const std::string &postcode : postcodes_of(bearers, postcodes))
        for (const text::HouseNumber number : numbers) {
          Place place;
          const std::size_t known = bearers[1].empty() ? 0 : 1;
          place.street = graph(known).records.streets[bearers[known].front()].name;
          place.house_number = number.to_string();
          place.postcode = postcode;
          place.area = area;
          look_at(place, {}, name);
        }
    }
    for (const std::string &postcode : postcodes) {
      Place place;
      place.postcode = postcode;
      place.area = area;
      const std::array<std::vector<Cell>, SIDES> beside{cells_beside(0, municipality[0], postcode),
                                                        cells_beside(1, municipality[1], postcode)};
      look_at(place, beside, {});
    }
    for (auto &[key, place] : found_)
      if (place.area == area && place.streets == 0) place.streets = others;
  }

  std::vector<Cell> cells_beside(std::size_t side, Index municipality, const std::string &postcode) {
    if (municipality == NONE) return {};
    return locate::cells_beside_segments(*sides_[side].gazetteer, municipality, postcode, days_[side]);
  }

  // "" alone if postcodes tell nothing apart.
  std::vector<std::string> postcodes_told_apart(const std::array<Index, SIDES> &municipality) const {
    std::set<std::string> found;
    std::set<std::string> known;
    for (std::size_t side = 0; side < SIDES; ++side) {
      if (municipality[side] == NONE) continue;
      for (const std::string &code : sides_[side].gazetteer->postcodes_in_segments(municipality[side]))
        found.insert(code);
      for (const std::string &code : sides_[side].gazetteer->postcodes_of(municipality[side])) known.insert(code);
    }
    if (found.empty()) return {""};
    found.merge(known);
    return {found.begin(), found.end()};
  }

  std::vector<std::string> postcodes_of(const std::array<std::vector<Index>, SIDES> &bearers,
                                        const std::vector<std::string> &told_apart) const {
    std::set<std::string> own;
    for (std::size_t side = 0; side < SIDES; ++side)
      for (const Index street : bearers[side]) {
        const std::vector<std::string> &codes = graph(side).records.streets[street].postcodes;
        if (codes.empty()) return told_apart;
        own.insert(codes.begin(), codes.end());
      }
    const bool is_apart = told_apart.size() > 1 || !told_apart.front().empty();
    return is_apart ? std::vector<std::string>(own.begin(), own.end()) : told_apart;
  }

  // One number for each stretch in which no segment of either side begins or ends.
  std::vector<text::HouseNumber> numbers_told_apart(const std::array<std::vector<Index>, SIDES> &bearers) const {
    std::set<text::HouseNumber> ends;
    bool has_segments = false;
    for (std::size_t side = 0; side < SIDES; ++side)
      for (const Index street : bearers[side])
        for (const Index segment : sides_[side].gazetteer->segments_of_street(street)) {
          has_segments = true;
          for (const text::HouseNumberRange &range : graph(side).records.segments[segment].house_numbers.ranges()) {
            if (range.first) ends.insert(*range.first);
            if (range.last) ends.insert(range.last->next());
          }
        }
    if (!has_segments) return {};
    ends.insert(text::HouseNumber{1, {}});
    std::set<text::HouseNumber> numbers;
    for (const text::HouseNumber end : ends) {
      numbers.insert(end);
      for (const std::uint32_t later : {1U, 2U}) // the other side of the street; and this one, without the end's suffix
        if (end.number + later <= text::HouseNumber::MAX_NUMBER)
          numbers.insert(text::HouseNumber{end.number + later, {}});
    }
    return {numbers.begin(), numbers.end()};
  }

  // A cell that a place can have, and the street on which it has it; "" if none is known.
  using Possible = std::pair<Cell, std::string>;

  // Every pair of readings that one address can have. `only`: of each side the cells that count; empty: all.
  void look_at(const Place &place, const std::array<std::vector<Cell>, SIDES> &only, const std::string &street) {
    std::array<std::vector<Cell>, SIDES> possible;
    std::array<std::set<Possible>, SIDES> wanted;
    for (std::size_t side = 0; side < SIDES; ++side) {
      for (const locate::Reading &reading : locate::locate(*sides_[side].gazetteer, place, days_[side]).readings) {
        possible[side].insert(possible[side].end(), reading.cells.begin(), reading.cells.end());
        const std::string id = reading.street == NONE ? "" : graph(side).records.streets[reading.street].id;
        for (const Cell &cell : reading.cells) wanted[side].insert({cell, id});
      }
      if (!only[side].empty()) wanted[side].clear();
      for (const Cell &cell : only[side]) wanted[side].insert({cell, ""});
      if (wanted[side].empty()) wanted[side].insert(Possible{}); // not known there
    }
    for (const auto &[a, street_of_a] : wanted[0])
      for (const auto &[b, street_of_b] : wanted[1]) {
        if (!is_one_address(a, b) || !is_one_street(street_of_a, street_of_b)) continue;
        const std::array<Seen, SIDES> seen{see(0, place, a, possible[0]), see(1, place, b, possible[1])};
        if (seen[0].position != NONE || seen[1].position != NONE) add(place.area, seen, street.empty() ? 0 : 1, street);
      }
  }

  // Of several streets of one name each is itself, as far as both sides know its id.
  bool is_one_street(const std::string &a, const std::string &b) const {
    if (a == b || a.empty() || b.empty()) return true;
    return !has_street(1, a) || !has_street(0, b);
  }

  bool has_street(std::size_t side, const std::string &id) const {
    const std::vector<model::StreetRecord> &streets = graph(side).records.streets; // sorted by id
    const auto found = std::lower_bound(
        streets.begin(), streets.end(), id,
        [](const model::StreetRecord &street, const std::string &wanted) { return street.id < wanted; });
    return found != streets.end() && found->id == id;
  }

  // Of an area of which no segment of either side says where it lies, an address lies in it on both sides, or on none.
  bool is_one_address(const Cell &a, const Cell &b) const {
    if (a.empty() || b.empty()) return true;
    const auto differ = [this](std::size_t side, const Cell &cell, const Cell &other) {
      return std::any_of(cell.begin(), cell.end(), [&](Index area) {
        const Index there = graph(1 - side).area_of(graph(side).area_record(area).id);
        return there != NONE && is_unplaced(side, area) && is_unplaced(1 - side, there) &&
               !std::binary_search(other.begin(), other.end(), there);
      });
    };
    return !differ(0, a, b) && !differ(1, b, a);
  }

  bool is_unplaced(std::size_t side, Index area) const {
    for (const Index around : graph(side).areas[area].ancestors) {
      const auto unplaced = sides_[side].gazetteer->unplaced_areas(around);
      if (std::find(unplaced.begin(), unplaced.end(), area) != unplaced.end()) return true;
    }
    return false;
  }

  Seen see(std::size_t side, Place place, const Cell &cell, const std::vector<Cell> &possible) const {
    const std::vector<Locality> &all = sides_[side].localities->all;
    const auto found = std::lower_bound(all.begin(), all.end(), cell, [](const Locality &locality, const Cell &wanted) {
      return locality.cell < wanted;
    });
    Seen seen;
    if (found != all.end() && found->cell == cell) {
      seen.position = static_cast<Index>(found - all.begin());
      pin(graph(side), cell, possible, place);
    }
    seen.sample = std::move(place);
    return seen;
  }

  void add(const std::string &area, const std::array<Seen, SIDES> &seen, std::size_t streets,
           const std::string &street = {}) {
    const auto [entry, is_new] = found_.try_emplace({area, seen[0].position, seen[1].position});
    JointPlace &place = entry->second;
    if (is_new) {
      place.area = area;
      for (std::size_t side = 0; side < SIDES; ++side) {
        place.positions[side] = seen[side].position;
        place.samples[side] = seen[side].sample;
      }
    }
    if (street.empty() || counted_.insert({&place, street}).second) place.streets += streets;
  }

  std::array<Side, SIDES> sides_;
  std::array<graph::StableDays, SIDES> days_;
  std::map<std::tuple<std::string, Index, Index>, JointPlace> found_;
  std::set<std::pair<const JointPlace *, std::string>> counted_; // streets of places
};

} // namespace

JointPlaces join(const Side &a, const Side &b) { return Joiner(a, b).run(); }

} // namespace zufi::analyse
