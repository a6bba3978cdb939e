// SPDX-License-Identifier: Apache-2.0
// What an open dataset holds. Never moved or changed once made: indexes and texts of answers point into it.
#pragma once

#include "find/completion_index.hpp"
#include "find/word_index.hpp"
#include "graph/rule_graph.hpp"
#include "locate/gazetteer.hpp"
#include "storage/search_index.hpp"
#include "zufi/dataset.hpp"

#include <string>

namespace zufi {

struct Dataset::Snapshot {
  Snapshot(graph::RuleGraph linked, std::string file_digest, std::string content_digest,
           storage::SearchIndex search_index);
  Snapshot(const Snapshot &) = delete;
  Snapshot &operator=(const Snapshot &) = delete;

  const graph::RuleGraph graph;
  const std::string sha256, content_sha256;
  const locate::Gazetteer gazetteer;
  const find::CompletionIndex completions;
  const storage::SearchIndex search;
  const find::WordIndex words;
  const DatasetInfo info;
};

} // namespace zufi
