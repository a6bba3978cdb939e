// SPDX-License-Identifier: Apache-2.0
#include "zufi/dataset.hpp"

#include "api/answer_builder.hpp"
#include "api/graph_picture.hpp"
#include "api/parting_text.hpp"
#include "api/snapshot.hpp"
#include "graph/link.hpp"
#include "model/columns.hpp"
#include "resolve/resolve.hpp"
#include "storage/dataset_file.hpp"
#include "storage/file.hpp"
#include "text/utf8.hpp"

#include <utility>

namespace zufi {

namespace {

constexpr std::size_t MAX_FILE = std::size_t{4} << 30;

DatasetInfo info_of(const graph::RuleGraph &graph, const std::string &sha256, const std::string &content_sha256) {
  const model::Identity &id = graph.records.identity;
  DatasetInfo info{id.id,      id.title, id.version, id.licence,     id.publisher, id.contact,
                   id.expires, {},       sha256,     content_sha256, {},           {}};
  info.coverage.assign(id.coverage.begin(), id.coverage.end());
  model::for_each_table(graph.records, [&info](std::string_view table, const auto &rows) {
    info.tables.push_back({table, rows.size()});
  });
  for (const model::SourceRecord &source : graph.records.sources)
    info.sources.push_back({source.id, source.title, source.publisher, source.url, source.licence});
  return info;
}

} // namespace

bool is_utf8(std::string_view text) { return text::is_utf8(text); }

Dataset::Snapshot::Snapshot(graph::RuleGraph linked, std::string file_digest, std::string content_digest,
                            storage::SearchIndex search_index)
    : graph(std::move(linked)), sha256(std::move(file_digest)), content_sha256(std::move(content_digest)),
      gazetteer(graph), completions(gazetteer), search(std::move(search_index)), words(search.words()),
      info(info_of(graph, sha256, content_sha256)) {}

Dataset::Dataset(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

Result<Dataset> Dataset::open(const std::string &path) {
  const Result<std::vector<std::byte>> bytes = storage::read_whole(path, MAX_FILE);
  if (!bytes) return bytes.error();
  Result<Dataset> dataset = from_bytes(*bytes);
  if (!dataset) dataset.error().message.insert(0, path + ": ");
  return dataset;
}

Result<Dataset> Dataset::from_bytes(std::span<const std::byte> bytes) {
  Result<storage::Decoded> decoded = storage::decode(bytes);
  if (!decoded) return decoded.error();
  model::Notices notices;
  auto graph = graph::link(std::move(decoded->records), notices);
  if (!graph) { // a build would not have written it
    const Report report = notices.take_report();
    return Error{ErrorCode::damaged, "the dataset contradicts itself: " + report.notices.front().text_en};
  }
  return Dataset(std::make_shared<const Snapshot>(std::move(*graph), std::move(decoded->sha256),
                                                  std::move(decoded->content_sha256), std::move(decoded->search)));
}

const DatasetInfo &Dataset::info() const { return snapshot_->info; }

Result<Answer> Dataset::resolve(const Query &query) const {
  const Result<resolve::Question> question = resolve::understand(snapshot_->graph, query);
  if (!question) return question.error();
  const Result<resolve::Resolution> resolution = resolve::resolve(snapshot_->gazetteer, *question);
  if (!resolution) return resolution.error();
  Answer answer = api::build_answer(snapshot_->graph, *question, *resolution);
  answer.dataset_id = snapshot_->info.id;
  answer.dataset_version = snapshot_->info.version;
  answer.dataset_sha256 = snapshot_->info.sha256;
  answer.dataset = snapshot_;
  return answer;
}

std::vector<std::string> Dataset::services_of(std::string_view service_or_ozg_id) const {
  const graph::RuleGraph &graph = snapshot_->graph;
  const graph::Index node = graph.node_of(service_or_ozg_id);
  if (node == graph::NONE) return {};
  if (graph.nodes[node].kind == graph::NodeKind::service) return {graph.nodes[node].id};
  std::vector<std::string> services;
  if (graph.nodes[node].kind == graph::NodeKind::bundle)
    for (const graph::Node &service : graph.nodes)
      if (service.bundle == node) services.push_back(service.id);
  return services;
}

Result<std::string> Dataset::why_not(const Query &query, std::string_view office_id, Language language) const {
  const graph::RuleGraph &graph = snapshot_->graph;
  const graph::Index office = graph.node_of(office_id);
  if (office == graph::NONE || !graph::is_office_like(graph.nodes[office].kind))
    return Error{ErrorCode::query, "the dataset has no such body, office or site"};
  const Result<resolve::Question> question = resolve::understand(graph, query);
  if (!question) return question.error();
  if (question->start == graph::NONE) return Error{ErrorCode::query, "the dataset has no such service or competence"};
  const Result<resolve::Resolution> resolution = resolve::resolve(snapshot_->gazetteer, *question);
  if (!resolution) return resolution.error();
  const resolve::Parting parting =
      resolve::find_parting(graph, *question, resolution->roles.front(), resolution->places, office);
  return api::parting_text(graph, parting, office, language);
}

Result<std::string> Dataset::graph_dot(std::string_view competence) const {
  return api::graph_picture(snapshot_->graph, competence);
}

} // namespace zufi
