// SPDX-License-Identifier: Apache-2.0
// Kind "same_way": of those who reach all targets, whose quickest ways are as quick for a traveller
// with fewer ways? With steps closed to the second one: whose ways are free of steps?
#include <algorithm>

#include "category_places.hpp"
#include "inputs.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/distribution.hpp"

namespace quarter::kinds {
namespace {

class SameWay : public OriginMeasure {
 public:
  explicit SameWay(const CheckRow& row) : row_(row) {}

  Mark at(const OriginView& origin) const override {
    const ModeIndex one = row_.modes.front();
    const ModeIndex other = row_.modes.back();
    const Answer all = reached_all(row_.targets, row_.targets.size(), one, origin);
    if (all == Answer::no) return {0, 0, 0};
    // A place that is missing from the map may be nearer.
    if (all == Answer::open || origin.silent_on_any(row_.targets)) return mark_of(Answer::open);
    bool same_ways = true;
    for (const CheckTarget& target : row_.targets) {
      const TravelCost way = origin.times(one, target.category);
      const TravelCost same = origin.times(other, target.category);
      // Beyond the map there may be a nearer place, or a shorter way.
      if (origin.times.open(one, target.category) < way) return mark_of(Answer::open);
      if (same.reached() && to_tenths(same) == to_tenths(way)) continue;
      if (origin.times.open(other, target.category) < same) return mark_of(Answer::open);
      same_ways = false;
    }
    return mark_of(same_ways ? Answer::yes : Answer::no);
  }

 private:
  CheckRow row_;
};

std::unique_ptr<OriginMeasure> measure(const MeasureContext&, const CheckRow& row) {
  return std::make_unique<SameWay>(row);
}

}  // namespace

extern const CheckKind same_way{
    .name = "same_way",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::times,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::two,
    .block_verdict = CheckKind::BlockVerdict::median_home,
    .needs = needs_every_mode,
    .of_homes = measure,
    .example = R"(categories = ["food"], minutes = 15, modes = ["walk", "step_free"])",
};

}  // namespace quarter::kinds
