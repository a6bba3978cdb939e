// SPDX-License-Identifier: Apache-2.0
// What is not known about a place, as a set of possibilities: the distinct sets of areas that can contain it.
#pragma once

#include "locate/gazetteer.hpp"
#include "text/house_number_set.hpp"

#include <string>
#include <vector>

namespace zufi::locate {

struct StreetPlace {
  Index municipality = NONE;
  Index street = NONE;
  std::string postcode;                   // empty: not known
  std::vector<text::HouseNumber> numbers; // empty: not known
  text::HouseNumberSet among = {};        // then: it is one of these
};

// Possibilities of an address on a known street.
std::vector<Cell> cells_of_street(const Gazetteer &gazetteer, const StreetPlace &place, graph::StableDays &days);

// Numbers of one side of the street that lie in the same segments. Together all numbers, apart from each other.
struct NumberStretch {
  text::HouseNumberRange numbers;
  text::HouseNumber sample; // one of them
};
std::vector<NumberStretch> number_stretches(const Gazetteer &gazetteer, Index street,
                                            const text::HouseNumberSet &among);

// Possibilities of an address of which the municipality is known, and perhaps the postcode.
std::vector<Cell> cells_of_municipality(const Gazetteer &gazetteer, Index municipality, const std::string &postcode,
                                        graph::StableDays &days);

// For each of the numbers, which are sorted, the possibilities of an address with this number; `place.numbers` plays no
// part. One pass over the street's segments, however many there are.
std::vector<std::vector<Cell>> cells_of_numbers(const Gazetteer &gazetteer, const StreetPlace &place,
                                                const std::vector<text::HouseNumber> &numbers, graph::StableDays &days);

// An address on a street of which an Ortsteil (or another area below the municipality) is named: where the street's
// segments know it, they decide; else it holds for the whole street.
void narrow_to_part(const graph::RuleGraph &graph, Index municipality, Index area, graph::StableDays &days,
                    std::vector<Cell> &cells);

// Those that lie in each of `inside` and in none of `outside`, by the ids of areas.
void keep_those_as_said(const graph::RuleGraph &graph, const std::vector<std::string> &inside,
                        const std::vector<std::string> &outside, std::vector<Cell> &cells);

// The same where its street is none of those that segments name.
std::vector<Cell> cells_beside_segments(const Gazetteer &gazetteer, Index municipality, const std::string &postcode,
                                        graph::StableDays &days);

// Official areas inside `area` that hold no further official area: municipalities, and what the tables do not resolve.
std::vector<Index> innermost_areas(const graph::RuleGraph &graph, Index area, graph::StableDays &days);

// Municipalities outside of `area` of which a part lies in it.
std::vector<Index> municipalities_reaching_into(const Gazetteer &gazetteer, Index area, graph::StableDays &days);

// Possibilities of an address of which an area is known: the part of a municipality, or a Kreis, a Land with all their
// municipalities.
std::vector<Cell> cells_of_area(const Gazetteer &gazetteer, Index area, const std::string &postcode,
                                graph::StableDays &days);

} // namespace zufi::locate
