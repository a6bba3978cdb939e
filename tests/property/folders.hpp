// SPDX-License-Identifier: Apache-2.0
// Records as dataset folders, and the same content written in other ways.
#pragma once

#include "dice.hpp"
#include "model/records.hpp"

#include <algorithm>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::test {

// Writes each folder of the records below `root`, in canonical form. Gives their paths; the last gives the identity.
std::vector<std::string> write_folders(const model::Records &records, const std::filesystem::path &root);

// The same table with its rows (not the header) in another order.
std::string with_rows_shuffled(Dice &dice, std::string_view csv);
// The same table with a BOM, CRLF, quotes where none are needed, blank lines, its columns in another order, and letters
// decomposed: some of these.
std::string written_otherwise(Dice &dice, std::string_view csv);

// Every table below `root`, changed by `change`.
template <class Change> void change_tables(const std::filesystem::path &root, Change change);

std::string content_of(const std::filesystem::path &file);
void write_content(const std::filesystem::path &file, std::string_view content);

template <class Change> void change_tables(const std::filesystem::path &root, Change change) {
  std::vector<std::filesystem::path> files;
  for (const auto &entry : std::filesystem::recursive_directory_iterator(root))
    if (entry.is_regular_file() && entry.path().extension() == ".csv") files.push_back(entry.path());
  std::sort(files.begin(), files.end()); // so that the dice fall alike everywhere
  for (const std::filesystem::path &file : files) write_content(file, change(content_of(file)));
}

} // namespace zufi::test
