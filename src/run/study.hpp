// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/population.hpp"
#include "quarter/formats/district_file.hpp"
#include "quarter/results/study.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

struct Catalogue;

/// Reads the files of --blocks, --districts and --boundary, before the extract is read. What
/// depends on the extract is made by `lay_out`, which throws Error where no part of such a file
/// lies on the map or in the area studied, and notes where some parts do not.
class StudyPlan {
 public:
  StudyPlan(const RunOptions& options, const TextReading& how);
  /// The box of the boundary or of the own part given; empty without one.
  Box asked_box() const { return box_of(boundary_); }
  /// The area studied: the boundary or the own part given, or as far as the map goes.
  MultiPolygon area_of(const MapData& map) const;
  /// Where blocks and homes are looked for: that, or with --own all that the map covers.
  MultiPolygon ground_of(const MapData& map) const;
  /// `population` may be null.
  Study lay_out(const Catalogue& catalogue, MapData& map, const StreetNetwork& network,
                const Population* population) const;

 private:
  std::vector<District> districts_of(const MapData& map) const;
  void add_district_covers(const MapData& map, Study& study) const;
  void note_context(const MapData& map, const Study& study) const;
  void note_blocks_outside(const Study& study) const;

  RunOptions options_;
  ReadingNotes* notes_;
  MultiPolygon boundary_, context_;
  std::vector<District> given_blocks_;
  DistrictFile given_districts_;
};

}  // namespace quarter
