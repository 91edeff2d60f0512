// SPDX-License-Identifier: Apache-2.0
#include "tile_store.hpp"

#include <system_error>
#include <utility>

#include "quarter/base/lacking.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace {

constexpr std::uint64_t kChunkBytes = std::uint64_t{4} << 20;

}  // namespace

TileStore::TileStore(std::filesystem::path spill, std::uint64_t memory_bytes)
    : spill_(std::move(spill)), memory_bytes_(memory_bytes) {}

TileStore::~TileStore() {
  if (!file_.is_open()) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove(spill_, ignored);
}

TileStore::Piece TileStore::add(std::span<const std::uint8_t> bytes) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t left = kChunkBytes - end_ % kChunkBytes;
  if (bytes.size() > left) end_ += left;
  const Piece piece{end_, static_cast<std::uint32_t>(bytes.size())};
  end_ += bytes.size();
  if (end_ <= memory_bytes_) {
    const std::size_t chunk = piece.at / kChunkBytes;
    while (chunks_.size() <= chunk)
      chunks_.emplace_back().reserve(kChunkBytes);
    chunks_[chunk].insert(chunks_[chunk].end(), bytes.begin(), bytes.end());
    return piece;
  }
  if (!file_.is_open()) {
    memory_bytes_ = piece.at;  // what follows is in the file
    file_.open(spill_, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
  }
  file_.seekp(static_cast<std::streamoff>(piece.at - memory_bytes_));
  file_.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
  if (!file_)
    fail_lacking("cannot write {}: free some space or choose another folder", final_name(spill_));
  return piece;
}

std::span<const std::uint8_t> TileStore::read(Piece piece,
                                              std::vector<std::uint8_t>& buffer) const {
  if (piece.at < memory_bytes_ || !file_.is_open()) {
    const auto& chunk = chunks_[piece.at / kChunkBytes];
    return std::span(chunk).subspan(piece.at % kChunkBytes, piece.size);
  }
  buffer.resize(piece.size);
  file_.seekg(static_cast<std::streamoff>(piece.at - memory_bytes_));
  file_.read(reinterpret_cast<char*>(buffer.data()), static_cast<std::streamsize>(piece.size));
  if (!file_) fail_lacking("cannot read back {}: the disk may be faulty", final_name(spill_));
  return buffer;
}

}  // namespace quarter
