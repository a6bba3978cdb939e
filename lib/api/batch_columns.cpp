// SPDX-License-Identifier: Apache-2.0
#include "api/batch_columns.hpp"

#include "source/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace zufi::api {

namespace {

constexpr std::array<std::string_view, 12> RESULTS{"outcome",   "office",     "office_name", "body",
                                                   "body_name", "confidence", "valid_from",  "valid_until",
                                                   "missing",   "warnings",   "rules",       "error"};

Error header_error(std::string message) { return {ErrorCode::unreadable, std::move(message)}; }
Error row_error(std::string message) { return {ErrorCode::query, std::move(message)}; }

// "House-Number " → "housenumber": names that somebody may have meant alike.
std::string likeness(std::string_view name) {
  std::string alike;
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (c != ' ' && c != '-' && c != '_') alike += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return alike;
}

// Items joined by ';', each NAME=VALUE. Nothing if one of them is not.
std::optional<std::vector<std::pair<std::string, std::string>>> pairs_of(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const std::string_view item = text.substr(0, end);
    const std::size_t sign = item.find('=');
    const bool is_last_empty = end != std::string_view::npos && end + 1 == text.size();
    if (sign == std::string_view::npos || sign == 0 || is_last_empty) return std::nullopt;
    pairs.emplace_back(item.substr(0, sign), item.substr(sign + 1));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return pairs;
}

// One text for each finding, joined by ';'; empty if all are.
template <class Take> std::string joined(const std::vector<Finding> &findings, Take take) {
  std::string text;
  bool has_any = false;
  for (const Finding &finding : findings) {
    const std::string_view item = take(finding);
    has_any = has_any || !item.empty();
    text.append(&finding == findings.data() ? "" : ";").append(item);
  }
  return has_any ? text : std::string();
}

template <class Items, class Take> std::string listed(const Items &items, Take take) {
  std::string text;
  for (const auto &item : items) text.append(text.empty() ? "" : ";").append(std::string_view(take(item)));
  return text;
}

// All that the paths rest on, each once, in the order of the paths.
std::string rules_of(const Answer &answer) {
  std::vector<std::string_view> ids;
  const auto add = [&ids](const RuleInfo &rule) {
    if (std::find(ids.begin(), ids.end(), rule.id.view()) == ids.end()) ids.push_back(rule.id.view());
  };
  for (const Finding &finding : answer.findings) {
    for (const StepInfo &step : finding.path) std::for_each(step.rules.begin(), step.rules.end(), add);
    std::for_each(finding.rules.begin(), finding.rules.end(), add);
  }
  return listed(ids, [](std::string_view id) { return id; });
}

std::string_view confidence_of(const Answer &answer) {
  const bool is_answer = answer.outcome == Outcome::resolved || answer.outcome == Outcome::choice ||
                         answer.outcome == Outcome::not_offered;
  if (!is_answer || answer.findings.empty()) return {};
  Confidence weakest = Confidence::documented;
  for (const Finding &finding : answer.findings) weakest = std::max(weakest, finding.confidence);
  return name_of(weakest);
}

// The days on which all findings hold.
Validity days_of(const Answer &answer) {
  Validity days;
  for (const Finding &finding : answer.findings)
    days = {std::max(days.from, finding.days.from), std::min(days.until, finding.days.until)};
  return days;
}

std::string row_of(const std::array<std::string, RESULTS.size()> &cells) {
  std::string row;
  for (const std::string &cell : cells) row.append(",").append(source::csv_cell(cell));
  return row;
}

} // namespace

Result<BatchColumns> BatchColumns::of_header(const std::vector<std::string> &names) {
  BatchColumns columns;
  columns.count_ = names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string &name = names[i];
    if (std::find(RESULTS.begin(), RESULTS.end(), name) != RESULTS.end())
      return header_error(fmt::format("the input has a column {}, which the output adds: rename it", name));
    const auto *known = std::find(std::begin(ASKING_NAMES), std::end(ASKING_NAMES), name);
    if (known == std::end(ASKING_NAMES)) {
      for (const std::string_view asking : ASKING_NAMES)
        if (likeness(name) == likeness(asking))
          return header_error(
              fmt::format("column {} is spelled nearly as {}: spell it so, or rename it", i + 1, asking));
      columns.copied_.push_back(name);
      continue;
    }
    std::optional<std::size_t> &place = columns.cell_of_[known - std::begin(ASKING_NAMES)];
    if (place) return header_error(fmt::format("the input has two columns {}", name));
    place = i;
  }
  const auto has = [&](Asking column) { return columns.cell_of_[static_cast<std::size_t>(column)].has_value(); };
  if (!has(Asking::service) && !has(Asking::competence))
    return header_error("the first row of the input is no header: it names neither service nor competence");
  return columns;
}

