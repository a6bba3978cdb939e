// SPDX-License-Identifier: Apache-2.0
// The records of a dataset: what the tables say, typed but not yet linked. One struct per table of data/README.md;
// which column is which member stands in columns.hpp.
#pragma once

#include "model/area_key.hpp"
#include "model/condition.hpp"
#include "model/polygons.hpp"
#include "text/house_number_set.hpp"
#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zufi::model {

enum class FactType : std::uint8_t { enum_, number, bool_, name, date };

// Where a record was read. Zero in records that come from a dataset file: row numbers are not part of a dataset.
struct Origin {
  std::uint32_t folder = 0; // index into Records::folders
  std::uint32_t row = 0;
};

struct SourceRecord {
  std::string id, title, publisher, url, published, retrieved, licence, note;
  Origin origin;
};

struct AreaRecord {
  std::string id;
  AreaKind kind = AreaKind::bezirk;
  std::string name, ars, ags;
  std::vector<std::string> parents;
  Validity validity;
  std::string successor, source;
  Origin origin;
};

struct StatusRecord {
  std::string area, status;
  Validity validity;
  std::string legal_basis, source, note;
  Origin origin;
};

struct PostcodeRecord {
  std::string postcode, area, place, source;
  Origin origin;
};

struct StreetRecord {
  std::string id, municipality, name;
  std::vector<std::string> aliases, postcodes;
  std::string place;
  std::optional<double> lat, lon;
  Validity validity;
  std::string source;
  Origin origin;
};

struct SegmentRecord {
  std::string area, street, postcode;
  text::HouseNumberSet house_numbers;
  std::string source;
  Origin origin;
};

// Where an area lies on the ground. Read from boundaries.geojson; origin.row is the number of the feature.
struct BoundaryRecord {
  std::string area;
  Validity validity; // of this territory; a municipality may win or lose land
  int accuracy = 0;  // metres: a point nearer to the border than this may lie on the other side
  std::string source;
  Confidence confidence = Confidence::unverified;
  std::string note;
  Polygons polygons;
  Origin origin;
};

struct ServiceRecord {
  std::string key, agency, name, parent;
  std::vector<std::string> leika_types;
  std::string ozg_id;
  std::vector<std::string> connecting_factors, keywords;
  Validity validity;
  std::string source;
  Origin origin;

  std::string id() const { return agency.empty() ? key : agency + ":" + key; }
};

// What citizens say, and the service, LeiKa prefix or OZG bundle that they mean.
struct WordRecord {
  std::string word, subject, source;
  Confidence confidence = Confidence::unverified;
  std::string note;
  Origin origin;
};

struct CompetenceRecord {
  std::string id, parent, name;
  std::vector<std::string> connecting_factors;
  std::string legal_basis, description, source;
  Origin origin;
};

struct OfficeRecord {
  std::string id;
  OfficeKind kind = OfficeKind::office;
  std::string name, parent, area, street, house_number, postcode, place;
  std::optional<double> lat, lon;
  std::string phone, email, url, opening_hours;
  Validity validity;
  std::string source;
  Confidence confidence = Confidence::unverified;
  std::string note;
  Origin origin;
};

struct FactRecord {
  std::string id;
  FactType type = FactType::enum_;
  std::vector<std::string> values;
  std::string unit, question_de, question_en, why_de, why_en;
  Origin origin;
};

struct RuleRecord {
  std::string id;
  Relation relation = Relation::assigns;
  std::string from;
  std::vector<std::string> to;
  std::string subject;
  std::optional<Role> role;
  std::vector<std::string> areas;
  std::string status;
  Condition condition;
  std::vector<std::string> places;
  int priority = 0; // 0 = none given
  Validity validity;
  std::string legal_basis, source;
  Confidence confidence = Confidence::unverified;
  std::string note;
  Layer layer = Layer::bund; // of the folder it was read from
  std::string file;          // its table, below the folder that holds the sources
  Origin origin;
};

struct ChannelRecord {
  std::string id;
  ChannelKind kind = ChannelKind::portal;
  std::string office, subject, url, title;
  std::optional<int> online_level;
  Validity validity;
  std::string source;
  Origin origin;
};

struct CaseRecord {
  std::string id, service, competence, street, house_number, postcode, place, area;
  std::vector<std::string> at, facts;
  std::optional<Date> date;
  std::optional<Role> role;
  Outcome outcome = Outcome::resolved;
  std::vector<std::string> offices, bodies;
  std::string note;
  Origin origin;
};

// A finding that somebody accepted.
struct BaselineRecord {
  std::string fingerprint, reason, author;
  std::optional<Date> expires; // the first day on which it no longer counts
  Origin origin;
};

// What dataset.toml says of a folder.
struct Folder {
  std::string path; // below the folder that holds the sources; "/" between parts
  std::string id, title, version, licence, publisher, contact, expires;
  Layer layer = Layer::bund;
  std::vector<std::string> coverage, complete_streets, remit_areas, remit_nodes;
};

// What a built dataset says of itself.
struct Identity {
  std::string id, title, version, licence, publisher, contact, expires;
  std::vector<std::string> coverage;         // area ids; "*" = everywhere
  std::vector<std::string> complete_streets; // areas in which streets.csv lists every street; of all folders

  friend bool operator==(const Identity &, const Identity &) = default;
};

// Each table is sorted by its key columns, whatever the order of the rows was.
struct Records {
  Identity identity;
  std::vector<Folder> folders; // empty in records that come from a dataset file
  std::vector<SourceRecord> sources;
  std::vector<AreaRecord> areas;
  std::vector<StatusRecord> statuses;
  std::vector<PostcodeRecord> postcodes;
  std::vector<StreetRecord> streets;
  std::vector<SegmentRecord> segments;
  std::vector<BoundaryRecord> boundaries;
  std::vector<ServiceRecord> services;
  std::vector<CompetenceRecord> competences;
  std::vector<OfficeRecord> offices;
  std::vector<FactRecord> facts;
  std::vector<RuleRecord> rules;
  std::vector<ChannelRecord> channels;
  std::vector<WordRecord> words;
};

} // namespace zufi::model

namespace zufi {
template <> struct Names<model::AreaKind> {
  static constexpr std::array<std::string_view, 8> texts{
      "bund", "land", "regierungsbezirk", "kreis", "gemeindeverband", "gemeinde", "gemeindeteil", "bezirk"};
};
template <> struct Names<model::FactType> {
  static constexpr std::array<std::string_view, 5> texts{"enum", "number", "bool", "name", "date"};
};
} // namespace zufi
