// SPDX-License-Identifier: Apache-2.0
// An answer: who handles it, who is legally responsible, and the path of rules that says why.
//
// An answer keeps its dataset alive and may outlive the Dataset object. Texts of type Text are borrowed from the
// dataset: they live as long as the answer (or any copy of it), are UTF-8 and NUL-terminated.
#pragma once

#include "zufi/date.hpp"
#include "zufi/point.hpp"
#include "zufi/query.hpp"
#include "zufi/vocabulary.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

// A borrowed text with a NUL behind it.
class Text {
 public:
  Text() = default;
  Text(const std::string &text) : data_(text.c_str()), size_(text.size()) {}
  Text(std::string &&) = delete; // would dangle

  const char *c_str() const { return data_; }
  bool empty() const { return size_ == 0; }
  std::string_view view() const { return {data_, size_}; }
  operator std::string_view() const { return view(); }
  std::string str() const { return std::string(view()); }
  friend bool operator==(const Text &a, const Text &b) { return a.view() == b.view(); }

 private:
  const char *data_ = "";
  std::size_t size_ = 0;
};

struct NamedNode {
  Text id;
  Text name;
  std::optional<OfficeKind> kind = std::nullopt; // none: a service, competence or area
};

// A rule as the explanation of a step.
struct RuleInfo {
  Text id;
  Layer layer = Layer::bund;
  Text file; // the table it stands in, below the folder that held the sources
  Text legal_basis;
  Text source, source_title, source_url, source_published; // the source's id, title, address and own date
  Confidence confidence = Confidence::unverified;
  Text note;
  Validity validity;
};

// One edge of the path. Several rules stand for one edge where they are equally special and lead to the same targets.
struct StepInfo {
  Relation relation = Relation::assigns;
  NamedNode from;
  // Empty: not_offered, or "@self" where no body is known. Equal to `from`: this part stays here.
  std::vector<NamedNode> to;
  std::vector<RuleInfo> rules;
};

struct OfficeInfo {
  Text id, name;
  OfficeKind kind = OfficeKind::office;
  Text street, house_number, postcode, place; // of its own address; empty where the data does not say
  std::optional<double> lat, lon;             // WGS84
  Text phone, email, url;
  Text opening_hours; // OpenStreetMap syntax
  Confidence confidence = Confidence::unverified;
  Text source;
};

struct ChannelInfo {
  Text id;
  ChannelKind kind = ChannelKind::portal;
  Text url, title;
  std::optional<int> online_level; // 0 to 4, Reifegrad of the OZG
  Text office;                     // whose channel it is
};

// What was found for one role. With several equally competent offices (choice) there are several for the role.
struct Finding {
  Role role = Role::responsible;
  Outcome outcome = Outcome::gap;
  std::optional<OfficeInfo> office;  // resolved, choice
  std::optional<NamedNode> body;     // legally responsible; differs from the office's body under a mandate
  std::vector<OfficeInfo> sites;     // each is equally good
  std::vector<ChannelInfo> channels; // the municipality's own first, then the Kreis's, then the Land's
  std::vector<StepInfo> path;
  NamedNode node;              // at which the path ended
  std::vector<RuleInfo> rules; // conflict: those that contradict each other; not_offered: the one that says so
  Confidence confidence = Confidence::documented; // the weakest on the path
  Validity days;                                  // on all of them outcome, office, body and path are these
};

struct ElementStates {
  ElementState postcode = ElementState::unchecked;
  ElementState place = ElementState::unchecked;
  ElementState place_part = ElementState::unchecked; // Ortsteil: "Glehn" of "Korschenbroich-Glehn"
  ElementState street = ElementState::unchecked;
  ElementState house_number = ElementState::unchecked;
};

