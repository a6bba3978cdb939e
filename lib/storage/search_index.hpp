// SPDX-License-Identifier: Apache-2.0
// The index that services are searched by: a SQLite database with an FTS5 table of its own, kept whole in the dataset
// file (schema.hpp) and, once opened, in memory. What is indexed are entries: the names, keywords and everyday words of
// services, as stems of their words.
#pragma once

#include "model/records.hpp"
#include "zufi/result.hpp"
#include "zufi/search.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace zufi::storage {

// Made from the records alone; the same bytes for the same records and version of SQLite. Precondition: records are
// sorted and linked. Errors: exhausted (more than two million entries). Throws SqlFailure.
Result<std::vector<unsigned char>> make_search_index(const model::Records &records);

struct SearchEntry {
  std::uint32_t number = 0;
  std::uint32_t service = 0; // into records.services
  SearchField field = SearchField::name;
  std::uint32_t words = 0; // different ones that say something
};

class SearchIndex {
 public:
  // Takes the bytes that make_search_index made. Errors: damaged.
  static Result<SearchIndex> open(std::vector<unsigned char> bytes, std::size_t services);
  SearchIndex(); // of no service

  // Every word that is indexed, folded, sorted, each once.
  const std::vector<std::string> &words() const { return words_; }

 private:
  friend class SearchSession;
  std::shared_ptr<const std::vector<unsigned char>> bytes_; // SQLite keeps the address
  std::vector<std::string> words_;
  std::size_t services_ = 0;
};

// A connection of its own over the bytes of an index, for one thread and one search.
class SearchSession {
 public:
  explicit SearchSession(const SearchIndex &index);
  ~SearchSession();
  SearchSession(const SearchSession &) = delete;
  SearchSession &operator=(const SearchSession &) = delete;

  // Entries that hold one of the stems. Errors: damaged.
  Result<std::vector<SearchEntry>> entries_with(const std::vector<std::string> &stems);
  // The text of an entry, as the dataset writes it. Errors: damaged.
  Result<std::string> text_of(std::uint32_t entry);

 private:
  struct Statements;
  std::shared_ptr<const std::vector<unsigned char>> bytes_; // outlives the connection
  std::unique_ptr<Statements> statements_;
  std::size_t services_ = 0;
};

} // namespace zufi::storage
