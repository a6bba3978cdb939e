// SPDX-License-Identifier: Apache-2.0
#include "source/folder_reader.hpp"

#include "model/order.hpp"
#include "model/row_checks.hpp"
#include "source/boundary_reader.hpp"
#include "source/folder_collector.hpp"
#include "source/table_reader.hpp"
#include "text/system_reason.hpp"

#include <filesystem>
#include <map>
#include <new>
#include <set>

namespace zufi::source {

using model::Code;

namespace {

class TableCollector {
 public:
  TableCollector(const Limits &limits, model::Notices &notices, model::Records &records)
      : limits_(limits), notices_(notices), records_(records) {}

  void read_folder(const PendingFolder &pending, std::uint32_t index) {
    std::set<std::string> known{"baseline.csv", "cases.csv", BOUNDARIES}; // the first is read with findings alone
    const std::size_t first_rule = records_.rules.size();
    model::for_each_table(records_, [&](std::string_view table, auto &rows) {
      using Record = typename std::remove_reference_t<decltype(rows)>::value_type;
      if constexpr (std::is_same_v<Record, model::BoundaryRecord>) {
        read_geojson(pending, index, rows);
      } else {
        const std::string name = std::string(table) + ".csv";
        known.insert(name);
        read_one(pending, index, name, rows);
      }
    });
    std::vector<model::CaseRecord>
        cases; // not part of a dataset, but found wrong here rather than on the day of the test
    read_one(pending, index, "cases.csv", cases);
    model::check_case_ids(cases, pending.folder.path + "/cases.csv", notices_);
    for (std::size_t i = first_rule; i < records_.rules.size(); ++i) {
      records_.rules[i].layer = pending.folder.layer;
      records_.rules[i].file = pending.folder.path + "/rules.csv";
    }
    for (const std::string_view ending : {".csv", ".geojson"})
      for (const std::string &name : pending.tree->files_in(pending.folder.path, ending))
        if (!known.contains(name)) notices_.add(Code::file_unknown, {pending.folder.path + "/" + name});
  }

 private:
  static constexpr const char *BOUNDARIES = "boundaries.geojson";

  // Nothing if there is no such file, or if it cannot be taken.
  std::optional<std::string> content_of(const PendingFolder &pending, const std::string &file) {
    SourceTree::Content content = pending.tree->read_file(file, limits_.file_bytes);
    if (content.fault == SourceTree::Fault::missing) return std::nullopt; // a table that is not there is empty
    if (report_content_fault(content, file, limits_.file_bytes, notices_)) return std::nullopt;
    return std::move(content.bytes);
  }

  template <class Record>
  void read_one(const PendingFolder &pending, std::uint32_t index, const std::string &name, std::vector<Record> &rows) {
    const std::string file = pending.folder.path + "/" + name;
    if (const auto text = content_of(pending, file)) read_table(*text, file, index, limits_, notices_, rows);
  }

  void read_geojson(const PendingFolder &pending, std::uint32_t index, std::vector<model::BoundaryRecord> &rows) {
    const std::string file = pending.folder.path + "/" + BOUNDARIES;
    if (const auto text = content_of(pending, file)) read_boundaries(*text, file, index, notices_, rows);
  }

  const Limits &limits_;
  model::Notices &notices_;
  model::Records &records_;
};

void report_shared_ids(const std::vector<model::Folder> &folders, model::Notices &notices) {
  std::map<std::string, std::string> path_of;
  for (const model::Folder &folder : folders) {
    const auto [first, is_new] = path_of.emplace(folder.id, folder.path);
    if (!is_new) notices.add(Code::dataset_id_twice, {folder.path + "/dataset.toml"}, folder.id, first->second);
  }
}

} // namespace

model::Records read_folders(const std::vector<std::string> &folders, const Limits &limits, model::Notices &notices) {
  model::Records records;
  FolderCollector collector(limits, notices);
  for (const std::string &named : folders) collector.add_source(named);
  const std::vector<PendingFolder> pending_folders = collector.take_sorted();
  if (const auto last = collector.last_source()) {
    const model::Folder &folder = pending_folders[*last].folder;
    records.identity = {folder.id,      folder.title,     folder.version,
                        folder.licence, folder.publisher, folder.contact,
                        folder.expires, folder.coverage,  {}};
  }
  TableCollector tables(limits, notices, records);
  std::set<std::string> complete_streets;
  for (const PendingFolder &pending : pending_folders) {
    const auto index = static_cast<std::uint32_t>(records.folders.size());
    records.folders.push_back(pending.folder);
    tables.read_folder(pending, index);
    complete_streets.insert(pending.folder.complete_streets.begin(), pending.folder.complete_streets.end());
  }
  records.identity.complete_streets.assign(complete_streets.begin(), complete_streets.end());
  report_shared_ids(records.folders, notices);
  model::sort_records(records);
  return records;
}

std::vector<model::CaseRecord> read_cases(const std::string &path, const Limits &limits, model::Notices &notices) {
  std::error_code error;
  const std::filesystem::path file = std::filesystem::canonical(path, error);
  if (error == std::errc::not_enough_memory) throw std::bad_alloc();
  if (error) {
    notices.add(Code::file_unreadable, {path}, {}, text::system_reason(error.value()));
    return {};
  }
  const SourceTree tree(file.parent_path().string());
  const SourceTree::Content content = tree.read_file(file.filename().string(), limits.file_bytes);
  if (report_content_fault(content, path, limits.file_bytes, notices)) return {};
  return read_cases_text(content.bytes, path, limits, notices);
}

std::vector<model::CaseRecord> read_cases_text(std::string_view text, const std::string &name, const Limits &limits,
                                               model::Notices &notices) {
  std::vector<model::CaseRecord> cases;
  read_table(text, name, 0, limits, notices, cases);
  model::check_case_ids(cases, name, notices);
  return cases;
}

} // namespace zufi::source
