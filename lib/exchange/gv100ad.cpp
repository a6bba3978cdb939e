// SPDX-License-Identifier: Apache-2.0
#include "exchange/gv100ad.hpp"

#include "exchange/foreign_text.hpp"
#include "exchange/gv100ad_line.hpp"
#include "model/order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace zufi::exchange {

using model::AreaKind;
using model::Code;

namespace {

constexpr int KREISFREIE_STADT = 41; // of a Kreis record: the city is its own Kreis
constexpr int STADTKREIS = 42;
constexpr int VERBANDSFREI = 50; // of a Verband record: the Gemeinde is its own

constexpr bool is_city(int type) { return type == KREISFREIE_STADT || type == STADTKREIS; }

// Textkennzeichen of a Gemeinde → its official designation, as a status.
struct Designation {
  int type;
  std::string_view status;
};
constexpr std::array<Designation, 8> DESIGNATIONS{{{60, "markt"},
                                                   {61, "kreisfreie_stadt"},
                                                   {62, "stadtkreis"},
                                                   {63, "stadt"},
                                                   {64, "gemeinde"},
                                                   {65, "gemeindefreies_gebiet_bewohnt"},
                                                   {66, "gemeindefreies_gebiet_unbewohnt"},
                                                   {67, "grosse_kreisstadt"}}};

bool is_known_type(GvKind kind, int type) {
  switch (kind) {
  case GvKind::kreis: return type >= 41 && type <= 45;
  case GvKind::verband: return type >= 50 && type <= 58;
  case GvKind::gemeinde: return type >= 60 && type <= 67;
  case GvKind::land:
  case GvKind::regierungsbezirk:
  case GvKind::region: return type == 0;
  }
  return false;
}

// "Reg.-Bez. Köln" → "Regierungsbezirk Köln".
std::string written_out(const std::string &name) {
  constexpr std::string_view SHORT = "Reg.-Bez. ";
  return name.starts_with(SHORT) ? "Regierungsbezirk " + name.substr(SHORT.size()) : name;
}

std::string id_of(const GvLine &line) {
  switch (line.kind) {
  case GvKind::region: return "region/" + line.key; // no part of the ARS: it shares digits with the Kreise
  case GvKind::verband: return line.key + line.verband;
  case GvKind::gemeinde: return line.key.substr(0, 5) + line.verband + line.key.substr(5);
  case GvKind::land:
  case GvKind::regierungsbezirk:
  case GvKind::kreis: break;
  }
  return line.key;
}

AreaKind area_kind_of(GvKind kind) {
  switch (kind) {
  case GvKind::land: return AreaKind::land;
  case GvKind::regierungsbezirk: return AreaKind::regierungsbezirk;
  case GvKind::kreis: return AreaKind::kreis;
  case GvKind::verband: return AreaKind::gemeindeverband;
  case GvKind::gemeinde: return AreaKind::gemeinde;
  case GvKind::region: break;
  }
  return AreaKind::bezirk;
}

class EditionReader {
 public:
  EditionReader(const GvOptions &options, const Limits &limits, model::Notices &notices)
      : options_(options), limits_(limits), notices_(notices) {}

  GvEdition read(const std::vector<GvFile> &files) {
    for (const GvFile &file : files) read_file(file);
    for (const auto &[id, entry] : entries_) make_area(id, entry);
    model::sort_rows(edition_.areas);
    model::sort_rows(edition_.statuses);
    return std::move(edition_);
  }

 private:
  struct Entry {
    GvLine line;
    std::size_t row = 0;
  };

  void read_file(const GvFile &file) {
    constexpr std::string_view BOM = "\xef\xbb\xbf";
    std::string_view rest = file.text;
    if (report_encoding(rest, file.name, notices_)) {
      edition_.is_usable = false;
      return;
    }
    if (rest.starts_with(BOM)) rest.remove_prefix(BOM.size());
    edition_.log.begin_file(file.name);
    for (std::uint32_t number = 1; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      if (edition_.log.size() >= limits_.rows) {
        notices_.add(Code::import_too_many_rows, {file.name}, {}, fmt::to_string(limits_.rows));
        edition_.is_usable = false;
        return;
      }
      take(line, edition_.log.add(number));
    }
  }

  void take(std::string_view text, std::size_t row) {
    const model::Place place = edition_.log.place(row);
    const auto line = read_gv_line(text, place, notices_);
    if (!line) return edition_.log.set(row, Fate::refused);
    const std::string id = id_of(*line);
    const auto [known, is_new] = entries_.try_emplace(id, Entry{*line, row});
    if (!is_new) {
      const model::Place first = edition_.log.place(known->second.row);
      notices_.add(Code::row_twice, place, id, fmt::format("{}:{}", first.file, first.row));
      return edition_.log.set(row, Fate::refused);
    }
    const bool is_other_day = edition_.date && *edition_.date != line->date;
    if (is_other_day && !std::exchange(dates_differ_, true)) // said once
      notices_.add(Code::gv_dates_differ, place, line->date.to_string(), edition_.date->to_string());
    edition_.date = edition_.date ? std::max(*edition_.date, line->date) : line->date;
  }

