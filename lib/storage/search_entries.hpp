// SPDX-License-Identifier: Apache-2.0
// What is found of a service: its name, its keywords, and the everyday words that lead to it.
#pragma once

#include "model/records.hpp"
#include "zufi/search.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zufi::storage {

struct IndexedText {
  std::uint32_t service = 0; // into records.services
  SearchField field = SearchField::name;
  std::string_view text; // of the records
};

// By service, then field, then the order of the tables; nothing if there are more than `limit`. Precondition: records
// are sorted and linked.
std::optional<std::vector<IndexedText>> indexed_texts(const model::Records &records, std::size_t limit);

} // namespace zufi::storage
