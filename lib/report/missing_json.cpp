// SPDX-License-Identifier: Apache-2.0
#include "report/missing_json.hpp"

namespace zufi::report {

namespace {

void write_texts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts) {
  json.key(key);
  json.array(texts, [&json](const std::string &text) { json.value(text); });
}

void write_handler(JsonWriter &json, const Handler &handler) {
  json.object([&] {
    json.member("id", handler.office.id);
    json.member("name", handler.office.name);
    json.key("body");
    if (handler.body)
      write_node(json, *handler.body);
    else
      json.value(nullptr);
    write_nodes(json, "sites", handler.sites);
  });
}

} // namespace

void write_node(JsonWriter &json, const NamedNode &node) {
  json.object([&] {
    json.member("id", node.id);
    json.member("name", node.name);
  });
}

void write_nodes(JsonWriter &json, std::string_view key, const std::vector<NamedNode> &nodes) {
  json.key(key);
  json.array(nodes, [&json](const NamedNode &node) { write_node(json, node); });
}

void write_handlers(JsonWriter &json, const std::vector<Handler> &handlers) {
  json.key("offices");
  json.array(handlers, [&json](const Handler &handler) { write_handler(json, handler); });
}

void write_result(JsonWriter &json, const ResultInfo &result) {
  json.object([&] {
    json.member("outcome", name_of(result.outcome));
    write_handlers(json, result.handlers);
    write_texts(json, "place_kinds", result.place_kinds);
  });
}

void write_place(JsonWriter &json, const Place &place) {
  json.object([&] {
    const auto member = [&json](std::string_view key, const std::string &text) {
      if (!text.empty()) json.member(key, text);
    };
    member("street", place.street);
    member("house_number", place.house_number);
    member("house_numbers", place.house_numbers);
    member("postcode", place.postcode);
    member("place", place.place);
    member("area", place.area);
    if (!place.inside.empty()) write_texts(json, "inside", place.inside);
    if (!place.outside.empty()) write_texts(json, "outside", place.outside);
    if (!place.point) return;
    json.key("point");
    json.object([&] {
      json.member("lat", place.point->lat);
      json.member("lon", place.point->lon);
    });
  });
}

void write_choice(JsonWriter &json, const ChoiceInfo &choice) {
  json.object([&] {
    json.member("label", choice.label_de);
    json.member("label_en", choice.label_en);
    write_texts(json, "values", choice.values);
    write_texts(json, "names", choice.names);
    json.key("places");
    json.array(choice.supplied, [&json](const Place &place) { write_place(json, place); });
    json.key("results");
    json.array(choice.results, [&json](const ResultInfo &result) { write_result(json, result); });
  });
}

void write_question(JsonWriter &json, const MissingInfo &missing) {
  json.member("input", missing.input);
  json.member("role", name_of(missing.role));
  json.member("is_fact", missing.is_fact);
  json.member("place_kind", missing.place_kind);
  json.member("place_position", missing.place_position);
  write_texts(json, "place_kinds", missing.place_kinds);
  json.member("question", missing.question_de);
  json.member("question_en", missing.question_en);
  json.member("why", missing.why_de);
  json.member("why_en", missing.why_en);
}

void write_missing(JsonWriter &json, const MissingInfo &missing) {
  json.object([&] {
    write_question(json, missing);
    json.key("choices");
    json.array(missing.choices, [&json](const ChoiceInfo &choice) { write_choice(json, choice); });
    json.member("choices_are_complete", missing.choices_are_complete);
  });
}

} // namespace zufi::report
