// SPDX-License-Identifier: Apache-2.0
#include "batch_output.hpp"

#include "handle.hpp"
#include "streams.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace zufi_tool {

namespace {

constexpr int ACCESS = 0666; // as the umask wants it

bool is_special(const std::string &path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

} // namespace

BatchOutput::BatchOutput(const std::string &path, Start start, const Interrupts &interrupts)
    : path_(path), name_(is_stream(path) ? "standard output" : path), interrupts_(interrupts) {
  has_part_ = !is_stream(path) && !is_special(path);
  if (start == Start::resume && !has_part_)
    throw Failure{ZUFI_ERROR_ARGUMENT, name_ + ": only a file can be gone on with"};
  if (!has_part_) {
    descriptor_ = is_stream(path) ? STDOUT_FILENO : ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("cannot be written");
    return;
  }
  name_ = path + ".part";
  if (start == Start::resume) descriptor_ = ::open(name_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
  is_resumed_ = descriptor_ >= 0;
  if (descriptor_ < 0) descriptor_ = ::open(name_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, ACCESS);
  if (descriptor_ < 0 && errno == EEXIST)
    throw Failure{ZUFI_ERROR_NOT_WRITTEN,
                  name_ + ": is there from an interrupted run; go on with --resume, or remove it"};
  if (descriptor_ < 0) fail("cannot be written");
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) fail("is being written by another run");
}

BatchOutput::~BatchOutput() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

void BatchOutput::fail(const char *what) const {
  const std::string reason = std::system_category().message(errno);
  throw Failure{ZUFI_ERROR_NOT_WRITTEN, name_ + ": " + what + " (" + reason + ")"};
}

void BatchOutput::cut(std::uint64_t bytes) {
  if (::ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0) fail("cannot be written");
}

void BatchOutput::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR && !has_part_ && interrupts_.came()) return; // nobody may be reading
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(has_part_ ? "cannot be written; what is there is kept for --resume" : "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void BatchOutput::finish() {
  if (!has_part_) return;
  if (::fsync(descriptor_) != 0) fail("cannot be written");
  if (std::rename(name_.c_str(), path_.c_str()) != 0) fail("cannot be renamed");
  const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
  const int directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_durable = directory >= 0 && ::fsync(directory) == 0;
  if (directory >= 0) ::close(directory);
  if (!is_durable) throw Failure{ZUFI_ERROR_NOT_DURABLE, path_ + ": is whole, but may not survive a power failure"};
}

} // namespace zufi_tool
