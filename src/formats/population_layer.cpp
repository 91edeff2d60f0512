// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "feature_geometry.hpp"
#include "impossible_count.hpp"
#include "layer_source.hpp"
#include "population_sources.hpp"
#include "quarter/base/error.hpp"

namespace quarter {
namespace {

constexpr std::string_view kGroupsOption = "--groups";
constexpr std::string_view kRankOption = "--rank-by";

/// Where the numbers of a layer stand.
struct ColumnIndices {
  int people = -1;
  std::vector<int> groups;
  int rank = -1;

  ColumnIndices(const LayerSource& source, const PopulationColumns& columns)
      : people(source.required_column(columns.people, columns.people_option)) {
    for (const std::string& group : columns.groups)
      groups.push_back(source.required_column(group, kGroupsOption));
    if (!columns.rank.empty()) rank = source.required_column(columns.rank, kRankOption);
  }
};

/// What one feature says.
struct Zone {
  double people = 0;
  std::vector<double> groups;
  double rank = std::numeric_limits<double>::quiet_NaN();
};

class LayerReader {
 public:
  LayerReader(LayerSource& source, const PopulationColumns& columns, CountUnit unit,
              const Box& area)
      : source_(source), columns_(source, columns), unit_(unit), area_(area) {
    population_.groups = columns.groups;
  }

  Population read() {
    source_.each_near(area_, [&](OGRFeature& feature, std::size_t number) {
      if (source_.is_csv() || is_point(feature))
        add_point(feature, number);
      else
        add_area(feature, number);
    });
    if (!outlines_.empty() && !points_.empty())
      source_.fail_file("holds both polygons and points", "give a file with only one of them");
    if (outlines_.empty()) return points_only();
    population_.zones = polygon_zones(std::move(outlines_));
    return std::move(population_);
  }

 private:
  static bool is_point(const OGRFeature& feature) {
    const OGRGeometry* const geometry = feature.GetGeometryRef();
    if (geometry == nullptr) return false;
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    return type == wkbPoint || type == wkbMultiPoint;
  }

  /// The number of a column; nothing if it is empty.
  std::optional<double> number(const OGRFeature& feature, int column, std::size_t at) const {
    const std::optional<double> value = source_.number_in(feature, column);
    const std::string text = source_.text_in(feature, column);
    if ((!value && !text.empty()) || (value && !std::isfinite(*value))) {
      source_.fail_at(at, fmt::format("holds '{}' where a number should be", text),
                      "correct it, or leave it empty");
    }
    return value;
  }

  /// Nothing where nobody is counted.
  std::optional<Zone> zone(const OGRFeature& feature, std::size_t at) {
    const std::optional<double> people = number(feature, columns_.people, at);
    if (!people || *people < 0) ++population_.without_count;
    if (!people || !(*people > 0)) return std::nullopt;
    Zone zone;
    zone.people = *people;
    for (const int column : columns_.groups)
      zone.groups.push_back(std::max(0.0, number(feature, column, at).value_or(0)));
    if (columns_.rank >= 0) zone.rank = number(feature, columns_.rank, at).value_or(zone.rank);
    return zone;
  }

  /// `km2`: area of a polygon; nothing for a point.
  void refuse_impossible(const Zone& zone, std::optional<double> km2, std::size_t at) const {
    double most = zone.people;
    for (const double group : zone.groups)
      most = std::max(most, group);
    const std::string why = km2 ? impossible_in_polygon(most, *km2) : impossible_at_point(most);
    if (!why.empty()) source_.fail_at(at, why, "leave such counts empty, or correct them");
  }

  void add(const Zone& zone) {
    population_.people.push_back(zone.people);
    population_.group_people.insert(population_.group_people.end(), zone.groups.begin(),
                                    zone.groups.end());
    if (columns_.rank >= 0) population_.ranks.push_back(zone.rank);
  }

  void add_area(OGRFeature& feature, std::size_t at) {
    std::optional<Zone> zone = this->zone(feature, at);
    if (!zone) return;
    MultiPolygon outline = polygons_at(source_, feature, at);
    if (!box_of(outline).overlaps(area_)) return;
    const double km2 = area_m2(outline) / 1e6;
    if (unit_ == CountUnit::per_km2) {
      zone->people *= km2;
      for (double& group : zone->groups)
        group *= km2;
    }
    refuse_impossible(*zone, km2, at);
    add(*zone);
    outlines_.push_back(std::move(outline));
  }

  void add_point(OGRFeature& feature, std::size_t at) {
    if (unit_ == CountUnit::per_km2)
      source_.fail_at(at, "is a point, which has no density", "give polygons, or counts");
    if (!reader_) reader_.emplace(source_);
    const LonLat where = reader_->read(feature, at);
    if (!area_.contains(where)) return;
    const std::optional<Zone> zone = this->zone(feature, at);
    if (!zone) return;
    refuse_impossible(*zone, std::nullopt, at);
    const auto [entry, is_new] = points_.try_emplace(where, *zone);
    if (!is_new) merge(entry->second, *zone);
  }

  /// Two counts at one place; the rank is the mean by people.
  static void merge(Zone& into, const Zone& other) {
    const double people = into.people + other.people;
    if (std::isnan(into.rank)) {
      into.rank = other.rank;
    } else if (!std::isnan(other.rank)) {
      into.rank = (into.rank * into.people + other.rank * other.people) / people;
    }
    into.people = people;
    for (std::size_t g = 0; g < into.groups.size(); ++g)
      into.groups[g] += other.groups[g];
  }

  Population points_only() {
    std::vector<LonLat> places;
    for (const auto& [where, zone] : points_) {
      places.push_back(where);
      add(zone);
    }
    population_.zones = point_zones(std::move(places));
    return std::move(population_);
  }

  LayerSource& source_;
  ColumnIndices columns_;
  CountUnit unit_;
  Box area_;
  std::optional<PointReader> reader_;
  std::vector<MultiPolygon> outlines_;
  std::map<LonLat, Zone> points_;
  Population population_;
};

}  // namespace

void check_population_layer(const std::filesystem::path& path, const PopulationColumns& columns,
                            const TextReading& how) {
  const LayerSource source(path, LayerSource::Want::areas_or_points, how);
  const ColumnIndices indices(source, columns);
  if (source.is_csv()) PointReader{source};
}

Population read_population_layer(const std::filesystem::path& path,
                                 const PopulationColumns& columns, CountUnit unit, const Box& area,
                                 const TextReading& how) {
  LayerSource source(path, LayerSource::Want::areas_or_points, how);
  return LayerReader(source, columns, unit, area).read();
}

}  // namespace quarter
