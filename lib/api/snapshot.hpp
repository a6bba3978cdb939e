// SPDX-License-Identifier: Apache-2.0
// What an open dataset holds. Never moved or changed once made: indexes and texts of answers point into it.
#pragma once

#include "graph/rule_graph.hpp"
#include "locate/gazetteer.hpp"
#include "zufi/dataset.hpp"

#include <string>

namespace zufi {

struct Dataset::Snapshot {
  Snapshot(graph::RuleGraph linked, std::string file_digest, std::string content_digest);
  Snapshot(const Snapshot &) = delete;
  Snapshot &operator=(const Snapshot &) = delete;

  const graph::RuleGraph graph;
  const std::string sha256, content_sha256;
  const locate::Gazetteer gazetteer;
  const DatasetInfo info;
};

} // namespace zufi
