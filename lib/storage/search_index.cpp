// SPDX-License-Identifier: Apache-2.0
#include "storage/search_index.hpp"

#include "storage/harden.hpp"
#include "storage/search_entries.hpp"
#include "storage/sql.hpp"
#include "text/fold.hpp"
#include "text/function_words.hpp"
#include "text/stem.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace zufi::storage {

namespace {

constexpr std::size_t MAX_ENTRIES = 2'000'000;
constexpr std::size_t MAX_FIELDS = Names<SearchField>::texts.size();

// Exactly these stand in the schema of the index, beside the tables that FTS5 makes for itself.
constexpr std::array<const char *, 3> SCHEMA{
    "CREATE TABLE entries(n INTEGER PRIMARY KEY, service INTEGER NOT NULL, field INTEGER NOT NULL, words INTEGER NOT "
    "NULL, "
    "text TEXT NOT NULL) STRICT",
    "CREATE TABLE words(word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE VIRTUAL TABLE stems USING fts5(text, content='', columnsize=0, detail='none', tokenize='ascii')"};
constexpr std::array<std::string_view, 3> TABLES_OF_FTS5{"stems_config", "stems_data", "stems_idx"};

struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Error damaged(const char *why) { return {ErrorCode::damaged, std::string("the search index is damaged: ") + why}; }

template <class Visit> void for_each_word(std::string_view words, Visit visit) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    visit(std::string(words.substr(begin, end - begin)));
    begin = end + 1;
  }
}

void write_entries(const Connection &connection, const std::vector<IndexedText> &texts) {
  const text::Stemmer stemmer;
  std::set<std::string> words;
  Statement entry(connection, "INSERT INTO entries VALUES(?, ?, ?, ?, ?)");
  Statement stems(connection, "INSERT INTO stems(rowid, text) VALUES(?, ?)");
  std::int64_t number = 0;
  for (const IndexedText &indexed : texts) {
    entry.bind(1, ++number);
    entry.bind(2, std::int64_t{indexed.service});
    entry.bind(3, static_cast<std::int64_t>(indexed.field));
    std::string line;
    std::set<std::string> telling;
    for_each_word(text::fold_words(indexed.text), [&](const std::string &word) {
      const std::string stem = stemmer.stem(word);
      line += (line.empty() ? "" : " ") + stem;
      words.insert(word);
      if (!text::is_function_word(word)) telling.insert(stem);
    });
    entry.bind(4, static_cast<std::int64_t>(telling.size()));
    entry.bind(5, indexed.text);
    entry.step();
    entry.reset();
    stems.bind(1, number);
    stems.bind(2, line);
    stems.step();
    stems.reset();
  }
  Statement word_row(connection, "INSERT INTO words VALUES(?)");
  for (const std::string &word : words) {
    word_row.bind(1, word);
    word_row.step();
    word_row.reset();
  }
}

void check_schema(const Connection &connection) {
  std::vector<std::string> found;
  Statement schema(connection, "SELECT name, sql FROM sqlite_schema");
  while (schema.step()) {
    const std::string name = schema.text(0);
    const bool is_made_by_fts5 = std::find(TABLES_OF_FTS5.begin(), TABLES_OF_FTS5.end(), name) != TABLES_OF_FTS5.end();
    if (!is_made_by_fts5 && !schema.is_null(1)) found.push_back(schema.text(1));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> expected(SCHEMA.begin(), SCHEMA.end());
  std::sort(expected.begin(), expected.end());
  if (found != expected) throw Damage("its schema is another");
}

std::vector<std::string> read_words(const Connection &connection) {
  std::vector<std::string> words;
  Statement rows(connection, "SELECT word FROM words ORDER BY word");
  while (rows.step()) {
    words.push_back(rows.text(0));
    if (!text::is_utf8(words.back())) throw Damage("a word is not valid UTF-8");
    if (words.size() > 1 && words[words.size() - 2] >= words.back()) throw Damage("its words are not sorted");
  }
  return words;
}

constexpr std::uint64_t LEAST_STEPS = 10'000; // thousands
StepBudget budget_for(std::size_t bytes) { return {LEAST_STEPS + bytes / 100}; }

// What somebody typed never becomes a query: every stem is a quoted token.
std::string any_of(const std::vector<std::string> &stems) {
  std::string expression;
  for (const std::string &stem : stems) {
    if (!expression.empty()) expression += " OR ";
    expression += '"';
    for (const char c : stem) expression += c == '"' ? std::string("\"\"") : std::string(1, c);
    expression += '"';
  }
  return expression;
}

} // namespace

