// SPDX-License-Identifier: Apache-2.0
// One record of a GV100AD file: 220 characters (not bytes), fields by position. Layout: Destatis, GV-ISys.
#pragma once

#include "model/notices.hpp"
#include "zufi/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zufi::exchange {

inline constexpr std::size_t GV_LINE_LENGTH = 220;

enum class GvKind : std::uint8_t {
  land = 10,
  regierungsbezirk = 20,
  region = 30,
  kreis = 40,
  verband = 50,
  gemeinde = 60
};

struct GvLine {
  GvKind kind = GvKind::land;
  Date date;               // Gebietsstand
  std::string key;         // 2, 3, 4 or 5, 5, 5, 8 digits, by kind
  std::string verband;     // 4 digits of a Verband or Gemeinde
  std::string name;        // "Neuss", of "Neuss, Stadt"
  std::string designation; // "Stadt"; may be empty
  int type = 0;            // Textkennzeichen; 0 = none
  std::optional<std::uint64_t> hectares;
};

// Reports what is wrong with a line; nothing if it cannot be taken. `line` without its line end. Precondition: UTF-8.
std::optional<GvLine> read_gv_line(std::string_view line, const model::Place &place, model::Notices &notices);

} // namespace zufi::exchange
