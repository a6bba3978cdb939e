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

struct NoticeKind {
  std::string_view code;
  Severity severity;
  std::string_view text_en, text_de, advice_en, advice_de;
};
const NoticeKind &kind_of(Code code);
const std::vector<NoticeKind> &all_notice_kinds(); // in the order of notices.def

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
