// SPDX-License-Identifier: Apache-2.0
// One changed bit, a shorter or a longer file: refused, each with the code that says what happened. No digest is made
// right again here.
#include "muster_file.hpp"
#include "storage/dataset_file.hpp"
#include "storage/trailer.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <random>

using namespace zufi;
using namespace zufi::corruption;

namespace {

constexpr std::size_t PAGE = 4096;

std::uint64_t seed() {
  const char *given = std::getenv("ZUFI_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 20261124;
  std::cout << "seed " << seed << " (ZUFI_SEED=" << seed << " repeats it)\n";
  return seed;
}

bool is_in(std::size_t at, std::size_t begin, std::size_t size) { return at >= begin && at < begin + size; }

// Whether `code` is right for a file in which one bit of byte `at` is not what it was.
bool is_right(std::size_t at, ErrorCode code) {
  if (at < 16) return code == ErrorCode::foreign;                                        // SQLite's magic
  if (is_in(at, 68, 4)) return code == ErrorCode::foreign;                               // application id
  if (is_in(at, 60, 4)) return code == ErrorCode::too_new || code == ErrorCode::too_old; // layout
  if (is_in(at, 16, 2) || is_in(at, 28, 4))                                              // size that it should have
    return code == ErrorCode::truncated || code == ErrorCode::damaged;
  return code == ErrorCode::damaged;
}

void check_flip(Bytes &file, std::size_t at, unsigned bit) {
  file[at] ^= std::byte{1} << bit;
  const ErrorCode code = code_of(file);
  file[at] ^= std::byte{1} << bit;
  if (!is_right(at, code)) FAIL("bit " << bit << " of byte " << at << " gives code " << static_cast<int>(code));
}

} // namespace

TEST_CASE("every bit of the first page is guarded", "[first-page]") {
  Bytes file = muster_file();
  for (std::size_t at = 0; at < PAGE; ++at)
    for (unsigned bit = 0; bit < 8; ++bit) check_flip(file, at, bit);
  CHECK(code_of(file) == OPENED); // each bit was put back
}

TEST_CASE("every bit of the trailer is guarded", "[others]") {
  Bytes file = muster_file();
  for (std::size_t at = file.size() - storage::TRAILER_SIZE; at < file.size(); ++at)
    for (unsigned bit = 0; bit < 8; ++bit) check_flip(file, at, bit);
}

TEST_CASE("random bits are guarded", "[others]") {
  Bytes file = muster_file();
  std::mt19937_64 random(seed());
  for (int i = 0; i < 10'000; ++i) check_flip(file, random() % file.size(), static_cast<unsigned>(random() % 8));
  CHECK(code_of(file) == OPENED);
}

TEST_CASE("negative control: without the digest such bits do get through", "[others]") {
  Bytes database = muster_file();
  database.resize(database.size() - storage::TRAILER_SIZE);
  std::mt19937_64 random(1);
  int accepted = 0;
  for (int i = 0; i < 100; ++i) {
    const std::size_t at = random() % database.size();
    database[at] ^= std::byte{1};
    accepted += storage::decode_unchecked(database) ? 1 : 0;
    database[at] ^= std::byte{1};
  }
  CHECK(accepted > 10); // so the tests above are not passed by SQLite's own checks
}

TEST_CASE("a file cut short is truncated, and nothing is foreign", "[others]") {
  const Bytes &whole = muster_file();
  CHECK(code_of({}) == ErrorCode::foreign);
  std::mt19937_64 random(seed());
  for (std::size_t i = 0; i < 1'000; ++i) {
    std::size_t length = 1 + random() % (whole.size() - 1);
    if (i < 200) length = i + 1;                     // inside the header
    if (i >= 800) length = whole.size() - (i - 799); // in and before the trailer
    const ErrorCode code = code_of(std::span(whole).first(length));
    if (code != ErrorCode::truncated) FAIL("length " << length << " gives code " << static_cast<int>(code));
  }
}

TEST_CASE("bytes behind the end are damage", "[others]") {
  std::mt19937_64 random(seed());
  Bytes longer = muster_file();
  for (int i = 0; i < 200; ++i) {
    longer.push_back(i % 2 == 0 ? std::byte{0} : static_cast<std::byte>(random() % 256));
    CHECK(code_of(longer) == ErrorCode::damaged);
  }
  Bytes twice = muster_file(); // a whole second file behind the first, which ends as a dataset file does
  twice.insert(twice.end(), muster_file().begin(), muster_file().end());
  CHECK(code_of(twice) == ErrorCode::damaged);
}
