// SPDX-License-Identifier: Apache-2.0
#include "pbf_blobs.hpp"

#include <algorithm>
#include <osmium/io/detail/pbf.hpp>
#include <osmium/io/error.hpp>
#include <protozero/pbf_reader.hpp>
#include <vector>

namespace quarter {
namespace {

// Limits of the format.
constexpr std::uint32_t kMostHeaderBytes = 64U << 10U;
constexpr std::uint64_t kMostBlobBytes = 32U << 20U;
// As large as a node of three bytes gets, or a reference of one, in libosmium's buffers.
constexpr std::uint64_t kLargestGrowth = 24;

// Numbers of fields, https://github.com/openstreetmap/OSM-binary/tree/master/osmpbf.
enum : protozero::pbf_tag_type {
  kHeaderType = 1,      // of BlobHeader
  kHeaderDataSize = 3,  //
  kBlobRaw = 1,         // of Blob
  kBlobRawSize = 2,     //
  kBlockStrings = 1,    // of PrimitiveBlock
  kBlockGroup = 2,      //
  kString = 1,          // of StringTable
  kGroupDense = 2,      // of PrimitiveGroup
  kGroupRelation = 4,   //
  kObjectKeys = 2,      // of Node, Way and Relation
  kObjectValues = 3,    //
  kRelationRoles = 8,   //
  kDenseTags = 10,      // of DenseNodes
};

std::uint32_t big_endian(const std::string& bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes)
    value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

/// Bytes that a blob says it unpacks to.
std::uint64_t stated_bytes(const std::string& blob) {
  protozero::pbf_reader fields{blob};
  while (fields.next()) {
    if (fields.tag_and_type() ==
        protozero::tag_and_type(kBlobRawSize, protozero::pbf_wire_type::varint)) {
      const std::int32_t bytes = fields.get_int32();
      return bytes > 0 ? static_cast<std::uint64_t>(bytes) : 0;
    }
    fields.skip();
  }
  return blob.size();
}

using Lengths = std::vector<std::uint64_t>;

Lengths lengths_of(protozero::pbf_reader strings) {
  Lengths lengths;
  while (strings.next(kString, protozero::pbf_wire_type::length_delimited))
    lengths.push_back(strings.get_view().size());
  return lengths;
}

template <typename Indices>
std::uint64_t bytes_of(const Indices& indices, const Lengths& lengths) {
  std::uint64_t bytes = 0;
  for (const auto index : indices) {
    const auto i = static_cast<std::size_t>(index);
    if (i < lengths.size()) bytes += lengths[i];
  }
  return bytes;
}

std::uint64_t texts_of(protozero::pbf_tag_type kind, protozero::pbf_reader object,
                       const Lengths& lengths) {
  std::uint64_t bytes = 0;
  while (object.next()) {
    const protozero::pbf_tag_type field = object.tag();
    const bool is_packed = object.wire_type() == protozero::pbf_wire_type::length_delimited;
    const bool is_dense = kind == kGroupDense;
    if (is_packed &&
        (is_dense ? field == kDenseTags : field == kRelationRoles && kind == kGroupRelation))
      bytes += bytes_of(object.get_packed_int32(), lengths);
    else if (is_packed && !is_dense && (field == kObjectKeys || field == kObjectValues))
      bytes += bytes_of(object.get_packed_uint32(), lengths);
    else
      object.skip();
  }
  return bytes;
}

std::uint64_t texts_of(protozero::pbf_reader group, const Lengths& lengths) {
  std::uint64_t bytes = 0;
  while (group.next()) {
    if (group.wire_type() == protozero::pbf_wire_type::length_delimited)
      bytes += texts_of(group.tag(), group.get_message(), lengths);
    else
      group.skip();
  }
  return bytes;
}

}  // namespace

bool PbfBlobs::read(std::string& bytes, std::size_t count) {
  bytes.resize(count);
  in_.read(bytes.data(), static_cast<std::streamsize>(count));
  const auto got = static_cast<std::size_t>(in_.gcount());
  offset_ += got;
  if (got == 0) return false;
  if (got < count) throw osmium::pbf_error{"truncated data (EOF encountered)"};
  return true;
}

/// Bytes of the blob that follows; 0 at the end of the file.
std::uint64_t PbfBlobs::blob_header(const char* type) {
  std::string bytes;
  if (!read(bytes, 4)) return 0;
  const std::uint32_t header_bytes = big_endian(bytes);
  if (header_bytes > kMostHeaderBytes) throw osmium::pbf_error{"invalid BlobHeader size"};
  if (!read(bytes, header_bytes)) throw osmium::pbf_error{"truncated data (EOF encountered)"};
  std::uint64_t blob_bytes = 0;
  std::string found;
  protozero::pbf_reader header{bytes};
  while (header.next()) {
    if (header.tag_and_type() ==
        protozero::tag_and_type(kHeaderType, protozero::pbf_wire_type::length_delimited))
      found = header.get_string();
    else if (header.tag_and_type() ==
             protozero::tag_and_type(kHeaderDataSize, protozero::pbf_wire_type::varint))
      blob_bytes = static_cast<std::uint64_t>(header.get_int32());
    else
      header.skip();
  }
  if (found != type) throw osmium::pbf_error{"blob does not have expected type"};
  if (blob_bytes == 0 || blob_bytes > kMostBlobBytes) throw osmium::pbf_error{"invalid blob size"};
  return blob_bytes;
}

std::string PbfBlobs::blob(const char* type) {
  const std::uint64_t blob_bytes = blob_header(type);
  if (blob_bytes == 0) return {};
  std::string blob;
  if (!read(blob, blob_bytes)) throw osmium::pbf_error{"truncated data (EOF encountered)"};
  unpacked_bytes_ = stated_bytes(blob);
  return blob;
}

bool PbfBlobs::skip() {
  const std::uint64_t blob_bytes = blob_header("OSMData");
  if (blob_bytes > 0) seek(offset_ + blob_bytes);
  return blob_bytes > 0;
}

void PbfBlobs::seek(std::uint64_t offset) {
  in_.clear();
  in_.seekg(static_cast<std::streamoff>(offset));
  offset_ = offset;
}

std::string PbfBlobs::header() {
  std::string blob = this->blob("OSMHeader");
  if (blob.empty()) throw osmium::pbf_error{"truncated data (EOF encountered)"};
  return blob;
}

std::string PbfBlobs::next() {
  return blob("OSMData");
}

std::uint64_t decoded_bytes(const char* block, std::size_t size) {
  Lengths lengths;
  protozero::pbf_reader strings{block, size};
  if (strings.next(kBlockStrings, protozero::pbf_wire_type::length_delimited))
    lengths = lengths_of(strings.get_message());
  std::uint64_t bytes = kLargestGrowth * size;
  protozero::pbf_reader groups{block, size};
  while (groups.next(kBlockGroup, protozero::pbf_wire_type::length_delimited))
    bytes += texts_of(groups.get_message(), lengths);
  return bytes;
}

}  // namespace quarter
