// SPDX-License-Identifier: Apache-2.0
// Kinds "nearest" and "completeness" with straight = true: do the targets lie within a radius, from
// the outline of the place?
#include "kinds.hpp"
#include "quarter/catalogue/check_rule.hpp"
#include "straight_from.hpp"

namespace quarter::kinds {
namespace {

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

std::unique_ptr<OriginMeasure> straight_within(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<StraightWithin>(context, row);
}

}  // namespace quarter::kinds
