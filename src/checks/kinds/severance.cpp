// SPDX-License-Identifier: Apache-2.0
// Kind "severance": whose nearest place is near in a straight line, but far on the way?
#include "category_places.hpp"
#include "kinds.hpp"

namespace quarter::kinds {
namespace {

class Severance : public OriginMeasure {
 public:
  Severance(const MeasureContext& context, const CheckRow& row)
      : row_(row),
        detour_m_(context.check(row).detour_m),
        distance_(context, row.targets.front().category) {}

  Mark at(const OriginView& origin) const override {
    const CheckTarget& target = row_.targets.front();
    if (!origin.joined) return {1, 0, 1};
    if (distance_.metres(origin.where) > target.metres) return {1, 0, 0};
    Answer reached = Answer::no;
    for (const std::size_t mode : row_.modes) {
      const Answer one =
          answer(origin.times(mode, target.category), origin.times.to_edge[mode], 0, detour_m_);
      if (one == Answer::yes) return {1, 0, 0};
      if (one == Answer::open) reached = Answer::open;
    }
    return {1, reached == Answer::no ? 1.0 : 0.0, reached == Answer::open ? 1.0 : 0.0};
  }

 private:
  CheckRow row_;
  double detour_m_;
  CategoryDistance distance_;
};

}  // namespace

std::unique_ptr<OriginMeasure> severance(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Severance>(context, row);
}

}  // namespace quarter::kinds
