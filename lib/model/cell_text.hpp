// SPDX-License-Identifier: Apache-2.0
// How a typed member is written in a cell: shared by the canonical writer and the content digest. Reading is
// source/cell_reader.hpp, which must explain what is wrong.
#pragma once

#include "model/condition.hpp"
#include "model/polygons.hpp"
#include "text/house_number_set.hpp"
#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zufi::model {

std::string cell_text(double value); // shortest form that reads back as the same number

inline std::string cell_text(const std::string &value) { return value; }
inline std::string cell_text(Date value) { return value.to_string(); }
inline std::string cell_text(const text::HouseNumberSet &value) { return value.to_string(); }
inline std::string cell_text(const Condition &value) { return value.to_string(); }
inline std::string cell_text(const Polygons &value) { return value.to_string(); }
inline std::string cell_text(int value) { return value == 0 ? std::string() : std::to_string(value); }
std::string cell_text(const std::vector<std::string> &list);

template <class E>
requires std::is_enum_v<E> std::string cell_text(E value) { return std::string(name_of(value)); }

// An online_level of 0 is written, unlike a priority of 0, which means that none is given.
inline std::string cell_text(const std::optional<int> &value) { return value ? std::to_string(*value) : std::string(); }

template <class T> std::string cell_text(const std::optional<T> &value) {
  return value ? cell_text(*value) : std::string();
}

} // namespace zufi::model
