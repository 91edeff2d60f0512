// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace quarter {

/// A new file that is written and read at any position, by several threads at once, with every step
/// checked. What was never written reads as zeros. All failures are Errors naming the file.
class RandomAccessFile {
 public:
  enum class Life {
    lasting,  ///< stays when this object goes
    scratch,  ///< has no name from the start, so that nothing stays even if the process is killed
  };

  RandomAccessFile(std::filesystem::path path, Life life);
  ~RandomAccessFile();
  RandomAccessFile(const RandomAccessFile&) = delete;
  RandomAccessFile& operator=(const RandomAccessFile&) = delete;

  void write_at(std::uint64_t offset, std::span<const std::byte> bytes);
  void read_at(std::uint64_t offset, std::span<std::byte> bytes) const;
  /// Flushes to the disk and closes. Call once, at the end, for a lasting file.
  void finish();

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace quarter
