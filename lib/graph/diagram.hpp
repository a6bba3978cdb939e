// SPDX-License-Identifier: Apache-2.0
// A picture of nodes and edges in DOT (Graphviz).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zufi::graph {

struct DiagramNode {
  std::string label; // lines separated by \n
  std::string shape; // of Graphviz: box, ellipse, folder …
  std::string fill;  // colour; empty: none
};

struct DiagramEdge {
  std::uint32_t from = 0; // into Diagram::nodes
  std::uint32_t to = 0;
  std::string label;
  std::string style; // solid, dashed, bold …
};

struct Diagram {
  std::string title; // shown above the picture
  std::vector<DiagramNode> nodes;
  std::vector<DiagramEdge> edges;
};

// Left to right. Labels may hold any text: it is escaped.
std::string to_dot(const Diagram &diagram);

} // namespace zufi::graph
