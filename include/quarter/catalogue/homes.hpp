// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// A building people live in, or may.
struct HomeRule {
  TagRule rule;
  double levels = 1;                ///< storeys where building:levels is not tagged
  bool outside_workplaces = false;  ///< not inside an area that matches OriginRules::workplace_area
};

struct OriginRules {
  std::vector<HomeRule> homes;           ///< first match decides
  std::vector<TagRule> workplace_areas;  ///< land use where `building=yes` is no home
  std::vector<TagRule> streets;     ///< streets people live along, where there are no buildings
  double street_spacing_m = 30;     ///< distance of points along such streets, m
  double stand_in_spacing_m = 100;  ///< the same along any street of blocks without homes, m
  double min_building_m2 = 20;      ///< smaller footprints are sheds, m²
  double max_building_m2 =
      20000;                ///< larger footprints without a residential tag are not homes, m²
  double thin_map_m = 500;  ///< more street than this for each home: what is missing is unknown
  /// With a smaller part of the places that are usual, where so many are, what is missing is
  /// unknown.
  double min_of_expected = 0.25;
  double min_expected_places = 5;
  /// Half the side of the widest ground around a home that so many are looked for on, m.
  double most_ground_m = 9000;
  /// A home whose box comes this near is mapped beside a stretch of street, m.
  double home_beside_m = 50;
  /// Share of the length of `streets`; with fewer homes beside them the streets are counted
  /// instead.
  double min_streets_with_homes = 0.5;
};

/// Blocks are settled ground between streets, see street_blocks.
struct BlockRules {
  std::vector<TagRule> edges;        ///< lines and outlines that bound a block
  std::vector<TagRule> waters = {};  ///< areas that are never part of a block
  double max_area_m2 = 40000;        ///< larger pieces are cut
  double min_area_m2 = 200;          ///< smaller faces are slivers, not blocks
  double min_width_m = 12;  ///< narrower ones too: twice the area over the length of the outline
  double join_area_m2 = 10000;  ///< smaller pieces of what was cut join a neighbour
  double home_ground_m = 50;    ///< ground so far around a home is settled
  double street_ground_m = 40;  ///< the same beside residential streets without homes
  double cell_area_m2 = 1e6;    ///< larger populated cells without homes are known by their middle
  double whole_share = 0.6;     ///< faces up to max_area_m2 settled so far are blocks in whole
};

}  // namespace quarter
