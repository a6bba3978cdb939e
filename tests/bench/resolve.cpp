// SPDX-License-Identifier: Apache-2.0
// One question through the C interface: typed by ids, typed by text, as JSON; an unknown street; a long path.
#include "region.hpp"

#include <benchmark/benchmark.h>

#include <string_view>

namespace {

using zufi_bench::must;
using zufi_bench::region;

struct Question {
  const char *service;    // or
  const char *competence; // one of the two
  const char *address;    // or
  const char *area;       // one of the two
};

zufi_query *query_of(const Question &question) {
  zufi_query *query = nullptr;
  zufi_error *error = nullptr;
  must(zufi_query_create(&query, &error), error);
  if (question.service != nullptr) must(zufi_query_set_service(query, question.service, &error), error);
  if (question.competence != nullptr) must(zufi_query_set_competence(query, question.competence, &error), error);
  must(zufi_query_set_date(query, "2026-01-01", &error), error);
  if (question.address != nullptr) must(zufi_query_add_address(query, nullptr, question.address, &error), error);
  if (question.area != nullptr)
    must(zufi_query_add_place(query, nullptr, nullptr, nullptr, nullptr, nullptr, question.area, &error), error);
  return query;
}

void resolve(benchmark::State &state, Question question) {
  zufi_query *query = query_of(question);
  for (auto _ : state) {
    zufi_answer *answer = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_resolve(region(), query, &answer, &error), error);
    zufi_answer_free(answer);
  }
  zufi_query_free(query);
}
constexpr const char *PERMIT = "99012008001000";
BENCHMARK_CAPTURE(resolve, by_ids, Question{PERMIT, nullptr, nullptr, "05162024"})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, by_text, Question{PERMIT, nullptr, "Oberstraße 91, 41460 Neuss", nullptr})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, mandate_by_text, Question{PERMIT, nullptr, "Bahnstraße 51, 41569 Rommerskirchen", nullptr})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, street_alone, Question{PERMIT, nullptr, "Oberstraße 91", nullptr})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, unknown_street, Question{PERMIT, nullptr, "Nirgendwoweg 1, 41460 Neuss", nullptr})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, unknown_place, Question{PERMIT, nullptr, "Weg 1, 99999 Nirgendwo", nullptr})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, task_by_ids, Question{nullptr, "amtsvormundschaft", nullptr, "05162016"})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve, whole_kreis, Question{nullptr, "jugendhilfe", nullptr, "05162"})
    ->Unit(benchmark::kMicrosecond);

void resolve_point(benchmark::State &state, double lat, double lon) {
  zufi_query *query = query_of({PERMIT, nullptr, nullptr, nullptr});
  zufi_error *error = nullptr;
  must(zufi_query_set_point(query, nullptr, lat, lon, &error), error);
  for (auto _ : state) {
    zufi_answer *answer = nullptr;
    must(zufi_dataset_resolve(region(), query, &answer, &error), error);
    zufi_answer_free(answer);
  }
  zufi_query_free(query);
}
BENCHMARK_CAPTURE(resolve_point, inside, 51.1985, 6.6922)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve_point, near_a_border, 51.2284, 6.63976)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve_point, outside, 50.9, 6.9)->Unit(benchmark::kMicrosecond);

void resolve_json(benchmark::State &state) {
  constexpr std::string_view QUERY =
      R"({"service":"99012008001000","place":"Oberstraße 91, 41460 Neuss","date":"2026-01-01"})";
  for (auto _ : state) {
    zufi_buffer *answer = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_resolve_json(region(), QUERY.data(), QUERY.size(), &answer, &error), error);
    zufi_buffer_free(answer);
  }
}
BENCHMARK(resolve_json)->Unit(benchmark::kMicrosecond);

void explain(benchmark::State &state) {
  zufi_query *query = query_of({PERMIT, nullptr, "Bahnstraße 51, 41569 Rommerskirchen", nullptr});
  zufi_answer *answer = nullptr;
  zufi_error *error = nullptr;
  must(zufi_dataset_resolve(region(), query, &answer, &error), error);
  for (auto _ : state) {
    zufi_buffer *text = nullptr;
    must(zufi_answer_explain(answer, ZUFI_LANGUAGE_DE, &text, &error), error);
    zufi_buffer_free(text);
  }
  zufi_answer_free(answer);
  zufi_query_free(query);
}
BENCHMARK(explain)->Unit(benchmark::kMicrosecond);

} // namespace
