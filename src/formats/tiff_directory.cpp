// SPDX-License-Identifier: Apache-2.0
#include "tiff_directory.hpp"

namespace quarter {
namespace {

// Types of TIFF 6.0 and BigTIFF.
constexpr std::uint16_t kText = 2, kShort = 3, kLong = 4, kDouble = 12, kLong8 = 16;

template <typename T>
std::vector<std::uint8_t> bytes_of(std::span<const T> values) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(values.size_bytes());
  for (const T value : values)
    append_number(bytes, value);
  return bytes;
}

/// Arrays begin at even places.
std::uint64_t even(std::uint64_t bytes) {
  return bytes + bytes % 2;
}

}  // namespace

void TiffDirectory::shorts(std::uint16_t tag, std::span<const std::uint16_t> values) {
  fields_[tag] = {kShort, values.size(), bytes_of(values)};
}

void TiffDirectory::number(std::uint16_t tag, std::uint32_t value) {
  fields_[tag] = {kLong, 1, bytes_of(std::span<const std::uint32_t>(&value, 1))};
}

void TiffDirectory::doubles(std::uint16_t tag, std::span<const double> values) {
  fields_[tag] = {kDouble, values.size(), bytes_of(values)};
}

void TiffDirectory::text(std::uint16_t tag, std::string_view value) {
  std::vector<std::uint8_t> bytes(value.begin(), value.end());
  bytes.push_back(0);
  fields_[tag] = {kText, bytes.size(), bytes};
}

void TiffDirectory::tiles(std::span<const std::uint64_t> offsets,
                          std::span<const std::uint32_t> sizes) {
  constexpr std::uint16_t kTileOffsets = 324, kTileByteCounts = 325;
  if (size_ == TiffSize::big) {
    fields_[kTileOffsets] = {kLong8, offsets.size(), bytes_of(offsets)};
  } else {
    const std::vector<std::uint32_t> narrow(offsets.begin(), offsets.end());
    fields_[kTileOffsets] = {kLong, narrow.size(), bytes_of(std::span(narrow))};
  }
  fields_[kTileByteCounts] = {kLong, sizes.size(), bytes_of(sizes)};
}

std::uint64_t TiffDirectory::head_bytes() const {
  const std::uint64_t count_bytes = size_ == TiffSize::big ? 8 : 2;
  return count_bytes + fields_.size() * entry_bytes() + inline_bytes();
}

std::uint64_t TiffDirectory::bytes() const {
  std::uint64_t bytes = head_bytes();
  for (const auto& [tag, field] : fields_) {
    if (field.values.size() > inline_bytes()) bytes += even(field.values.size());
  }
  return bytes;
}

void TiffDirectory::append_offset(std::vector<std::uint8_t>& bytes, std::uint64_t offset) const {
  if (size_ == TiffSize::big)
    append_number(bytes, offset);
  else
    append_number(bytes, static_cast<std::uint32_t>(offset));
}

std::vector<std::uint8_t> TiffDirectory::at(std::uint64_t at, std::uint64_t next) const {
  std::vector<std::uint8_t> head, arrays;
  if (size_ == TiffSize::big)
    append_number(head, static_cast<std::uint64_t>(fields_.size()));
  else
    append_number(head, static_cast<std::uint16_t>(fields_.size()));
  for (const auto& [tag, field] : fields_) {
    append_number(head, tag);
    append_number(head, field.type);
    append_offset(head, field.count);
    if (field.values.size() <= inline_bytes()) {
      head.insert(head.end(), field.values.begin(), field.values.end());
      head.resize(head.size() + inline_bytes() - field.values.size());
      continue;
    }
    append_offset(head, at + head_bytes() + arrays.size());
    arrays.insert(arrays.end(), field.values.begin(), field.values.end());
    arrays.resize(even(arrays.size()));
  }
  append_offset(head, next);
  head.insert(head.end(), arrays.begin(), arrays.end());
  return head;
}

}  // namespace quarter
