// SPDX-License-Identifier: Apache-2.0
// Queries and answers as JSON: one function gives a binding everything. Format "zufi-answer/1"; keys are only ever
// added.
#pragma once

#include "zufi/answer.hpp"
#include "zufi/dataset.hpp"
#include "zufi/notice.hpp"
#include "zufi/query.hpp"
#include "zufi/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

// {"service":"99012008001000",            or "competence":"bauaufsicht"
//  "place":"Bahnstraße 51, 41569 Rommerskirchen",   or {"street":…,"house_number":…,"postcode":…,"place":…,"area":…}
//                                         also "house_numbers", "inside", "outside", "point"
//  "places":{"residence":["…",{…}]},      places by kind
//  "facts":{"child_surname":"Pesch"},
//  "fact_sets":{"floor_area":"..<1600"},  one of several values
//  "date":"2026-01-01",
//  "roles":["responsible"]}               or "role":"all"; responsible if absent
//
// Unknown, repeated and wrongly typed keys are an error of code `query`, which names the key.
// `date`: the day of a query that has none; without it "date" is needed.
Result<Query> query_from_json(std::string_view json, std::optional<Date> date = std::nullopt);

std::string to_json(const Answer &answer);
std::string to_json(const DatasetInfo &info);
std::string to_json(const Report &report);
std::string to_json(const QuestionTree &tree); // "zufi-questions/1"
// Format "zufi-diff/1":
// {"changes":[{"asked":[{"id":…,"name":…}],"roles":[…],"areas":[…],"whole":…,"streets":…,"places":…,
// "facts":{…},"valid_from":…,"valid_until":…,"before":{"outcome":…,"offices":[{"id":…,"name":…,"body":…,"sites":[…]}],
// "rules":[…],"witness":{…},"command":…},"after":{…}}],"undecided":[…],"compared":…}.
std::string to_json(const Diff &diff);
// Format "zufi-history/1": {"stretches":[{"valid_from":…,"valid_until":…,"answer":{…}},…]}; null for an open end.
std::string to_json(const std::vector<AnswerStretch> &history);
// Format "zufi-row/1": {"area" or "service":{"id":…,"name":…},"answer":{…}}: one row of an overview.
Result<std::string> row_to_json(const Overview &overview, std::size_t row); // errors: argument, as Overview::answer
// Format "zufi-groups/1": {"kind":"area" or "service","groups":[{"results":[{"role":…,"outcome":…,"input":…,
// "offices":[{"id":…,"name":…,"body":{…},"sites":[…]}]}],"subjects":[{"id":…,"name":…}]}]}.
std::string to_json(Subject kind, const std::vector<ResultGroup> &groups);
// Formats "zufi-completions/1" and "zufi-search/1".
std::string to_json(const std::vector<Completion> &completions);
std::string to_json(const std::vector<SearchHit> &hits);

} // namespace zufi
