// SPDX-License-Identifier: Apache-2.0
// Kinds "stress_share" and "calm_network": how much of the streets is calm enough to ride for most
// people, and who lives on the one network of them that leads through the city?
#include "kinds.hpp"
#include "quarter/network/stress_summary.hpp"
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

class StressShare : public AreaMeasure {
 public:
  StressShare(const MeasureContext& context, const CheckRow& row)
      : network_(context.times.index().network()),
        check_(context.check(row)),
        mode_(row.modes.front()) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for_each_street(network_, check_.of, [&](const Street& street) {
      const Share share =
          calm_share(network_.rule(street.segment, mode_), check_.level, street.km());
      areas.add_street(street.index, share, figures);
    });
    return figures;
  }

 private:
  const StreetNetwork& network_;
  const CheckRule& check_;
  std::size_t mode_;
};

class CalmNetwork : public OriginMeasure {
 public:
  CalmNetwork(const MeasureContext& context, const CheckRow& row)
      : index_(context.times.index()),
        mode_(row.modes.front()),
        limit_m_(context.catalogue.modes[mode_].join_limit_m),
        islands_(index_.network(), mode_, context.check(row).level) {}

  Mark at(const OriginView& origin) const override {
    const Anchor& anchor = origin.footing[mode_];
    if (!anchor.joined()) return mark_of(Answer::open);
    std::uint32_t island = islands_.island[anchor.segment];
    if (island == kNone) {  // a busy street: the calm one round the corner is as good
      const auto calm = index_.nearest(
          origin.where, limit_m_, [&](std::uint32_t s) { return islands_.island[s] != kNone; });
      if (calm) island = islands_.island[calm->segment];
    }
    const bool is = island != kNone && island == islands_.longest;
    return mark_of(is ? Answer::yes : Answer::no);
  }

 private:
  const StreetIndex& index_;
  std::size_t mode_;
  double limit_m_;
  CalmIslands islands_;
};

}  // namespace

std::unique_ptr<AreaMeasure> stress_share(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<StressShare>(context, row);
}
std::unique_ptr<OriginMeasure> calm_network(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<CalmNetwork>(context, row);
}

}  // namespace quarter::kinds
