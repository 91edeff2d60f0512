// SPDX-License-Identifier: Apache-2.0
// Kinds "nearest" and "completeness": are the targets reached within their limits, on the way?
#include "category_places.hpp"
#include "kinds.hpp"

namespace quarter::kinds {
namespace {

class WithinLimits : public OriginMeasure {
 public:
  WithinLimits(const MeasureContext& context, const CheckRow& row)
      : row_(row), wanted_(targets_wanted(context, row)) {}

  Mark at(const OriginView& origin) const override {
    // A home beside no mapped street says nothing about the city, only about the map.
    if (!origin.joined) return mark_of(Answer::open);
    Answer best = Answer::no;
    for (const std::size_t mode : row_.modes)
      best = better(best, by(mode, origin));
    return mark_of(best);
  }

 private:
  Answer by(std::size_t mode, const OriginView& origin) const {
    return reached_all(row_.targets, wanted_, mode, origin);
  }

  CheckRow row_;
  std::size_t wanted_;
};

}  // namespace

std::unique_ptr<OriginMeasure> within_limits(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<WithinLimits>(context, row);
}

}  // namespace quarter::kinds
