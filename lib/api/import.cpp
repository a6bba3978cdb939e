// SPDX-License-Identifier: Apache-2.0
#include "api/import_options.hpp"
#include "exchange/gv100ad.hpp"
#include "exchange/gv100ad_changes.hpp"
#include "exchange/street_list.hpp"
#include "exchange/street_tables.hpp"
#include "source/canonical_writer.hpp"
#include "source/folder_collector.hpp"
#include "storage/file.hpp"
#include "zufi/exchange.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <span>
#include <utility>

namespace zufi {

namespace {

struct Table {
  std::string name;
  std::string text;
};

struct Import {
  ImportRows rows;
  std::vector<Table> tables;
  bool is_usable = true; // not: a finding about a file as a whole
};

template <class Record> void add_table(std::string name, const std::vector<Record> &rows, std::vector<Table> &tables) {
  tables.push_back({std::move(name), source::canonical_csv(rows)});
}

// Reports a file that cannot be read.
std::optional<std::string> read_file(const std::string &path, std::size_t max_bytes, model::Notices &notices) {
  const Result<std::vector<std::byte>> bytes = storage::read_whole(path, max_bytes);
  if (bytes) return std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size());
  if (bytes.error().code == ErrorCode::exhausted)
    notices.add(model::Code::file_too_large, {path}, {}, fmt::to_string(max_bytes));
  else
    notices.add(model::Code::file_unreadable, {path}, {}, bytes.error().message);
  return std::nullopt;
}

Import import_streets(const exchange::StreetListOptions &options, const std::vector<std::string> &files,
                      model::Notices &notices) {
  const exchange::Limits limits;
  Import import;
  exchange::StreetListReader reader(options, limits, notices);
  for (const std::string &file : files) {
    const auto text = read_file(file, limits.csv.file_bytes, notices);
    import.is_usable = text && reader.read(*text, file) && import.is_usable;
  }
  exchange::StreetBook book = reader.take_book();
  const exchange::StreetTables tables = exchange::street_tables(book, options, notices);
  import.rows = book.log.sums();
  add_table("streets.csv", tables.streets, import.tables);
  if (!book.areas.empty()) add_table("segments.csv", tables.segments, import.tables);
  if (!tables.areas.empty()) add_table("areas.csv", tables.areas, import.tables);
  return import;
}

std::optional<exchange::GvEdition> read_edition(const std::vector<std::string> &files,
                                                const exchange::GvOptions &options, model::Notices &notices) {
  const exchange::Limits limits;
  std::vector<exchange::GvFile> texts;
  for (const std::string &file : files) {
    auto text = read_file(file, limits.csv.file_bytes, notices);
    if (!text) return std::nullopt;
    texts.push_back({file, std::move(*text)});
  }
  exchange::GvEdition edition = exchange::read_gv100ad(texts, options, limits, notices);
  return edition.is_usable ? std::optional(std::move(edition)) : std::nullopt;
}

Import import_directory(const api::ImportOptions &options, const std::vector<std::string> &files,
                        model::Notices &notices) {
  Import import;
  const auto edition = read_edition(files, options.directory, notices);
  if (!edition) {
    import.is_usable = false;
    return import;
  }
  import.rows = edition->log.sums();
  add_table("areas.csv", edition->areas, import.tables);
  add_table("statuses.csv", edition->statuses, import.tables);
  if (options.previous.empty()) return import;
  const auto previous = read_edition({options.previous}, options.directory, notices);
  import.is_usable = previous && previous->log.sums().refused == 0; // what was refused would seem to be new
  if (!import.is_usable) return import;
  const auto changes = exchange::gv_changes(*previous, *edition);
  import.tables.push_back({"changes.csv", exchange::changes_csv(changes, *previous, *edition)});
  return import;
}

Status write(const std::vector<Table> &tables, const std::string &folder, bool replaces) {
  const auto path_of = [&folder](const Table &table) { return folder + "/" + table.name; };
  for (const Table &table : tables) {
    std::error_code ignored; // a folder that is not there is found when it is written to
    if (!replaces && std::filesystem::exists(path_of(table), ignored))
      return Error{ErrorCode::argument,
                   fmt::format("{} is there already; the option replace=yes replaces it", path_of(table))};
  }
  for (const Table &table : tables)
    if (const Status written = storage::publish(path_of(table), std::as_bytes(std::span(table.text))); !written)
      return written.error();
  return std::monostate{};
}

} // namespace

Result<ImportRun> import_files(const std::string &format, const std::vector<std::string> &files,
                               const std::vector<std::string> &options, const std::string &folder) {
  const Result<api::ImportOptions> parsed = api::parse_import_options(format, options);
  if (!parsed) return parsed.error();
  if (files.empty()) return Error{ErrorCode::argument, "no file is named"};
  model::Notices notices;
  const Import import =
      format == "gv100ad" ? import_directory(*parsed, files, notices) : import_streets(parsed->streets, files, notices);
  ImportRun run;
  run.rows = import.rows;
  run.is_written = import.is_usable;
  run.report = notices.take_report(); // what can fail for want of memory comes before the tables are in place
  if (!import.is_usable) return run;
  if (const Status written = write(import.tables, folder, parsed->replaces); !written) return written.error();
  return run;
}

} // namespace zufi
