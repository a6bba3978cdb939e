// SPDX-License-Identifier: Apache-2.0
// Which column is which member: the one place that says so. The CSV reader, the canonical writer, the schema of the
// dataset file, its writer and its loader all visit these lists, so they cannot drift apart.
//
//   visit_columns(record, visitor) calls visitor(Column, member) for each column in the canonical order.
//   for_each_table(records, visitor) calls visitor(table name, vector of records) for each table of a built dataset.
#pragma once

#include "model/records.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace zufi::model {

enum class Need : std::uint8_t {
  optional,
  required,     // an empty cell is an error
  key,          // part of the row's identity, may be empty
  required_key, // part of the row's identity
};

// What the text of a cell is about; decides how it is checked, and what it references in the dataset file.
enum class Form : std::uint8_t {
  text,
  id,         // names this record
  node,       // names a service, prefix, bundle, competence, body, office, site, or @self …
  area,       // names an area
  source,     // names a source
  street,     // names a street
  provenance, // not a column of the CSV table; kept in the dataset file
};

struct Column {
  std::string_view name;
  Need need = Need::optional;
  Form form = Form::text;
};

inline constexpr bool is_key(Need need) { return need == Need::key || need == Need::required_key; }
inline constexpr bool is_required(Need need) { return need == Need::required || need == Need::required_key; }

inline constexpr Column ID{"id", Need::required_key, Form::id};
inline constexpr Column SOURCE{"source", Need::required, Form::source};

template <class Record, class Visitor> void visit_validity(Record &r, Visitor &visit, Need from_need = Need::optional) {
  visit(Column{"valid_from", from_need}, r.validity.from);
  visit(Column{"valid_to"}, r.validity.until);
}

