// SPDX-License-Identifier: Apache-2.0
#include "zufi/report.hpp"

#include "model/notices.hpp"

#include <iterator>
#include <utility>

namespace zufi {

namespace {

void join(std::string &text, const std::string &other) {
  if (other.empty() || other == text) return;
  text += (text.empty() ? "" : " ") + other;
}

} // namespace

void append(Report &report, Report other) {
  report.notices.insert(report.notices.end(), std::make_move_iterator(other.notices.begin()),
                        std::make_move_iterator(other.notices.end()));
  model::arrange(report.notices);
  if (!report.proved) report.proved = other.proved;
  join(report.checked_de, other.checked_de);
  join(report.checked_en, other.checked_en);
  report.accepted += other.accepted;
}

void put_below(Report &report, const std::string &folder) {
  if (folder.empty() || folder == ".") return;
  const std::string prefix = folder.ends_with('/') ? folder : folder + '/';
  for (Notice &notice : report.notices) {
    if (!notice.file.empty()) notice.file.insert(0, prefix);
    if (!notice.proof) continue;
    for (RuleAt &rule : notice.proof->rules)
      if (!rule.file.empty()) rule.file.insert(0, prefix);
  }
}

} // namespace zufi
