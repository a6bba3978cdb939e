// SPDX-License-Identifier: Apache-2.0
#include "model/cell_text.hpp"

#include <fmt/format.h>

namespace zufi::model {

std::string cell_text(double value) { return fmt::format("{}", value); }

std::string cell_text(const std::vector<std::string> &list) {
  std::string text;
  for (const std::string &item : list) {
    if (!text.empty()) text += ';';
    text += item;
  }
  return text;
}

} // namespace zufi::model
