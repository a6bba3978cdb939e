// SPDX-License-Identifier: Apache-2.0
// How things look in pictures: the same in the picture of the graph and of a path.
#pragma once

#include "graph/diagram.hpp"
#include "zufi/vocabulary.hpp"

#include <string>
#include <string_view>

namespace zufi::api {

inline graph::DiagramNode service_shape(std::string label) { return {std::move(label), "note", "#fff7d6"}; }
inline graph::DiagramNode competence_shape(std::string label) { return {std::move(label), "ellipse", "#e3ecf7"}; }
inline graph::DiagramNode body_shape(std::string label) { return {std::move(label), "house", "#dff0e0"}; }
inline graph::DiagramNode office_shape(std::string label) { return {std::move(label), "box", "#f2f2f2"}; }
inline graph::DiagramNode end_shape(std::string label) { return {std::move(label), "octagon", "#fbe3e0"}; } // no office

// The legal bond is drawn full, a mandate (which leaves it where it was) dashed, an agreement that moves it bold.
inline std::string_view edge_style(Relation relation) {
  switch (relation) {
  case Relation::delegated_to: return "bold";
  case Relation::mandated_to: return "dashed";
  default: return "solid";
  }
}

// For what is drawn to show how things hang together, and is no rule.
inline constexpr std::string_view LOOSE = "dotted";

// Long names are broken at a blank after about 28 signs.
std::string wrapped(std::string_view text);

} // namespace zufi::api
