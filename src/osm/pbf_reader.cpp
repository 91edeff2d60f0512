// SPDX-License-Identifier: Apache-2.0
#include "pbf_reader.hpp"

#include <algorithm>
#include <deque>
#include <future>
#include <osmium/io/detail/pbf_decoder.hpp>

#include "object_reader.hpp"
#include "pbf_blobs.hpp"
#include "quarter/base/loop_report.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// Blocks that are decoded ahead, by what they unpack to, besides one of any size.
constexpr std::uint64_t kMostAhead = 8U << 20U;

/// Blocks on their way from the file to the importer, in the file's order.
class BlocksAhead {
 public:
  BlocksAhead(PbfBlobs& blobs, osmium::io::read_meta meta, Importer& importer)
      : blobs_(blobs), meta_(meta), importer_(importer) {}

  /// The objects of the next block; of none at the end of the file.
  osmium::memory::Buffer next() {
    while (!at_end_ && has_room())
      add();
    if (ahead_.empty()) return {};
    osmium::memory::Buffer buffer = ahead_.front().buffer.get();
    bytes_ -= ahead_.front().bytes;
    ahead_.pop_front();
    return buffer;
  }

 private:
  struct Block {
    std::uint64_t bytes = 0;
    std::future<osmium::memory::Buffer> buffer;
  };

  bool has_room() const {
    return ahead_.empty() || (ahead_.size() < 2 * threads() && bytes_ < kMostAhead);
  }

  void add() {
    std::string blob = blobs_.next();
    at_end_ = blob.empty();
    if (at_end_) return;
    Block block;
    block.bytes = blobs_.unpacked_bytes();
    importer_.add_unpacked(block.bytes);
    bytes_ += block.bytes;
    // Where no thread can be had the block is decoded when its turn comes.
    const auto how =
        threads() > 1 ? std::launch::async | std::launch::deferred : std::launch::deferred;
    block.buffer = std::async(how, [this, packed = std::move(blob)] { return decode(packed); });
    ahead_.push_back(std::move(block));
  }

  osmium::memory::Buffer decode(const std::string& packed) const {
    using namespace osmium::io::detail;
    std::string unpacked;
    const protozero::data_view block = decode_blob(packed, unpacked);
    importer_.check_block(block.size(), decoded_bytes(block.data(), block.size()));
    return PBFPrimitiveBlockDecoder{block, osmium::osm_entity_bits::nwr, meta_}();
  }

  PbfBlobs& blobs_;
  osmium::io::read_meta meta_;
  Importer& importer_;
  std::deque<Block> ahead_;
  std::uint64_t bytes_ = 0;
  bool at_end_ = false;
};

}  // namespace

void read_pbf(std::istream& in, std::uint64_t file_bytes, osmium::io::read_meta meta,
              Importer& importer) {
  PbfBlobs blobs(in);
  const osmium::io::Header header = osmium::io::detail::decode_header(blobs.header());
  if (date_of(header).empty()) meta = osmium::io::read_meta::yes;
  ObjectReader objects(importer);
  objects.header(header);
  LoopReport report(file_bytes);
  BlocksAhead blocks(blobs, meta, importer);
  while (osmium::memory::Buffer buffer = blocks.next()) {
    while (buffer.has_nested_buffers())  // the first objects are in the innermost
      objects.buffer(*buffer.get_last_nested());
    objects.buffer(buffer);
    report.reach(std::min(blobs.offset(), file_bytes));
  }
}

}  // namespace quarter
