// SPDX-License-Identifier: Apache-2.0
#include "model/leika_key.hpp"

#include <algorithm>

namespace zufi::model {

namespace {

constexpr std::size_t KEY_LENGTH = 14;
constexpr std::size_t BLOCK_LENGTH = 3;

bool is_digits(std::string_view text, std::size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool is_leika_key(std::string_view text) { return is_digits(text, KEY_LENGTH) && text.substr(0, 2) == "99"; }

std::optional<std::string> leika_parent(std::string_view key) {
  for (std::size_t block = KEY_LENGTH - BLOCK_LENGTH; block > 2; block -= BLOCK_LENGTH) {
    if (key.substr(block, BLOCK_LENGTH) == "000") continue;
    std::string parent(key);
    parent.replace(block, BLOCK_LENGTH, "000");
    return parent;
  }
  return std::nullopt; // a whole Gruppierung
}

bool is_ozg_id(std::string_view text) { return is_digits(text, 5); }

} // namespace zufi::model
