// SPDX-License-Identifier: Apache-2.0
#include "random_access_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "checked_file.hpp"

namespace quarter {

RandomAccessFile::RandomAccessFile(std::filesystem::path path, Life life)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail_writing(path_, errno);
  if (life == Life::lasting || ::unlink(path_.c_str()) == 0) return;
  const int error = errno;
  ::close(descriptor_);
  fail_writing(path_, error);
}

RandomAccessFile::~RandomAccessFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RandomAccessFile::write_at(std::uint64_t offset, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_writing(path_, errno, offset);
    offset += static_cast<std::uint64_t>(written);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void RandomAccessFile::read_at(std::uint64_t offset, std::span<std::byte> bytes) const {
  while (!bytes.empty()) {
    const ssize_t got =
        ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_writing(path_, errno, offset);
    if (got == 0) break;
    offset += static_cast<std::uint64_t>(got);
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
  std::fill(bytes.begin(), bytes.end(), std::byte{0});
}

void RandomAccessFile::finish() {
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail_writing(path_, errno);
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0 && errno != EINTR) fail_writing(path_, errno);
}

}  // namespace quarter
