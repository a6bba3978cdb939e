// SPDX-License-Identifier: Apache-2.0
#include "batch_input.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace zufi_tool {

namespace {

constexpr std::size_t MOST_ROW_BYTES = std::size_t{1} << 20; // as zufi.h says of batches

// Whether a header is there for sure: a line with something in it, and no quote, in which it could go on.
bool has_whole_header(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of("\xef\xbb\xbf\r\n");
  if (begin == std::string_view::npos) return false;
  const std::string_view rest = bytes.substr(begin);
  const std::size_t end = rest.find('\n');
  return end != std::string_view::npos && rest.substr(0, end).find('"') == std::string_view::npos;
}

} // namespace

void RowReader::read() {
  static std::array<char, 1 << 16> chunk;
  interrupts_.wait_for(descriptor_);
  if (interrupts_.came()) return;
  const ssize_t got = ::read(descriptor_, chunk.data(), chunk.size());
  if (got < 0 && errno == EINTR) return;
  if (got < 0) throw Failure{ZUFI_ERROR_UNREADABLE, name_ + ": cannot be read"};
  has_ended_ = got == 0;
  append({chunk.data(), static_cast<std::size_t>(got)});
  may_hold_rows_ = true;
}

// A line that is longer than a row may be is refused for that; what goes beyond is left out, so that it takes no
// memory.
void RowReader::append(std::string_view read) {
  while (!read.empty()) {
    const std::size_t feed = read.find('\n');
    const std::string_view text = read.substr(0, feed);
    const std::size_t room = MOST_ROW_BYTES + 1 - std::min(open_line_, MOST_ROW_BYTES + 1);
    bytes_ += text.substr(0, room);
    open_line_ += text.size();
    read.remove_prefix(text.size());
    if (feed == std::string_view::npos) return;
    bytes_ += '\n';
    read.remove_prefix(1);
    open_line_ = 0;
  }
}

const std::string &RowReader::beginning() {
  while (!has_ended_ && !interrupts_.came() && bytes_.size() <= MOST_ROW_BYTES && !has_whole_header(bytes_)) read();
  return bytes_;
}

void RowReader::skip(std::size_t bytes) { take_bytes(bytes, 0); }

Rows RowReader::take_bytes(std::size_t size, std::uint64_t count) {
  Rows rows{bytes_.substr(0, size), line_, count};
  line_ += static_cast<std::uint64_t>(std::count(rows.bytes.begin(), rows.bytes.end(), '\n'));
  bytes_.erase(0, size);
  skipped_ += size;
  return rows;
}

std::optional<Rows> RowReader::take(const zufi_batch *batch, std::uint64_t most) {
  if (!may_hold_rows_ && !has_ended_) read();
  std::uint64_t count = 0;
  std::size_t size = 0;
  call(zufi_batch_split, batch, bytes_.data(), bytes_.size(), most, &count, &size);
  may_hold_rows_ = count == most;
  if (size > 0) return take_bytes(size, count);
  if (!has_ended_ || bytes_.empty()) return std::nullopt;
  return take_bytes(bytes_.size(), 1); // no line feed ends it
}

Rows RowReader::take_all(const zufi_batch *batch, std::uint64_t count) {
  Rows all{{}, line_, 0};
  while (all.count < count && !is_at_end() && !interrupts_.came()) {
    const std::optional<Rows> rows = take(batch, count - all.count);
    if (!rows) continue;
    all.bytes += rows->bytes;
    all.count += rows->count;
  }
  return all;
}

bool RowReader::is_ready() const {
  pollfd ready{descriptor_, POLLIN, 0};
  return may_hold_rows_ || has_ended_ || ::poll(&ready, 1, 0) > 0;
}

} // namespace zufi_tool
