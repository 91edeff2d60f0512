// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"

namespace quarter {

/// Where the zones of a population lie: the cells of a raster, or polygons or points. Safe to ask
/// from several threads at once.
class ZoneMap {
 public:
  virtual ~ZoneMap() = default;

  /// For each place the zone it belongs to, or kNone.
  virtual std::vector<std::uint32_t> find(std::span<const LonLat> places) const = 0;
  /// What the zone covers; empty for points.
  virtual MultiPolygon outline(std::uint32_t zone) const = 0;
  /// A place inside the zone.
  virtual LonLat middle(std::uint32_t zone) const = 0;
};

/// Zones that are polygons; where they overlap the first one wins.
std::unique_ptr<ZoneMap> polygon_zones(std::vector<MultiPolygon> outlines);

/// Farthest a point of a population speaks for, m. [P]
inline constexpr double kPointReachM = 1000;
/// The same as a part of the way to the next point: the corner of a square is 0.71 of its side from
/// the middle, so the centres of a regular grid give its cells back.
inline constexpr double kPointReachShare = 0.75;

/// Zones that are known by a point each: a place belongs to the nearest one, up to
/// kPointReachShare of that point's way to the next and no farther than kPointReachM.
std::unique_ptr<ZoneMap> point_zones(std::vector<LonLat> points);

/// How many people live where, as somebody has counted them. Zones without people are left out.
struct Population {
  std::shared_ptr<const ZoneMap> zones;
  std::vector<double> people;        ///< per zone, persons, > 0
  std::vector<std::string> groups;   ///< names of the groups that were counted apart
  std::vector<double> group_people;  ///< [zone · groups + group], persons
  std::vector<double> ranks;      ///< per zone, what zones are ordered by (mean income); or empty
  std::size_t without_count = 0;  ///< zones whose count is missing or below 0
};

/// Where the people of a population went, persons. read = beyond + placed() + unplaced.
struct PopulationTotals {
  double read = 0;    ///< in the zones that touch the area studied
  double beyond = 0;  ///< of these, outside the map or the area studied
  double on_homes = 0;
  double on_residential_streets = 0;  ///< in zones without homes
  double on_other_streets = 0;        ///< in zones without either
  double at_middles = 0;              ///< of zones that have no street
  double unplaced = 0;                ///< in zones without streets, whose middle is not studied
  std::size_t zones = 0;              ///< read
  std::size_t without_count = 0;      ///< zones left out, as their count is missing or below 0
  std::size_t empty_homes = 0;        ///< homes of the area studied where no zone counts anyone

  double placed() const {
    return on_homes + on_residential_streets + on_other_streets + at_middles;
  }
};

}  // namespace quarter
