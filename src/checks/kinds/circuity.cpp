// SPDX-License-Identifier: Apache-2.0
// Kind "circuity": how much longer than the straight line is the way to the nearest place?
#include <algorithm>
#include <cmath>

#include "category_places.hpp"
#include "quarter/checks/check_kind.hpp"
#include "straight_from.hpp"

namespace quarter::kinds {
namespace {

/// A way is at least as long as the straight line.
constexpr Mark kOpen{1, 1, kNoEnd};
/// Next door the ratio says where the door is, not how the streets run [P].
constexpr double kNextDoorM = 50;

class Circuity : public OriginMeasure {
 public:
  explicit Circuity(const CheckRow& row)
      : modes_(row.modes), category_(row.targets.front().category) {}

  Mark at(const OriginView& origin) const override {
    TravelCost best = TravelCost::unreached();
    TravelCost open = TravelCost::unreached();
    for (const ModeIndex mode : modes_) {
      best = std::min(best, origin.times(mode, category_));
      open = std::min(open, origin.times.open(mode, category_));
    }
    // Beyond the map, or missing from it, there may be a nearer place, by whichever way.
    if (open < best || origin.silent_on(category_)) return kOpen;
    if (!best.reached()) return {0, 0, 0};
    const double straight_m = origin.straight.metres(category_);
    const double nearer_m = std::nextafter(straight_m, 0);
    if (origin.straight.may_be_within(category_, nearer_m)) return kOpen;
    if (straight_m < kNextDoorM) return {0, 0, 0};
    // The walk to the street counts in neither, so that the way may seem the shorter one.
    return {1, std::max(1.0, best.cm() / 100.0 / straight_m), 0};
  }

 private:
  std::vector<ModeIndex> modes_;
  CategoryIndex category_;
};

std::unique_ptr<OriginMeasure> measure(const MeasureContext&, const CheckRow& row) {
  return std::make_unique<Circuity>(row);
}

}  // namespace

extern const CheckKind circuity{
    .name = "circuity",
    .unit = Unit::ratio,
    .asks = CheckKind::Asks::times,
    .limit = CheckKind::Limit::optional,
    .modes = CheckKind::Modes::any,
    .a_row_each = true,
    .in_straight_lines = true,
    .of_homes = measure,
    .example = R"(categories = ["food"], modes = ["walk"])",
};

}  // namespace quarter::kinds
