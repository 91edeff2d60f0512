// SPDX-License-Identifier: Apache-2.0
// Kind "junction_density": junctions of three and more streets of a class per square kilometre of
// settled ground.
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "street_measure.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  std::uint64_t streets = 0;  ///< bits of street classes
};

class JunctionDensity : public StreetMeasure {
 public:
  JunctionDensity(const MeasureContext& context, const CheckRow& row)
      : StreetMeasure(context), keys_(own_of<Keys>(context.check(row))) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    std::vector<std::uint8_t> legs(network_.junctions.size(), 0);
    const auto add_leg = [&](std::uint32_t junction) {
      if (legs[junction] < 3) ++legs[junction];
    };
    for (const StreetSegment& segment : network_.segments) {
      if ((network_.way_rules[segment.rule].classes & keys_.streets) == 0) continue;
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

 private:
  const Keys& keys_;
};

void read(CheckReader& reader) {
  reader.own<Keys>().streets = reader.streets("streets");
}

}  // namespace

extern const CheckKind junction_density{
    .name = "junction_density",
    .unit = Unit::per_km2,
    .on_settled_ground = true,
    .read = read,
    .of_areas = areas_by<JunctionDensity>,
    .example = R"(streets = ["street"])",
};

}  // namespace quarter::kinds
