// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/app/options.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/population.hpp"

namespace quarter {

/// What is studied: an area, its blocks and its districts.
struct Study {
  MultiPolygon area;
  std::vector<Block> blocks;
  std::vector<District> districts;
};

/// Checks the words of --blocks, --districts and --boundary and reads their files, before the
/// extract is read. What depends on the extract is made by `lay_out`.
class StudyPlan {
 public:
  explicit StudyPlan(const RunOptions& options);
  /// The area studied: the boundary given, or as far as the map goes.
  MultiPolygon area_of(const MapData& map) const;
  /// `population` may be null.
  Study lay_out(const Catalogue& catalogue, MapData& map, const StreetNetwork& network,
                const Population* population) const;

 private:
  enum class Cells : std::uint8_t { streets, grid, hex, file };
  std::vector<District> districts_of(const MapData& map) const;

  Cells cells_ = Cells::streets;
  double cell_m_ = 0;
  std::string admin_level_;
  MultiPolygon boundary_;
  std::vector<District> given_blocks_;
  std::vector<District> given_districts_;
};

}  // namespace quarter
