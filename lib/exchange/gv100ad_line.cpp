// SPDX-License-Identifier: Apache-2.0
#include "exchange/gv100ad_line.hpp"

#include "exchange/foreign_text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace zufi::exchange {

using model::Code;

namespace {

// Positions as the layout counts them: from 1, both ends included.
struct Span {
  std::size_t first = 0, last = 0;
};
constexpr Span RECORD_KIND{1, 2};
constexpr Span DATE{3, 10};
constexpr Span KEY{11, 18};
constexpr Span VERBAND{19, 22};
constexpr Span NAME{23, 72};
constexpr Span TYPE{123, 124};
constexpr Span HECTARES{129, 139};

class Fields {
 public:
  explicit Fields(std::string_view line) : line_(line) {
    for (std::size_t i = 0; i < line.size(); ++i)
      if ((line[i] & 0xc0) != 0x80) begins_.push_back(i); // not inside a character
    length_ = begins_.size();
    begins_.push_back(line.size());
  }

  std::size_t length() const { return length_; }
  // Precondition: the line has that many characters.
  std::string_view operator[](Span span) const {
    const std::size_t begin = begins_[span.first - 1];
    return line_.substr(begin, begins_[span.last] - begin);
  }

 private:
  std::string_view line_;
  std::vector<std::size_t> begins_;
  std::size_t length_ = 0;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

template <class Number> std::optional<Number> digits(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return is_number ? std::optional(value) : std::nullopt;
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<GvKind> kind_of_record(std::string_view text) {
  constexpr std::array<std::string_view, 6> KINDS{"10", "20", "30", "40", "50", "60"};
  const auto *const found = std::find(KINDS.begin(), KINDS.end(), text);
  return found == KINDS.end() ? std::nullopt : std::optional(static_cast<GvKind>(10 * (found - KINDS.begin() + 1)));
}

std::optional<Date> date_of(std::string_view text) {
  if (!are_digits(text)) return std::nullopt;
  return Date::parse(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
}

// The key is flush left, and the rest of its field is blank.
std::optional<std::string> key_of(GvKind kind, std::string_view field) {
  const std::string_view key = field.substr(0, std::min(field.find(' '), field.size()));
  const auto has_length = [&key](std::size_t length) { return key.size() == length; };
  const bool is_right = [&] {
    switch (kind) {
    case GvKind::land: return has_length(2);
    case GvKind::regierungsbezirk: return has_length(3);
    case GvKind::region: return has_length(4) || has_length(5);
    case GvKind::kreis:
    case GvKind::verband: return has_length(5);
    case GvKind::gemeinde: return has_length(8);
    }
    return false;
  }();
  return is_right && are_digits(key) && is_blank(field.substr(key.size())) ? std::optional(std::string(key))
                                                                           : std::nullopt;
}

bool has_verband(GvKind kind) { return kind == GvKind::verband || kind == GvKind::gemeinde; }

} // namespace

std::optional<GvLine> read_gv_line(std::string_view line, const model::Place &place, model::Notices &notices) {
  const auto refuse = [&](Code code, std::string_view column, std::string_view value, std::string_view detail = {}) {
    notices.add(code, {place.file, place.row, std::string(column)}, value, detail);
    return std::nullopt;
  };
  const Fields fields(line);
  if (fields.length() != GV_LINE_LENGTH)
    return refuse(Code::gv_line_length, "", fmt::to_string(fields.length()), fmt::to_string(line.size()));
  GvLine record;
  const auto kind = kind_of_record(fields[RECORD_KIND]);
  if (!kind) return refuse(Code::gv_record_kind, "1-2", fields[RECORD_KIND]);
  record.kind = *kind;
  const auto date = date_of(fields[DATE]);
  if (!date) return refuse(Code::gv_date, "3-10", fields[DATE]);
  record.date = *date;
  const auto key = key_of(*kind, fields[KEY]);
  const std::string_view verband = fields[VERBAND];
  const bool is_verband_right = has_verband(*kind) ? are_digits(verband) : is_blank(verband);
  if (!key || !is_verband_right)
    return refuse(Code::gv_key, "11-22", fmt::format("{}{}", fields[KEY], verband), fields[RECORD_KIND]);
  record.key = *key;
  if (has_verband(*kind)) record.verband = verband;
  const std::string_view name = trimmed(fields[NAME]);
  const std::size_t comma = name.find(", ");
  const std::string_view plain = trimmed(name.substr(0, comma));
  if (plain.empty()) return refuse(Code::cell_empty, "23-72", "");
  if (is_garbled(name)) return refuse(Code::import_text_garbled, "23-72", name);
  if (const auto sign = text::find_forbidden_sign(name, text::LineFeed::forbidden))
    return refuse(Code::text_forbidden_sign, "23-72", name, fmt::format("U+{:04X}", static_cast<std::uint32_t>(*sign)));
  record.name = text::to_nfc(plain);
  if (comma != std::string_view::npos) record.designation = text::to_nfc(trimmed(name.substr(comma + 2)));
  if (!is_blank(fields[TYPE])) record.type = digits<int>(fields[TYPE]).value_or(-1);
  record.hectares = digits<std::uint64_t>(fields[HECTARES]);
  return record;
}

} // namespace zufi::exchange
