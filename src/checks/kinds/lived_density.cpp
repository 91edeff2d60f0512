// SPDX-License-Identifier: Apache-2.0
// Kind "lived_density": how many residents share a hectare of their block with each? Blocks nobody
// lives in do not count, however large they are.
#include "inputs.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter::kinds {
namespace {

class LivedDensity : public OriginMeasure {
 public:
  explicit LivedDensity(const MeasureContext& context)
      : context_(context), people_(context.blocks.size(), 0) {
    for (const Origin& origin : context.origins) {
      if (origin.block != kNone) people_[origin.block] += origin.weight;
    }
  }

  Mark at(const OriginView& origin) const override {
    const std::uint32_t block = context_.origins[origin.index].block;
    if (block == kNone) return {0, 0, 0};
    return {1, people_[block] / (context_.blocks[block].area_m2 / 1e4), 0};
  }

 private:
  MeasureContext context_;
  std::vector<double> people_;  ///< per block
};

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow&) {
  return std::make_unique<LivedDensity>(context);
}

}  // namespace

extern const CheckKind lived_density{
    .name = "lived_density",
    .unit = Unit::residents_per_ha,
    .needs = needs_people,
    .of_homes = measure,
    .example = "",
};

}  // namespace quarter::kinds
