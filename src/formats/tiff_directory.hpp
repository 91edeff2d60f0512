// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace quarter {

/// Which of the two kinds of TIFF: the classic one ends at 4 GiB.
enum class TiffKind { classic, big };

/// The tags of one image of a TIFF file (TIFF 6.0, section 2; BigTIFF: libtiff.gitlab.io/libtiff/
/// specification/bigtiff.html). Tags may be added in any order.
class TiffDirectory {
 public:
  explicit TiffDirectory(TiffKind kind) : kind_(kind) {}

  void add_shorts(std::uint16_t tag, std::span<const std::uint16_t> values);
  void add_short(std::uint16_t tag, std::uint16_t value) { add_shorts(tag, {&value, 1}); }
  void add_longs(std::uint16_t tag, std::span<const std::uint32_t> values);
  void add_long(std::uint16_t tag, std::uint32_t value) { add_longs(tag, {&value, 1}); }
  void add_doubles(std::uint16_t tag, std::span<const double> values);
  void add_text(std::uint16_t tag, std::string_view text);
  /// Positions in the file: 4 bytes each in a classic file, 8 in a big one.
  void add_offsets(std::uint16_t tag, std::span<const std::uint64_t> values);

  /// Bytes of the directory with its values, which follow it.
  std::size_t size() const;
  /// The directory as it stands at `begin` of a file in this machine's byte order; `next` is the
  /// position of the next directory, 0 for the last. Positions must be even.
  std::vector<std::byte> encode(std::uint64_t begin, std::uint64_t next) const;

 private:
  struct Tag {
    std::uint16_t tag;
    std::uint16_t type;
    std::uint64_t count;
    std::vector<std::byte> bytes;
  };
  void add(std::uint16_t tag, std::uint16_t type, std::uint64_t count,
           std::span<const std::byte> bytes);
  std::size_t table_size() const;

  TiffKind kind_;
  std::vector<Tag> tags_;  ///< ascending
};

/// Bytes of the heading of a file.
std::size_t tiff_heading_size(TiffKind kind);
/// The heading, for a first directory right after it.
std::vector<std::byte> tiff_heading(TiffKind kind);

}  // namespace quarter
