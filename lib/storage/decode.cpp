// SPDX-License-Identifier: Apache-2.0
#include "model/columns.hpp"
#include "model/order.hpp"
#include "model/semantics_version.hpp"
#include "storage/dataset_file.hpp"
#include "storage/harden.hpp"
#include "storage/schema.hpp"
#include "storage/sql.hpp"
#include "storage/trailer.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace zufi::storage {

namespace {

struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string checked_text(const Statement &statement, int column) {
  std::string text = statement.text(column);
  if (!text::is_utf8(text) || text.find('\0') != std::string::npos) throw Damage("a text is not valid UTF-8");
  return text;
}

void check_schema(const Connection &connection) {
  std::vector<std::string> expected = create_statements();
  std::vector<std::string> found;
  Statement schema(connection, "SELECT name, sql FROM sqlite_schema");
  while (schema.step()) {
    if (!schema.is_null(1))
      found.push_back(checked_text(schema, 1));
    else if (!checked_text(schema, 0).starts_with("sqlite_autoindex_"))
      throw Damage("its schema is not that of a dataset");
  }
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  if (found != expected) throw Damage("its schema is not that of a dataset");
}

// --- cells

void read_cell(const std::string &text, Date &member) {
  const auto date = Date::parse(text);
  if (!date) throw Damage("a date cannot be read");
  member = *date;
}
void read_cell(const std::string &text, text::HouseNumberSet &member) {
  auto set = text::HouseNumberSet::parse(text);
  if (!set) throw Damage("house numbers cannot be read");
  member = std::move(*set);
}
void read_cell(const std::string &text, model::Condition &member) {
  auto condition = model::Condition::parse(text);
  if (!condition) throw Damage("a condition cannot be read");
  member = std::move(*condition);
}
void read_cell(const std::string &text, model::Polygons &member) {
  auto polygons = model::Polygons::parse(text);
  if (!polygons) throw Damage("a boundary cannot be read");
  member = std::move(*polygons);
}
template <class E>
requires std::is_enum_v<E>
void read_cell(const std::string &text, E &member) {
  const auto value = value_of<E>(text);
  if (!value) throw Damage("an unknown word");
  member = *value;
}
template <class E>
requires std::is_enum_v<E>
void read_cell(const std::string &text, std::optional<E> &member) {
  E value{};
  read_cell(text, value);
  member = value;
}

class TableReader {
 public:
  TableReader(const Connection &connection, const SqlTable &table) : connection_(connection), table_(table) {}

  template <class Record> void read(std::vector<Record> &records) {
    std::vector<std::string> names{quoted("n")};
    for (const SqlColumn &column : table_.columns)
      if (column.type != SqlType::list) names.push_back(quoted(column.name));
    Statement rows(connection_,
                   fmt::format("SELECT {} FROM {} ORDER BY n", fmt::join(names, ", "), quoted(table_.name)));
    while (rows.step()) {
      if (rows.integer(0) != static_cast<std::int64_t>(records.size()) + 1)
        throw Damage("rows are not counted through");
      Record record;
      int column = 1;
      model::visit_columns(record, [&](const model::Column &described, auto &member) {
        using Member = std::remove_reference_t<decltype(member)>;
        if constexpr (!std::is_same_v<Member, std::vector<std::string>>) {
          if (!rows.is_null(column))
            read_value(rows, column, member);
          else if (model::is_required(described.need))
            throw Damage("a cell is missing");
          ++column;
        }
      });
      records.push_back(std::move(record));
    }
    records.shrink_to_fit(); // they live as long as the dataset
    read_lists(records);
  }

 private:
  static void read_value(const Statement &row, int column, std::optional<double> &member) { member = row.real(column); }
  static void read_value(const Statement &row, int column, std::optional<int> &member) {
    member = small_integer(row.integer(column));
  }
  static void read_value(const Statement &row, int column, int &member) { member = small_integer(row.integer(column)); }
  static void read_value(const Statement &row, int column, std::string &member) { member = checked_text(row, column); }
  template <class Member> static void read_value(const Statement &row, int column, Member &member) {
    read_cell(checked_text(row, column), member);
  }

  static int small_integer(std::int64_t value) {
    constexpr std::int64_t MAX = 1'000'000;
    if (value < 0 || value > MAX) throw Damage("a number is out of range");
    return static_cast<int>(value);
  }

  template <class Record> void read_lists(std::vector<Record> &records) {
    Record layout;
    model::visit_columns(layout, [&](const model::Column &column, auto &member) {
      using Member = std::remove_reference_t<decltype(member)>;
      if constexpr (std::is_same_v<Member, std::vector<std::string>>) read_list(column.name, records);
    });
  }

