// SPDX-License-Identifier: Apache-2.0
#include "model/row_checks.hpp"

#include "model/id.hpp"
#include "model/leika_key.hpp"
#include "model/order.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace zufi::model {

namespace {

// Names of statuses and facts, and whose place it is.
bool is_plain_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

template <std::size_t N> bool is_one_of(std::string_view text, const std::array<std::string_view, N> &words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_link(std::string_view url) {
  constexpr std::array<std::string_view, 4> SCHEMES{"https:", "http:", "mailto:", "tel:"};
  return std::any_of(SCHEMES.begin(), SCHEMES.end(),
                     [url](std::string_view scheme) { return url.substr(0, scheme.size()) == scheme; });
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_partial_date(std::string_view text) {
  constexpr std::string_view FILL = "2000-01-01";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  return Date::parse(std::string(text) + std::string(FILL.substr(text.size()))).has_value();
}

constexpr std::array<std::string_view, 21> LEIKA_TYPES{"1",   "2",    "2a",   "2b", "3",  "3a", "3b",
                                                       "2/3", "2/3a", "2/3b", "4",  "4a", "4b", "5",
                                                       "6",   "7",    "8",    "9",  "10", "11", "12"};

std::string shown(const Place &place) { return fmt::format("{}:{}", place.file, place.row); }

// Checks rows of one table after the other; the overloads of `check` say what is particular to each.
class RowChecker {
 public:
  RowChecker(const Records &records, Notices &notices) : records_(records), notices_(notices) {}

  template <class Record> void check_table(std::string_view table, const std::vector<Record> &rows) {
    table_ = table;
    for (const Record &row : rows) {
      origin_ = row.origin;
      check(row);
      if constexpr (requires { row.validity; }) check_validity(row.validity);
      if constexpr (requires { row.lat; }) check_coordinates(row.lat, row.lon);
    }
    check_unique(rows);
  }

  // One territory a day. Rows of one area are neighbours, sorted by their begin.
  void check_boundary_days() {
    table_ = "boundaries";
    for (std::size_t i = 1; i < records_.boundaries.size(); ++i) {
      const BoundaryRecord &first = records_.boundaries[i - 1];
      const BoundaryRecord &second = records_.boundaries[i];
      if (first.area != second.area || !first.validity.overlaps(second.validity)) continue;
      origin_ = second.origin;
      report(Code::boundary_overlap, "valid_from", second.area, shown(place_of(records_, table_, first.origin)));
    }
  }

  // "a:b" with "c" is the same node as "a" with "b:c".
  void check_service_ids() {
    table_ = "services";
    std::vector<std::pair<std::string, const ServiceRecord *>> ids;
    for (const ServiceRecord &service : records_.services) ids.emplace_back(service.id(), &service);
    std::stable_sort(ids.begin(), ids.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 1; i < ids.size(); ++i) {
      const ServiceRecord &first = *ids[i - 1].second;
      const ServiceRecord &second = *ids[i].second;
      if (ids[i].first != ids[i - 1].first || first.key == second.key) continue; // the same key: a repeated row
      origin_ = second.origin;
      report(Code::id_shared, "key", ids[i].first, shown(place_of(records_, table_, first.origin)));
    }
  }

 private:
  void report(Code code, std::string_view column, std::string_view value = {}, std::string_view detail = {}) {
    notices_.add(code, place_of(records_, table_, origin_, column), value, detail);
  }

  void check(const SourceRecord &r) {
    if (!r.published.empty() && !is_partial_date(r.published))
      report(Code::partial_date_malformed, "published", r.published);
    if (!r.retrieved.empty() && !is_partial_date(r.retrieved))
      report(Code::partial_date_malformed, "retrieved", r.retrieved);
    if (!r.url.empty() && !is_link(r.url)) report(Code::url_malformed, "url", r.url);
  }

  void check(const AreaRecord &r) {
    const auto check_key = [&](std::string_view column, const std::string &key, std::size_t length) {
      const bool is_right = is_area_key(key) && key.size() == length;
      if (!key.empty() && !is_right) report(Code::area_key_malformed, column, key, name_of(r.kind));
      return !key.empty() && is_right;
    };
    const bool has_ars = check_key("ars", r.ars, ars_length(r.kind));
    const bool has_ags = check_key("ags", r.ags, ags_length(r.kind));
    if (has_ars && has_ags && r.kind == AreaKind::gemeinde && ags_of_ars(r.ars) != r.ags)
      report(Code::area_keys_disagree, "ags", r.ags, r.ars);
    if (!r.successor.empty() && r.validity.until.is_open()) report(Code::area_successor_without_end, "valid_to");
  }

  void check(const StatusRecord &r) {
    if (!is_plain_name(r.status)) report(Code::status_malformed, "status", r.status);
  }

  void check(const PostcodeRecord &r) { check_postcode(r.postcode); }

  void check(const StreetRecord &r) {
    for (const std::string &postcode : r.postcodes) check_postcode(postcode);
  }

  void check(const SegmentRecord &r) {
    if (!r.postcode.empty()) check_postcode(r.postcode);
    if (r.street.empty() && r.postcode.empty()) report(Code::segment_without_place, "street");
    if (r.street.empty() && !r.house_numbers.is_whole_street())
      report(Code::segment_numbers_without_street, "house_numbers");
  }

  void check(const BoundaryRecord &r) {
    constexpr int MAX_ACCURACY = 10'000;
    if (r.accuracy < 1 || r.accuracy > MAX_ACCURACY)
      report(Code::boundary_accuracy, "accuracy", std::to_string(r.accuracy));
  }

  void check(const ServiceRecord &r) {
    const bool is_leika = is_leika_key(r.key);
    if (is_leika && !r.agency.empty()) report(Code::leika_with_agency, "agency");
    if (is_leika && !r.parent.empty()) report(Code::leika_with_parent, "parent");
    if (!is_leika && r.agency.empty()) report(Code::leika_malformed, "key", r.key);
    if (!r.agency.empty() && !is_id(r.id())) report(Code::id_malformed, "key", r.id());
    if (!r.ozg_id.empty() && !is_ozg_id(r.ozg_id)) report(Code::ozg_malformed, "ozg_id", r.ozg_id);
    for (const std::string &type : r.leika_types)
      if (!is_one_of(type, LEIKA_TYPES)) report(Code::leika_type_unknown, "leika_type", type);
    check_place_kinds("connecting_factor", r.connecting_factors);
  }

  void check(const CompetenceRecord &r) { check_place_kinds("connecting_factor", r.connecting_factors); }

  void check(const OfficeRecord &r) {
    const bool is_body = r.kind == OfficeKind::body;
    if (is_body != r.parent.empty()) report(Code::office_parent, "parent", r.parent);
    if (!is_body && !r.area.empty()) report(Code::office_area, "area", r.area);
    if (!r.url.empty() && !is_link(r.url)) report(Code::url_malformed, "url", r.url);
    if (!r.postcode.empty()) check_postcode(r.postcode);
  }

  void check(const FactRecord &r) {
    if (!is_plain_name(r.id)) report(Code::fact_name_malformed, "id", r.id);
    if ((r.type == FactType::enum_) == r.values.empty()) report(Code::fact_values, "values");
  }

  void check(const RuleRecord &r) {
    constexpr int MAX_PRIORITY = 1000;
    check_place_kinds("places", r.places);
    if (r.priority < 0 || r.priority > MAX_PRIORITY)
      report(Code::rule_priority, "priority", std::to_string(r.priority));
    if (!r.status.empty() && !is_plain_name(r.status)) report(Code::status_malformed, "status", r.status);
    const bool leads_nowhere = r.relation == Relation::not_offered;
    if (leads_nowhere != r.to.empty()) report(Code::rule_to_count, "to");
  }

  void check(const ChannelRecord &r) {
    constexpr int MAX_LEVEL = 4;
    if (!is_link(r.url)) report(Code::url_malformed, "url", r.url);
    if (r.online_level && (*r.online_level < 0 || *r.online_level > MAX_LEVEL))
      report(Code::online_level_range, "online_level", std::to_string(*r.online_level));
  }

  void check(const WordRecord &r) {
    if (text::fold_words(r.word).empty()) report(Code::word_empty, "word", r.word);
  }

  void check_postcode(const std::string &postcode) {
    if (!is_postcode(postcode)) report(Code::postcode_malformed, "postcode", postcode);
  }

  void check_place_kinds(std::string_view column, const std::vector<std::string> &kinds) {
    for (const std::string &kind : kinds)
      if (!is_place_kind(kind)) report(Code::place_kind_unknown, column, kind);
  }

  void check_validity(const Validity &validity) {
    if (validity.is_empty())
      report(Code::validity_inverted, "valid_to", validity.until.to_string(), validity.from.to_string());
  }

  void check_coordinates(std::optional<double> lat, std::optional<double> lon) {
    const bool is_point = lat && lon && *lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180;
    if ((lat || lon) && !is_point) report(Code::coordinates_invalid, "lat");
  }

  template <class Record> void check_unique(const std::vector<Record> &rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      std::string key = key_of(rows[i]);
      if (key != key_of(rows[i - 1])) continue;
      std::replace(key.begin(), key.end(), '\x1f', ' ');
      const Place first = place_of(records_, table_, rows[i - 1].origin);
      origin_ = rows[i].origin;
      report(Code::row_twice, {}, key, shown(first));
    }
  }

  const Records &records_;
  Notices &notices_;
  std::string_view table_;
  Origin origin_;
};

} // namespace

Place place_of(const Records &records, std::string_view table, const Origin &origin, std::string_view column) {
  std::string file = std::string(table) + (table == "boundaries" ? ".geojson" : ".csv");
  if (origin.folder < records.folders.size()) file = records.folders[origin.folder].path + "/" + file;
  return {std::move(file), origin.row, std::string(column)};
}

void check_rows(const Records &records, Notices &notices) {
  RowChecker checker(records, notices);
  for_each_table(records, [&checker](std::string_view table, const auto &rows) { checker.check_table(table, rows); });
  checker.check_service_ids();
  checker.check_boundary_days();
}

void check_case_ids(const std::vector<CaseRecord> &cases, std::string_view file, Notices &notices) {
  std::map<std::string_view, std::uint32_t> row_of;
  for (const CaseRecord &record : cases) {
    const auto [first, is_new] = row_of.emplace(record.id, record.origin.row);
    const Place place{std::string(file), record.origin.row};
    if (!is_new) notices.add(Code::row_twice, place, record.id, shown({std::string(file), first->second}));
  }
}

bool is_place_kind(std::string_view text) {
  constexpr std::array<std::string_view, 7> KINDS{"property", "business_site", "residence", "seat",
                                                  "event",    "vehicle",       "any"};
  const std::size_t colon = text.find(':');
  return is_one_of(text.substr(0, colon), KINDS) &&
         (colon == std::string_view::npos || is_plain_name(text.substr(colon + 1)));
}

} // namespace zufi::model
