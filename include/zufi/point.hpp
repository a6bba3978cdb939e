// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zufi {

// Decimal degrees of WGS84: lat -90 to 90 (north is positive), lon -180 to 180 (east is positive).
struct Point {
  double lat = 0, lon = 0;
};

} // namespace zufi
