// SPDX-License-Identifier: Apache-2.0
// Kind "circuity": how much longer than the straight line is the way to the nearest place?
#include "kinds.hpp"
#include "straight_from.hpp"

namespace quarter::kinds {
namespace {

/// Next door the ratio says where the door is, not how the streets run [P].
constexpr double kNextDoorM = 50;

class Circuity : public OriginMeasure {
 public:
  Circuity(const MeasureContext& context, const CheckRow& row)
      : modes_(row.modes),
        category_(row.targets.front().category),
        silent_(context.silent_on(category_)) {}

  Mark at(const OriginView& origin) const override {
    if (silent_) return {0, 0, 0};  // the nearest place may be another
    TravelCost best = TravelCost::unreached();
    for (const std::size_t mode : modes_)
      best = std::min(best, origin.times(mode, category_));
    if (!best.reached()) return {0, 0, 0};
    const double straight_m = origin.straight.metres(category_);
    if (straight_m < kNextDoorM) return {0, 0, 0};
    return {1, best.cm() / 100.0 / straight_m, 0};
  }

 private:
  std::vector<std::size_t> modes_;
  std::size_t category_;
  bool silent_;
};

}  // namespace

std::unique_ptr<OriginMeasure> circuity(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Circuity>(context, row);
}

}  // namespace quarter::kinds
