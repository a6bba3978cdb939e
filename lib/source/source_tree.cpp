// SPDX-License-Identifier: Apache-2.0
#include "source/source_tree.hpp"

#include "text/system_reason.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace zufi::source {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(Descriptor &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor &operator=(Descriptor &&other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

int open_at(int folder, const char *name, int flags) {
  int fd = -1;
  do fd = ::openat(folder, name, flags | O_CLOEXEC | O_NOFOLLOW);
  while (fd < 0 && errno == EINTR);
  return fd;
}

template <class Visit> void for_each_part(std::string_view path, Visit visit) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    visit(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
}

bool read_all(int fd, std::string &bytes, std::size_t max_bytes) {
  constexpr std::size_t CHUNK = std::size_t{1} << 16;
  while (bytes.size() <= max_bytes) {
    const std::size_t before = bytes.size();
    bytes.resize(before + CHUNK);
    const ssize_t got = ::read(fd, bytes.data() + before, CHUNK);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return false;
  }
  return true; // too large; the caller sees it by the size
}

} // namespace

SourceTree::SourceTree(std::string root) : root_(std::move(root)) {}

std::optional<std::string> SourceTree::join(std::string_view folder, std::string_view relative) {
  if (relative.empty() || relative.front() == '/' || relative.find('\0') != std::string_view::npos) return std::nullopt;
  std::vector<std::string_view> parts;
  bool is_inside = true;
  const auto take = [&](std::string_view part) {
    if (part.empty() || part == ".") return;
    if (part != "..") return parts.push_back(part);
    if (parts.empty())
      is_inside = false;
    else
      parts.pop_back();
  };
  for_each_part(folder, take);
  for_each_part(relative, take);
  if (!is_inside || parts.empty()) return std::nullopt;
  return fmt::format("{}", fmt::join(parts, "/"));
}

int SourceTree::open_folder(std::string_view path) const {
  Descriptor current(::open(root_.c_str(), O_DIRECTORY | O_RDONLY | O_CLOEXEC));
  for_each_part(path, [&current](std::string_view part) {
    if (current) current = Descriptor(open_at(current.get(), std::string(part).c_str(), O_DIRECTORY | O_RDONLY));
  });
  return current.release();
}

SourceTree::Content SourceTree::read_file(const std::string &path, std::size_t max_bytes) const {
  const std::size_t slash = path.rfind('/');
  const std::string_view folder =
      slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const Descriptor parent(open_folder(folder));
  if (!parent) { // only what is surely not there may be taken for an empty table
    const int error = errno;
    const bool is_missing = error == ENOENT || error == ENOTDIR || error == ELOOP;
    return is_missing ? Content{Fault::missing, {}, {}} : Content{Fault::unreadable, {}, text::system_reason(error)};
  }
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor file(open_at(parent.get(), name.c_str(), O_RDONLY | O_NONBLOCK));
  if (!file) {
    if (errno == ENOENT) return {Fault::missing, {}, {}};
    if (errno == ELOOP) return {Fault::not_regular, {}, {}};
    return {Fault::unreadable, {}, text::system_reason(errno)};
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return {Fault::unreadable, {}, text::system_reason(errno)};
  if (!S_ISREG(status.st_mode)) return {Fault::not_regular, {}, {}};
  Content content;
  if (!read_all(file.get(), content.bytes, max_bytes)) return {Fault::unreadable, {}, text::system_reason(errno)};
  if (content.bytes.size() > max_bytes) return {Fault::too_large, {}, {}};
  return content;
}

bool SourceTree::is_folder(const std::string &path) const { return static_cast<bool>(Descriptor(open_folder(path))); }

std::optional<std::string> SourceTree::identity_of(const std::string &path) const {
  const Descriptor folder(open_folder(path));
  struct stat status {};
  if (!folder || ::fstat(folder.get(), &status) != 0) return std::nullopt;
  return fmt::format("{}:{}", status.st_dev, status.st_ino);
}

std::vector<std::string> SourceTree::files_in(const std::string &path, std::string_view ending) const {
  std::vector<std::string> names;
  Descriptor folder(open_folder(path));
  if (!folder) return names;
  const std::unique_ptr<DIR, int (*)(DIR *)> stream(::fdopendir(folder.get()), ::closedir);
  if (!stream) return names;
  folder.release(); // now owned by the stream
  while (const dirent *entry = ::readdir(stream.get())) {
    const std::string_view name(entry->d_name);
    const bool is_wanted =
        name.size() > ending.size() &&
        std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                   [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
    if (is_wanted) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

} // namespace zufi::source
