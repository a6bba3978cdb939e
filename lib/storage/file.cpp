// SPDX-License-Identifier: Apache-2.0
#include "storage/file.hpp"

#include "text/system_reason.hpp"

#include <fmt/format.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>

namespace zufi::storage {

using text::system_reason;

namespace {

template <class Call> auto retry(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

// "a/b" → "a" and "b"; "b" → "." and "b".
struct SplitPath {
  std::string folder;
  std::string name;
};
SplitPath split(const std::string &path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// ".name.zufi-PID": the writer is told by its process id.
constexpr std::string_view MARK = ".zufi-";
std::string temporary_prefix(const std::string &name) { return "." + name + std::string(MARK); }

void sweep_abandoned(const SplitPath &path) {
  const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir(path.folder.c_str()), ::closedir);
  if (!folder) return;
  const std::string prefix = temporary_prefix(path.name);
  while (const dirent *entry = ::readdir(folder.get())) {
    const std::string_view name(entry->d_name);
    if (!name.starts_with(prefix)) continue;
    const std::string_view digits = name.substr(prefix.size());
    pid_t writer = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), writer);
    const bool is_ours = error == std::errc() && end == digits.data() + digits.size() && writer > 0;
    if (is_ours && ::kill(writer, 0) != 0 && errno == ESRCH) ::unlinkat(::dirfd(folder.get()), entry->d_name, 0);
  }
}

std::optional<std::string> write_temporary(const std::string &temporary, std::span<const std::byte> bytes) {
  const int fd =
      retry([&] { return ::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0644); });
  if (fd < 0) return "cannot be created: " + system_reason(errno);
  while (!bytes.empty()) {
    const ssize_t written = retry([&] { return ::write(fd, bytes.data(), bytes.size()); });
    if (written < 0) {
      const std::string why = system_reason(errno);
      ::close(fd);
      return "cannot be written: " + why;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (retry([&] { return ::fsync(fd); }) != 0) {
    const std::string why = system_reason(errno);
    ::close(fd);
    return "cannot be synced: " + why;
  }
  if (::close(fd) != 0 && errno != EINTR) return "cannot be closed: " + system_reason(errno);
  return std::nullopt;
}

bool sync_folder(const std::string &folder) {
  const int fd = retry([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (fd < 0) return false;
  const bool is_synced = retry([&] { return ::fsync(fd); }) == 0;
  return ::close(fd) == 0 && is_synced;
}

} // namespace

Result<std::vector<std::byte>> read_whole(const std::string &path, std::size_t max_bytes) {
  const int fd = retry([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
  if (fd < 0)
    return Error{errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                 fmt::format("{}: {}", path, system_reason(errno))};
  struct Closer {
    int fd;
    ~Closer() { ::close(fd); }
  } const closer{fd};
  struct stat status {};
  if (::fstat(fd, &status) != 0) return Error{ErrorCode::unreadable, fmt::format("{}: {}", path, system_reason(errno))};
  if (!S_ISREG(status.st_mode)) return Error{ErrorCode::unreadable, fmt::format("{}: not a regular file", path)};
  std::vector<std::byte> bytes;
  std::size_t used = 0;
  while (true) { // the size may change while we read
    constexpr std::size_t CHUNK = std::size_t{1} << 20;
    const auto announced = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
    if (bytes.size() == used) bytes.resize(std::max(used + CHUNK, std::min(announced, max_bytes) + 1));
    const ssize_t got = retry([&] { return ::read(fd, bytes.data() + used, bytes.size() - used); });
    if (got < 0) return Error{ErrorCode::unreadable, fmt::format("{}: {}", path, system_reason(errno))};
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) return Error{ErrorCode::exhausted, fmt::format("{}: larger than {} bytes", path, max_bytes)};
  }
  bytes.resize(used);
  return bytes;
}

Status publish(const std::string &path, std::span<const std::byte> bytes) {
  const SplitPath target = split(path);
  sweep_abandoned(target);
  const std::string temporary = fmt::format("{}/{}{}", target.folder, temporary_prefix(target.name), ::getpid());
  if (const auto fault = write_temporary(temporary, bytes)) {
    ::unlink(temporary.c_str());
    return Error{ErrorCode::not_written, fmt::format("{} {}", path, *fault)};
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const std::string why = system_reason(errno);
    ::unlink(temporary.c_str());
    return Error{ErrorCode::not_written, fmt::format("{} cannot be replaced: {}", path, why)};
  }
  if (!sync_folder(target.folder))
    return Error{ErrorCode::not_durable, fmt::format("{} is written, but its folder could not be synced", path)};
  return std::monostate{};
}

} // namespace zufi::storage
