// SPDX-License-Identifier: Apache-2.0
#include "model/notices.hpp"
#include "model/records.hpp"
#include "source/folder_reader.hpp"
#include "zufi/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace zufi {

namespace {

using model::CaseRecord;
using model::Code;

std::string joined(const std::set<std::string> &words) {
  std::string text;
  for (const std::string &word : words) text += (text.empty() ? "" : ";") + word;
  return text.empty() ? "–" : text;
}

class CaseRunner {
 public:
  CaseRunner(const Dataset &dataset, const std::string &file, model::Notices &notices)
      : dataset_(dataset), file_(file), notices_(notices) {}

  Status run(const CaseRecord &record) {
    row_ = record.origin.row;
    id_ = record.id;
    Query query;
    if (!fill(record, query)) return std::monostate{};
    const Result<Answer> answer = dataset_.resolve(query);
    if (!answer && answer.error().code != ErrorCode::query) return answer.error();
    if (!answer) {
      report(Code::case_query, "service", record.id, answer.error().message);
      return std::monostate{};
    }
    compare(record, *answer);
    return std::monostate{};
  }

 private:
  void report(Code code, std::string_view column, std::string_view value = {}, std::string_view detail = {}) {
    notices_.add(code, {file_, row_, std::string(column)}, value, detail);
  }

  // Names the case, so that it can be found when rows have moved.
  void report_unmet(Code code, std::string_view column, std::string_view found, std::string_view wanted) {
    report(code, column, found, fmt::format("{} [{}]", wanted, id_));
  }

  bool fill(const CaseRecord &record, Query &query) {
    if (record.service.empty() == record.competence.empty()) {
      report(Code::case_service, "service");
      return false;
    }
    query.service = record.service;
    query.competence = record.competence;
    query.date = *record.date;
    query.roles = {record.role.value_or(Role::responsible)};
    const Place place{{}, record.street, record.house_number, record.postcode, record.place, record.area};
    const bool has_place = !record.street.empty() || !record.house_number.empty() || !record.postcode.empty() ||
                           !record.place.empty() || !record.area.empty();
    if (has_place) query.places[""].push_back(place);
    bool is_filled = true;
    for (const std::string &item : record.at) {
      const std::size_t sign = item.find('=');
      if (sign == std::string::npos) {
        report(Code::case_place, "at", item);
        is_filled = false;
        continue;
      }
      Place typed;
      typed.text = item.substr(sign + 1);
      query.places[item.substr(0, sign)].push_back(std::move(typed));
    }
    for (const std::string &item : record.facts) {
      const std::size_t sign = item.find('=');
      if (sign == std::string::npos) {
        report(Code::case_fact, "facts", item);
        is_filled = false;
        continue;
      }
      query.facts[item.substr(0, sign)] = item.substr(sign + 1);
    }
    return is_filled;
  }

  void compare(const CaseRecord &record, const Answer &answer) {
    if (answer.outcome != record.outcome)
      report_unmet(Code::case_outcome, "outcome", name_of(answer.outcome), name_of(record.outcome));
    std::set<std::string> offices;
    std::set<std::string> bodies;
    for (const Finding &finding : answer.findings) {
      if (finding.office) offices.insert(finding.office->id.str());
      if (finding.office && finding.body) bodies.insert(finding.body->id.str());
    }
    compare(Code::case_office, "office", record.offices, offices);
    compare(Code::case_body, "body", record.bodies, bodies);
  }

  void compare(Code code, std::string_view column, const std::vector<std::string> &expected,
               const std::set<std::string> &found) {
    const std::set<std::string> wanted(expected.begin(), expected.end());
    if (!wanted.empty() && wanted != found) report_unmet(code, column, joined(found), joined(wanted));
  }

  const Dataset &dataset_;
  const std::string &file_;
  model::Notices &notices_;
  std::uint32_t row_ = 0;
  std::string_view id_;
};

Result<CaseRun> run_all(const Dataset &dataset, const std::vector<CaseRecord> &cases, const std::string &file,
                        model::Notices &notices) {
  CaseRunner runner(dataset, file, notices);
  for (const CaseRecord &record : cases)
    if (const Status status = runner.run(record); !status) return status.error();
  CaseRun run{cases.size(), notices.take_report()};
  run.report.checked_de = fmt::format("Gefragt wurden {} Fälle aus {}.", run.cases, file);
  run.report.checked_en = fmt::format("{} cases of {} were asked.", run.cases, file);
  return run;
}

} // namespace

Result<CaseRun> run_cases(const Dataset &dataset, const std::string &cases_csv) {
  model::Notices notices;
  return run_all(dataset, source::read_cases(cases_csv, {}, notices), cases_csv, notices);
}

Result<CaseRun> run_cases_text(const Dataset &dataset, std::string_view text, const std::string &name) {
  model::Notices notices;
  return run_all(dataset, source::read_cases_text(text, name, {}, notices), name, notices);
}

} // namespace zufi
