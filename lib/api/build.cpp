// SPDX-License-Identifier: Apache-2.0
#include "zufi/build.hpp"

#include "analyse/agreement_cycles.hpp"
#include "api/proof_notices.hpp"
#include "api/snapshot.hpp"
#include "graph/link.hpp"
#include "locate/boundaries_check.hpp"
#include "source/folder_reader.hpp"
#include "storage/dataset_file.hpp"
#include "storage/file.hpp"

#include <utility>

namespace zufi {

namespace {

std::optional<graph::RuleGraph> read_and_check(const std::vector<std::string> &folders, model::Notices &notices) {
  model::Records records = source::read_folders(folders, {}, notices);
  auto graph = graph::link(std::move(records), notices);
  if (graph) analyse::check_agreement_cycles(*graph, notices);
  if (graph) locate::check_boundaries(*graph, notices);
  return notices.has_errors() ? std::nullopt : std::move(graph);
}

} // namespace

Result<Report> build(const std::vector<std::string> &folders, const std::string &output) {
  if (folders.empty()) return Error{ErrorCode::argument, "no folder is named"};
  model::Notices notices;
  auto graph = read_and_check(folders, notices);
  if (!graph) return notices.take_report();
  std::vector<std::string> node_ids{"@bund", "@kreis", "@land", "@self"};
  for (const graph::Node &node : graph->nodes) node_ids.push_back(node.id);
  const Result<std::vector<std::byte>> bytes = storage::encode(graph->records, std::move(node_ids));
  if (!bytes) return bytes.error();
  Result<Report> report = notices.take_report(); // what can fail for want of memory comes before the file is in place
  const Status published = storage::publish(output, *bytes);
  if (!published) return published.error();
  return report;
}

Result<Report> check_folders(const std::vector<std::string> &folders) {
  if (folders.empty()) return Error{ErrorCode::argument, "no folder is named"};
  model::Notices notices;
  const auto graph = read_and_check(folders, notices);
  if (!graph) return notices.take_report();
  Report report = api::prove(locate::Gazetteer(*graph), notices);
  report.checked_de =
      "Geprüft ist jede Zeile aller Tabellen und was sie einbinden: Zellen, Schlüssel, Bezüge, Zuständigkeiten der "
      "Ebenen (remit), Kreise von Vereinbarungen, Grenzen.";
  report.checked_en =
      "Looked at was every row of all tables and what they include: cells, keys, references, remits of the layers, "
      "circles of agreements, boundaries.";
  return report;
}

Result<Report> Dataset::check() const {
  model::Notices notices;
  return api::prove(snapshot_->gazetteer, notices);
}

} // namespace zufi
