// SPDX-License-Identifier: Apache-2.0
// Kinds "street_share", "street_density" and "junction_density": what the streets of a district are
// like. A segment belongs to the district its middle point lies in.
#include "kinds.hpp"

namespace quarter::kinds {
namespace {

LonLat middle_of(std::span<const LonLat> shape) {
  if (shape.size() % 2 == 1) return shape[shape.size() / 2];
  return midpoint(shape[shape.size() / 2 - 1], shape[shape.size() / 2]);
}

/// Calls `visit(middle, kilometres, classes)` for each segment of one of these classes.
template <typename Visit>
void for_each_street(const StreetNetwork& network, std::uint64_t classes, Visit visit) {
  for (const StreetSegment& segment : network.segments) {
    const std::uint64_t own = network.way_rules[segment.rule].classes;
    if ((own & classes) != 0)
      visit(middle_of(network.shape(segment)), segment.length_cm / 1e5, own);
  }
}

class StreetMeasure : public AreaMeasure {
 public:
  StreetMeasure(const MeasureContext& context, const CheckRow& row)
      : network_(context.times.index().network()), check_(context.check(row)) {}

 protected:
  /// Figures per square kilometre, nothing counted yet.
  static AreaFigures by_area(const AreaLocator& areas) {
    AreaFigures figures(areas.districts() + 1);
    for (std::size_t i = 0; i < figures.size(); ++i)
      figures[i].weight = areas.km2(i);
    return figures;
  }

  const StreetNetwork& network_;
  const CheckRule& check_;
};

class StreetShare : public StreetMeasure {
 public:
  using StreetMeasure::StreetMeasure;
  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for_each_street(network_, check_.of, [&](LonLat middle, double km, std::uint64_t own) {
      const bool is = (own & check_.streets) != 0;
      const bool open = !is && check_.known != 0 && (own & check_.known) == 0;
      areas.add(middle, {km, is ? km : 0, open ? km : 0}, figures);
    });
    return figures;
  }
};

class StreetDensity : public StreetMeasure {
 public:
  using StreetMeasure::StreetMeasure;
  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures = by_area(areas);
    for_each_street(network_, check_.streets, [&](LonLat middle, double km, std::uint64_t) {
      areas.add(middle, {0, km, 0}, figures);
    });
    return figures;
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
    AreaFigures figures = by_area(areas);
    for (std::size_t j = 0; j < legs.size(); ++j) {
      if (legs[j] >= 3) areas.add(network_.junctions[j], {0, 1, 0}, figures);
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
std::unique_ptr<AreaMeasure> junction_density(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<JunctionDensity>(context, row);
}

}  // namespace quarter::kinds
