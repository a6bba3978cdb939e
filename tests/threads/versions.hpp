// SPDX-License-Identifier: Apache-2.0
// Datasets that differ in their version alone, which stands in every id: one look at an answer tells whether it is of
// one dataset. And the host's own way to swap them, which is no business of the library.
#pragma once

#include <zufi.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace zufi::test {

struct OpenDataset {
  explicit OpenDataset(const std::string &file); // ends the test if it does not open
  ~OpenDataset() { zufi_dataset_free(handle); }
  OpenDataset(const OpenDataset &) = delete;
  OpenDataset &operator=(const OpenDataset &) = delete;

  zufi_dataset *handle = nullptr;
};

// Builds `count` files in a folder; their paths.
std::vector<std::string> build_versions(const std::string &folder, int count);

// A query that every version answers; to be freed.
zufi_query *version_query();

// The version that all ids of an answer carry; nothing if they do not agree, or if it is not the answer expected.
std::optional<int> version_of(const zufi_answer *answer);
std::optional<int> version_of(const std::vector<std::string> &ids);

// Asks, and looks at the answer as a whole.
std::optional<int> ask_version(const zufi_dataset *dataset, const zufi_query *query);

class Host {
 public:
  explicit Host(std::shared_ptr<const OpenDataset> first) : current_(std::move(first)) {}
  std::shared_ptr<const OpenDataset> current() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }
  void swap(std::shared_ptr<const OpenDataset> next) {
    const std::lock_guard lock(mutex_);
    current_.swap(next); // the old one is given up after the lock
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const OpenDataset> current_;
};

[[noreturn]] void give_up(const std::string &why);

} // namespace zufi::test
