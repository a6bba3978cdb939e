// SPDX-License-Identifier: Apache-2.0
// LeiKa keys: 14 digits, 99 and four blocks of three — Gruppierung, Kennung, Verrichtung, Detail. Setting trailing
// blocks to 000 gives the parent. Source: Leistungskatalog der öffentlichen Verwaltung (GK LeiKa), FIM-Baustein
// Leistungen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zufi::model {

bool is_leika_key(std::string_view text);

// 99012008001000 → 99012008000000 → 99012000000000 → nothing. Precondition: is_leika_key(key).
std::optional<std::string> leika_parent(std::string_view key);

// OZG-Leistung: 5 digits.
bool is_ozg_id(std::string_view text);

} // namespace zufi::model