std::string BatchColumns::cell(const std::vector<std::string> &cells, Asking column) const {
  const std::optional<std::size_t> place = cell_of_[static_cast<std::size_t>(column)];
  return place ? cells[*place] : std::string();
}

Result<Query> BatchColumns::query(const std::vector<std::string> &cells, std::optional<Date> date) const {
  Query query;
  query.service = cell(cells, Asking::service);
  query.competence = cell(cells, Asking::competence);
  query.date = date.value_or(Date::lowest());
  if (const std::string text = cell(cells, Asking::date); !text.empty()) {
    const auto day = Date::parse(text);
    if (!day) return row_error("date is not of the form YYYY-MM-DD");
    query.date = *day;
  }
  if (const std::string text = cell(cells, Asking::role); !text.empty()) {
    const auto role = value_of<Role>(text);
    if (!role) return row_error("role is none of responsible, accepts, advises");
    query.roles = {*role};
  }
  Place place{cell(cells, Asking::address),  cell(cells, Asking::street), cell(cells, Asking::house_number),
              cell(cells, Asking::postcode), cell(cells, Asking::place),  cell(cells, Asking::area)};
  const bool has_elements = !place.street.empty() || !place.house_number.empty() || !place.postcode.empty() ||
                            !place.place.empty() || !place.area.empty();
  if (!place.text.empty() && has_elements) return row_error("address stands beside elements of an address");
  if (!place.text.empty() || has_elements) query.places[""].push_back(std::move(place));
  if (const Status status = fill(cells, query); !status) return status.error();
  return query;
}

Status BatchColumns::fill(const std::vector<std::string> &cells, Query &query) const {
  auto places = pairs_of(cell(cells, Asking::at));
  if (!places) return row_error("at is not of the form KIND=ADDRESS;KIND=ADDRESS");
  for (auto &[kind, text] : *places) {
    Place place;
    place.text = std::move(text);
    query.places[kind].push_back(std::move(place));
  }
  auto facts = pairs_of(cell(cells, Asking::facts));
  if (!facts) return row_error("facts is not of the form NAME=VALUE;NAME=VALUE");
  for (auto &[name, value] : *facts)
    if (!query.facts.try_emplace(name, std::move(value)).second) return row_error("facts names a fact twice");
  return std::monostate{};
}

std::string result_header() {
  std::string row;
  for (const std::string_view name : RESULTS) row.append(",").append(name);
  return row;
}

std::string result_cells(const Answer &answer) {
  const auto &findings = answer.findings;
  const auto office = [](Text OfficeInfo::*member) {
    return [member](const Finding &f) { return f.office ? ((*f.office).*member).view() : std::string_view(); };
  };
  const auto body = [](Text NamedNode::*member) {
    return [member](const Finding &f) { return f.body ? ((*f.body).*member).view() : std::string_view(); };
  };
  const Validity days = days_of(answer);
  return row_of({std::string(name_of(answer.outcome)),
                 joined(findings, office(&OfficeInfo::id)),
                 joined(findings, office(&OfficeInfo::name)),
                 joined(findings, body(&NamedNode::id)),
                 joined(findings, body(&NamedNode::name)),
                 std::string(confidence_of(answer)),
                 days.from.to_string(),
                 days.until.to_string(),
                 listed(answer.missing, [](const MissingInfo &m) { return m.input; }),
                 listed(answer.warnings, [](const WarningInfo &w) { return w.code; }),
                 rules_of(answer),
                 {}});
}

std::string result_cells_of_fault(std::string_view text) {
  std::array<std::string, RESULTS.size()> cells;
  cells.back() = text;
  return row_of(cells);
}

} // namespace zufi::api
