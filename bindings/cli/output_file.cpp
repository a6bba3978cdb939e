// SPDX-License-Identifier: Apache-2.0
#include "output_file.hpp"

#include "handle.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace zufi_tool {

namespace {

[[noreturn]] void fail(const std::string &path, int reason) {
  throw Failure{ZUFI_ERROR_NOT_WRITTEN,
                fmt::format("{}: cannot be written ({})", path, std::generic_category().message(reason))};
}

// 0, or the reason.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// 0, or the reason. The file is closed in any case.
int fill(int fd, std::string_view bytes) {
  int reason = write_all(fd, bytes);
  struct stat status {};
  const bool is_regular = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  if (reason == 0 && is_regular && ::fsync(fd) != 0) reason = errno;
  if (::close(fd) != 0 && reason == 0) reason = errno;
  return reason;
}

} // namespace

void write_file(const std::string &path, std::string_view bytes) {
  struct stat status {};
  const bool is_special = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  const std::string target = is_special ? path : fmt::format("{}.zufi-{}", path, ::getpid());
  const int flags = is_special ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
  const int fd = ::open(target.c_str(), flags, 0644);
  if (fd < 0) fail(path, errno);
  int reason = fill(fd, bytes);
  if (is_special && reason == 0) return;
  if (!is_special && reason == 0 && ::rename(target.c_str(), path.c_str()) != 0) reason = errno;
  if (reason == 0) return;
  if (!is_special) ::unlink(target.c_str());
  fail(path, reason);
}

void write_new_file(const std::string &path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (fd < 0) fail(path, errno);
  const int reason = fill(fd, bytes);
  if (reason == 0) return;
  ::unlink(path.c_str());
  fail(path, reason);
}

} // namespace zufi_tool
