// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace quarter {

/// Classic TIFF 6.0, or BigTIFF, whose offsets have 64 bits.
enum class TiffSize : std::uint8_t { classic, big };

/// Numbers in the order of this machine's bytes, as TIFF allows.
template <typename T>
void append_number(std::vector<std::uint8_t>& bytes, T number) {
  bytes.resize(bytes.size() + sizeof number);
  std::memcpy(bytes.data() + bytes.size() - sizeof number, &number, sizeof number);
}

/// A directory of a TIFF: what an image is, and where its tiles lie
/// (TIFF 6.0, section 2; BigTIFF: https://www.awaresystems.be/imaging/tiff/bigtiff.html).
class TiffDirectory {
 public:
  explicit TiffDirectory(TiffSize size) : size_(size) {}

  void shorts(std::uint16_t tag, std::span<const std::uint16_t> values);
  void number(std::uint16_t tag, std::uint32_t value);
  void doubles(std::uint16_t tag, std::span<const double> values);
  void text(std::uint16_t tag, std::string_view value);
  /// Tags 324 and 325.
  void tiles(std::span<const std::uint64_t> offsets, std::span<const std::uint32_t> sizes);

  /// Bytes it takes, arrays included; known as soon as all tags are there, whatever their values.
  std::uint64_t bytes() const;
  /// The directory as it stands at `at`; `next`: where the next one stands, 0 for none.
  std::vector<std::uint8_t> at(std::uint64_t at, std::uint64_t next) const;

 private:
  struct Field {
    std::uint16_t type;
    std::uint64_t count;
    std::vector<std::uint8_t> values;
  };
  std::size_t entry_bytes() const { return size_ == TiffSize::big ? 20 : 12; }
  std::size_t inline_bytes() const { return size_ == TiffSize::big ? 8 : 4; }
  std::uint64_t head_bytes() const;
  void append_offset(std::vector<std::uint8_t>& bytes, std::uint64_t offset) const;

  TiffSize size_;
  std::map<std::uint16_t, Field> fields_;
};

}  // namespace quarter
