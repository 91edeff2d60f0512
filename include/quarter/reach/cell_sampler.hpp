// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/reach/streets_in_reach.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct Catalogue;

/// What a cell says besides whole seconds.
struct CellCodes {
  std::uint16_t no_street;     ///< no usable street within the mode's join limit
  std::uint16_t beyond_limit;  ///< a street, but nothing within the limit
  std::uint16_t not_told;      ///< the map ends, or is silent, before one can tell (see is_told)
};

/// Where a map cannot tell.
struct CellDoubt {
  std::vector<double> limits_s;  ///< seconds; see is_told
  std::vector<char> silent;      ///< per category: a place may be anywhere; empty: of none
};

/// Travel times of cells: those of the cell's middle, which joins streets as any other point.
class CellSampler {
 public:
  /// `points` are the places of network.points on the plane of the grid, in metres, in the same
  /// order; `obstacles` lie on it too.
  CellSampler(const Catalogue& catalogue, const TravelTimes& times, std::vector<Point2> points,
              const CellGrid& grid, CellCodes codes, CellDoubt doubt, ObstacleIndex obstacles = {});
  CellSampler(const Catalogue&&, const TravelTimes&, std::vector<Point2>, const CellGrid&,
              CellCodes, CellDoubt, ObstacleIndex = {}) = delete;  // both are kept
  CellSampler(const Catalogue&, const TravelTimes&&, std::vector<Point2>, const CellGrid&,
              CellCodes, CellDoubt, ObstacleIndex = {}) = delete;

  /// Band b is mode times.modes()[b / categories], category b % categories.
  std::size_t bands() const;
  /// Fills the cells of `rect` band by band, row by row. Cells whose `inside` (row by row; empty:
  /// all) is 0 are not computed and say no_street. Safe to call for several parts at once.
  void fill(const CellRect& rect, std::span<const std::uint8_t> inside,
            std::span<std::uint16_t> out) const;

 private:
  const Catalogue& catalogue_;
  const TravelTimes& times_;
  CellCodes codes_;
  CellDoubt doubt_;
  StreetsInReach streets_;
};

}  // namespace quarter
