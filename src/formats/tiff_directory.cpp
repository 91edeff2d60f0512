// SPDX-License-Identifier: Apache-2.0
#include "tiff_directory.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace quarter {
namespace {

// Types of values (TIFF 6.0, section 2; LONG8 of BigTIFF).
constexpr std::uint16_t kAscii = 2;
constexpr std::uint16_t kShort = 3;
constexpr std::uint16_t kLong = 4;
constexpr std::uint16_t kDouble = 12;
constexpr std::uint16_t kLong8 = 16;

template <typename Number>
void put(std::vector<std::byte>& out, Number number) {
  out.resize(out.size() + sizeof number);
  std::memcpy(out.data() + out.size() - sizeof number, &number, sizeof number);
}

/// A position or count, as wide as the kind of file has them.
void put_wide(std::vector<std::byte>& out, TiffKind kind, std::uint64_t number) {
  if (kind == TiffKind::big) {
    put(out, number);
  } else {
    put(out, static_cast<std::uint32_t>(number));
  }
}

std::size_t wide(TiffKind kind) {
  return kind == TiffKind::big ? 8 : 4;
}

std::size_t even(std::size_t size) {
  return size + size % 2;
}

}  // namespace

void TiffDirectory::add(std::uint16_t tag, std::uint16_t type, std::uint64_t count,
                        std::span<const std::byte> bytes) {
  const auto place =
      std::find_if(tags_.begin(), tags_.end(), [&](const Tag& other) { return other.tag > tag; });
  tags_.insert(place, Tag{tag, type, count, {bytes.begin(), bytes.end()}});
}

void TiffDirectory::add_shorts(std::uint16_t tag, std::span<const std::uint16_t> values) {
  add(tag, kShort, values.size(), std::as_bytes(values));
}

void TiffDirectory::add_longs(std::uint16_t tag, std::span<const std::uint32_t> values) {
  add(tag, kLong, values.size(), std::as_bytes(values));
}

void TiffDirectory::add_doubles(std::uint16_t tag, std::span<const double> values) {
  add(tag, kDouble, values.size(), std::as_bytes(values));
}

void TiffDirectory::add_text(std::uint16_t tag, std::string_view text) {
  std::vector<std::byte> bytes(text.size() + 1, std::byte{0});
  std::transform(text.begin(), text.end(), bytes.begin(),
                 [](char c) { return static_cast<std::byte>(c); });
  add(tag, kAscii, bytes.size(), bytes);
}

void TiffDirectory::add_offsets(std::uint16_t tag, std::span<const std::uint64_t> values) {
  std::vector<std::byte> bytes;
  for (const std::uint64_t value : values)
    put_wide(bytes, kind_, value);
  add(tag, kind_ == TiffKind::big ? kLong8 : kLong, values.size(), bytes);
}

std::size_t TiffDirectory::table_size() const {
  return kind_ == TiffKind::big ? 8 + 20 * tags_.size() + 8 : 2 + 12 * tags_.size() + 4;
}

std::size_t TiffDirectory::size() const {
  std::size_t size = table_size();
  for (const Tag& tag : tags_) {
    if (tag.bytes.size() > wide(kind_)) size += even(tag.bytes.size());
  }
  return size;
}

std::vector<std::byte> TiffDirectory::encode(std::uint64_t begin, std::uint64_t next) const {
  std::vector<std::byte> table;
  std::vector<std::byte> values;
  const std::uint64_t values_begin = begin + table_size();
  if (kind_ == TiffKind::big) {
    put(table, static_cast<std::uint64_t>(tags_.size()));
  } else {
    put(table, static_cast<std::uint16_t>(tags_.size()));
  }
  for (const Tag& tag : tags_) {
    put(table, tag.tag);
    put(table, tag.type);
    put_wide(table, kind_, tag.count);
    if (tag.bytes.size() > wide(kind_)) {
      put_wide(table, kind_, values_begin + values.size());
      values.insert(values.end(), tag.bytes.begin(), tag.bytes.end());
      values.resize(even(values.size()));
    } else {
      table.insert(table.end(), tag.bytes.begin(), tag.bytes.end());
      table.resize(table.size() + wide(kind_) - tag.bytes.size());
    }
  }
  put_wide(table, kind_, next);
  table.insert(table.end(), values.begin(), values.end());
  return table;
}

std::size_t tiff_heading_size(TiffKind kind) {
  return kind == TiffKind::big ? 16 : 8;
}

std::vector<std::byte> tiff_heading(TiffKind kind) {
  const char order = std::endian::native == std::endian::little ? 'I' : 'M';
  std::vector<std::byte> heading;
  put(heading, order);
  put(heading, order);
  if (kind == TiffKind::big) {
    put(heading, std::uint16_t{43});
    put(heading, std::uint16_t{8});  // bytes of a position
    put(heading, std::uint16_t{0});
    put(heading, std::uint64_t{16});
  } else {
    put(heading, std::uint16_t{42});
    put(heading, std::uint32_t{8});
  }
  return heading;
}

}  // namespace quarter
