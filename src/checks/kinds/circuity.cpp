// SPDX-License-Identifier: Apache-2.0
// Kind "circuity": how much longer than the straight line is the way to the nearest place?
#include "category_places.hpp"
#include "kinds.hpp"

namespace quarter::kinds {
namespace {

/// Next door the ratio says where the door is, not how the streets run [P].
constexpr double kNextDoorM = 50;

class Circuity : public OriginMeasure {
 public:
  Circuity(const MeasureContext& context, const CheckRow& row)
      : row_(row), distance_(context, row.targets.front().category) {}

  Mark at(const OriginView& origin) const override {
    TravelCost best = TravelCost::unreached();
    for (const std::size_t mode : row_.modes)
      best = std::min(best, origin.times(mode, row_.targets.front().category));
    if (!best.reached()) return {0, 0, 0};
    const double straight_m = distance_.metres(origin.where);
    if (straight_m < kNextDoorM) return {0, 0, 0};
    return {1, best.cm() / 100.0 / straight_m, 0};
  }

 private:
  CheckRow row_;
  CategoryDistance distance_;
};

}  // namespace

std::unique_ptr<OriginMeasure> circuity(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Circuity>(context, row);
}

}  // namespace quarter::kinds
