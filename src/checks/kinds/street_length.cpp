// SPDX-License-Identifier: Apache-2.0
// Kind "street_length": kilometres of streets `of` a class that are of none of class `streets`, and
// have none beside them.
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
  double beside_m = 0;        ///< one so near runs beside; 0: none is looked for
};

/// Kilometres; what rests on a default is open.
class StreetLength : public StreetMeasure {
 public:
  StreetLength(const MeasureContext& context, const CheckRow& row)
      : StreetMeasure(context), keys_(own_of<Keys>(context.check(row))) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for (Share& figure : figures)
      figure.weight = 1;
    for_each_street(network_, keys_.of, [&](const Street& street) {
      if ((street.classes & keys_.streets) != 0 || is_beside_one(street)) return;
      const bool open = (keys_.known != 0 && (street.classes & keys_.known) == 0) ||
                        (keys_.beside_m > 0 && share_at_map_end(street, keys_.beside_m) > 0);
      areas.add_street(street.index, {0, open ? 0 : street.km(), open ? street.km() : 0}, figures);
    });
    return figures;
  }

 private:
  /// Whether a way of class `streets`, mapped by itself, runs along: one is near at each quarter.
  bool is_beside_one(const Street& street) const {
    if (keys_.beside_m == 0) return false;
    bool is = true;
    visit_along(
        network_.shape(street.segment), street.segment.length_cm / 100.0, 3,
        [](int i) { return (i + 1) / 4.0; },
        [&](LonLat at, std::size_t) { return is = is_near(at); });
    return is;
  }

  bool is_near(LonLat p) const {
    const auto is = [&](std::uint32_t s) {
      return (network_.way_rules[network_.segments[s].rule].classes & keys_.streets) != 0;
    };
    return index_.nearest(p, keys_.beside_m, is).has_value();
  }

  const Keys& keys_;
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  keys.streets = reader.streets("streets");
  keys.of = reader.streets("of");
  keys.known = reader.streets("known", Need::optional);
  reader.table.number("beside_m", keys.beside_m, kCheckMetres, Need::optional);
}

/// Of the length that counts or may, what may.
std::optional<double> assumed(const CheckRule&, const Share& figure, const PlaceLacks&) {
  const double all = figure.yes + figure.open;
  return all > 0 ? std::optional(figure.open / all) : std::nullopt;
}

double margin_m(const CheckRule& check) {
  return own_of<Keys>(check).beside_m;
}

}  // namespace

extern const CheckKind street_length{
    .name = "street_length",
    .unit = Unit::km,
    .read = read,
    .of_areas = areas_by<StreetLength>,
    .assumed = assumed,
    .margin_m = margin_m,
    .example = R"(streets = ["sidewalk"], of = ["street"])",
};

}  // namespace quarter::kinds
