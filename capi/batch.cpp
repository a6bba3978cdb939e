// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/batch.hpp"

#include <cstdint>

using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::Status;
using zufi::capi::element;
using zufi::capi::null_argument;
using zufi::capi::perform;
using zufi::capi::produce;

struct zufi_batch {
  zufi::Batch batch;
};

struct zufi_batch_part {
  zufi::BatchPart part;
};

namespace {

// What is wrong with bytes that a caller gave.
std::optional<Error> bytes_fault(const char *bytes, std::size_t size) {
  if (bytes == nullptr) return null_argument();
  if (size > PTRDIFF_MAX) return Error{ErrorCode::argument, "no object has that size"};
  return std::nullopt;
}

} // namespace

zufi_status zufi_batch_create(const zufi_dataset *dataset, zufi_batch_format format, const char *beginning, size_t size,
                              const char *date, zufi_batch **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Batch> {
    if (dataset == nullptr) return null_argument();
    if (format != ZUFI_BATCH_CSV && format != ZUFI_BATCH_JSON_LINES)
      return Error{ErrorCode::argument, "unknown format"};
    if (auto fault = bytes_fault(beginning, size)) return *fault;
    const auto day = date == nullptr ? std::nullopt : zufi::Date::parse(date);
    if (date != nullptr && !day) return Error{ErrorCode::argument, "date is not of the form YYYY-MM-DD"};
    return zufi::Batch::create(dataset->dataset, static_cast<zufi::BatchFormat>(format), {beginning, size}, day);
  });
}

void zufi_batch_free(zufi_batch *batch) { delete batch; }

const char *zufi_batch_header(const zufi_batch *batch) {
  return batch == nullptr ? nullptr : batch->batch.header().c_str();
}

size_t zufi_batch_header_size(const zufi_batch *batch) { return batch == nullptr ? 0 : batch->batch.header_bytes(); }

size_t zufi_batch_copied_count(const zufi_batch *batch) {
  return batch == nullptr ? 0 : batch->batch.copied_columns().size();
}

const char *zufi_batch_copied_name(const zufi_batch *batch, size_t column) {
  const std::string *name = batch == nullptr ? nullptr : element(batch->batch.copied_columns(), column);
  return name == nullptr ? nullptr : name->c_str();
}

zufi_status zufi_batch_split(const zufi_batch *batch, const char *bytes, size_t size, uint64_t most_rows,
                             uint64_t *rows, size_t *out, zufi_error **error) {
  if (rows != nullptr) *rows = 0;
  if (out != nullptr) *out = 0;
  return perform(error, [&]() -> Status {
    if (batch == nullptr || out == nullptr) return null_argument();
    if (auto fault = bytes_fault(bytes, size)) return *fault;
    const zufi::Batch::Split split = batch->batch.split({bytes, size}, most_rows);
    *out = split.bytes;
    if (rows != nullptr) *rows = split.rows;
    return std::monostate{};
  });
}

zufi_status zufi_batch_answer(const zufi_batch *batch, const char *rows, size_t size, uint64_t first_line,
                              zufi_batch_part **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::BatchPart> {
    if (batch == nullptr) return null_argument();
    if (auto fault = bytes_fault(rows, size)) return *fault;
    return batch->batch.answer({rows, size}, first_line);
  });
}

zufi_status zufi_batch_recall(const zufi_batch *batch, const char *rows, size_t size, uint64_t first_line,
                              const char *answers, size_t answers_size, zufi_batch_part **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::BatchPart> {
    if (batch == nullptr) return null_argument();
    if (auto fault = bytes_fault(rows, size)) return *fault;
    if (auto fault = bytes_fault(answers, answers_size)) return *fault;
    return batch->batch.recall({rows, size}, first_line, {answers, answers_size});
  });
}

void zufi_batch_part_free(zufi_batch_part *part) { delete part; }

const char *zufi_batch_part_data(const zufi_batch_part *part) {
  return part == nullptr ? nullptr : part->part.text.c_str();
}

size_t zufi_batch_part_size(const zufi_batch_part *part) { return part == nullptr ? 0 : part->part.text.size(); }

uint64_t zufi_batch_part_rows(const zufi_batch_part *part) { return part == nullptr ? 0 : part->part.rows; }

uint64_t zufi_batch_part_outcomes(const zufi_batch_part *part, zufi_outcome outcome) {
  if (part == nullptr || outcome < 0) return 0;
  const std::uint64_t *count = element(part->part.outcomes, static_cast<std::size_t>(outcome));
  return count == nullptr ? 0 : *count;
}

size_t zufi_batch_part_fault_count(const zufi_batch_part *part) {
  return part == nullptr ? 0 : part->part.faults.size();
}

uint64_t zufi_batch_part_fault_line(const zufi_batch_part *part, size_t fault) {
  const zufi::BatchFault *found = part == nullptr ? nullptr : element(part->part.faults, fault);
  return found == nullptr ? 0 : found->line;
}

const char *zufi_batch_part_fault_text(const zufi_batch_part *part, size_t fault) {
  const zufi::BatchFault *found = part == nullptr ? nullptr : element(part->part.faults, fault);
  return found == nullptr ? nullptr : found->text.c_str();
}
