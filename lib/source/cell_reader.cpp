// SPDX-License-Identifier: Apache-2.0
#include "source/cell_reader.hpp"

#include "model/id.hpp"
#include "source/boundary_reader.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace zufi::source {

using model::Code;

namespace {

bool has_blank_at_edge(std::string_view text) {
  const std::string plain = text::with_plain_signs(text); // a no-break space is a blank as well
  const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
  return plain.empty() || is_blank(plain.front()) || is_blank(plain.back());
}

bool looks_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 8> SIGNS{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return std::any_of(SIGNS.begin(), SIGNS.end(), [text](std::string_view sign) { return text.starts_with(sign); });
}

bool is_reference(model::Form form) { return form != model::Form::text && form != model::Form::provenance; }

template <class Number> std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

} // namespace

HouseNumberFinding finding_of(text::HouseNumberSet::Fault fault) {
  using Fault = text::HouseNumberSet::Fault;
  switch (fault) {
  case Fault::inverted: return {Code::house_numbers_inverted, {}};
  case Fault::empty: return {Code::house_numbers_empty, {}};
  case Fault::too_many: return {Code::house_numbers_too_many, fmt::to_string(text::HouseNumberSet::MAX_ITEMS)};
  case Fault::unreadable: break;
  }
  return {Code::house_numbers_unreadable, {}};
}

void CellReader::fail(Code code, std::string_view value, std::string_view detail) {
  notices_.add(code, place_, value, detail);
  if (model::kind_of(code).severity == Severity::error) is_whole_ = false;
}

void CellReader::fail_word(std::string_view text, const std::string_view *names, std::size_t count) {
  fail(Code::word_unknown, text, fmt::format("{}", fmt::join(std::span(names, count), ", ")));
}

// What holds for every cell, whatever its type.
bool CellReader::check_text(const model::Column &column, std::string_view text) {
  if (const auto sign = text::find_forbidden_sign(text, text::LineFeed::allowed)) {
    fail(Code::text_forbidden_sign, {}, fmt::format("U+{:04X}", static_cast<std::uint32_t>(*sign)));
    return false;
  }
  if (has_blank_at_edge(text)) {
    fail(Code::cell_blank_at_edge, text);
    return false;
  }
  const bool is_meant = column.name == "phone" || column.name == "lat" || column.name == "lon" || column.name == "to";
  if (looks_like_formula(text) && !is_meant) fail(Code::text_looks_like_formula, text);
  return true;
}

bool CellReader::check_id(const model::Column &column, std::string_view text) {
  const bool is_symbol =
      column.form == model::Form::node && text.front() == '@'; // @self …; which ones, the linker knows
  if (!is_reference(column.form) || is_symbol || model::is_id(text)) return true;
  fail(Code::id_malformed, text);
  return false;
}

void CellReader::read_value(const model::Column &column, std::string_view text, std::string &member) {
  if (check_id(column, text)) member = text;
}

void CellReader::read_value(const model::Column &column, std::string_view text, std::vector<std::string> &member) {
  std::vector<std::string> items;
  for (std::string_view rest = text;;) {
    const std::size_t end = rest.find(';');
    const std::string_view item = rest.substr(0, end);
    if (item.empty() || has_blank_at_edge(item)) return fail(Code::list_malformed, text);
    if (!check_id(column, item)) return;
    items.emplace_back(item);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  std::sort(items.begin(), items.end());
  if (std::adjacent_find(items.begin(), items.end()) != items.end()) return fail(Code::list_malformed, text);
  member = std::move(items);
}

void CellReader::read_value(const model::Column &, std::string_view text, Date &member) {
  if (const auto date = Date::parse(text))
    member = *date;
  else
    fail(Code::date_malformed, text);
}

void CellReader::read_value(const model::Column &column, std::string_view text, std::optional<Date> &member) {
  Date date;
  read_value(column, text, date);
  member = date;
}

void CellReader::read_value(const model::Column &, std::string_view text, int &member) {
  if (const auto number = number_of<int>(text); number && *number != 0)
    member = *number;
  else
    fail(Code::number_malformed, text, "1, 2, 3 …");
}

void CellReader::read_value(const model::Column &, std::string_view text, std::optional<int> &member) {
  member = number_of<int>(text);
  if (!member) fail(Code::number_malformed, text, "0, 1, 2 …");
}

void CellReader::read_value(const model::Column &, std::string_view text, std::optional<double> &member) {
  member = number_of<double>(text);
  if (!member || !std::isfinite(*member)) fail(Code::number_malformed, text, "51.2");
}

void CellReader::read_value(const model::Column &, std::string_view text, text::HouseNumberSet &member) {
  text::HouseNumberSet::Problem problem{};
  if (auto set = text::HouseNumberSet::parse(text, &problem)) {
    member = std::move(*set);
    for (const text::HouseNumberRange &range : member.ranges())
      if (range.end_contradicts_parity()) fail(Code::house_numbers_parity, range.to_string());
    return;
  }
  const HouseNumberFinding finding = finding_of(problem.fault);
  fail(finding.code, problem.item, finding.detail);
}

void CellReader::read_value(const model::Column &, std::string_view text, model::Condition &member) {
  if (auto condition = model::Condition::parse(text))
    member = std::move(*condition);
  else
    fail(Code::condition_malformed, text);
}

void CellReader::read_value(const model::Column &, std::string_view text, model::Polygons &member) {
  model::Polygons::Fault fault{};
  if (auto polygons = model::Polygons::parse(text, &fault))
    member = std::move(*polygons);
  else
    fail(code_of(fault), {}, fmt::to_string(model::Polygons::MAX_POINTS));
}

} // namespace zufi::source
