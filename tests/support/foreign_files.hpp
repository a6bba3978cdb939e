// SPDX-License-Identifier: Apache-2.0
// Foreign files in a few words, and what an import makes of them.
#pragma once

#include "temporary_folder.hpp"
#include "zufi/exchange.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::test {

// One import in a folder of its own.
struct Imported {
  ImportRun run;
  std::string streets, segments, areas, statuses, changes; // tables; empty if they were not written
  std::vector<std::string> codes;                          // of the findings
};

inline std::string content_of(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct ForeignFile {
  std::string_view name, text;
};

// Files named in an option (previous=old.txt) are looked for in that folder.
inline Imported import_texts(const std::string &format, const std::vector<ForeignFile> &files,
                             std::vector<std::string> options, std::size_t read_files) {
  const TemporaryFolder folder;
  std::vector<std::string> paths;
  for (const ForeignFile &file : files) {
    folder.write(file.name, file.text);
    if (paths.size() < read_files) paths.push_back(folder.file(file.name));
  }
  for (std::string &option : options)
    if (option.starts_with("previous=")) option = "previous=" + folder.file(option.substr(9));
  Result<ImportRun> run = import_files(format, paths, options, folder.path().string());
  if (!run) throw std::runtime_error(run.error().message);
  Imported imported{std::move(*run),
                    content_of(folder.file("streets.csv")),
                    content_of(folder.file("segments.csv")),
                    content_of(folder.file("areas.csv")),
                    content_of(folder.file("statuses.csv")),
                    content_of(folder.file("changes.csv")),
                    {}};
  for (const Notice &notice : imported.run.report.notices) imported.codes.push_back(notice.code);
  return imported;
}

inline Imported import_text(const std::string &format, std::string_view text, std::vector<std::string> options) {
  return import_texts(format, {{"list.csv", text}}, std::move(options), 1);
}

// A table without its header, and without the columns behind `columns`.
inline std::string rows_of(const std::string &table) {
  const std::size_t header = table.find('\n');
  return header == std::string::npos ? std::string() : table.substr(header + 1);
}

// A record of a GV100AD file: what stands at which position (from 1), the rest blank.
class GvRecordText {
 public:
  GvRecordText(std::string_view kind, std::string_view key, std::string_view name) : characters_(220, " ") {
    put(1, kind).put(3, "20220131").put(11, key).put(23, name);
  }
  GvRecordText &put(std::size_t position, std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++position) {
      std::size_t end = i + 1;
      while (end < utf8.size() && (utf8[end] & 0xc0) == 0x80) ++end;
      characters_.at(position - 1) = utf8.substr(i, end - i);
      i = end;
    }
    return *this;
  }
  GvRecordText &verband(std::string_view key) { return put(19, key); }
  GvRecordText &type(std::string_view number) { return put(123, number); }
  GvRecordText &date(std::string_view day) { return put(3, day); }
  GvRecordText &hectares(std::string_view number) { return put(129, number); }
  std::string line() const {
    std::string text;
    for (const std::string &character : characters_) text += character;
    return text + "\n";
  }

 private:
  std::vector<std::string> characters_;
};

} // namespace zufi::test
