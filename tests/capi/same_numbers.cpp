// SPDX-License-Identifier: Apache-2.0
// The numbers of zufi.h are those of the C++ vocabularies, and no vocabulary has a word that the header lacks.
#include "zufi.h"
#include "zufi/batch.hpp"
#include "zufi/completion.hpp"
#include "zufi/dataset.hpp"
#include "zufi/exchange.hpp"
#include "zufi/handling.hpp"
#include "zufi/result.hpp"
#include "zufi/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace zufi;

template <class E> constexpr bool same(std::int32_t number, E value, std::string_view name) {
  return number == static_cast<std::int32_t>(value) && name_of(value) == name;
}
template <class E> constexpr bool ends_with_number(std::int32_t last) {
  return Names<E>::texts.size() == static_cast<std::size_t>(last) + 1;
}

static_assert(same(ZUFI_OUTCOME_RESOLVED, Outcome::resolved, "resolved"));
static_assert(same(ZUFI_OUTCOME_CHOICE, Outcome::choice, "choice"));
static_assert(same(ZUFI_OUTCOME_NEEDS_INPUT, Outcome::needs_input, "needs_input"));
static_assert(same(ZUFI_OUTCOME_NOT_OFFERED, Outcome::not_offered, "not_offered"));
static_assert(same(ZUFI_OUTCOME_GAP, Outcome::gap, "gap"));
static_assert(same(ZUFI_OUTCOME_CONFLICT, Outcome::conflict, "conflict"));
static_assert(same(ZUFI_OUTCOME_OUTSIDE_COVERAGE, Outcome::outside_coverage, "outside_coverage"));
static_assert(same(ZUFI_OUTCOME_UNKNOWN_PLACE, Outcome::unknown_place, "unknown_place"));
static_assert(same(ZUFI_OUTCOME_UNKNOWN_SERVICE, Outcome::unknown_service, "unknown_service"));
static_assert(ends_with_number<Outcome>(ZUFI_OUTCOME_UNKNOWN_SERVICE));

static_assert(same(ZUFI_ROLE_RESPONSIBLE, Role::responsible, "responsible"));
static_assert(same(ZUFI_ROLE_ACCEPTS, Role::accepts, "accepts"));
static_assert(same(ZUFI_ROLE_ADVISES, Role::advises, "advises"));
static_assert(ends_with_number<Role>(ZUFI_ROLE_ADVISES));

static_assert(same(ZUFI_RELATION_ASSIGNS, Relation::assigns, "assigns"));
static_assert(same(ZUFI_RELATION_HELD_BY, Relation::held_by, "held_by"));
static_assert(same(ZUFI_RELATION_DELEGATED_TO, Relation::delegated_to, "delegated_to"));
static_assert(same(ZUFI_RELATION_MANDATED_TO, Relation::mandated_to, "mandated_to"));
static_assert(same(ZUFI_RELATION_PERFORMED_BY, Relation::performed_by, "performed_by"));
static_assert(same(ZUFI_RELATION_NOT_OFFERED, Relation::not_offered, "not_offered"));
static_assert(ends_with_number<Relation>(ZUFI_RELATION_NOT_OFFERED));

static_assert(same(ZUFI_CONFIDENCE_DOCUMENTED, Confidence::documented, "documented"));
static_assert(same(ZUFI_CONFIDENCE_DERIVED, Confidence::derived, "derived"));
static_assert(same(ZUFI_CONFIDENCE_UNVERIFIED, Confidence::unverified, "unverified"));
static_assert(ends_with_number<Confidence>(ZUFI_CONFIDENCE_UNVERIFIED));

static_assert(same(ZUFI_SEVERITY_ERROR, Severity::error, "error"));
static_assert(same(ZUFI_SEVERITY_WARNING, Severity::warning, "warning"));
static_assert(same(ZUFI_SEVERITY_INFO, Severity::info, "info"));
static_assert(ends_with_number<Severity>(ZUFI_SEVERITY_INFO));

static_assert(same(ZUFI_LANGUAGE_DE, Language::de, "de"));
static_assert(same(ZUFI_LANGUAGE_EN, Language::en, "en"));
static_assert(ends_with_number<Language>(ZUFI_LANGUAGE_EN));

static_assert(same(ZUFI_REPORT_FORMAT_TEXT, ReportFormat::text, "text"));
static_assert(same(ZUFI_REPORT_FORMAT_JSON, ReportFormat::json, "json"));
static_assert(same(ZUFI_REPORT_FORMAT_JUNIT, ReportFormat::junit, "junit"));
static_assert(same(ZUFI_REPORT_FORMAT_GITLAB, ReportFormat::gitlab, "gitlab"));
static_assert(same(ZUFI_REPORT_FORMAT_SARIF, ReportFormat::sarif, "sarif"));
static_assert(same(ZUFI_REPORT_FORMAT_GITHUB, ReportFormat::github, "github"));
static_assert(same(ZUFI_REPORT_FORMAT_HTML, ReportFormat::html, "html"));
static_assert(ends_with_number<ReportFormat>(ZUFI_REPORT_FORMAT_HTML));