// One way to understand a place of the query.
struct PlaceReading {
  std::string kind;        // of place, as asked; "" = the place that counts
  std::string canonical;   // "Oberstraße 91, 41460 Neuss"
  Text municipality;       // area id; empty outside
  std::vector<Text> areas; // ids of the areas that contain the place for sure
  ElementStates elements;
  std::string reason_de, reason_en; // why this is one of the readings; empty: it is the only one, and all fits
  std::optional<Point> point;       // of the street, where the data has one; a street is a line: this is a point on it
};

// An area whose boundary contains a point of the query, or passes it nearer than it is accurate.
struct BoundaryInfo {
  std::string kind; // of place, as asked
  Text area, name;
  BorderSide side = BorderSide::inside; // on which the point lies
  std::optional<double> distance;       // to the border, in metres; none: farther away than the accuracy
  int accuracy = 0;                     // of the boundary, in metres
  Text source, source_published;
  Confidence confidence = Confidence::unverified;
};

// Who would handle it, of several that are equally competent one.
struct Handler {
  NamedNode office;
  std::optional<NamedNode> body; // legally responsible
  std::vector<NamedNode> sites;
};

// What would be answered.
struct ResultInfo {
  Outcome outcome = Outcome::gap;       // needs_input: no place is given that counts
  std::vector<Handler> handlers;        // resolved: one; choice: several
  std::vector<std::string> place_kinds; // needs_input: of which one is needed
};

// What the missing input can be, and what is answered then.
struct ChoiceInfo {
  // Each of them leads to these results: a set of house numbers or of values of a fact in the notation of Query; else
  // the postcode, street or area itself. Empty: none of the other choices.
  std::vector<std::string> values;
  std::vector<std::string> names;  // of places: for people, one for each value
  std::string label_de, label_en;  // all together: "1–49 ungerade", "A–Her / Pes–Re", "unter 1.600 m²"
  std::vector<Place> supplied;     // of places: what stands for the place then, one for each value (or one in all)
  std::vector<ResultInfo> results; // several: one more question follows
};

// One more input decides (needs_input): the one after which the fewest further questions are to be expected.
struct MissingInfo {
  Role role = Role::responsible;
  // Id of a fact; or "house_number", "postcode", "place_part" (Ortsteil), "street", "municipality", "district",
  // "place".
  std::string input;
  bool is_fact = false;
  // Of a place: which one of the query is asked about, by its kind and its position among those of the kind (empty ones
  // do not count). Where it is not given at all, the position is that behind the last one.
  std::string place_kind;
  std::size_t place_position = 0;
  std::vector<std::string> place_kinds; // of "place": the kinds of which one is needed; empty: any
  std::string question_de, question_en;
  std::string why_de, why_en;
  std::vector<ChoiceInfo> choices;   // apart from each other; empty: too many to list
  bool choices_are_complete = false; // there is nothing else that it can be
};

struct SuggestionInfo {
  std::string kind; // "service", "competence", "place", "street"
  std::string id;   // of services and competences
  std::string text;
};

struct WarningInfo {
  std::string code; // stable, snake_case
  std::string text_de, text_en;
};

struct Answer {
  Outcome outcome = Outcome::gap; // of all roles together: the worst of them
  Date date;
  std::optional<NamedNode> service; // what was asked, if the dataset has it
  std::optional<NamedNode> competence;
  std::vector<PlaceReading> readings;   // of all places of the query; several of one place where it is ambiguous
  std::vector<BoundaryInfo> boundaries; // around the points of the query
  std::vector<Finding> findings;        // by role
  std::vector<MissingInfo> missing;
  std::vector<SuggestionInfo> suggestions;
  std::vector<WarningInfo> warnings;
  Text dataset_id, dataset_version, dataset_sha256;

  std::shared_ptr<const void> dataset; // keeps the texts alive
};

// The query with one more input: value `value` of choice `choice` (of house numbers and facts all of its values).
// Answering it gives exactly the results that the choice lists. Precondition: both exist.
Query supplied(Query query, const MissingInfo &missing, std::size_t choice, std::size_t value = 0);

} // namespace zufi
