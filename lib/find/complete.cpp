// SPDX-License-Identifier: Apache-2.0
#include "find/complete.hpp"

#include "find/typed_text.hpp"
#include "locate/address_text.hpp"
#include "locate/suggest.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace zufi::find {

namespace {

using Kind = CompletionKind;
using Match = CompletionMatch;

constexpr std::size_t KINDS = Names<Kind>::texts.size();
constexpr std::size_t MATCHES = Names<Match>::texts.size();
constexpr std::size_t MAX_LOOKED_AT = 20'000; // names of one kind, for one way to read what was typed

class Completer {
 public:
  Completer(const CompletionIndex &index, const CompletionRequest &request)
      : index_(index), gazetteer_(index.gazetteer()), graph_(gazetteer_.graph()), request_(request),
        text_(locate::tidied(request.text)) {}

  std::vector<Completion> run() {
    if (text_.empty()) return {};
    if (wants(Kind::place) || wants(Kind::postcode))
      for (const TypedPlace &typed : typed_places(text_)) complete_place(typed);
    if (wants(Kind::street))
      for (const TypedStreet &typed : typed_streets(text_)) complete_street(typed);
    if (wants(Kind::service)) complete_service();
    if (seen_.empty()) add_similar();
    return ranked();
  }

 private:
  bool wants(Kind kind) const {
    return request_.kinds.empty() ||
           std::find(request_.kinds.begin(), request_.kinds.end(), kind) != request_.kinds.end();
  }
  bool is_shown(const Validity &validity) const { return !request_.date || validity.contains(*request_.date); }

  std::vector<Completion> &found(Match match, Kind kind) {
    return found_.at(static_cast<std::size_t>(match) * KINDS + static_cast<std::size_t>(kind));
  }
  bool is_full(Match match, Kind kind) { return found(match, kind).size() >= request_.limit; }

  // Each proposal once, as it was found first; streets that read alike are one.
  void add(Completion completion) {
    const std::string &told_apart_by = completion.kind == Kind::street ? completion.municipality : completion.id;
    if (!seen_.emplace(completion.kind, completion.text, told_apart_by).second) return;
    found(completion.match, completion.kind).push_back(std::move(completion));
  }

  std::vector<Completion> ranked() {
    std::vector<Completion> list;
    for (std::vector<Completion> &some : found_)
      for (Completion &completion : some)
        if (list.size() < request_.limit) list.push_back(std::move(completion));
    return list;
  }

  // Names that begin with `beginning`, or a word of which does. `complete` is the key of the whole name typed.
  // add_item(match, item): false if it is not shown.
  template <class Names, class AddItem>
  void complete_name(Kind kind, const Names &names, const WordStarts &words, const std::string &beginning,
                     const std::string &complete, AddItem add_item) {
    std::size_t looked_at = 0;
    auto name = std::lower_bound(names.begin(), names.end(), beginning,
                                 [](const auto &named, const std::string &key) { return named.key < key; });
    for (; name != names.end() && name->key.starts_with(beginning) && ++looked_at <= MAX_LOOKED_AT; ++name) {
      const Match match = name->key == complete ? Match::exact : Match::prefix;
      if (is_full(match, kind)) break; // exact ones stand first
      add_item(match, static_cast<Index>(name - names.begin()));
    }
    if (beginning.empty() || is_full(Match::prefix, kind)) return;
    const auto key_of = [&names](Index item) -> std::string_view { return names[item].key; };
    words.for_each(beginning, key_of, [&](Index item) {
      add_item(Match::word, item);
      return ++looked_at <= MAX_LOOKED_AT && !is_full(Match::word, kind);
    });
  }

  // --- places