  template <class Record> void read_list(std::string_view name, std::vector<Record> &records) {
    Statement items(connection_,
                    fmt::format("SELECT n, value FROM {} ORDER BY n, position", quoted(list_table(table_.name, name))));
    while (items.step()) {
      const std::int64_t number = items.integer(0);
      if (number < 1 || number > static_cast<std::int64_t>(records.size())) throw Damage("a list belongs to no row");
      model::visit_columns(records[static_cast<std::size_t>(number) - 1],
                           [&](const model::Column &column, auto &member) {
                             using Member = std::remove_reference_t<decltype(member)>;
                             if constexpr (std::is_same_v<Member, std::vector<std::string>>)
                               if (column.name == name) member.push_back(checked_text(items, 1));
                           });
    }
  }

  const Connection &connection_;
  const SqlTable &table_;
};

std::vector<std::string> split_list(const std::string &text) {
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    items.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

std::map<std::string, std::string> read_meta(const Connection &connection) {
  std::map<std::string, std::string> meta;
  Statement rows(connection, "SELECT key, value FROM meta");
  while (rows.step()) meta[checked_text(rows, 0)] = checked_text(rows, 1);
  return meta;
}

// A file whose words are folded, or whose rules are weighed, in another way would be misread.
std::optional<Error> version_fault(const std::map<std::string, std::string> &meta) {
  for (const auto &[key, ours] : {std::pair("folding_version", text::FOLDING_VERSION),
                                  std::pair("specificity_version", model::SPECIFICITY_VERSION)}) {
    const auto found = meta.find(key);
    const std::string theirs = found == meta.end() ? "0" : found->second;
    if (theirs == std::to_string(ours)) continue;
    const bool is_newer = theirs.size() > std::to_string(ours).size() || theirs > std::to_string(ours);
    return Error{is_newer ? ErrorCode::too_new : ErrorCode::too_old,
                 fmt::format("the file has {} {}, this library {}", key, theirs, ours)};
  }
  return std::nullopt;
}

Decoded read_database(const Connection &connection, const std::map<std::string, std::string> &meta) {
  Decoded decoded;
  const auto value = [&meta](const char *key) {
    const auto found = meta.find(key);
    if (found == meta.end()) throw Damage("it does not say what it is");
    return found->second;
  };
  decoded.records.identity = {value("id"),
                              value("title"),
                              value("version"),
                              value("licence"),
                              value("publisher"),
                              value("contact"),
                              value("expires"),
                              split_list(value("coverage")),
                              split_list(value("complete_streets"))};
  decoded.content_sha256 = value("content_sha256");
  auto table = tables().begin();
  model::for_each_table(decoded.records,
                        [&](std::string_view, auto &rows) { TableReader(connection, *table++).read(rows); });
  model::sort_records(decoded.records);
  return decoded;
}

std::vector<unsigned char> read_search_index(const Connection &connection) {
  std::vector<unsigned char> bytes;
  Statement pieces(connection, "SELECT bytes FROM search_index ORDER BY n");
  while (pieces.step()) {
    const std::string piece = pieces.text(0);
    bytes.insert(bytes.end(), piece.begin(), piece.end());
  }
  return bytes;
}

} // namespace

Result<Decoded> decode_unchecked(std::span<const std::byte> database) {
  try {
    constexpr std::uint64_t LEAST_STEPS = 10'000; // thousands
    StepBudget budget{LEAST_STEPS + database.size() / 100};
    const Connection connection;
    attach_read_only(connection, reinterpret_cast<const unsigned char *>(database.data()), database.size());
    harden(connection, budget, FullText::forbidden);
    check_schema(connection);
    const std::map<std::string, std::string> meta = read_meta(connection);
    if (auto fault = version_fault(meta)) return *fault;
    Decoded decoded = read_database(connection, meta);
    Result<SearchIndex> search = SearchIndex::open(read_search_index(connection), decoded.records.services.size());
    if (!search) return search.error();
    decoded.search = std::move(*search);
    return decoded;
  } catch (const SqlFailure &failure) {
    return Error{ErrorCode::damaged, fmt::format("the dataset is damaged: {}", failure.what())};
  } catch (const Damage &damage) {
    return Error{ErrorCode::damaged, fmt::format("the dataset is damaged: {}", damage.what())};
  }
}

Result<Decoded> decode(std::span<const std::byte> file) {
  const Result<Checked> checked = check_envelope(file);
  if (!checked) return checked.error();
  Result<Decoded> decoded = decode_unchecked(checked->database);
  if (decoded) decoded->sha256 = to_hex(checked->digest);
  return decoded;
}

} // namespace zufi::storage
