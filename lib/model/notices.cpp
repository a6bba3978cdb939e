// SPDX-License-Identifier: Apache-2.0
#include "model/notices.hpp"

#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace zufi {

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(notices.begin(), notices.end(), [severity](const Notice &n) { return n.severity == severity; }));
}

const std::vector<NoticeKind> &notice_kinds() {
  static const std::vector<NoticeKind> KINDS{
#define NOTICE(code, severity, en, de, advice_en, advice_de) {#code, Severity::severity, en, de, advice_en, advice_de},
#include "model/notices.def"
#undef NOTICE
  };
  return KINDS;
}

} // namespace zufi

namespace zufi::model {

namespace {

constexpr std::size_t SHOWN_VALUE = 80;
constexpr std::size_t SHOWN_DETAIL = 400;
constexpr std::size_t SHOWN_FILE = 4'096; // PATH_MAX

// Values come from hostile files, too: nothing in a message may steer a terminal or break a line.
std::string shown(std::string_view value, std::size_t bytes) {
  if (!text::is_utf8(value)) return "\\x…";
  std::string out;
  for (const char c : text::shortened(value, bytes)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f)
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  if (text::find_forbidden_sign(out, text::LineFeed::forbidden)) return "\\u…"; // a sign that would deceive the reader
  return out;
}

// A cell of a baseline holds it as it is: composed, and without a blank of any kind at its end.
std::string as_cell(std::string_view fingerprint) {
  std::string cell = text::to_nfc(fingerprint);
  const std::string plain = text::with_plain_signs(cell);
  if (plain.ends_with(' ') || plain.ends_with('\n')) cell += "¶";
  return cell;
}

} // namespace

const NoticeKind &kind_of(Code code) { return notice_kinds()[static_cast<std::size_t>(code)]; }

void Notices::add(Code code, const Place &place, std::string_view value, std::string_view detail) {
  const NoticeKind &kind = kind_of(code);
  if (kind.severity == Severity::error) ++errors_;
  if (notices_.size() > MAX_FINDINGS) return;
  if (notices_.size() == MAX_FINDINGS) {
    ++errors_;
    notices_.emplace_back(); // the last place tells that the list is cut off
    const NoticeKind &cut = kind_of(Code::run_too_many_findings);
    const std::string limit = std::to_string(MAX_FINDINGS);
    notices_.back() = {std::string(cut.code),
                       cut.severity,
                       {},
                       0,
                       {},
                       {},
                       fmt::format(fmt::runtime(cut.text_de), "", limit),
                       fmt::format(fmt::runtime(cut.text_en), "", limit),
                       std::string(cut.advice_de),
                       std::string(cut.advice_en)};
    return;
  }
  const std::string shown_value = shown(value, SHOWN_VALUE);
  const std::string shown_detail = shown(detail, SHOWN_DETAIL);
  notices_.push_back({std::string(kind.code), kind.severity, shown(place.file, SHOWN_FILE), place.row,
                      shown(place.column, SHOWN_VALUE), shown_value,
                      fmt::format(fmt::runtime(kind.text_de), shown_value, shown_detail),
                      fmt::format(fmt::runtime(kind.text_en), shown_value, shown_detail), std::string(kind.advice_de),
                      std::string(kind.advice_en)});
}

void Notices::add_proof(Code code, const Place &place, std::string_view subject, std::string_view detail, Proof proof,
                        std::string fingerprint) {
  const std::size_t before = notices_.size();
  add(code, place, subject, detail);
  if (notices_.size() == before || notices_.size() > MAX_FINDINGS) return; // the list is cut off
  notices_.back().proof = std::move(proof);
  notices_.back().fingerprint = std::move(fingerprint);
}

void arrange(std::vector<Notice> &notices) {
  const auto position = [](const Notice &n) { return std::tie(n.file, n.row, n.column, n.code, n.value); };
  std::stable_sort(notices.begin(), notices.end(),
                   [&position](const Notice &a, const Notice &b) { return position(a) < position(b); });
  std::set<std::string> taken;
  std::map<std::string, std::size_t> last_number; // of several that are alike but for their row, in their order
  for (Notice &notice : notices) {
    if (notice.fingerprint.empty())
      notice.fingerprint = fmt::format("{}:{}:{}:{}", notice.code, notice.file, notice.column, notice.value);
    const std::string plain = as_cell(notice.fingerprint);
    notice.fingerprint = plain;
    while (!taken.insert(notice.fingerprint).second)
      notice.fingerprint = fmt::format("{}#{}", plain, ++last_number.try_emplace(plain, 1).first->second);
  }
}

Report Notices::take_report() {
  arrange(notices_);
  errors_ = 0;
  return {std::exchange(notices_, {}), std::nullopt};
}

} // namespace zufi::model
