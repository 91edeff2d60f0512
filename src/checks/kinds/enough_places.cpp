// SPDX-License-Identifier: Apache-2.0
#include "enough_places.hpp"

#include "quarter/checks/check_rule.hpp"
#include "reached_places.hpp"

namespace quarter::kinds {
namespace {

/// How many different places are reached?
class EnoughPlaces : public OriginMeasure {
 public:
  EnoughPlaces(const MeasureContext& context, const CheckRow& row, DistinctPlaces::Limits limits)
      : row_(row),
        limit_(row.targets.front()),
        count_(context.check(row).count),
        places_(context, row, limits) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return mark_of(Answer::open);
    bool open = origin.silent_on_any(row_.targets);
    const bool enough =
        places_.any_mode(origin, [&](ModeIndex mode, const std::vector<PlaceCost>& found) {
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

std::unique_ptr<OriginMeasure> enough_places(const MeasureContext& context, const CheckRow& row,
                                             DistinctPlaces::Limits limits) {
  limits.most = context.check(row).count;
  return std::make_unique<EnoughPlaces>(context, row, limits);
}

}  // namespace quarter::kinds
