// SPDX-License-Identifier: Apache-2.0
#include "input_records.hpp"

#include <fmt/format.h>

#include <cmath>

#include "quarter/base/text.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

/// Rounded down, so that only what lies inside is 100 %.
std::string percent(double share) {
  const double tenths = std::floor(share * 1000 + 1e-6);
  return fmt::format("{:g} %", tenths / 10);
}

std::string counted(const RunResult& r, const Tally& tally) {
  if (r.origins.kind == OriginKind::population)
    return fmt::format("{} homes or points, {:.0f} people", tally.origins, tally.weight);
  return fmt::format("{} {}", tally.origins,
                     r.origins.kind == OriginKind::buildings ? "homes" : "points along streets");
}

ordered_json entry(const RunResult& r, const std::string& id, const std::string& name,
                   const AreaCover& cover, const Tally& tally) {
  const auto rounded = [](double share) { return std::round(share * 1e4) / 1e4; };
  const bool people = r.origins.kind == OriginKind::population;
  return {{"id", valid_utf8(id)},
          {"name", name.empty() ? ordered_json(nullptr) : ordered_json(valid_utf8(name))},
          {"in_map", rounded(cover.in_map)},
          {"in_study", rounded(cover.in_study)},
          {"origins", tally.origins},
          {"people", people ? ordered_json(std::round(tally.weight * 100) / 100) : nullptr}};
}

}  // namespace

std::vector<std::string> cover_lines(const RunResult& r) {
  std::vector<std::string> lines;
  for (std::size_t d = 0; d < r.study.districts.size(); ++d) {
    const District& district = r.study.districts[d];
    const AreaCover& cover = r.study.covers[d];
    lines.push_back(fmt::format("{}: {} in the map, {} in the area studied, {}",
                                valid_utf8(district.name.empty() ? district.id : district.name),
                                percent(cover.in_map), percent(cover.in_study),
                                counted(r, r.assessment.districts[d])));
  }
  return lines;
}

ordered_json cover_entry(const RunResult& r) {
  ordered_json entries = ordered_json::array();
  for (std::size_t d = 0; d < r.study.districts.size(); ++d) {
    const District& district = r.study.districts[d];
    entries.push_back(
        entry(r, district.id, district.name, r.study.covers[d], r.assessment.districts[d]));
  }
  entries.push_back(entry(r, "city", "", r.study.covers.back(), r.assessment.city));
  return entries;
}

}  // namespace quarter
