// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include "graph/link.hpp"
#include "model/order.hpp"
#include "source/table_reader.hpp"
#include "storage/dataset_file.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace zufi::test {

namespace {

std::vector<source::CsvRow> rows_of(std::string_view csv) {
  std::vector<source::CsvRow> rows;
  source::read_csv(csv, {},
                   {[&rows](source::CsvRow &&row) { rows.push_back(std::move(row)); },
                    [](source::CsvFault, std::uint32_t) { throw std::logic_error("bad CSV in a test"); }});
  return rows;
}

// The table with all of its columns.
template <class Record> std::string completed(std::string_view csv) {
  const std::vector<source::CsvRow> rows = rows_of(csv);
  const std::vector<std::string_view> names = source::column_names<Record>();
  const std::vector<std::string> &given = rows.front().cells;
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string line;
    for (const std::string_view name : names) {
      const auto found = std::find(given.begin(), given.end(), name);
      std::string cell;
      if (i == 0)
        cell = name;
      else if (found != given.end())
        cell = rows[i].cells[static_cast<std::size_t>(found - given.begin())];
      else if (name == "source")
        cell = "s";
      else if (name == "confidence")
        cell = "documented";
      else if (name == "legal_basis")
        cell = "§ 1";
      else if (name == "name" || name == "title" || name == "question_de" || name == "question_en" || name == "place")
        cell = std::is_same_v<Record, model::StreetRecord> && name == "place" ? "" : rows[i].cells.front();
      if (!line.empty() || name != names.front()) line += ',';
      line += source::csv_cell(cell);
    }
    text += line + "\n";
    for (const std::string &column : given)
      if (std::find(names.begin(), names.end(), column) == names.end())
        throw std::logic_error("no such column in a test: " + column);
  }
  return text;
}

template <class Visit> void for_record_type(std::string_view table, Visit visit) {
  const model::Records empty;
  bool is_known = false;
  model::for_each_table(empty, [&](std::string_view name, const auto &rows) {
    using Record = typename std::remove_cvref_t<decltype(rows)>::value_type;
    if (name != table) return;
    is_known = true;
    visit(Record{});
  });
  if (!is_known) throw std::logic_error("no such table in a test");
}

} // namespace

World::World() {
  records_.identity = {"test", "Test", "2026-01-01", "CC0-1.0", "", "", "", {"*"}, {"*"}};
  model::Folder folder;
  folder.path = "test";
  folder.id = "test";
  folder.remit_areas = {"*"};
  folder.coverage = {"*"};
  records_.folders.push_back(folder);
  add("sources", "id,title\ns,Source\n");
}

World &World::coverage(std::vector<std::string> areas) {
  records_.identity.coverage = std::move(areas);
  return *this;
}

World &World::add(std::string_view table, std::string_view csv, std::uint32_t folder) {
  for_record_type(table, [&](auto record) {
    tables_.push_back({std::string(table), completed<decltype(record)>(csv), folder});
  });
  return *this;
}

std::optional<graph::RuleGraph> World::link(model::Notices &notices) const {
  model::Records records = records_;
  const auto read = [&](std::string_view wanted) {
    model::for_each_table(records, [&](std::string_view name, auto &rows) {
      if (name != wanted) return;
      for (const Table &table : tables_)
        if (table.name == name)
          source::read_table(table.csv, records.folders[table.folder].path + "/" + table.name + ".csv", table.folder,
                             {}, notices, rows);
    });
  };
  for (const std::string_view table : {"sources", "areas", "statuses", "postcodes", "streets", "segments", "boundaries",
                                       "services", "competences", "offices", "facts", "rules", "channels", "words"})
    read(table);
  for (model::RuleRecord &rule : records.rules)
    if (rule.file.empty()) rule.file = "test/rules.csv";
  if (records.folders.front().remit_nodes.empty()) // the folder may write everything
    for (const model::OfficeRecord &office : records.offices)
      if (office.kind == OfficeKind::body) records.folders.front().remit_nodes.push_back(office.id);
  model::sort_records(records);
  return graph::link(std::move(records), notices);
}

Report World::report() const {
  model::Notices notices;
  link(notices);
  return notices.take_report();
}

std::vector<std::string> World::notice_codes() const { return codes_of(report()); }

graph::RuleGraph World::graph() const {
  model::Notices notices;
  auto graph = link(notices);
  if (graph) return std::move(*graph);
  std::string text = "the world of a test is not sound:";
  for (const Notice &notice : notices.take_report().notices)
    text += "\n  " + notice.file + ":" + std::to_string(notice.row) + " " + notice.code + ": " + notice.text_en;
  throw std::logic_error(text);
}

std::vector<std::byte> World::bytes() const {
  const graph::RuleGraph linked = graph();
  std::vector<std::string> node_ids{"@bund", "@kreis", "@land", "@self"};
  for (const graph::Node &node : linked.nodes) node_ids.push_back(node.id);
  auto bytes = storage::encode(linked.records, std::move(node_ids));
  if (!bytes) throw std::logic_error(bytes.error().message);
  return std::move(bytes).value();
}

Dataset World::dataset() const {
  auto dataset = Dataset::from_bytes(bytes());
  if (!dataset) throw std::logic_error(dataset.error().message);
  return std::move(dataset).value();
}

Query ask(std::string_view what, std::string_view area, std::string_view date) {
  Query query;
  const bool is_service = what.find(':') != std::string_view::npos || what.substr(0, 2) == "99";
  (is_service ? query.service : query.competence) = what;
  if (!area.empty()) query.places[""].push_back(Place{{}, {}, {}, {}, {}, std::string(area)});
  query.date = *Date::parse(date);
  return query;
}

namespace {

Answer answered(const Dataset &dataset, const Query &query) {
  auto answer = dataset.resolve(query);
  if (!answer) throw std::logic_error(answer.error().message);
  return std::move(answer).value();
}

} // namespace

std::string office_of(const Dataset &dataset, const Query &query) {
  const Answer answer = answered(dataset, query);
  if (answer.findings.size() != 1 || !answer.findings.front().office)
    return "[" + std::string(name_of(answer.outcome)) + "]";
  return answer.findings.front().office->id.str();
}

std::string answer_of(const Dataset &dataset, const Query &query) {
  const Answer answer = answered(dataset, query);
  std::string text;
  for (const Finding &finding : answer.findings) {
    if (!text.empty()) text += " | ";
    if (!finding.office) {
      text += "[" + std::string(name_of(finding.outcome)) + "]";
      continue;
    }
    text += (finding.body ? finding.body->id.str() : "") + ">" + finding.office->id.str();
  }
  return text.empty() ? "[" + std::string(name_of(answer.outcome)) + "]" : text;
}

std::string path_of(const Dataset &dataset, const Query &query) {
  const Answer answer = answered(dataset, query);
  std::string text;
  if (answer.findings.empty()) return text;
  for (const StepInfo &step : answer.findings.front().path)
    for (const RuleInfo &rule : step.rules) text += (text.empty() ? "" : " ") + rule.id.str();
  return text;
}

std::vector<std::string> codes_of(const Report &report) {
  std::vector<std::string> codes;
  for (const Notice &notice : report.notices) codes.push_back(notice.code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

} // namespace zufi::test
