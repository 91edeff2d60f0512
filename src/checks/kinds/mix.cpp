// SPDX-License-Identifier: Apache-2.0
// Kind "mix": how evenly are the places within reach spread over kinds?
#include <set>
#include <string_view>

#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "supply_measure.hpp"

namespace quarter::kinds {
namespace {

/// How many kinds of places the catalogue knows for a row.
std::size_t kinds_of(const MeasureContext& context, const CheckRow& row) {
  std::set<std::string_view> kinds;
  for (const ServiceIndex service : services_of(context.catalogue, row)) {
    for (const PlaceRule& rule : context.catalogue.services[service].rules)
      kinds.insert(rule.subtype);
  }
  return kinds.size();
}

/// A share of the greatest mix for each origin, likewise; where there may be more it may be any.
class MixMeasure : public OriginMeasure {
 public:
  MixMeasure(const CheckRow& row, std::vector<double> mix)
      : mode_(row.modes.front()), row_(row), mix_(std::move(mix)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.footing[mode_].joined()) return nowhere(row_, mode_, origin, 1);
    if (may_be_more(row_, mode_, origin)) return {1, 0, 1};
    return {1, mix_[origin.index], 0};
  }

 private:
  ModeIndex mode_;
  CheckRow row_;
  std::vector<double> mix_;  ///< per origin
};

std::vector<double> mixed(const MeasureContext& context, const CheckRow& row) {
  return mixed_supply(graph_of(context, row), supply_of(context, row, one_place),
                      kinds_of(context, row), residents_of(context, row),
                      plain_reach(context, row));
}

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow& whole) {
  const CheckRow row = without_silent(context, whole);
  return std::make_unique<MixMeasure>(row, mixed(context, row));
}

}  // namespace

extern const CheckKind mix{
    .name = "mix",
    .unit = Unit::share_of_greatest_mix,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::one,
    .looks_at_all = true,
    .of_homes = measure,
    .example = R"(categories = ["food"], minutes = 15, modes = ["walk"])",
};

}  // namespace quarter::kinds
