// SPDX-License-Identifier: Apache-2.0
#include "within_limits.hpp"

#include "category_places.hpp"
#include "straight_from.hpp"

namespace quarter::kinds {
namespace {

/// On the way.
class WithinLimits : public OriginMeasure {
 public:
  WithinLimits(const MeasureContext& context, const CheckRow& row)
      : row_(row), wanted_(targets_wanted(context, row)) {}

  Mark at(const OriginView& origin) const override {
    // A home beside no mapped street says nothing about the city, only about the map.
    if (!origin.joined) return mark_of(Answer::open);
    Answer best = Answer::no;
    for (const ModeIndex mode : row_.modes)
      best = better(best, by(mode, origin));
    return mark_of(best);
  }

 private:
  Answer by(ModeIndex mode, const OriginView& origin) const {
    return reached_all(row_.targets, wanted_, mode, origin);
  }

  CheckRow row_;
  std::size_t wanted_;
};

/// The same within a radius, from the outline of the place.
class StraightWithin : public OriginMeasure {
 public:
  StraightWithin(const MeasureContext& context, const CheckRow& row)
      : targets_(row.targets), wanted_(targets_wanted(context, row)) {}

  Mark at(const OriginView& origin) const override {
    std::size_t yes = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      const bool near = origin.straight.within(targets_[i].category, targets_[i].metres);
      yes += near ? 1 : 0;
      open += !near && (origin.silent_on(targets_[i].category) ||
                        origin.straight.may_be_within(targets_[i].category, targets_[i].metres))
                  ? 1
                  : 0;
    }
    return mark_of(enough(yes, open, wanted_));
  }

 private:
  std::vector<CheckTarget> targets_;
  std::size_t wanted_;
};

}  // namespace

std::unique_ptr<OriginMeasure> within_limits(const MeasureContext& context, const CheckRow& row) {
  if (context.check(row).straight) return std::make_unique<StraightWithin>(context, row);
  return std::make_unique<WithinLimits>(context, row);
}

}  // namespace quarter::kinds
