// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <span>
#include <vector>

namespace quarter {

/// Keeps many pieces of bytes until they are written in another order: in memory, and beyond a
/// limit in a file.
class TileStore {
 public:
  struct Piece {
    std::uint64_t at = 0;
    std::uint32_t size = 0;
  };

  /// `spill` is created only beyond `memory_bytes`, and removed at the end.
  TileStore(std::filesystem::path spill, std::uint64_t memory_bytes);
  ~TileStore();
  TileStore(const TileStore&) = delete;
  TileStore& operator=(const TileStore&) = delete;

  /// Safe to call from several threads at once. Throws Error if the file cannot be written.
  Piece add(std::span<const std::uint8_t> bytes);
  /// The bytes of a piece; of one in the file by way of `buffer`. Throws Error if it cannot be
  /// read.
  std::span<const std::uint8_t> read(Piece piece, std::vector<std::uint8_t>& buffer) const;

 private:
  std::filesystem::path spill_;
  std::uint64_t memory_bytes_;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
  std::deque<std::vector<std::uint8_t>> chunks_;  // of kChunkBytes each; no piece is in two
  mutable std::fstream file_;
};

}  // namespace quarter
