// SPDX-License-Identifier: Apache-2.0
// One cell's text → a typed member, or a notice that says what is wrong with it. Overloads by type of the member; used
// as the visitor of model/columns.hpp.
#pragma once

#include "model/columns.hpp"
#include "model/notices.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

// What is found where house numbers cannot be read. The value of the notice is the item at fault.
struct HouseNumberFinding {
  model::Code code;
  std::string detail;
};
HouseNumberFinding finding_of(text::HouseNumberSet::Fault fault);

class CellReader {
 public:
  CellReader(model::Notices &notices, std::string_view file, std::uint32_t row)
      : notices_(notices), place_{std::string(file), row} {}

  // Reads `text` into `member`; on a finding the member keeps its value and the row is not whole.
  template <class Member> void read(const model::Column &column, std::string_view text, Member &member) {
    place_.column = column.name;
    if (text.empty()) {
      if (model::is_required(column.need)) fail(model::Code::cell_empty);
      return;
    }
    if (check_text(column, text)) read_value(column, text, member);
  }

  bool is_row_whole() const { return is_whole_; }

 private:
  void fail(model::Code code, std::string_view value = {}, std::string_view detail = {});
  bool check_text(const model::Column &column, std::string_view text);
  bool check_id(const model::Column &column, std::string_view text);
  void fail_word(std::string_view text, const std::string_view *names, std::size_t count);

  void read_value(const model::Column &column, std::string_view text, std::string &member);
  void read_value(const model::Column &column, std::string_view text, std::vector<std::string> &member);
  void read_value(const model::Column &column, std::string_view text, Date &member);
  void read_value(const model::Column &column, std::string_view text, std::optional<Date> &member);
  void read_value(const model::Column &column, std::string_view text, int &member);
  void read_value(const model::Column &column, std::string_view text, std::optional<int> &member);
  void read_value(const model::Column &column, std::string_view text, std::optional<double> &member);
  void read_value(const model::Column &column, std::string_view text, text::HouseNumberSet &member);
  void read_value(const model::Column &column, std::string_view text, model::Condition &member);
  void read_value(const model::Column &column, std::string_view text, model::Polygons &member);
  template <class E>
  requires std::is_enum_v<E>
  void read_value(const model::Column &, std::string_view text, E &member) {
    if (const auto value = value_of<E>(text))
      member = *value;
    else
      fail_word(text, Names<E>::texts.data(), Names<E>::texts.size());
  }
  template <class E>
  requires std::is_enum_v<E>
  void read_value(const model::Column &column, std::string_view text, std::optional<E> &member) {
    E value{};
    read_value(column, text, value);
    member = value;
  }

  model::Notices &notices_;
  model::Place place_;
  bool is_whole_ = true;
};

} // namespace zufi::source
