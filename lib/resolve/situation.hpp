// SPDX-License-Identifier: Apache-2.0
// What is known when the walk sets out: the places given and the facts, each with its possibilities.
#pragma once

#include "locate/gazetteer.hpp"
#include "model/value_set.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
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
      : kind_(std::move(kind)), standing_(standing), all_(std::make_shared<const std::vector<Cell>>(std::move(cells))) {
    for (Index i = 0; i < all_->size(); ++i) possible_.push_back(i);
    sum_up();
  }

  const std::string &kind() const { return kind_; } // "" = counts whichever kind is asked for
  Standing standing() const { return standing_; }
  // The cells that it may have, as positions in the list that the place began with.
  const std::vector<Index> &possible() const { return possible_; }
  const Cell &cell(Index position) const { return (*all_)[position]; }
  const std::vector<Cell> &all_cells() const { return *all_; }

  Truth lies_in(Index area) const {
    if (std::binary_search(always_.begin(), always_.end(), area)) return Truth::yes;
    return std::binary_search(sometimes_.begin(), sometimes_.end(), area) ? Truth::unknown : Truth::no;
  }
  // The areas that contain the place for sure.
  const Cell &always() const { return always_; }
  bool is_certain() const { return possible_.size() < 2; }

  // The same place if only these of its cells are possible.
  PlaceOption assuming(std::vector<Index> positions) const {
    PlaceOption narrowed = *this;
    narrowed.possible_ = std::move(positions);
    narrowed.sum_up();
    return narrowed;
  }

 private:
  void sum_up() {
    always_.clear();
    sometimes_.clear();
    if (possible_.empty()) return;
    always_ = cell(possible_.front());
    if (is_certain()) {
      sometimes_ = always_;
      return;
    }
    for (const Index position : possible_) {
      Cell both;
      std::set_intersection(always_.begin(), always_.end(), cell(position).begin(), cell(position).end(),
                            std::back_inserter(both));
      always_ = std::move(both);
      sometimes_.insert(sometimes_.end(), cell(position).begin(), cell(position).end());
    }
    std::sort(sometimes_.begin(), sometimes_.end());
    sometimes_.erase(std::unique(sometimes_.begin(), sometimes_.end()), sometimes_.end());
  }

  std::string kind_;
  Standing standing_;
  std::shared_ptr<const std::vector<Cell>> all_; // shared by all narrowed ones
  std::vector<Index> possible_;
  Cell always_;
  Cell sometimes_;
};

struct Situation {
  std::vector<PlaceOption> places;
  std::map<Index, model::ValueSet> facts; // the values that a fact can have; a fact that is not here can have any
  Role role = Role::responsible;
};

} // namespace zufi::resolve
