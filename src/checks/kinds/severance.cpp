// SPDX-License-Identifier: Apache-2.0
// Kind "severance": whose nearest place is near in a straight line, but far on the way?
#include "category_places.hpp"
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "straight_from.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  double detour_m = 0;  ///< a way longer than this is cut off
};

class Severance : public OriginMeasure {
 public:
  Severance(const MeasureContext& context, const CheckRow& row)
      : row_(row), detour_m_(own_of<Keys>(context.check(row)).detour_m) {}

  Mark at(const OriginView& origin) const override {
    const CheckTarget& target = row_.targets.front();
    if (!origin.joined) return mark_of(Answer::open);
    const bool silent = origin.silent_on(target.category);
    if (!origin.straight.within(target.category, target.metres)) {
      const bool open = silent || origin.straight.may_be_within(target.category, target.metres);
      return mark_of(open ? Answer::open : Answer::no);
    }
    Answer cut_off = silent ? Answer::open : Answer::yes;  // a place may be nearer
    for (const ModeIndex mode : row_.modes) {
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

void read(CheckReader& reader) {
  reader.table.number("detour_m", reader.own<Keys>().detour_m, kCheckMetres);
}

}  // namespace

extern const CheckKind severance{
    .name = "severance",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::times,
    .limit = CheckKind::Limit::optional,
    .modes = CheckKind::Modes::any,
    .block_verdict = CheckKind::BlockVerdict::median_home_not,
    .a_row_each = true,
    .in_straight_lines = true,
    .read = read,
    .of_homes = homes_by<Severance>,
    .example = R"(categories = ["food"], metres = 500, modes = ["walk"], detour_m = 1500)",
};

}  // namespace quarter::kinds
