// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/unit.hpp"

#include <algorithm>
#include <array>

namespace quarter {
namespace {

struct Row {
  Unit unit;
  bool is_share;
  std::string_view english;
  std::string_view chinese;
};

constexpr std::array kUnits{
    Row{Unit::none, false, "", ""},
    Row{Unit::share_of_weight, true, "share of weight", "权重占比"},
    Row{Unit::share_of_street_length, true, "share of street length", "道路长度占比"},
    Row{Unit::share_of_places, true, "share of places", "设施占比"},
    Row{Unit::share_of_places_reached, true, "share of places reached", "可达设施占比"},
    Row{Unit::share_of_area, true, "share of area", "面积占比"},
    Row{Unit::share_of_greatest_mix, true, "share of the greatest mix", "占最大混合度之比"},
    Row{Unit::ratio, false, "ratio", "比值"},
    Row{Unit::km, false, "km", "公里"},
    Row{Unit::km_per_km2, false, "km/km²", "公里/平方公里"},
    Row{Unit::per_km2, false, "1/km²", "个/平方公里"},
    Row{Unit::ha, false, "ha", "公顷"},
    Row{Unit::m2_per_resident, false, "m² per resident", "平方米/人"},
    Row{Unit::per_1000_residents, false, "per 1,000 residents", "每千人"},
    Row{Unit::residents_per_ha, false, "residents per ha", "人/公顷"},
    Row{Unit::places, false, "places", "处"},
    Row{Unit::jobs, false, "jobs", "个岗位"},
};

const Row& row_of(Unit unit) {
  return *std::find_if(kUnits.begin(), kUnits.end(),
                       [unit](const Row& row) { return row.unit == unit; });
}

}  // namespace

std::string_view english(Unit unit) {
  return row_of(unit).english;
}

std::string_view chinese(Unit unit) {
  return row_of(unit).chinese;
}

bool is_share(Unit unit) {
  return row_of(unit).is_share;
}

double scale_of(Unit unit) {
  return is_share(unit) ? 100 : 1;
}

std::optional<Unit> unit_named(std::string_view english) {
  const auto row = std::find_if(kUnits.begin(), kUnits.end(),
                                [english](const Row& of) { return of.english == english; });
  return row == kUnits.end() ? std::nullopt : std::optional(row->unit);
}

}  // namespace quarter
