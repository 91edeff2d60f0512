// SPDX-License-Identifier: Apache-2.0
// Kind "gap": who is left behind? The share of those whose targets adults reach and another
// traveller does not.
#include "category_places.hpp"
#include "inputs.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter::kinds {
namespace {

class Gap : public OriginMeasure {
 public:
  explicit Gap(const CheckRow& row) : row_(row) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return mark_of(Answer::open);
    const Answer one = by(row_.modes.front(), origin);
    if (one == Answer::no) return mark_of(Answer::no);
    const Answer other = by(row_.modes.back(), origin);
    if (other == Answer::yes) return mark_of(Answer::no);
    return mark_of(one == Answer::yes && other == Answer::no ? Answer::yes : Answer::open);
  }

 private:
  Answer by(ModeIndex mode, const OriginView& origin) const {
    return reached_all(row_.targets, row_.targets.size(), mode, origin);
  }

  CheckRow row_;
};

std::unique_ptr<OriginMeasure> measure(const MeasureContext&, const CheckRow& row) {
  return std::make_unique<Gap>(row);
}

}  // namespace

extern const CheckKind gap{
    .name = "gap",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::less,
    .asks = CheckKind::Asks::times,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::two,
    .needs = needs_every_mode,
    .of_homes = measure,
    .example = R"(categories = ["food"], minutes = 15, modes = ["walk", "cycle"])",
};

}  // namespace quarter::kinds
