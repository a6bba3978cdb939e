// SPDX-License-Identifier: Apache-2.0
#include "source/folder_reader.hpp"

#include "model/order.hpp"
#include "model/row_checks.hpp"
#include "source/dataset_toml.hpp"
#include "source/source_tree.hpp"
#include "source/table_reader.hpp"
#include "text/system_reason.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <set>

namespace zufi::source {

using model::Code;

namespace {

struct PendingFolder {
  std::shared_ptr<SourceTree> tree;
  model::Folder folder;
};

// Reports a file that is there but cannot be taken.
bool report_content_fault(const SourceTree::Content &content, const std::string &file, std::size_t max_bytes,
                          model::Notices &notices) {
  switch (content.fault) {
  case SourceTree::Fault::none: return false;
  case SourceTree::Fault::too_large: notices.add(Code::file_too_large, {file}, {}, fmt::to_string(max_bytes)); break;
  case SourceTree::Fault::missing: notices.add(Code::file_unreadable, {file}, {}, text::system_reason(ENOENT)); break;
  case SourceTree::Fault::not_regular: notices.add(Code::file_not_regular, {file}); break;
  case SourceTree::Fault::unreadable: notices.add(Code::file_unreadable, {file}, {}, content.reason); break;
  }
  return true;
}

class FolderCollector {
 public:
  FolderCollector(const Limits &limits, model::Notices &notices) : limits_(limits), notices_(notices) {}

  // Gives the folder itself, if its dataset.toml can be used.
  const model::Folder *add_source(const std::string &named) {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::canonical(named, error);
    if (error == std::errc::not_enough_memory) throw std::bad_alloc();
    if (error) {
      notices_.add(Code::file_unreadable, {named}, {}, text::system_reason(error.value()));
      return nullptr;
    }
    auto tree = std::make_shared<SourceTree>(path.parent_path().string());
    const std::string first = path.filename().string();
    const std::optional<std::string> identity = identity_of(*tree, first);
    std::vector<std::string> open{first};
    while (identity && !open.empty()) { // breadth does not matter: folders are sorted in the end
      const std::string folder = std::move(open.back());
      open.pop_back();
      for (std::string &include : add_folder(tree, folder)) open.push_back(std::move(include));
    }
    const auto found = by_identity_.find(identity.value_or(std::string()));
    return found == by_identity_.end() ? nullptr : &found->second.folder;
  }

  std::vector<PendingFolder> take_sorted() {
    std::vector<PendingFolder> folders;
    for (auto &[identity, pending] : by_identity_) folders.push_back(std::move(pending));
    std::sort(folders.begin(), folders.end(), [](const PendingFolder &a, const PendingFolder &b) {
      return std::tie(a.folder.path, a.folder.id) < std::tie(b.folder.path, b.folder.id);
    });
    return folders;
  }

 private:
  // Gives the folders that it includes, if it was not added before.
  std::vector<std::string> add_folder(const std::shared_ptr<SourceTree> &tree, const std::string &path) {
    const std::string file = path + "/dataset.toml";
    const std::optional<std::string> identity = identity_of(*tree, path);
    if (!identity || !seen_.insert(*identity).second) return {};
    if (seen_.size() > limits_.folders) {
      if (seen_.size() == limits_.folders + 1)
        notices_.add(Code::folders_too_many, {file}, {}, fmt::to_string(limits_.folders));
      return {};
    }
    const SourceTree::Content content = tree->read_file(file, limits_.row_bytes);
    if (report_content_fault(content, file, limits_.row_bytes, notices_)) return {};
    auto toml = read_dataset_toml(content.bytes, file, notices_);
    if (!toml) return {};
    toml->folder.path = path;
    by_identity_[*identity] = {tree, toml->folder};
    std::vector<std::string> included;
    for (const std::string &include : toml->includes) {
      const auto target = SourceTree::join(path, include);
      if (!target)
        notices_.add(Code::include_outside, {file}, include);
      else if (!tree->is_folder(*target))
        notices_.add(Code::include_missing, {file}, include);
      else
        included.push_back(*target);
    }
    return included;
  }

  // Nothing, and an error, if the folder cannot be opened.
  std::optional<std::string> identity_of(const SourceTree &tree, const std::string &path) {
    std::optional<std::string> identity = tree.identity_of(path);
    if (!identity) notices_.add(Code::file_unreadable, {path}, {}, text::system_reason(errno));
    return identity;
  }

  const Limits &limits_;
  model::Notices &notices_;
  std::set<std::string> seen_;
  std::map<std::string, PendingFolder> by_identity_;
};

class TableCollector {
 public:
  TableCollector(const Limits &limits, model::Notices &notices, model::Records &records)
      : limits_(limits), notices_(notices), records_(records) {}

  void read_folder(const PendingFolder &pending, std::uint32_t index) {
    std::set<std::string> known{"cases.csv"};
    const std::size_t first_rule = records_.rules.size();
    model::for_each_table(records_, [&](std::string_view table, auto &rows) {
      const std::string name = std::string(table) + ".csv";
      known.insert(name);
      read_one(pending, index, name, rows);
    });
    std::vector<model::CaseRecord>
        cases; // not part of a dataset, but found wrong here rather than on the day of the test
    read_one(pending, index, "cases.csv", cases);
    model::check_case_ids(cases, pending.folder.path + "/cases.csv", notices_);
    for (std::size_t i = first_rule; i < records_.rules.size(); ++i) {
      records_.rules[i].layer = pending.folder.layer;
      records_.rules[i].file = pending.folder.path + "/rules.csv";
    }
    for (const std::string &name : pending.tree->files_in(pending.folder.path, ".csv"))
      if (!known.contains(name)) notices_.add(Code::file_unknown, {pending.folder.path + "/" + name});
  }

 private:
  template <class Record>
  void read_one(const PendingFolder &pending, std::uint32_t index, const std::string &name, std::vector<Record> &rows) {
    const std::string file = pending.folder.path + "/" + name;
    const SourceTree::Content content = pending.tree->read_file(file, limits_.file_bytes);
    if (content.fault == SourceTree::Fault::missing) return; // a table that is not there is empty
    if (report_content_fault(content, file, limits_.file_bytes, notices_)) return;
    read_table(content.bytes, file, index, limits_, notices_, rows);
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
  for (const std::string &named : folders) {
    const model::Folder *folder = collector.add_source(named);
    if (folder != nullptr)
      records.identity = {folder->id,      folder->title,     folder->version,
                          folder->licence, folder->publisher, folder->contact,
                          folder->expires, folder->coverage,  {}};
  }
  TableCollector tables(limits, notices, records);
  std::set<std::string> complete_streets;
  for (const PendingFolder &pending : collector.take_sorted()) {
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
  std::vector<model::CaseRecord> cases;
  std::error_code error;
  const std::filesystem::path file = std::filesystem::canonical(path, error);
  if (error == std::errc::not_enough_memory) throw std::bad_alloc();
  if (error) {
    notices.add(Code::file_unreadable, {path}, {}, text::system_reason(error.value()));
    return cases;
  }
  const SourceTree tree(file.parent_path().string());
  const SourceTree::Content content = tree.read_file(file.filename().string(), limits.file_bytes);
  if (!report_content_fault(content, path, limits.file_bytes, notices))
    read_table(content.bytes, path, 0, limits, notices, cases);
  model::check_case_ids(cases, path, notices);
  return cases;
}

} // namespace zufi::source
