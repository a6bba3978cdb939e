// SPDX-License-Identifier: Apache-2.0
// The folders of a build: those that the caller named, with all they include, each once. What is found and reported
// does not depend on the order in which they are named.
#pragma once

#include "model/notices.hpp"
#include "model/records.hpp"
#include "source/dataset_toml.hpp"
#include "source/limits.hpp"
#include "source/source_tree.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace zufi::source {

struct PendingFolder {
  std::shared_ptr<const SourceTree> tree;
  model::Folder folder;
};

// Reports a file that is there but cannot be taken.
bool report_content_fault(const SourceTree::Content &content, const std::string &file, std::size_t max_bytes,
                          model::Notices &notices);

class FolderCollector {
 public:
  // Both must outlive the collector.
  FolderCollector(const Limits &limits, model::Notices &notices) : limits_(limits), notices_(notices) {}

  // Follows a source and all it includes.
  void add_source(const std::string &named);

  // Reports what is wrong with the folders and gives those that can be read, sorted by path. Call once, last.
  std::vector<PendingFolder> take_sorted();

  // Of the last source, if it can be read; its place among those that take_sorted gave.
  std::optional<std::size_t> last_source() const { return last_source_; }

 private:
  // One folder on this machine. Of several paths that lead to it the longest names it: it says most.
  struct Known {
    std::shared_ptr<const SourceTree> tree;
    std::string path;
    SourceTree::Content toml;
    std::vector<std::string> includes;
    std::set<std::pair<model::Code, std::string>> wrong_includes; // in the tree of at least one source
  };

  Known *visit(const std::shared_ptr<const SourceTree> &tree, const std::string &path, std::set<std::string> &visited);
  std::optional<std::string> identity_of(const SourceTree &tree, const std::string &path);
  std::optional<model::Folder> report(const Known &known);

  const Limits &limits_;
  model::Notices &notices_;
  std::map<std::string, Known> folders_; // by identity
  bool is_full_ = false;                 // a folder more than the limit was left out
  std::string last_identity_;
  std::optional<std::size_t> last_source_;
};

} // namespace zufi::source
