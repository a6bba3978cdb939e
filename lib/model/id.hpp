// SPDX-License-Identifier: Apache-2.0
// What an id is made of (data/README.md, "Ids").
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace zufi::model {

inline constexpr std::size_t MAX_ID = 200;

inline bool is_id(std::string_view text) {
  const auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= MAX_ID && is_alphanumeric(text.front()) &&
         std::all_of(text.begin(), text.end(), [is_alphanumeric](char c) {
           return is_alphanumeric(c) || std::string_view("._/:-").find(c) != std::string_view::npos;
         });
}

} // namespace zufi::model
