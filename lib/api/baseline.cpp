// SPDX-License-Identifier: Apache-2.0
#include "model/notices.hpp"
#include "model/order.hpp"
#include "model/records.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"
#include "storage/file.hpp"
#include "zufi/report.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace zufi {

namespace {

using model::BaselineRecord;
using model::Code;

constexpr std::size_t MAX_BYTES = std::size_t{64} << 20;

std::vector<BaselineRecord> read(std::string_view text, const std::string &file, model::Notices &notices) {
  std::vector<BaselineRecord> rows;
  source::read_table(text, file, 0, source::Limits{}, notices, rows);
  return rows;
}

bool is_expired(const BaselineRecord &row, Date day) { return row.expires && *row.expires <= day; }

// Which row accepts which finding; a fingerprint that stands there twice counts once, and says so.
class Baseline {
 public:
  Baseline(const std::vector<BaselineRecord> &rows, std::string file, model::Notices &notices)
      : file_(std::move(file)), notices_(notices) {
    for (const BaselineRecord &row : rows) {
      const auto [first, is_new] = entry_of_.try_emplace(row.fingerprint, Entry{&row});
      if (!is_new) report(Code::row_twice, row, fmt::format("{}:{}", file_, first->second.row->origin.row));
    }
  }

  bool accepts(const Notice &notice, Date day) {
    const auto found = entry_of_.find(notice.fingerprint);
    if (found == entry_of_.end()) return false;
    found->second.is_met = true;
    return !is_expired(*found->second.row, day);
  }

  // After every finding was looked at.
  void report_rows(Date day) {
    for (const auto &[fingerprint, entry] : entry_of_) {
      if (!entry.is_met)
        report(Code::baseline_stale, *entry.row);
      else if (is_expired(*entry.row, day))
        report(Code::baseline_expired, *entry.row, entry.row->expires->to_string());
    }
  }

 private:
  struct Entry {
    const BaselineRecord *row;
    bool is_met = false;
  };

  void report(Code code, const BaselineRecord &row, std::string_view detail = {}) {
    notices_.add(code, {file_, row.origin.row, "fingerprint"}, row.fingerprint, detail);
  }

  std::string file_;
  model::Notices &notices_;
  std::map<std::string_view, Entry> entry_of_;
};

} // namespace

Status apply_baseline(Report &report, const std::string &path, Date day) {
  const Result<std::vector<std::byte>> bytes = storage::read_whole(path, MAX_BYTES);
  if (!bytes) return bytes.error();
  model::Notices notices;
  const std::string_view text(reinterpret_cast<const char *>(bytes->data()), bytes->size());
  const std::vector<BaselineRecord> rows = read(text, path, notices);
  Baseline baseline(rows, path, notices);
  Report changed = report;
  changed.notices.clear();
  for (const Notice &notice : report.notices) {
    if (baseline.accepts(notice, day))
      ++changed.accepted;
    else
      changed.notices.push_back(notice);
  }
  baseline.report_rows(day);
  append(changed, notices.take_report());
  report = std::move(changed);
  return std::monostate{};
}

Result<std::string> baseline_csv(const Report &report, const std::string &reason, const std::string &author,
                                 std::optional<Date> expires) {
  std::vector<BaselineRecord> rows;
  for (const Notice &notice : report.notices) rows.push_back({notice.fingerprint, reason, author, expires, {}});
  if (rows.empty())
    rows.push_back({"none", reason, author, expires, {}}); // reason and author are looked at all the same
  model::sort_rows(rows);
  model::Notices notices;
  if (read(source::canonical_csv(rows), {}, notices).size() != rows.size() || notices.has_errors()) {
    const Notice fault = notices.take_report().notices.front();
    return Error{ErrorCode::argument, fmt::format("{}: {}; {}", fault.column, fault.text_en, fault.advice_en)};
  }
  if (report.notices.empty()) rows.clear();
  return source::canonical_csv(rows);
}

} // namespace zufi
