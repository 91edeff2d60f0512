// SPDX-License-Identifier: Apache-2.0
#include "checked_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "quarter/base/lacking.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace {

constexpr std::size_t kReadBackBytes = 1 << 20;
constexpr std::uint64_t kFullBytes = 1 << 20;  ///< a disk with less room is full [P]

std::uint32_t extended_crc(std::uint32_t crc, const char* bytes, std::size_t count) {
  return static_cast<std::uint32_t>(
      crc32_z(crc, reinterpret_cast<const unsigned char*>(bytes), count));
}

/// Pipes and devices cannot be synced, which is no failure.
bool cannot_be_synced(int error) {
  return error == EINVAL || error == ENOTSUP || error == EROFS;
}

struct Contents {
  std::uint64_t bytes = 0;
  std::uint32_t checksum = 0;
};

Contents read_back(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail_writing(path, errno);
  std::vector<char> buffer(kReadBackBytes);
  Contents contents;
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int error = errno;
      ::close(descriptor);
      fail_writing(path, error, contents.bytes);
    }
    if (got == 0) break;
    contents.bytes += static_cast<std::uint64_t>(got);
    contents.checksum =
        extended_crc(contents.checksum, buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  return contents;
}

}  // namespace

std::string_view remedy_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "free some space or choose another folder";
    case EACCES:
    case EPERM:
    case EROFS:
      return "choose a folder that can be written";
    case ENOENT:
    case ENOTDIR:
      return "create its folder first";
    default:
      return "check the disk or choose another folder";
  }
}

bool is_lack(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EIO:
    case ENOMEM:
    case EAGAIN:
    case EMFILE:
    case ENFILE:
      return true;
    default:
      return false;
  }
}

bool is_disk_full(const std::filesystem::path& path) {
  struct statvfs status = {};
  if (::statvfs(path.parent_path().c_str(), &status) != 0) return false;
  return std::uint64_t{status.f_bavail} * status.f_frsize < kFullBytes || status.f_favail == 0;
}

void fail_writing(const std::filesystem::path& path, int error, std::uint64_t bytes) {
  const std::string reason = std::generic_category().message(error);
  const std::string text = fmt::format("cannot write {}: {} ({} bytes written); {}",
                                       final_name(path), reason, bytes, remedy_of(error));
  if (is_lack(error)) throw Lacking(text);
  throw Error(text);
}

CheckedFile::CheckedFile(std::filesystem::path path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail_writing(path_, errno);
}

CheckedFile::~CheckedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void CheckedFile::write(std::string_view bytes) {
  checksum_ = extended_crc(checksum_, bytes.data(), bytes.size());
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_writing(path_, errno, bytes_);
    bytes_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void CheckedFile::finish() {
  if (::fsync(descriptor_) != 0 && !cannot_be_synced(errno)) fail_writing(path_, errno, bytes_);
  struct stat status = {};
  const bool regular = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  // After close the descriptor is gone whatever it returns, so EINTR is not tried again.
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0 && errno != EINTR) fail_writing(path_, errno, bytes_);
  if (!regular) return;
  const Contents contents = read_back(path_);
  if (contents.bytes != bytes_ || contents.checksum != checksum_) {
    fail_lacking("{} does not hold what was written to it ({} of {} bytes); check the disk",
                 final_name(path_), contents.bytes, bytes_);
  }
}

}  // namespace quarter
