// SPDX-License-Identifier: Apache-2.0
// Kinds "street_share", "street_density", "street_length" and "junction_density": what the streets
// of a district are like. A street counts in each district by the length of it that lies there.
#include <algorithm>
#include <cmath>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/catalogue/check_rule.hpp"
#include "street_sides.hpp"
#include "street_walk.hpp"

namespace quarter::kinds {
namespace {

constexpr double kPartM = 20;  // [P]

class StreetMeasure : public AreaMeasure {
 public:
  StreetMeasure(const MeasureContext& context, const CheckRow& row)
      : map_(context.map),
        index_(context.times.index()),
        network_(index_.network()),
        check_(context.check(row)) {}

 protected:
  /// The share of a street's length, in parts of at most 20 m, that is so near to the map's end
  /// that what runs beside it may lie beyond.
  double share_at_map_end(const Street& street, double beside_m) const {
    const double length_m = street.segment.length_cm / 100.0;
    const auto shape = network_.shape(street.segment);
    // Most streets are far from it.
    if (metres_to_edge(map_, street.middle) > length_m + beside_m) return 0;
    const int parts = std::max(1, static_cast<int>(std::ceil(length_m / kPartM)));
    int near = 0;
    visit_along(
        shape, length_m, parts, [parts](int i) { return (i + 0.5) / parts; },
        [&](LonLat at, std::size_t) {
          near += metres_to_edge(map_, at) < beside_m ? 1 : 0;
          return true;
        });
    return static_cast<double>(near) / parts;
  }

  /// Figures per square kilometre of settled ground, nothing counted yet.
  static AreaFigures by_settled_ground(const AreaLocator& areas) {
    AreaFigures figures;
    for (const double km2 : areas.settled_km2())
      figures.push_back({km2, 0, 0});
    return figures;
  }

  const MapData& map_;
  const StreetIndex& index_;
  const StreetNetwork& network_;
  const CheckRule& check_;
};

class StreetShare : public StreetMeasure {
 public:
  using StreetMeasure::StreetMeasure;
  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for_each_street(network_, check_.of, [&](const Street& street) {
      const double km = street.km();
      const bool is = (street.classes & check_.streets) != 0;
      const bool open = !is && check_.known != 0 && (street.classes & check_.known) == 0;
      areas.add_street(street.index, {km, is ? km : 0, open ? km : 0}, figures);
    });
    return figures;
  }
};

class StreetDensity : public StreetMeasure {
 public:
  using StreetMeasure::StreetMeasure;
  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures = by_settled_ground(areas);
    const SettledCells& settled = *areas.facts().settled;
    const StreetSides sides(index_, check_.streets, check_.of, check_.beside_m);
    for_each_street(network_, check_.streets, [&](const Street& street) {
      const double twins = check_.of != 0 ? sides.share_with_twin(street.index) : 0;
      const double open = check_.of != 0 ? share_at_map_end(street, check_.beside_m) : 0;
      const double most = 1 - twins / 2;
      const double least = std::max(0.5, most - open / 2);
      settled.for_each_part(network_.shape(street.segment), [&](LonLat middle, double metres) {
        const double km = metres / 1000;
        areas.add(middle, {0, km * least, km * (most - least)}, figures);
      });
    });
    return figures;
  }
};

/// Kilometres; what rests on a default is open.
class StreetLength : public StreetMeasure {
 public:
  using StreetMeasure::StreetMeasure;
  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for (Share& figure : figures)
      figure.weight = 1;
    for_each_street(network_, check_.of, [&](const Street& street) {
      if ((street.classes & check_.streets) != 0 || is_beside_one(street)) return;
      const bool open = (check_.known != 0 && (street.classes & check_.known) == 0) ||
                        (check_.beside_m > 0 && share_at_map_end(street, check_.beside_m) > 0);
      areas.add_street(street.index, {0, open ? 0 : street.km(), open ? street.km() : 0}, figures);
    });
    return figures;
  }

 private:
  /// Whether a way of class `streets`, mapped by itself, runs along: one is near at each quarter.
  bool is_beside_one(const Street& street) const {
    if (check_.beside_m == 0) return false;
    bool is = true;
    visit_along(
        network_.shape(street.segment), street.segment.length_cm / 100.0, 3,
        [](int i) { return (i + 1) / 4.0; },
        [&](LonLat at, std::size_t) { return is = is_near(at); });
    return is;
  }

  bool is_near(LonLat p) const {
    const auto is = [&](std::uint32_t s) {
      return (network_.way_rules[network_.segments[s].rule].classes & check_.streets) != 0;
    };
    return index_.nearest(p, check_.beside_m, is).has_value();
  }
};

class JunctionDensity : public StreetMeasure {
 public:
  using StreetMeasure::StreetMeasure;
  AreaFigures figures(const AreaLocator& areas) const override {
    std::vector<std::uint8_t> legs(network_.junctions.size(), 0);
    const auto add_leg = [&](std::uint32_t junction) {
      if (legs[junction] < 3) ++legs[junction];
    };
    for (const StreetSegment& segment : network_.segments) {
      if ((network_.way_rules[segment.rule].classes & check_.streets) == 0) continue;
      add_leg(segment.from);
      add_leg(segment.to);
    }
    AreaFigures figures = by_settled_ground(areas);
    const SettledCells& settled = *areas.facts().settled;
    for (std::size_t j = 0; j < legs.size(); ++j) {
      const LonLat where = network_.junctions[j];
      if (legs[j] >= 3 && settled.contains(where)) areas.add(where, {0, 1, 0}, figures);
    }
    return figures;
  }
};

}  // namespace

std::unique_ptr<AreaMeasure> street_share(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<StreetShare>(context, row);
}
std::unique_ptr<AreaMeasure> street_density(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<StreetDensity>(context, row);
}
std::unique_ptr<AreaMeasure> street_length(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<StreetLength>(context, row);
}
std::unique_ptr<AreaMeasure> junction_density(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<JunctionDensity>(context, row);
}

}  // namespace quarter::kinds
