// SPDX-License-Identifier: Apache-2.0
// Kind "street_share": of the length of streets `of` a class, how much is of class `streets`?
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "street_measure.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  std::uint64_t streets = 0;  ///< bits of street classes
  std::uint64_t of = 0;       ///< bits of street classes
  std::uint64_t known = 0;    ///< where none of these is set, nothing is known; 0: all is known
};

class StreetShare : public StreetMeasure {
 public:
  StreetShare(const MeasureContext& context, const CheckRow& row)
      : StreetMeasure(context), keys_(own_of<Keys>(context.check(row))) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for_each_street(network_, keys_.of, [&](const Street& street) {
      const double km = street.km();
      const bool is = (street.classes & keys_.streets) != 0;
      const bool open = !is && keys_.known != 0 && (street.classes & keys_.known) == 0;
      areas.add_street(street.index, {km, is ? km : 0, open ? km : 0}, figures);
    });
    return figures;
  }

 private:
  const Keys& keys_;
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  keys.streets = reader.streets("streets");
  keys.of = reader.streets("of");
  keys.known = reader.streets("known", Need::optional);
}

/// What is not known to be of the class.
std::optional<double> assumed(const CheckRule& check, const Share& figure, const PlaceLacks&) {
  if (own_of<Keys>(check).known == 0 || !(figure.weight > 0)) return std::nullopt;
  return figure.open / figure.weight;
}

}  // namespace

extern const CheckKind street_share{
    .name = "street_share",
    .unit = Unit::share_of_street_length,
    .better = CheckKind::Better::more,
    .read = read,
    .of_areas = areas_by<StreetShare>,
    .assumed = assumed,
    .example = R"(streets = ["slow"], of = ["carriageway"])",
};

}  // namespace quarter::kinds
