// SPDX-License-Identifier: Apache-2.0
// Whole datasets as text: lines "== TABLE" begin the tables. Each row is a record or a finding, canonical tables are
// read as they were written; and what passes all checks of a build is stored, opened and asked.
#include "analyse/agreement_cycles.hpp"
#include "fixed_world.hpp"
#include "fuzz_target.hpp"
#include "graph/link.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"
#include "storage/dataset_file.hpp"
#include "storage/digest.hpp"

#include <set>

using namespace zufi;
using fuzz::require;

namespace {

constexpr source::Limits LIMITS{1 << 20, 4'000, 1'000, 64, 10};
const std::string FILE_NAME = "table.csv";

std::set<std::uint32_t> rows_with_errors(model::Notices &notices) {
  std::set<std::uint32_t> rows;
  for (const Notice &notice : notices.take_report().notices)
    if (notice.severity == Severity::error) rows.insert(notice.row);
  return rows;
}

template <class Record> void check_rows_are_accounted(std::string_view csv, const std::vector<Record> &records) {
  std::vector<std::uint32_t> lines; // of rows; the first is the header
  source::read_csv(csv, LIMITS,
                   {[&lines](source::CsvRow &&row) { lines.push_back(row.line); }, [](source::CsvFault, auto) {}});
  model::Notices notices;
  std::vector<Record> again;
  source::read_table(csv, FILE_NAME, 0, LIMITS, notices, again);
  const std::set<std::uint32_t> refused = rows_with_errors(notices);
  require(again.size() == records.size(), "reading twice gives the same");
  if (lines.empty() || refused.contains(lines.front())) {
    require(records.empty() && !refused.empty(), "without a header no row is read, and that is said");
    return;
  }
  auto record = records.begin();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool is_taken = record != records.end() && record->origin.row == lines[i];
    if (is_taken) ++record;
    require(is_taken != refused.contains(lines[i]), "every row is a record or has an error, and not both");
  }
  require(record == records.end(), "every record comes from a row");
}

template <class Record> void check_canonical_form(std::vector<Record> records) {
  model::sort_rows(records);
  const std::string text = source::canonical_csv(records);
  model::Notices notices;
  std::vector<Record> again;
  source::read_table(text, FILE_NAME, 0, source::Limits{}, notices, again);
  require(!notices.has_errors() && again.size() == records.size(), "the canonical table is read whole");
  require(source::canonical_csv(again) == text, "the canonical table is written as it was read");
}

template <class Record> void read_one(std::string_view csv, std::vector<Record> &rows) {
  model::Notices notices;
  std::vector<Record> records;
  source::read_table(csv, FILE_NAME, 0, LIMITS, notices, records);
  check_rows_are_accounted(csv, records);
  check_canonical_form(records);
  rows.insert(rows.end(), records.begin(), records.end());
}

void read_section(std::string_view name, std::string_view csv, model::Records &records) {
  model::for_each_table(records, [&](std::string_view table, auto &rows) {
    if (table == name) read_one(csv, rows);
  });
  std::vector<model::CaseRecord> cases;
  if (name == "cases") read_one(csv, cases);
}

model::Records read_all(std::string_view text) {
  model::Records records;
  records.identity.id = records.identity.title = "fuzz";
  records.identity.coverage = {"*"};
  model::Folder folder;
  folder.path = folder.id = "fuzz";
  folder.remit_areas = folder.coverage = {"*"};
  std::string name;
  while (!text.empty()) {
    const std::size_t next = text.substr(0, 3) == "== " ? 0 : text.find("\n== ");
    if (next != 0) read_section(name, text.substr(0, next), records);
    text.remove_prefix(next == std::string_view::npos ? text.size() : next + (next == 0 ? 0 : 1));
    if (text.empty()) break;
    text.remove_prefix(3);
    name = fuzz::take_line(text);
  }
  for (const model::OfficeRecord &office : records.offices)
    if (office.kind == OfficeKind::body) folder.remit_nodes.push_back(office.id);
  for (model::RuleRecord &rule : records.rules) rule.file = "fuzz/rules.csv";
  records.folders.push_back(std::move(folder));
  return records;
}

void check_stored(const graph::RuleGraph &graph) {
  std::vector<std::string> node_ids{"@bund", "@kreis", "@land", "@self"};
  for (const graph::Node &node : graph.nodes) node_ids.push_back(node.id);
  const auto bytes = storage::encode(graph.records, std::move(node_ids));
  require(static_cast<bool>(bytes), "what is sound can be stored");
  const auto decoded = storage::decode(*bytes);
  require(static_cast<bool>(decoded), "what was stored can be read");
  require(decoded->content_sha256 == storage::to_hex(storage::content_digest(graph.records)) &&
              decoded->content_sha256 == storage::to_hex(storage::content_digest(decoded->records)),
          "what was stored is read to the last cell");
  const auto dataset = Dataset::from_bytes(*bytes);
  require(static_cast<bool>(dataset), "what was stored can be opened");
  for (const Query &question : fuzz::fixed_questions()) fuzz::ask_in_full(*dataset, question);
  for (const model::ServiceRecord &service : graph.records.services)
    for (const model::AreaRecord &area : graph.records.areas)
      fuzz::ask_in_full(*dataset, test::ask(service.id(), area.id));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  model::Records records = read_all(fuzz::text_of(data, size));
  model::sort_records(records);
  model::Notices notices;
  auto graph = graph::link(std::move(records), notices);
  require(graph.has_value() != notices.has_errors(), "there is a graph or an error");
  if (graph) analyse::check_agreement_cycles(*graph, notices);
  if (graph && !notices.has_errors()) check_stored(*graph);
  return 0;
}