  const GvLine *find(const std::string &id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : &found->second.line;
  }

  // The innermost of the records above a Kreis: its Region, Regierungsbezirk, Land.
  std::string above_kreis(const std::string &key) const {
    for (const std::string &id : {"region/" + key, "region/" + key.substr(0, 4), key.substr(0, 3), key.substr(0, 2)})
      if (find(id) != nullptr) return id;
    return {};
  }

  std::string above_verband(const std::string &kreis_key) const {
    const GvLine *kreis = find(kreis_key);
    if (kreis == nullptr) return {};
    return is_city(kreis->type) ? above_kreis(kreis_key) : kreis_key;
  }

  // Empty: the file does not say.
  std::string parent_of(const GvLine &line) const {
    const std::string land = line.key.substr(0, 2);
    switch (line.kind) {
    case GvKind::land: return options_.parent;
    case GvKind::regierungsbezirk: return find(land) == nullptr ? std::string() : land;
    case GvKind::region:
      return find(line.key.substr(0, 3)) != nullptr ? line.key.substr(0, 3)
             : find(land) != nullptr                ? land
                                                    : std::string();
    case GvKind::kreis: return above_kreis(line.key);
    case GvKind::verband: return above_verband(line.key);
    case GvKind::gemeinde: break;
    }
    const std::string kreis = line.key.substr(0, 5);
    const GvLine *verband = find(kreis + line.verband);
    if (verband != nullptr && verband->type != VERBANDSFREI) return kreis + line.verband;
    const bool is_missing =
        verband == nullptr && line.verband.front() == '5'; // a real one; 9 is in none (gemeindefrei)
    return is_missing ? std::string() : above_verband(kreis);
  }

  // The records above it are there, up to the Land.
  bool is_rooted(const GvLine &line) const {
    const GvLine *above = &line;
    while (above != nullptr && above->kind != GvKind::land)
      above = find(parent_of(*above)); // each lies one kind higher
    return above != nullptr;
  }

  void make_area(const std::string &id, const Entry &entry) {
    const GvLine &line = entry.line;
    const model::Place place = edition_.log.place(entry.row);
    if (!is_known_type(line.kind, line.type))
      notices_.add(Code::gv_type_unknown, {place.file, place.row, "123-124"}, fmt::to_string(line.type));
    if (line.kind == GvKind::kreis && is_city(line.type)) return skip(Code::gv_own_kreis, entry);
    if (line.kind == GvKind::verband && line.type == VERBANDSFREI) return skip(Code::gv_own_verband, entry);
    const std::string parent = parent_of(line);
    if (!is_rooted(line)) {
      notices_.add(Code::gv_orphan, {place.file, place.row, "11-22"}, id);
      return edition_.log.set(entry.row, Fate::refused);
    }
    check_key(line, place);
    model::AreaRecord area;
    area.id = id;
    area.kind = area_kind_of(line.kind);
    area.name = written_out(line.name);
    if (line.kind != GvKind::region) area.ars = id;
    if (line.kind == GvKind::gemeinde) area.ags = line.key;
    if (line.kind != GvKind::region && line.kind != GvKind::verband && line.kind != GvKind::gemeinde) area.ags = id;
    if (!parent.empty()) area.parents = {parent};
    area.source = options_.source;
    if (line.kind == GvKind::gemeinde) add_status(line, id);
    if (line.hectares) edition_.hectares.emplace(id, *line.hectares);
    edition_.designations.emplace(id, line.designation);
    edition_.areas.push_back(std::move(area));
    edition_.log.set(entry.row, Fate::taken);
  }

  void skip(Code code, const Entry &entry) {
    notices_.add(code, edition_.log.place(entry.row), entry.line.name);
    edition_.log.set(entry.row, Fate::skipped);
  }

  // A Gemeinde in no Verband carries its own number there; a city that is its own Kreis has zeros in both.
  void check_key(const GvLine &line, const model::Place &place) {
    if (line.kind != GvKind::gemeinde || line.verband.front() != '0') return;
    if (line.verband.substr(1) != line.key.substr(5))
      notices_.add(Code::gv_key_arithmetic, {place.file, place.row, "19-22"}, line.verband, line.key);
  }

  void add_status(const GvLine &line, const std::string &id) {
    const auto *const found = std::find_if(DESIGNATIONS.begin(), DESIGNATIONS.end(),
                                           [&line](const Designation &known) { return known.type == line.type; });
    if (found == DESIGNATIONS.end()) return; // reported as an unknown type
    model::StatusRecord status;
    status.area = id;
    status.status = found->status;
    status.legal_basis = fmt::format("Gemeindeverzeichnis, Textkennzeichen {}", line.type);
    status.source = options_.source;
    edition_.statuses.push_back(std::move(status));
  }

  const GvOptions &options_;
  const Limits &limits_;
  model::Notices &notices_;
  std::map<std::string, Entry> entries_; // by id
  bool dates_differ_ = false;
  GvEdition edition_;
};

} // namespace

GvEdition read_gv100ad(const std::vector<GvFile> &files, const GvOptions &options, const Limits &limits,
                       model::Notices &notices) {
  return EditionReader(options, limits, notices).read(files);
}

} // namespace zufi::exchange
