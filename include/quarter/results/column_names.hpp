// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// Names of columns that are read again: by the page, the maps and the comparison. All others stand
/// in their table alone.
namespace quarter::column {

inline constexpr const char* kId = "id";
inline constexpr const char* kName = "name";
inline constexpr const char* kWeight = "weight";
inline constexpr const char* kCityName = "city";
inline constexpr const char* kOrigins = "origins";
inline constexpr const char* kArea = "area_m2";

// of blocks
inline constexpr const char* kDistricts = "districts";                    ///< separated by ;
inline constexpr const char* kWeightInDistricts = "weight_in_districts";  ///< likewise
inline constexpr const char* kTimesFrom = "times_from";  ///< null: no times, so nothing is known
inline constexpr const char* kMissing = "missing";
inline constexpr const char* kReason = "reason";

// of times, behind a mode and a category ("walk_food"), or behind a mode
inline constexpr const char* kSecondsEnd = "_s";
inline constexpr const char* kLeastEnd = "_least_s";
inline constexpr const char* kMetresEnd = "_m";
inline constexpr const char* kP90End = "_p90_s";
inline constexpr const char* kMapEndEnd = "_map_end_s";

/// "walk_food", of which the columns of a time are made.
inline std::string stem(const std::string& mode, const std::string& category) {
  return mode + "_" + category;
}

// of checks and equity
inline constexpr const char* kDistrict = "district";
inline constexpr const char* kCheck = "check";
inline constexpr const char* kModule = "module";
inline constexpr const char* kTitle = "title";
inline constexpr const char* kTitleZh = "title_zh";
inline constexpr const char* kCategories = "categories";
inline constexpr const char* kModes = "modes";
inline constexpr const char* kMinutes = "minutes";
inline constexpr const char* kMetres = "metres";
inline constexpr const char* kUnit = "unit";
inline constexpr const char* kIsShare = "is_share";
inline constexpr const char* kShare = "share";
inline constexpr const char* kShareHigh = "share_high";
inline constexpr const char* kVerdict = "verdict";
inline constexpr const char* kMetFrom = "met_from";
inline constexpr const char* kNearFrom = "near_from";
inline constexpr const char* kWeightKind = "weight_kind";
inline constexpr const char* kShareOf = "share_of_";  ///< and the group
inline constexpr const char* kHighEnd = "_high";
inline constexpr const char* kMode = "mode";
inline constexpr const char* kCategory = "category";
inline constexpr const char* kGroup = "group";

// of places and where they are entered
inline constexpr const char* kService = "service";

/// What stands in kDistrict for the whole area studied.
inline constexpr const char* kCity = "city";

}  // namespace quarter::column