Result<std::vector<unsigned char>> make_search_index(const model::Records &records) {
  const auto texts = indexed_texts(records, MAX_ENTRIES);
  if (!texts) return Error{ErrorCode::exhausted, "names, keywords and words of services are more than two million"};
  Connection connection;
  connection.execute("PRAGMA page_size = 4096");
  connection.execute("PRAGMA encoding = 'UTF-8'");
  for (const char *statement : SCHEMA) connection.execute(statement);
  connection.execute("BEGIN");
  write_entries(connection, *texts);
  connection.execute("COMMIT");
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void *)> database(sqlite3_serialize(connection.get(), "main", &size, 0),
                                                                  sqlite3_free);
  if (!database) throw std::bad_alloc();
  return std::vector<unsigned char>(database.get(), database.get() + size);
}

SearchIndex::SearchIndex() : bytes_(std::make_shared<const std::vector<unsigned char>>()) {}

Result<SearchIndex> SearchIndex::open(std::vector<unsigned char> bytes, std::size_t services) {
  SearchIndex index;
  index.bytes_ = std::make_shared<const std::vector<unsigned char>>(std::move(bytes));
  index.services_ = services;
  try {
    StepBudget budget = budget_for(index.bytes_->size());
    const Connection connection;
    attach_read_only(connection, index.bytes_->data(), index.bytes_->size());
    harden(connection, budget, FullText::allowed);
    check_schema(connection);
    index.words_ = read_words(connection);
    return index;
  } catch (const SqlFailure &failure) {
    return damaged(failure.what());
  } catch (const Damage &damage) {
    return damaged(damage.what());
  }
}

struct SearchSession::Statements {
  StepBudget budget;
  Connection connection;
  std::unique_ptr<Statement> entries, text;
};

SearchSession::SearchSession(const SearchIndex &index)
    : bytes_(index.bytes_), statements_(std::make_unique<Statements>()), services_(index.services_) {
  statements_->budget = budget_for(bytes_->size());
  attach_read_only(statements_->connection, bytes_->data(), bytes_->size());
  harden(statements_->connection, statements_->budget, FullText::allowed);
}

SearchSession::~SearchSession() = default;

Result<std::vector<SearchEntry>> SearchSession::entries_with(const std::vector<std::string> &stems) {
  std::vector<SearchEntry> entries;
  if (stems.empty()) return entries;
  try {
    std::unique_ptr<Statement> &statement = statements_->entries;
    if (!statement)
      statement = std::make_unique<Statement>(
          statements_->connection,
          "SELECT entries.n, entries.service, entries.field, entries.words FROM stems JOIN entries "
          "ON entries.n = stems.rowid WHERE stems MATCH ? ORDER BY stems.rowid");
    const std::string expression = any_of(stems);
    statement->bind(1, expression);
    while (statement->step()) {
      const std::int64_t service = statement->integer(1);
      const std::int64_t field = statement->integer(2);
      const bool is_sound = service >= 0 && service < static_cast<std::int64_t>(services_) && field >= 0 &&
                            field < static_cast<std::int64_t>(MAX_FIELDS);
      if (!is_sound) throw Damage("an entry belongs to nothing");
      entries.push_back({static_cast<std::uint32_t>(statement->integer(0)), static_cast<std::uint32_t>(service),
                         static_cast<SearchField>(field), static_cast<std::uint32_t>(statement->integer(3))});
    }
    statement->reset();
    return entries;
  } catch (const SqlFailure &failure) {
    return damaged(failure.what());
  } catch (const Damage &damage) {
    return damaged(damage.what());
  }
}

Result<std::string> SearchSession::text_of(std::uint32_t entry) {
  try {
    std::unique_ptr<Statement> &statement = statements_->text;
    if (!statement)
      statement = std::make_unique<Statement>(statements_->connection, "SELECT text FROM entries WHERE n = ?");
    statement->bind(1, std::int64_t{entry});
    std::string text = statement->step() ? statement->text(0) : std::string();
    statement->reset();
    if (!text::is_utf8(text)) throw Damage("a text is not valid UTF-8");
    return text;
  } catch (const SqlFailure &failure) {
    return damaged(failure.what());
  } catch (const Damage &damage) {
    return damaged(damage.what());
  }
}

} // namespace zufi::storage
