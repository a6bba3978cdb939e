// SPDX-License-Identifier: Apache-2.0
// Amtlicher Regionalschlüssel (ARS) and Amtlicher Gemeindeschlüssel (AGS). Positions, 1-based: 1–2 Land,
// 3 Regierungsbezirk, 4–5 Kreis; ARS 6–9 Gemeindeverband, 10–12 Gemeinde; AGS 6–8 Gemeinde. Source: Destatis, GV-ISys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::model {

enum class AreaKind : std::uint8_t {
  bund,
  land,
  regierungsbezirk,
  kreis,
  gemeindeverband,
  gemeinde,
  gemeindeteil,
  bezirk // any other named set of addresses
};

bool is_area_key(std::string_view text); // 2 to 12 digits
bool is_postcode(std::string_view text); // 5 digits

// How many digits the ARS and the AGS of an area of this kind have; 0 = such areas have none.
std::size_t ars_length(AreaKind kind);
std::size_t ags_length(AreaKind kind);
bool is_official(AreaKind kind); // has a key; everything but gemeindeteil and bezirk

// The keys that `text` may stand for, the most literal first: itself; padded with zeros (051620000000 and the AGS
// 05162000) also 05162; 05315 also 053150000000 (a kreisfreie Stadt is its own Kreis); 051620024 also 051620024024 (a
// Gemeinde in no Verband, digit 6 is 0, is its own). Empty if it has no length in use (2, 3, 5, 8, 9, 12 digits).
std::vector<std::string> area_key_candidates(std::string_view text);

// ARS → AGS is always possible; AGS → ARS is not, since the Verband is missing. Precondition: 12 digits.
std::string ags_of_ars(std::string_view ars);

} // namespace zufi::model
