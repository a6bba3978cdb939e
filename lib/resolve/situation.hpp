// SPDX-License-Identifier: Apache-2.0
// What is known when the walk sets out: the places given, each with its possibilities, and the facts.
#pragma once

#include "locate/gazetteer.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zufi::resolve {

using graph::Index;
using graph::NONE;
using locate::Cell;

enum class Truth : std::uint8_t { no, yes, unknown };

// One place that the caller gave. What is not known of it is a set of cells, of which one is the truth.
class PlaceOption {
 public:
  enum class Standing : std::uint8_t {
    known,
    unknown, // the tables do not have it
    outside, // it lies in an area of which the dataset knows nothing but the key
  };

  PlaceOption(std::string kind, Standing standing, std::vector<Cell> cells)
      : kind_(std::move(kind)), standing_(standing), cells_(std::move(cells)) {
    if (cells_.empty()) return;
    always_ = cells_.front();
    for (const Cell &cell : cells_) {
      Cell both;
      std::set_intersection(always_.begin(), always_.end(), cell.begin(), cell.end(), std::back_inserter(both));
      always_ = std::move(both);
      sometimes_.insert(sometimes_.end(), cell.begin(), cell.end());
    }
    std::sort(sometimes_.begin(), sometimes_.end());
    sometimes_.erase(std::unique(sometimes_.begin(), sometimes_.end()), sometimes_.end());
  }

  const std::string &kind() const { return kind_; } // "" = counts whichever kind is asked for
  Standing standing() const { return standing_; }
  const std::vector<Cell> &cells() const { return cells_; }

  Truth lies_in(Index area) const {
    if (std::binary_search(always_.begin(), always_.end(), area)) return Truth::yes;
    return std::binary_search(sometimes_.begin(), sometimes_.end(), area) ? Truth::unknown : Truth::no;
  }
  // Does it lie in one of `areas`?
  Truth lies_in_any(const std::vector<Index> &areas) const {
    const auto is_in = [&areas](const Cell &cell) {
      return std::any_of(areas.begin(), areas.end(),
                         [&cell](Index area) { return std::binary_search(cell.begin(), cell.end(), area); });
    };
    const auto inside = std::count_if(cells_.begin(), cells_.end(), is_in);
    if (inside == 0) return Truth::no;
    return static_cast<std::size_t>(inside) == cells_.size() ? Truth::yes : Truth::unknown;
  }
  // The areas that contain the place for sure.
  const Cell &always() const { return always_; }
  bool is_certain() const { return cells_.size() < 2; }

  // The same place if `cell` is the truth.
  PlaceOption assuming(const Cell &cell) const { return {kind_, standing_, {cell}}; }

 private:
  std::string kind_;
  Standing standing_;
  std::vector<Cell> cells_;
  Cell always_;
  Cell sometimes_;
};

struct Situation {
  std::vector<PlaceOption> places;
  std::map<Index, std::string> facts; // encoded values (model/fact_value.hpp)
  Role role = Role::responsible;
};

} // namespace zufi::resolve
