// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// Where an extract has data: cells of a grid of the globe, of 1/2000 degree (at most 56 m) each
/// way, kept in tiles of 64 by 64 where there are any.
class GroundCells {
 public:
  static constexpr std::int32_t kCell = 5000;  ///< units of 1e-7 degrees

  /// Cells that belong together.
  struct Part {
    std::vector<LonLat> cells;  ///< their middles
    Box box;
    Box tight;  ///< of what lies in their tiles, not of the cells
  };

  void add(LonLat p);
  void add_line(LonLat a, LonLat b);
  void join(const GroundCells& other);
  std::size_t count() const;
  bool contains(LonLat p) const;
  /// All cells, in an order that depends on nothing else.
  Part all() const;
  /// Cells in tiles that meet, at sides or corners, are one part: gaps of 3.5 km always part them
  /// and gaps of 7 km at most do not. Of those with most cells the first is the first.
  std::vector<Part> parts() const;

 private:
  static constexpr std::int32_t kTile = 64 * kCell;
  struct Tile {
    std::array<std::uint64_t, 64> rows{};
    Box tight;
  };
  /// South-west corner of a tile, in tiles.
  struct Place {
    std::int32_t row, column;
    auto operator<=>(const Place&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Place& p) const {
      return std::hash<std::uint64_t>{}((static_cast<std::uint64_t>(p.row + 100000) << 32U) |
                                        static_cast<std::uint32_t>(p.column));
    }
  };

  std::vector<Place> places() const;
  void take(const Place& place, Part& part) const;

  std::unordered_map<Place, Tile, Hash> tiles_;
  Place last_place_{};
  Tile* last_ = nullptr;
};

}  // namespace quarter
