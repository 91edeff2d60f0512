// SPDX-License-Identifier: Apache-2.0
// A zip archive of one file, deflated, without a time of its own (APPNOTE.TXT 6.3.3, 4.3 and 4.4).
#include <zlib.h>

#include <vector>

#include "checked_file.hpp"
#include "quarter/base/error.hpp"
#include "quarter/formats/write_layer.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace {

constexpr std::uint32_t kFirstDay = 0x00210000;  // 1980-01-01, 00:00: the least a date can be

void put16(std::string& bytes, std::uint32_t number) {
  bytes += static_cast<char>(number & 0xFF);
  bytes += static_cast<char>(number >> 8 & 0xFF);
}

void put32(std::string& bytes, std::uint32_t number) {
  put16(bytes, number & 0xFFFF);
  put16(bytes, number >> 16);
}

/// A raw stream of DEFLATE.
std::string deflated(const std::string& text, const std::filesystem::path& path) {
  z_stream stream = {};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    fail("cannot write {}: no memory to pack it; free some", final_name(path));
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<z_const Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int end = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) fail("cannot write {}: it could not be packed", final_name(path));
  return packed;
}

/// What the local header and the directory say alike: version, flags (names in UTF-8), method,
/// time, checksum, sizes, length of the name, nothing more.
std::string common_part(const std::string& text, std::size_t packed, const std::string& name) {
  std::string bytes;
  put16(bytes, 20);
  put16(bytes, 0x0800);
  put16(bytes, 8);
  put32(bytes, kFirstDay);
  put32(bytes, static_cast<std::uint32_t>(
                   crc32_z(0, reinterpret_cast<const unsigned char*>(text.data()), text.size())));
  put32(bytes, static_cast<std::uint32_t>(packed));
  put32(bytes, static_cast<std::uint32_t>(text.size()));
  put16(bytes, static_cast<std::uint32_t>(name.size()));
  put16(bytes, 0);
  return bytes;
}

}  // namespace

void write_zipped(const std::string& text, const std::string& name,
                  const std::filesystem::path& path) {
  if (text.size() > 0x7FFFFFFF) fail("cannot write {}: it would have over 2 GiB", final_name(path));
  const std::string packed = deflated(text, path);
  const std::string common = common_part(text, packed.size(), name);
  std::string bytes = "PK\x03\x04" + common + name + packed;
  const auto directory = static_cast<std::uint32_t>(bytes.size());
  bytes += "PK\x01\x02";
  put16(bytes, 20);
  bytes += common;
  put16(bytes, 0);  // no comment
  put32(bytes, 0);  // disk, internal attributes
  put32(bytes, 0);  // external attributes
  put32(bytes, 0);  // the local header's place
  bytes += name;
  const auto length = static_cast<std::uint32_t>(bytes.size()) - directory;
  bytes += "PK\x05\x06";
  put32(bytes, 0);  // disks
  put16(bytes, 1);
  put16(bytes, 1);
  put32(bytes, length);
  put32(bytes, directory);
  put16(bytes, 0);
  write_text(bytes, path);
}

}  // namespace quarter
