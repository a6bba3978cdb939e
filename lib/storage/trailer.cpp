// SPDX-License-Identifier: Apache-2.0
#include "storage/trailer.hpp"

#include "storage/schema.hpp"
#include "zufi/dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace zufi::storage {

namespace {

constexpr std::string_view SQLITE_MAGIC("SQLite format 3\0", 16);
constexpr std::string_view TRAILER_MAGIC = "ZUFIEND1";
constexpr std::size_t SQLITE_HEADER = 100;
constexpr std::size_t LENGTH_AT = 8;
constexpr std::size_t DIGEST_AT = 16;
constexpr std::size_t RESERVED_AT = 48;

// Fields of the header of a SQLite file (sqlite.org/fileformat2.html, section 1.3), big-endian.
constexpr std::size_t PAGE_SIZE_AT = 16;
constexpr std::size_t PAGE_COUNT_AT = 28;
constexpr std::size_t USER_VERSION_AT = 60;
constexpr std::size_t APPLICATION_ID_AT = 68;

std::uint32_t big_endian(std::span<const std::byte> bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8U | std::to_integer<std::uint32_t>(bytes[at + i]);
  return value;
}

std::uint64_t little_endian(std::span<const std::byte> bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | std::to_integer<std::uint64_t>(bytes[i]);
  return value;
}

bool begins_with(std::span<const std::byte> bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

// The size that the database says it has.
std::uint64_t announced_size(std::span<const std::byte> file) {
  const std::uint64_t page_size = big_endian(file, PAGE_SIZE_AT, 2);
  return (page_size == 1 ? 65'536 : page_size) * big_endian(file, PAGE_COUNT_AT, 4);
}

} // namespace

void append_trailer(std::vector<std::byte> &database) {
  std::array<std::byte, TRAILER_SIZE> trailer{};
  std::memcpy(trailer.data(), TRAILER_MAGIC.data(), TRAILER_MAGIC.size());
  std::uint64_t length = database.size();
  for (std::size_t i = LENGTH_AT; i < DIGEST_AT; ++i, length >>= 8U)
    trailer[i] = static_cast<std::byte>(length & 0xffU);
  const Sha256 digest = sha256(database);
  std::memcpy(trailer.data() + DIGEST_AT, digest.data(), digest.size());
  database.insert(database.end(), trailer.begin(), trailer.end());
}

Result<Checked> check_envelope(std::span<const std::byte> file) {
  const std::size_t known = std::min(file.size(), SQLITE_MAGIC.size());
  if (known == 0 || std::memcmp(file.data(), SQLITE_MAGIC.data(), known) != 0)
    return Error{ErrorCode::foreign, "this is not a libzufi dataset file"};
  if (file.size() < SQLITE_HEADER) return Error{ErrorCode::truncated, "the file was cut short inside its header"};
  if (big_endian(file, APPLICATION_ID_AT, 4) != APPLICATION_ID)
    return Error{ErrorCode::foreign, "this is a SQLite file, but not a libzufi dataset"};
  const auto layout = static_cast<std::int32_t>(big_endian(file, USER_VERSION_AT, 4));
  if (layout > DATASET_LAYOUT)
    return Error{ErrorCode::too_new,
                 fmt::format("the file has layout {}, this library reads layout {}; use a newer library", layout,
                             DATASET_LAYOUT)};
  if (layout < DATASET_LAYOUT)
    return Error{ErrorCode::too_old, fmt::format("the file has layout {}, this library reads layout {}; build it again",
                                                 layout, DATASET_LAYOUT)};
  const std::uint64_t expected = announced_size(file) + TRAILER_SIZE;
  if (file.size() < expected)
    return Error{ErrorCode::truncated,
                 fmt::format("the file has {} bytes, {} are missing", file.size(), expected - file.size())};
  const std::span<const std::byte> trailer = file.last(TRAILER_SIZE);
  const std::span<const std::byte> database = file.first(file.size() - TRAILER_SIZE);
  const bool is_shaped =
      begins_with(trailer, TRAILER_MAGIC) &&
      little_endian(trailer.subspan(LENGTH_AT, DIGEST_AT - LENGTH_AT)) == database.size() &&
      std::all_of(trailer.begin() + RESERVED_AT, trailer.end(), [](std::byte b) { return b == std::byte{0}; });
  if (!is_shaped) return Error{ErrorCode::damaged, "the file does not end as a dataset file does"};
  Checked checked{database, sha256(database)};
  if (std::memcmp(trailer.data() + DIGEST_AT, checked.digest.data(), checked.digest.size()) != 0)
    return Error{ErrorCode::damaged, "the content is not what its digest says"};
  return checked;
}

} // namespace zufi::storage
