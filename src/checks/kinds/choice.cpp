// SPDX-License-Identifier: Apache-2.0
// Kinds "choice" and "diversity": how many different places are reached?
#include <algorithm>

#include "kinds.hpp"
#include "quarter/catalogue/check_rule.hpp"
#include "reached_places.hpp"

namespace quarter::kinds {
namespace {

/// LEED-ND 2009, NPD credit 3: at most two establishments of a kind count.
constexpr std::size_t kMostOfKind = 2;

DistinctPlaces::Limits limits_of(const MeasureContext& context, const CheckRow& row) {
  DistinctPlaces::Limits limits = place_limits(context, row.targets.front());
  limits.most = context.check(row).count;
  if (context.check(row).kind == CheckRule::Kind::diversity) limits.most_of_group = kMostOfKind;
  return limits;
}

class Choice : public OriginMeasure {
 public:
  Choice(const MeasureContext& context, const CheckRow& row)
      : row_(row),
        limit_(row.targets.front()),
        count_(context.check(row).count),
        places_(context, row, limits_of(context, row)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return mark_of(Answer::open);
    bool open = origin.silent_on_any(row_.targets);
    const bool enough =
        places_.any_mode(origin, [&](std::size_t mode, const std::vector<PlaceCost>& found) {
          open = open || answer(TravelCost::unreached(), origin.times.to_edge[mode], limit_.minutes,
                                limit_.metres) == Answer::open;
          return found.size() >= count_;
        });
    if (enough) return mark_of(Answer::yes);
    return mark_of(open ? Answer::open : Answer::no);
  }

 private:
  CheckRow row_;
  CheckTarget limit_;
  std::size_t count_;
  ReachedPlaces places_;
};

}  // namespace

std::unique_ptr<OriginMeasure> choice(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Choice>(context, row);
}

}  // namespace quarter::kinds
