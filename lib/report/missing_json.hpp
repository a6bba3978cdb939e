// SPDX-License-Identifier: Apache-2.0
// What is asked for next, and what follows, as JSON.
#pragma once

#include "report/json_writer.hpp"
#include "zufi/answer.hpp"

#include <string_view>
#include <vector>

namespace zufi::report {

void write_node(JsonWriter &json, const NamedNode &node);
void write_nodes(JsonWriter &json, std::string_view key, const std::vector<NamedNode> &nodes);
void write_handlers(JsonWriter &json, const std::vector<Handler> &handlers);
void write_result(JsonWriter &json, const ResultInfo &result);
void write_choice(JsonWriter &json, const ChoiceInfo &choice);
void write_missing(JsonWriter &json, const MissingInfo &missing);

// The members of `missing` but its choices.
void write_question(JsonWriter &json, const MissingInfo &missing);

// As a query has it: it can be put into one as it is.
void write_place(JsonWriter &json, const Place &place);

} // namespace zufi::report
