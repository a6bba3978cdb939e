// SPDX-License-Identifier: Apache-2.0
#include "folders.hpp"

#include "source/canonical_writer.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace zufi::test {

namespace {

std::string toml_list(const std::vector<std::string> &items) {
  std::string text = "[";
  for (const std::string &item : items) text += (text.size() > 1 ? ", \"" : "\"") + item + "\"";
  return text + "]";
}

std::string toml_of(const model::Folder &folder) {
  return "id = \"" + folder.id + "\"\ntitle = \"" + folder.title + "\"\nversion = " + folder.version +
         "\nlicence = \"" + folder.licence + "\"\nlayer = \"" + std::string(name_of(folder.layer)) +
         "\"\ncoverage = " + toml_list(folder.coverage) + "\ncomplete_streets = " + toml_list(folder.complete_streets) +
         "\n[remit]\nareas = " + toml_list(folder.remit_areas) + "\nnodes = " + toml_list(folder.remit_nodes) + "\n";
}

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(std::string_view csv) {
  Cells rows;
  source::read_csv(csv, {},
                   {[&rows](source::CsvRow &&row) { rows.push_back(std::move(row.cells)); },
                    [](source::CsvFault, std::uint32_t) { throw std::logic_error("bad CSV in a test"); }});
  return rows;
}

std::string decomposed(const std::string &text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFDInstance(status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, text, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot decompose");
  return result;
}

std::string quoted(const std::string &cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

} // namespace

std::vector<std::string> write_folders(const model::Records &records, const std::filesystem::path &root) {
  std::vector<std::string> paths;
  for (std::uint32_t i = 0; i < records.folders.size(); ++i) {
    const std::filesystem::path path = root / records.folders[i].path;
    std::filesystem::create_directories(path);
    write_content(path / "dataset.toml", toml_of(records.folders[i]));
    model::for_each_table(records, [&](std::string_view table, const auto &rows) {
      auto own = rows;
      std::erase_if(own, [i](const auto &row) { return row.origin.folder != i; });
      if (!own.empty()) write_content(path / (std::string(table) + ".csv"), source::canonical_csv(own));
    });
    paths.insert(paths.begin(), path.string());
  }
  return paths;
}

std::string with_rows_shuffled(Dice &dice, std::string_view csv) {
  Cells rows = cells_of(csv);
  if (rows.empty()) return std::string(csv);
  Cells body(rows.begin() + 1, rows.end());
  dice.shuffle(body);
  std::copy(body.begin(), body.end(), rows.begin() + 1);
  std::string text;
  for (const auto &row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + source::csv_cell(row[i]);
    text += "\n";
  }
  return text;
}

std::string written_otherwise(Dice &dice, std::string_view csv) {
  const Cells rows = cells_of(csv);
  if (rows.empty()) return std::string(csv);
  const bool decomposes = dice.chance(50);
  const unsigned quotes = dice.chance(50) ? 30 : 0;
  const std::string line_end = dice.chance(50) ? "\r\n" : "\n";
  std::vector<std::size_t> order(rows.front().size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (dice.chance(50)) dice.shuffle(order);
  std::string text = dice.chance(50) ? "\xef\xbb\xbf" : "";
  for (const auto &row : rows) {
    std::string line;
    for (const std::size_t i : order) {
      const std::string cell = decomposes ? decomposed(row[i]) : row[i];
      line += i == order.front() ? "" : ",";
      line += dice.chance(quotes) ? quoted(cell) : source::csv_cell(cell);
    }
    text += line + line_end;
  }
  for (std::size_t i = dice.below(3); i > 0; --i) text += line_end;
  return text;
}

std::string content_of(const std::filesystem::path &file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_content(const std::filesystem::path &file, std::string_view content) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(content.data(), static_cast<std::streamsize>(content.size()));
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

} // namespace zufi::test
