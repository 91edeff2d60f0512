// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace quarter {

/// A file that is written once, from front to back, with every step checked: a full disk, a
/// file-size limit or a failing device becomes an Error naming the file. A file system that reports
/// success but holds other bytes is found by `finish`.
class CheckedFile {
 public:
  /// Creates the file, or empties it. Throws Error.
  explicit CheckedFile(std::filesystem::path path);
  /// Closes the file as it is; what was written is then incomplete.
  ~CheckedFile();
  CheckedFile(const CheckedFile&) = delete;
  CheckedFile& operator=(const CheckedFile&) = delete;

  void write(std::string_view bytes);

  /// Flushes to the disk, closes, reads the file back and compares its length and checksum. Call
  /// once.
  void finish();

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t bytes_ = 0;
  std::uint32_t checksum_ = 0;  ///< CRC-32 of what was written
};

/// What the user can do about a write that failed with this errno.
std::string_view remedy_of(int error);

/// Whether more room, or a second try, may help against this errno.
bool is_lack(int error);
/// Whether the disk of a file that is being written is full.
bool is_disk_full(const std::filesystem::path& path);

/// Throws the Error for a write that failed with this errno after so many bytes.
[[noreturn]] void fail_writing(const std::filesystem::path& path, int error,
                               std::uint64_t bytes = 0);

}  // namespace quarter
