// SPDX-License-Identifier: Apache-2.0
// Kind "stress_share": how much of the length of streets `of` a class is calm enough to ride for
// most people?
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/measure.hpp"
#include "street_walk.hpp"

namespace quarter::kinds {
namespace {

/// A direction in which nobody may ride says nothing.
Share calm_share(const ModeRule& rule, int level, double km) {
  Share share;
  for (const DirectionRule* const way : {&rule.forward, &rule.backward}) {
    if (way->stress.level == 0) continue;
    share.weight += 1;
    share.yes += way->stress.level <= level ? 1 : 0;
  }
  if (!(share.weight > 0)) return {};
  return {km, km * share.yes / share.weight, 0};
}

struct Keys {
  std::uint64_t of = 0;  ///< bits of street classes
  int level = 0;         ///< highest level of traffic stress, 1 to 4
};

class StressShare : public AreaMeasure {
 public:
  StressShare(const MeasureContext& context, const CheckRow& row)
      : network_(context.times.index().network()),
        keys_(own_of<Keys>(context.check(row))),
        mode_(row.modes.front()) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for_each_street(network_, keys_.of, [&](const Street& street) {
      const Share share =
          calm_share(network_.rule(street.segment, mode_), keys_.level, street.km());
      areas.add_street(street.index, share, figures);
    });
    return figures;
  }

 private:
  const StreetNetwork& network_;
  const Keys& keys_;
  ModeIndex mode_;
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  reader.table.integer("level", keys.level, from(1, 4));
  keys.of = reader.streets("of");
}

}  // namespace

extern const CheckKind stress_share{
    .name = "stress_share",
    .unit = Unit::share_of_street_length,
    .better = CheckKind::Better::more,
    .modes = CheckKind::Modes::bicycle,
    .read = read,
    .of_areas = areas_by<StressShare>,
    .example = R"(modes = ["cycle"], level = 2, of = ["carriageway"])",
};

}  // namespace quarter::kinds
