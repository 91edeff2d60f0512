// SPDX-License-Identifier: Apache-2.0
// Kind "street_density": kilometres of streets of a class per square kilometre of settled ground.
// Of two ways on both sides of a street `of` a class each counts half.
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "street_measure.hpp"
#include "street_sides.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  std::uint64_t streets = 0;  ///< bits of street classes
  std::uint64_t of = 0;       ///< bits of street classes
  double beside_m = 0;        ///< at most so far from such a street
};

class StreetDensity : public StreetMeasure {
 public:
  StreetDensity(const MeasureContext& context, const CheckRow& row)
      : StreetMeasure(context), keys_(own_of<Keys>(context.check(row))) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures = by_settled_ground(areas);
    const SettledCells& settled = *areas.facts().settled;
    const StreetSides sides(index_, keys_.streets, keys_.of, keys_.beside_m);
    for_each_street(network_, keys_.streets, [&](const Street& street) {
      const double twins = keys_.of != 0 ? sides.share_with_twin(street.index) : 0;
      const double open = keys_.of != 0 ? share_at_map_end(street, keys_.beside_m) : 0;
      const double most = 1 - twins / 2;
      const double least = std::max(0.5, most - open / 2);
      settled.for_each_part(network_.shape(street.segment), [&](LonLat middle, double metres) {
        const double km = metres / 1000;
        areas.add(middle, {0, km * least, km * (most - least)}, figures);
      });
    });
    return figures;
  }

 private:
  const Keys& keys_;
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  keys.streets = reader.streets("streets");
  keys.of = reader.streets("of", Need::optional);
  if (keys.of != 0) reader.table.number("beside_m", keys.beside_m, kCheckMetres);
}

double margin_m(const CheckRule& check) {
  return own_of<Keys>(check).beside_m;
}

}  // namespace

extern const CheckKind street_density{
    .name = "street_density",
    .unit = Unit::km_per_km2,
    .on_settled_ground = true,
    .read = read,
    .of_areas = areas_by<StreetDensity>,
    .margin_m = margin_m,
    .example = R"(streets = ["street"])",
};

}  // namespace quarter::kinds