  struct Around {
    Index municipality = NONE;
    Index district = NONE;
  };
  Around around(Index area) const {
    Around found;
    Index land = NONE;
    for (const Index ancestor : graph_.areas[area].ancestors) {
      const model::AreaRecord &record = graph_.area_record(ancestor);
      if (!is_shown(record.validity)) continue;
      if (record.kind == model::AreaKind::gemeinde) found.municipality = ancestor;
      if (record.kind == model::AreaKind::kreis) found.district = ancestor;
      if (record.kind == model::AreaKind::land) land = ancestor;
    }
    if (found.district == NONE) found.district = land;
    return found;
  }
  std::string name_of_area(Index area) const { return area == NONE ? std::string() : graph_.area_record(area).name; }

  Completion completion_in(Index area, Kind kind, Match match, std::string name, std::string id) const {
    const Around there = around(area);
    return {kind,
            match,
            {},
            std::move(name),
            std::move(id),
            name_of_area(there.municipality),
            name_of_area(there.district)};
  }

  // Municipalities in which there is a street of that name, sorted; all, if `street` is empty or nowhere known.
  struct Streets {
    bool is_known = false;
    std::vector<Index> municipalities;
    bool admit(Index municipality) const {
      return !is_known || std::binary_search(municipalities.begin(), municipalities.end(), municipality);
    }
  };
  Streets streets_called(const std::string &street) const {
    Streets streets;
    if (street.empty()) return streets;
    for (const locate::NamedStreet &named : gazetteer_.streets_named(text::fold_name(street)))
      streets.municipalities.push_back(named.municipality); // sorted: so are the names
    streets.is_known = !streets.municipalities.empty();
    return streets;
  }

  void complete_place(const TypedPlace &typed) {
    const Streets streets = streets_called(typed.street);
    if (typed.needs_known_street && !streets.is_known) return;
    const std::string beginning = beginning_key(typed.name);
    const bool is_nothing = beginning.empty() && typed.postcode.empty();
    if (is_nothing && !(streets.is_known && typed.name.empty())) return;
    if (!typed.postcode.empty()) {
      if (wants(Kind::postcode)) complete_postcode(typed, streets);
    } else if (wants(Kind::place)) {
      complete_name(Kind::place, gazetteer_.area_names(), index_.area_words(), beginning, text::fold_name(typed.name),
                    [&](Match match, Index item) { add_place(typed.before, streets, match, item); });
    }
  }

  void complete_postcode(const TypedPlace &typed, const Streets &streets) {
    constexpr std::size_t DIGITS = 5;
    const std::string beginning = beginning_key(typed.name);
    const std::string complete = text::fold_name(typed.name);
    const std::vector<model::PostcodeRecord> &rows = graph_.records.postcodes;
    auto row =
        std::lower_bound(rows.begin(), rows.end(), typed.postcode,
                         [](const model::PostcodeRecord &r, const std::string &key) { return r.postcode < key; });
    std::size_t looked_at = 0;
    for (; row != rows.end() && row->postcode.starts_with(typed.postcode) && ++looked_at <= MAX_LOOKED_AT; ++row) {
      const Index area = graph_.area_of(row->area);
      if (!is_shown(graph_.area_record(area).validity)) continue;
      const std::string key = beginning.empty() ? std::string() : text::fold_name(row->place);
      if (!key.starts_with(beginning)) continue;
      const bool is_exact = typed.postcode.size() == DIGITS && (typed.name.empty() || key == complete);
      const Match match = is_exact ? Match::exact : Match::prefix;
      if (is_full(match, Kind::postcode)) break;
      Completion completion = completion_in(area, Kind::postcode, match, row->place, row->area);
      if (!streets.admit(around(area).municipality)) continue;
      completion.text = typed.before + row->postcode + " " + row->place;
      add(std::move(completion));
    }
  }

  void add_place(const std::string &before, const Streets &streets, Match match, Index item) {
    const auto &[key, area] = gazetteer_.area_names()[item];
    const model::AreaRecord &record = graph_.area_record(area);
    const std::string whole = text::fold_name(record.name);
    if (whole != key && whole.starts_with(key))
      return; // a name without its distinction: the whole one stands there too
    const Around there = around(area);
    if (!is_shown(record.validity) || !streets.admit(there.municipality)) return;
    Completion completion = completion_in(area, Kind::place, match, record.name, record.id);
    const bool is_part = there.municipality != NONE && there.municipality != area;
    completion.text = before + (is_part ? completion.municipality + "-" : postcode_to_tell_apart(item)) + record.name;
    add(std::move(completion));
  }

