// SPDX-License-Identifier: Apache-2.0
// Collecting findings. The texts stand in notices.def; code elsewhere names the code, the place and the value.
#pragma once

#include "zufi/notice.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::model {

enum class Code : std::uint16_t {
#define NOTICE(code, severity, en, de, advice_en, advice_de) code,
#include "model/notices.def"
#undef NOTICE
};

const NoticeKind &kind_of(Code code);

// Sorts by file, row, column, code and value, and sees to it that each has a fingerprint and that no two are alike.
void arrange(std::vector<Notice> &notices);

struct Place {
  std::string file;
  std::uint32_t row = 0;
  std::string column = {};
};

class Notices {
 public:
  static constexpr std::size_t MAX_FINDINGS = 100'000;

  // `value` is shortened and freed of control signs before it is shown.
  void add(Code code, const Place &place, std::string_view value = {}, std::string_view detail = {});

  // A finding of the proof; `subject` is shown as its value and tells it from others of its code.
  void add_proof(Code code, const Place &place, std::string_view subject, std::string_view detail, Proof proof,
                 std::string fingerprint);

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  // Sorted by file, row, column and code; the order in which findings were made does not show.
  Report take_report();

 private:
  std::vector<Notice> notices_;
  std::size_t errors_ = 0;
};

} // namespace zufi::model
