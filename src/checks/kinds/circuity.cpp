// SPDX-License-Identifier: Apache-2.0
// Kind "circuity": how much longer than the straight line is the way to the nearest place?
#include "category_places.hpp"
#include "kinds.hpp"
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
    TravelCost to_edge = TravelCost::unreached();
    for (const std::size_t mode : modes_) {
      best = std::min(best, origin.times(mode, category_));
      to_edge = std::min(to_edge, origin.times.to_edge[mode]);
    }
    // Beyond the map, or missing from it, there may be a nearer place, by whichever way.
    if (to_edge < best || origin.silent_on(category_)) return kOpen;
    if (!best.reached()) return {0, 0, 0};
    const double straight_m = origin.straight.metres(category_);
    if (origin.straight.map_ends_within(straight_m)) return kOpen;
    if (straight_m < kNextDoorM) return {0, 0, 0};
    return {1, best.cm() / 100.0 / straight_m, 0};
  }

 private:
  std::vector<std::size_t> modes_;
  std::size_t category_;
};

}  // namespace

std::unique_ptr<OriginMeasure> circuity(const MeasureContext&, const CheckRow& row) {
  return std::make_unique<Circuity>(row);
}

}  // namespace quarter::kinds