  // "12345 " of a municipality whose name others bear too, if it has just this postcode.
  std::string postcode_to_tell_apart(Index item) const {
    const locate::NamedArea &named = gazetteer_.area_names()[item];
    const std::span<const std::string> postcodes = gazetteer_.postcodes_of(named.area);
    const bool is_ambiguous = gazetteer_.areas_named(named.key).size() > 1;
    return is_ambiguous && postcodes.size() == 1 ? postcodes.front() + " " : std::string();
  }

  // --- streets

  void complete_street(const TypedStreet &typed) {
    const std::string complete = text::fold_name(typed.name);
    const auto add_item = [&](Match match, Index item) { add_street(typed.number, match, item); };
    if (!typed.number.empty()) { // the name is complete
      const std::span<const locate::NamedStreet> named = gazetteer_.streets_named(complete);
      const auto first = static_cast<Index>(named.data() - gazetteer_.street_names().data());
      for (Index i = 0; i < named.size() && !is_full(Match::exact, Kind::street); ++i)
        add_item(Match::exact, first + i);
      return;
    }
    if (const std::string beginning = beginning_key(typed.name); !beginning.empty())
      complete_name(Kind::street, gazetteer_.street_names(), index_.street_words(), beginning, complete, add_item);
  }

  void add_street(const std::string &number, Match match, Index item) {
    const locate::NamedStreet &named = gazetteer_.street_names()[item];
    const model::StreetRecord &record = graph_.records.streets[named.street];
    if (!is_shown(record.validity) || !is_shown(graph_.area_record(named.municipality).validity)) return;
    Completion completion = completion_in(named.municipality, Kind::street, match, record.name, record.id);
    const bool is_ambiguous = gazetteer_.streets_named(named.key, named.municipality).size() > 1;
    completion.text = record.name + (number.empty() ? "" : " " + number) + ", " +
                      (is_ambiguous && record.postcodes.size() == 1 ? record.postcodes.front() + " " : "") +
                      completion.municipality;
    add(std::move(completion));
  }

  // --- services

  void complete_service() {
    if (const std::string beginning = beginning_key(text_); !beginning.empty())
      complete_name(Kind::service, index_.service_names(), index_.service_words(), beginning, text::fold_name(text_),
                    [&](Match match, Index item) { add_service(match, item); });
  }

  void add_service(Match match, Index item) {
    const model::ServiceRecord &record = graph_.records.services[index_.service_names()[item].service];
    if (is_shown(record.validity)) add({Kind::service, match, record.name, record.name, record.id(), {}, {}});
  }

  // --- nothing else was found

  void add_similar() {
    if (wants(Kind::place))
      for (const TypedPlace &typed : typed_places(text_)) {
        const std::string key = text::fold_name(typed.name);
        if (!typed.postcode.empty() || typed.needs_known_street || locate::similarity_bound(key) == 0) continue;
        for (const text::NearName &near : gazetteer_.areas_near(key, locate::similarity_bound(key)).names)
          add_place(typed.before, {}, Match::similar, near.item);
      }
    const std::string key = text::fold_name(text_);
    if (wants(Kind::service) && locate::similarity_bound(key) > 0)
      for (const text::NearName &near : index_.services_near(key, locate::similarity_bound(key)).names)
        add_service(Match::similar, near.item);
  }

  const CompletionIndex &index_;
  const locate::Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  const CompletionRequest &request_;
  const std::string text_;
  std::array<std::vector<Completion>, MATCHES * KINDS> found_; // by match and kind
  std::set<std::tuple<Kind, std::string, std::string>> seen_;
};

} // namespace

std::vector<Completion> complete(const CompletionIndex &index, const CompletionRequest &request) {
  return Completer(index, request).run();
}

} // namespace zufi::find
