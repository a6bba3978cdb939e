// SPDX-License-Identifier: Apache-2.0
#include "source/folder_collector.hpp"

#include "text/system_reason.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <new>
#include <tuple>

namespace zufi::source {

using model::Code;

namespace {

bool can_be_shown(std::string_view name) {
  return text::is_utf8(name) && !text::find_forbidden_sign(name, text::LineFeed::forbidden);
}

} // namespace

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

void FolderCollector::add_source(const std::string &named) {
  last_identity_.clear();
  std::error_code error;
  const std::filesystem::path path = std::filesystem::canonical(named, error);
  if (error == std::errc::not_enough_memory) throw std::bad_alloc();
  if (error) return notices_.add(Code::file_unreadable, {named}, {}, text::system_reason(error.value()));
  const std::string first = path.filename().string();
  if (!can_be_shown(first)) return notices_.add(Code::folder_name_unshown, {named}); // it would stand in every answer
  const auto tree = std::make_shared<const SourceTree>(path.parent_path().string());
  const std::optional<std::string> identity = tree->identity_of(first);
  if (!identity) return notices_.add(Code::file_unreadable, {named}, {}, text::system_reason(errno));
  last_identity_ = *identity;
  std::set<std::string> visited;
  std::vector<std::string> open{first};
  while (!open.empty()) { // breadth does not matter: folders are sorted in the end
    const std::string folder = std::move(open.back());
    open.pop_back();
    Known *known = visit(tree, folder, visited);
    if (known == nullptr) continue;
    for (const std::string &include : known->includes) {
      const auto target = SourceTree::join(folder, include);
      if (!target)
        known->wrong_includes.emplace(Code::include_outside, include);
      else if (!tree->is_folder(*target))
        known->wrong_includes.emplace(Code::include_missing, include);
      else
        open.push_back(*target);
    }
  }
}

// Nothing if this source led to it before, or if it cannot be opened.
FolderCollector::Known *FolderCollector::visit(const std::shared_ptr<const SourceTree> &tree, const std::string &path,
                                               std::set<std::string> &visited) {
  const std::optional<std::string> identity = identity_of(*tree, path);
  if (!identity || !visited.insert(*identity).second) return nullptr;
  const auto found = folders_.find(*identity);
  if (found == folders_.end()) {
    if (folders_.size() == limits_.folders) {
      is_full_ = true;
      return nullptr;
    }
    Known known{tree, path, tree->read_file(path + "/dataset.toml", limits_.row_bytes), {}, {}};
    model::Notices unheard; // it is read again, to be reported, when its path is known
    if (known.toml.fault == SourceTree::Fault::none)
      if (auto toml = read_dataset_toml(known.toml.bytes, {}, unheard)) known.includes = std::move(toml->includes);
    return &folders_.emplace(*identity, std::move(known)).first->second;
  }
  Known &known = found->second;
  const auto says_less = [](const std::string &a, const std::string &b) {
    return std::tuple(a.size(), std::string_view(b)) < std::tuple(b.size(), std::string_view(a));
  };
  if (says_less(known.path, path)) {
    known.path = path;
    known.tree = tree;
  }
  return &known;
}

// Nothing, and an error, if the folder cannot be opened.
std::optional<std::string> FolderCollector::identity_of(const SourceTree &tree, const std::string &path) {
  std::optional<std::string> identity = tree.identity_of(path);
  if (!identity) notices_.add(Code::file_unreadable, {path}, {}, text::system_reason(errno));
  return identity;
}

std::optional<model::Folder> FolderCollector::report(const Known &known) {
  const std::string file = known.path + "/dataset.toml";
  for (const auto &[code, include] : known.wrong_includes) notices_.add(code, {file}, include);
  if (report_content_fault(known.toml, file, limits_.row_bytes, notices_)) return std::nullopt;
  auto toml = read_dataset_toml(known.toml.bytes, file, notices_);
  if (!toml) return std::nullopt;
  toml->folder.path = known.path;
  return std::move(toml->folder);
}

std::vector<PendingFolder> FolderCollector::take_sorted() {
  if (is_full_) notices_.add(Code::folders_too_many, {}, {}, fmt::to_string(limits_.folders));
  std::vector<std::pair<PendingFolder, bool>> folders; // with: is it the last source?
  for (const auto &[identity, known] : folders_)
    if (auto folder = report(known)) folders.push_back({{known.tree, std::move(*folder)}, identity == last_identity_});
  std::sort(folders.begin(), folders.end(), [](const auto &a, const auto &b) {
    return std::tie(a.first.folder.path, a.first.folder.id) < std::tie(b.first.folder.path, b.first.folder.id);
  });
  std::vector<PendingFolder> sorted;
  for (auto &[folder, is_last] : folders) {
    if (is_last) last_source_ = sorted.size();
    sorted.push_back(std::move(folder));
  }
  return sorted;
}

} // namespace zufi::source
