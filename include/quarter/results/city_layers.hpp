// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// Names of the layers of city.gpkg that others look for.
namespace city_layer {
inline constexpr const char* kBlocks = "blocks";
inline constexpr const char* kBlocksMore = "blocks_more";
inline constexpr const char* kDistricts = "districts";
inline constexpr const char* kDistrictsMore = "districts_more";
inline constexpr const char* kPlaces = "places";
inline constexpr const char* kAccessPoints = "access_points";
inline constexpr const char* kFindings = "findings";
inline constexpr const char* kImprovements = "improvements";
inline constexpr const char* kStreets = "streets";
inline constexpr const char* kColumns = "columns";
inline constexpr const char* kGroundAreas = "ground_areas";
inline constexpr const char* kGroundLines = "ground_lines";
inline constexpr const char* kGroundNames = "ground_names";

// Columns of its districts beside those of districts.geojson.
inline constexpr const char* kShare = "share";  ///< who has all needs, "34-39 %"
inline constexpr const char* kHeadline = "headline";
inline constexpr const char* kHeadlineZh = "headline_z";
inline constexpr const char* kVerdict = "verdict";
}  // namespace city_layer

/// The ground beneath maps as three layers: areas (the sea first, buildings last), lines, names.
/// None where it was not kept.
std::vector<Layer> ground_layers(const RunResult& result);

/// All that city.gpkg holds, in its order: blocks with times, entries and the verdict of each check
/// of one figure, districts with shares within the limit of the maps, verdicts and their headline,
/// improvements, places, access points, streets, findings and the ground, all with names of at most
/// ten letters (Field::full_name has those of the other files); then tables without geometry: all
/// columns of blocks and districts under their own names, to be joined by `id`, and what each short
/// name means. `minutes`: that limit. Looks at the result and at `findings`, which must outlive it.
std::vector<Layer> city_layers(const RunResult& result, const std::vector<Finding>& findings,
                               double minutes);

}  // namespace quarter
