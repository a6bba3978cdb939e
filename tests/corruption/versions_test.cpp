// SPDX-License-Identifier: Apache-2.0
// A file of another layout, or of another meaning of its words and rules, is refused, and both versions are named.
#include "model/semantics_version.hpp"
#include "muster_file.hpp"
#include "text/fold.hpp"
#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::corruption;

namespace {

constexpr std::size_t USER_VERSION_AT = 60;
constexpr std::size_t APPLICATION_ID_AT = 68;

Bytes with_layout(std::uint32_t layout) {
  std::string text;
  for (unsigned shift = 32; shift > 0; shift -= 8) text += static_cast<char>(layout >> (shift - 8) & 0xffU);
  return overwritten(USER_VERSION_AT, text);
}

Bytes with_version(const std::string &key, int version) {
  return after_sql("UPDATE meta SET value = '" + std::to_string(version) + "' WHERE key = '" + key + "'");
}

void check_refused(const Bytes &file, ErrorCode code, int theirs, int ours) {
  CAPTURE(theirs, ours);
  CHECK(code_of(file) == code);
  const std::string message = message_of(file);
  CAPTURE(message);
  CHECK(message.find(" " + std::to_string(theirs)) != std::string::npos);
  CHECK(message.find(" " + std::to_string(ours)) != std::string::npos);
}

} // namespace

TEST_CASE("another layout") {
  CHECK(code_of(with_layout(DATASET_LAYOUT)) == OPENED); // the check itself can pass
  check_refused(with_layout(DATASET_LAYOUT + 1), ErrorCode::too_new, DATASET_LAYOUT + 1, DATASET_LAYOUT);
  check_refused(with_layout(0x7fffffff), ErrorCode::too_new, 0x7fffffff, DATASET_LAYOUT);
  check_refused(with_layout(DATASET_LAYOUT - 1), ErrorCode::too_old, DATASET_LAYOUT - 1, DATASET_LAYOUT);
  check_refused(with_layout(0xffffffff), ErrorCode::too_old, -1, DATASET_LAYOUT);
}

TEST_CASE("another layout is named even where the digest is wrong: a file of the future may end in another way") {
  Bytes file = with_layout(DATASET_LAYOUT + 1);
  file.resize(file.size() / 2);
  CHECK(code_of(file) == ErrorCode::too_new);
}

TEST_CASE("another folding of words, another weighing of rules") {
  for (const auto &[key, ours] : {std::pair("folding_version", text::FOLDING_VERSION),
                                  std::pair("specificity_version", model::SPECIFICITY_VERSION)}) {
    CAPTURE(key);
    CHECK(code_of(with_version(key, ours)) == OPENED);
    check_refused(with_version(key, ours + 1), ErrorCode::too_new, ours + 1, ours);
    check_refused(with_version(key, ours + 10), ErrorCode::too_new, ours + 10, ours);
    check_refused(with_version(key, ours - 1), ErrorCode::too_old, ours - 1, ours);
    CHECK(code_of(after_sql("DELETE FROM meta WHERE key = '" + std::string(key) + "'")) == ErrorCode::too_old);
  }
}

TEST_CASE("another application's database is foreign, whatever it holds") {
  CHECK(code_of(overwritten(APPLICATION_ID_AT, std::string(4, '\0'))) == ErrorCode::foreign);
  CHECK(code_of(overwritten(APPLICATION_ID_AT, "ZUFJ")) == ErrorCode::foreign);
  CHECK(code_of(overwritten(APPLICATION_ID_AT, "ZUFI")) == OPENED);
}
