// SPDX-License-Identifier: Apache-2.0
// A coordinate → readings of where it lies. Each area that may contain it is a reading; what lies beyond all boundaries
// is one too, where the point may lie there.
#pragma once

#include "locate/locate.hpp"

#include <optional>

namespace zufi::locate {

// Joins what the point says with what the other elements of the place do: readings that both allow stay, narrowed to
// what the point allows. Where none is, all stay and say that they contradict each other.
// `by_elements`: nothing if the place is given by its point alone.
Location with_point(const Gazetteer &gazetteer, const Point &point, std::optional<Location> by_elements,
                    graph::StableDays &days);

} // namespace zufi::locate
