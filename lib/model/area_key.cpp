// SPDX-License-Identifier: Apache-2.0
#include "model/area_key.hpp"

#include <algorithm>
#include <array>

namespace zufi::model {

namespace {

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_zeros(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

constexpr std::size_t GEMEINDE_ARS = 12;
constexpr std::size_t VERBAND_LENGTH = 9;
constexpr std::size_t KREIS_LENGTH = 5;

} // namespace

bool is_area_key(std::string_view text) { return text.size() >= 2 && text.size() <= GEMEINDE_ARS && is_digits(text); }

bool is_postcode(std::string_view text) { return text.size() == 5 && is_digits(text); }

std::size_t ars_length(AreaKind kind) {
  switch (kind) {
  case AreaKind::land: return 2;
  case AreaKind::regierungsbezirk: return 3;
  case AreaKind::kreis: return 5;
  case AreaKind::gemeindeverband: return VERBAND_LENGTH;
  case AreaKind::gemeinde: return GEMEINDE_ARS;
  case AreaKind::bund:
  case AreaKind::gemeindeteil:
  case AreaKind::bezirk: return 0;
  }
  return 0;
}

std::size_t ags_length(AreaKind kind) {
  if (kind == AreaKind::gemeinde) return 8;
  return kind == AreaKind::gemeindeverband ? 0 : ars_length(kind);
}

bool is_official(AreaKind kind) { return kind != AreaKind::gemeindeteil && kind != AreaKind::bezirk; }

std::vector<std::string> area_key_candidates(std::string_view text) {
  constexpr std::array<std::size_t, 6> LENGTHS{2, 3, KREIS_LENGTH, 8, VERBAND_LENGTH, GEMEINDE_ARS};
  const bool has_known_length = std::find(LENGTHS.begin(), LENGTHS.end(), text.size()) != LENGTHS.end();
  if (!is_area_key(text) || !has_known_length) return {};
  std::vector<std::string> candidates;
  const auto add = [&candidates](std::string key) {
    if (std::find(candidates.begin(), candidates.end(), key) == candidates.end()) candidates.push_back(std::move(key));
  };
  add(std::string(text));
  if (text.size() == KREIS_LENGTH) add(std::string(text) + std::string(GEMEINDE_ARS - KREIS_LENGTH, '0'));
  if (text.size() >= VERBAND_LENGTH && is_zeros(text.substr(VERBAND_LENGTH))) {
    const std::string verband(text.substr(0, VERBAND_LENGTH));
    add(verband);
    if (verband[5] == '0') add(verband + verband.substr(6)); // a Gemeinde in no Verband is its own
  }
  for (const std::size_t length : {KREIS_LENGTH, std::size_t{3}, std::size_t{2}})
    if (text.size() > length && is_zeros(text.substr(length))) add(std::string(text.substr(0, length)));
  return candidates;
}

std::string ags_of_ars(std::string_view ars) { return std::string(ars.substr(0, 5)) + std::string(ars.substr(9, 3)); }

} // namespace zufi::model