// Kinds of completions are summed up: each has the bit of its number.
constexpr bool is_bit(std::int32_t number, CompletionKind kind) {
  return number == std::int32_t{1} << static_cast<std::int32_t>(kind);
}
static_assert(ZUFI_BATCH_CSV == static_cast<int>(BatchFormat::csv));
static_assert(ZUFI_BATCH_JSON_LINES == static_cast<int>(BatchFormat::json_lines));
static_assert(ZUFI_TABLE_COVERAGE == static_cast<int>(HandlingTopic::coverage));
static_assert(ZUFI_TABLE_DIFFERENCES == static_cast<int>(HandlingTopic::differences));
static_assert(ZUFI_TABLE_FORMAT_CSV == 0 && ZUFI_TABLE_FORMAT_HTML == 1); // two functions in C++
static_assert(ZUFI_COMPLETION_ALL == 0);
static_assert(is_bit(ZUFI_COMPLETION_PLACES, CompletionKind::place));
static_assert(is_bit(ZUFI_COMPLETION_POSTCODES, CompletionKind::postcode));
static_assert(is_bit(ZUFI_COMPLETION_STREETS, CompletionKind::street));
static_assert(is_bit(ZUFI_COMPLETION_SERVICES, CompletionKind::service));

constexpr bool same_status(std::int32_t number, ErrorCode code) { return number == static_cast<std::int32_t>(code); }
static_assert(same_status(ZUFI_ERROR_ARGUMENT, ErrorCode::argument));
static_assert(same_status(ZUFI_ERROR_QUERY, ErrorCode::query));
static_assert(same_status(ZUFI_ERROR_NOT_FOUND, ErrorCode::not_found));
static_assert(same_status(ZUFI_ERROR_UNREADABLE, ErrorCode::unreadable));
static_assert(same_status(ZUFI_ERROR_FOREIGN, ErrorCode::foreign));
static_assert(same_status(ZUFI_ERROR_TRUNCATED, ErrorCode::truncated));
static_assert(same_status(ZUFI_ERROR_DAMAGED, ErrorCode::damaged));
static_assert(same_status(ZUFI_ERROR_TOO_NEW, ErrorCode::too_new));
static_assert(same_status(ZUFI_ERROR_TOO_OLD, ErrorCode::too_old));
static_assert(same_status(ZUFI_ERROR_NOT_WRITTEN, ErrorCode::not_written));
static_assert(same_status(ZUFI_ERROR_EXHAUSTED, ErrorCode::exhausted));
static_assert(same_status(ZUFI_ERROR_INTERNAL, ErrorCode::internal));
static_assert(same_status(ZUFI_ERROR_NOT_DURABLE, ErrorCode::not_durable));

// An enumerator added to ErrorCode alone makes this switch incomplete, which is an error.
constexpr bool is_known(ErrorCode code) {
  switch (code) {
  case ErrorCode::argument:
  case ErrorCode::query:
  case ErrorCode::not_found:
  case ErrorCode::unreadable:
  case ErrorCode::foreign:
  case ErrorCode::truncated:
  case ErrorCode::damaged:
  case ErrorCode::too_new:
  case ErrorCode::too_old:
  case ErrorCode::not_written:
  case ErrorCode::exhausted:
  case ErrorCode::internal:
  case ErrorCode::not_durable: return true;
  }
  return false;
}
static_assert(is_known(ErrorCode::argument));

constexpr bool same_rows(std::int32_t number, std::size_t offset) {
  return static_cast<std::size_t>(number) * sizeof(std::uint64_t) == offset; // in the order of the members
}
static_assert(same_rows(ZUFI_ROWS_READ, offsetof(ImportRows, read)));
static_assert(same_rows(ZUFI_ROWS_TAKEN, offsetof(ImportRows, taken)));
static_assert(same_rows(ZUFI_ROWS_MERGED, offsetof(ImportRows, merged)));
static_assert(same_rows(ZUFI_ROWS_SKIPPED, offsetof(ImportRows, skipped)));
static_assert(same_rows(ZUFI_ROWS_REFUSED, offsetof(ImportRows, refused)));
static_assert(sizeof(ImportRows) == 5 * sizeof(std::uint64_t));

} // namespace

int main() { return zufi_dataset_layout() == zufi::DATASET_LAYOUT ? 0 : 1; }
