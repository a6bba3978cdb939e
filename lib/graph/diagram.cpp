// SPDX-License-Identifier: Apache-2.0
#include "graph/diagram.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphviz.hpp>

#include <sstream>

namespace zufi::graph {

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                                         boost::property<boost::edge_index_t, std::size_t>>;

// Quoted as DOT wants it. Boost's own escape leaves words that look like identifiers bare and line breaks raw.
std::string quoted(const std::string &text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out + "\"";
}

} // namespace

std::string to_dot(const Diagram &diagram) {
  BoostGraph graph(diagram.nodes.size());
  for (std::size_t i = 0; i < diagram.edges.size(); ++i)
    boost::add_edge(diagram.edges[i].from, diagram.edges[i].to, i, graph);
  const auto write_node = [&diagram](std::ostream &out, std::size_t index) {
    const DiagramNode &node = diagram.nodes[index];
    out << "[label=" << quoted(node.label) << ", shape=" << quoted(node.shape);
    if (!node.fill.empty()) out << ", style=filled, fillcolor=" << quoted(node.fill);
    out << "]";
  };
  const auto write_edge = [&](std::ostream &out, const BoostGraph::edge_descriptor &descriptor) {
    const DiagramEdge &edge = diagram.edges[boost::get(boost::edge_index, graph, descriptor)];
    out << "[label=" << quoted(edge.label);
    if (!edge.style.empty()) out << ", style=" << quoted(edge.style);
    out << "]";
  };
  const auto write_graph = [&diagram](std::ostream &out) {
    out << "graph [rankdir=LR, fontname=\"Helvetica\", labelloc=t, label=" << quoted(diagram.title) << "]\n"
        << "node [fontname=\"Helvetica\", fontsize=11]\n"
        << "edge [fontname=\"Helvetica\", fontsize=9]\n";
  };
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.exceptions(std::ios::badbit | std::ios::failbit); // else a lack of memory cuts the text off in silence
  boost::write_graphviz(out, graph, write_node, write_edge, write_graph);
  return out.str();
}

} // namespace zufi::graph