// `R` is the record or the const record.
template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, SourceRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"title", Need::required}, r.title);
  visit(Column{"publisher"}, r.publisher);
  visit(Column{"url"}, r.url);
  visit(Column{"published"}, r.published);
  visit(Column{"retrieved"}, r.retrieved);
  visit(Column{"licence"}, r.licence);
  visit(Column{"note"}, r.note);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, AreaRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"kind", Need::required}, r.kind);
  visit(Column{"name", Need::required}, r.name);
  visit(Column{"ars"}, r.ars);
  visit(Column{"ags"}, r.ags);
  visit(Column{"parents", Need::optional, Form::area}, r.parents);
  visit_validity(r, visit);
  visit(Column{"successor", Need::optional, Form::area}, r.successor);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, StatusRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"area", Need::required_key, Form::area}, r.area);
  visit(Column{"status", Need::required_key}, r.status);
  visit_validity(r, visit, Need::key);
  visit(Column{"legal_basis", Need::required}, r.legal_basis);
  visit(SOURCE, r.source);
  visit(Column{"note"}, r.note);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, PostcodeRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"postcode", Need::required_key}, r.postcode);
  visit(Column{"area", Need::required_key, Form::area}, r.area);
  visit(Column{"place", Need::required_key}, r.place);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, StreetRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"municipality", Need::required, Form::area}, r.municipality);
  visit(Column{"name", Need::required}, r.name);
  visit(Column{"aliases"}, r.aliases);
  visit(Column{"postcode"}, r.postcodes);
  visit(Column{"place"}, r.place);
  visit(Column{"lat"}, r.lat);
  visit(Column{"lon"}, r.lon);
  visit_validity(r, visit);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, SegmentRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"area", Need::required_key, Form::area}, r.area);
  visit(Column{"street", Need::key, Form::street}, r.street);
  visit(Column{"postcode", Need::key}, r.postcode);
  visit(Column{"house_numbers", Need::key}, r.house_numbers);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, BoundaryRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"area", Need::required_key, Form::area}, r.area);
  visit_validity(r, visit, Need::key);
  visit(Column{"accuracy", Need::required}, r.accuracy);
  visit(SOURCE, r.source);
  visit(Column{"confidence", Need::required}, r.confidence);
  visit(Column{"note"}, r.note);
  visit(Column{"polygons", Need::required}, r.polygons);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, ServiceRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"key", Need::required_key}, r.key);
  visit(Column{"agency", Need::key}, r.agency);
  visit(Column{"name", Need::required}, r.name);
  visit(Column{"parent", Need::optional, Form::node}, r.parent);
  visit(Column{"leika_type"}, r.leika_types);
  visit(Column{"ozg_id"}, r.ozg_id);
  visit(Column{"connecting_factor"}, r.connecting_factors);
  visit(Column{"keywords"}, r.keywords);
  visit_validity(r, visit);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, CompetenceRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"parent", Need::optional, Form::node}, r.parent);
  visit(Column{"name", Need::required}, r.name);
  visit(Column{"connecting_factor"}, r.connecting_factors);
  visit(Column{"legal_basis"}, r.legal_basis);
  visit(Column{"description"}, r.description);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, OfficeRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"kind", Need::required}, r.kind);
  visit(Column{"name", Need::required}, r.name);
  visit(Column{"parent", Need::optional, Form::node}, r.parent);
  visit(Column{"area", Need::optional, Form::area}, r.area);
  visit(Column{"street"}, r.street);
  visit(Column{"house_number"}, r.house_number);
  visit(Column{"postcode"}, r.postcode);
  visit(Column{"place"}, r.place);
  visit(Column{"lat"}, r.lat);
  visit(Column{"lon"}, r.lon);
  visit(Column{"phone"}, r.phone);
  visit(Column{"email"}, r.email);
  visit(Column{"url"}, r.url);
  visit(Column{"opening_hours"}, r.opening_hours);
  visit_validity(r, visit);
  visit(SOURCE, r.source);
  visit(Column{"confidence", Need::required}, r.confidence);
  visit(Column{"note"}, r.note);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, FactRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"type", Need::required}, r.type);
  visit(Column{"values"}, r.values);
  visit(Column{"unit"}, r.unit);
  visit(Column{"question_de", Need::required}, r.question_de);
  visit(Column{"question_en", Need::required}, r.question_en);
  visit(Column{"why_de"}, r.why_de);
  visit(Column{"why_en"}, r.why_en);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, RuleRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"relation", Need::required}, r.relation);
  visit(Column{"from", Need::required, Form::node}, r.from);
  visit(Column{"to", Need::optional, Form::node}, r.to);
  visit(Column{"subject", Need::optional, Form::node}, r.subject);
  visit(Column{"role"}, r.role);
  visit(Column{"area", Need::optional, Form::area}, r.areas);
  visit(Column{"status"}, r.status);
  visit(Column{"condition"}, r.condition);
  visit(Column{"places"}, r.places);
  visit(Column{"priority"}, r.priority);
  visit_validity(r, visit);
  visit(Column{"legal_basis"}, r.legal_basis);
  visit(SOURCE, r.source);
  visit(Column{"confidence", Need::required}, r.confidence);
  visit(Column{"note"}, r.note);
  visit(Column{"layer", Need::required, Form::provenance}, r.layer);
  visit(Column{"file", Need::required, Form::provenance}, r.file);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, ChannelRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"kind", Need::required}, r.kind);
  visit(Column{"office", Need::required, Form::node}, r.office);
  visit(Column{"subject", Need::optional, Form::node}, r.subject);
  visit(Column{"url", Need::required}, r.url);
  visit(Column{"title", Need::required}, r.title);
  visit(Column{"online_level"}, r.online_level);
  visit_validity(r, visit);
  visit(SOURCE, r.source);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, WordRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"word", Need::required_key}, r.word);
  visit(Column{"subject", Need::required_key, Form::node}, r.subject);
  visit(SOURCE, r.source);
  visit(Column{"confidence", Need::required}, r.confidence);
  visit(Column{"note"}, r.note);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, CaseRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(ID, r.id);
  visit(Column{"service"}, r.service);
  visit(Column{"competence"}, r.competence);
  visit(Column{"street"}, r.street);
  visit(Column{"house_number"}, r.house_number);
  visit(Column{"postcode"}, r.postcode);
  visit(Column{"place"}, r.place);
  visit(Column{"area"}, r.area);
  visit(Column{"at"}, r.at);
  visit(Column{"facts"}, r.facts);
  visit(Column{"date", Need::required}, r.date);
  visit(Column{"role"}, r.role);
  visit(Column{"outcome", Need::required}, r.outcome);
  visit(Column{"office"}, r.offices);
  visit(Column{"body"}, r.bodies);
  visit(Column{"note"}, r.note);
}

template <class R, class Visitor>
requires std::same_as<std::remove_const_t<R>, BaselineRecord>
void visit_columns(R &r, Visitor &&visit) {
  visit(Column{"fingerprint", Need::required_key}, r.fingerprint);
  visit(Column{"reason", Need::required}, r.reason);
  visit(Column{"author", Need::required}, r.author);
  visit(Column{"expires"}, r.expires);
}

// `Rs` is Records or const Records. The order is that of data/README.md.
template <class Rs, class Visitor> void for_each_table(Rs &records, Visitor &&visit) {
  visit(std::string_view("sources"), records.sources);
  visit(std::string_view("areas"), records.areas);
  visit(std::string_view("statuses"), records.statuses);
  visit(std::string_view("postcodes"), records.postcodes);
  visit(std::string_view("streets"), records.streets);
  visit(std::string_view("segments"), records.segments);
  visit(std::string_view("boundaries"), records.boundaries);
  visit(std::string_view("services"), records.services);
  visit(std::string_view("competences"), records.competences);
  visit(std::string_view("offices"), records.offices);
  visit(std::string_view("facts"), records.facts);
  visit(std::string_view("rules"), records.rules);
  visit(std::string_view("channels"), records.channels);
  visit(std::string_view("words"), records.words);
}

} // namespace zufi::model
