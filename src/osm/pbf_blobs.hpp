// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace quarter {

/// Block by block through a PBF file (https://wiki.openstreetmap.org/wiki/PBF_Format), whose blobs
/// stay packed. The read functions throw osmium::pbf_error where the file is broken or cut off.
class PbfBlobs {
 public:
  explicit PbfBlobs(std::istream& in) : in_(in) {}

  /// The packed blob of the header; the file must begin with it.
  std::string header();
  /// The next packed blob of objects; empty at the end of the file.
  std::string next();

  /// Goes past the next one; false at the end of the file.
  bool skip();
  /// Goes on at an offset where a blob begins.
  void seek(std::uint64_t offset);

  /// Bytes that the last blob says it unpacks to. One that says less than it holds is not unpacked.
  std::uint64_t unpacked_bytes() const { return unpacked_bytes_; }
  /// Bytes of the file that were read.
  std::uint64_t offset() const { return offset_; }

 private:
  std::uint64_t blob_header(const char* type);
  std::string blob(const char* type);
  bool read(std::string& bytes, std::size_t count);

  std::istream& in_;
  std::uint64_t unpacked_bytes_ = 0;
  std::uint64_t offset_ = 0;
};

/// Bytes of memory that the objects of an unpacked block of data take when they are decoded, about:
/// of a few bytes a node or a reference become tens, and a text that stands once in the block is
/// repeated for each tag. Throws osmium::pbf_error and what protozero throws.
std::uint64_t decoded_bytes(const char* block, std::size_t size);

}  // namespace quarter
