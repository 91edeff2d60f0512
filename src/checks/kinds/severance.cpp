// SPDX-License-Identifier: Apache-2.0
// Kind "severance": whose nearest place is near in a straight line, but far on the way?
#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/catalogue/check_rule.hpp"
#include "straight_from.hpp"

namespace quarter::kinds {
namespace {

class Severance : public OriginMeasure {
 public:
  Severance(const MeasureContext& context, const CheckRow& row)
      : row_(row), detour_m_(context.check(row).detour_m) {}

  Mark at(const OriginView& origin) const override {
    const CheckTarget& target = row_.targets.front();
    if (!origin.joined) return mark_of(Answer::open);
    const bool silent = origin.silent_on(target.category);
    if (!origin.straight.within(target.category, target.metres)) {
      const bool open = silent || origin.straight.may_be_within(target.category, target.metres);
      return mark_of(open ? Answer::open : Answer::no);
    }
    Answer cut_off = silent ? Answer::open : Answer::yes;  // a place may be nearer
    for (const std::size_t mode : row_.modes) {
      const Answer one = answer(origin.times(mode, target.category),
                                origin.times.open(mode, target.category), 0, detour_m_);
      if (one == Answer::yes) return mark_of(Answer::no);
      if (one == Answer::open) cut_off = Answer::open;
    }
    return mark_of(cut_off);
  }

 private:
  CheckRow row_;
  double detour_m_;
};

}  // namespace

std::unique_ptr<OriginMeasure> severance(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Severance>(context, row);
}

}  // namespace quarter::kinds
