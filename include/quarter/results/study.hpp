// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/city/block.hpp"
#include "quarter/tables/own_columns.hpp"

namespace quarter {

/// How much of an area there is to be known, [0, 1].
struct AreaCover {
  double in_map = 0;    ///< share of it that the map covers
  double in_study = 0;  ///< share of it that lies in the area studied
};

/// What is studied: an area, its blocks and its districts.
struct Study {
  MultiPolygon area;    ///< whose figures are told
  MultiPolygon ground;  ///< where blocks are laid and homes looked for: the area, or more around it
  MultiPolygon context;  ///< where it is judged how complete the map is: the ground, or other
  bool is_part = false;  ///< whether the ground goes on around the area
  std::vector<Block> blocks;
  std::vector<District> districts;
  std::vector<AreaCover> covers;  ///< of the districts, then of the area
  OwnColumns own;                 ///< of the file of districts, in their order; or none
  std::string name_column;        ///< of that file; empty: names are numbers, or the map's
};

}  // namespace quarter
