// SPDX-License-Identifier: Apache-2.0
// Kind "same_way": of those who reach all targets, whose quickest ways are as quick for a traveller
// with fewer ways? With steps closed to the second one: whose ways are free of steps?
#include <algorithm>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/checks/distribution.hpp"

namespace quarter::kinds {
namespace {

class SameWay : public OriginMeasure {
 public:
  SameWay(const MeasureContext& context, const CheckRow& row)
      : row_(row), silent_(any_silent(context, row)) {}

  Mark at(const OriginView& origin) const override {
    if (silent_) return {0, 0, 0};  // the nearest places may be others
    const std::size_t one = row_.modes.front();
    const std::size_t other = row_.modes.back();
    if (reached_all(row_.targets, row_.targets.size(), {}, one, origin) != Answer::yes)
      return {0, 0, 0};
    return mark_of(std::all_of(row_.targets.begin(), row_.targets.end(),
                               [&](const CheckTarget& target) {
                                 const TravelCost way = origin.times(one, target.category);
                                 const TravelCost same = origin.times(other, target.category);
                                 return same.reached() && to_tenths(same) == to_tenths(way);
                               })
                       ? Answer::yes
                       : Answer::no);
  }

 private:
  CheckRow row_;
  bool silent_;
};

}  // namespace

std::unique_ptr<OriginMeasure> same_way(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SameWay>(context, row);
}

}  // namespace quarter::kinds
