// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "category_places.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/reach/supply.hpp"

namespace quarter::kinds {

/// How much of something a place has.
using Amount = double (*)(const PlaceFeature& place);

inline double one_place(const PlaceFeature& /*place*/) {
  return 1;
}

/// The different places that have something, with all their entrances, and numbers for their kinds.
std::vector<Supply> supply_of(const MeasureContext& context, const CheckRow& row, Amount amount);

/// Who lives at the origins, and how they join the streets of a row's mode.
std::vector<Residents> residents_of(const MeasureContext& context, const CheckRow& row);

/// Everything within the limit counts alike.
SupplyReach plain_reach(const MeasureContext& context, const CheckRow& row);
/// What is farther away counts less by the row's decay.
SupplyReach decaying_reach(const MeasureContext& context, const CheckRow& row);

/// The streets of a row's mode.
inline const SearchGraph& graph_of(const MeasureContext& context, const CheckRow& row) {
  return context.times.graph(row.modes.front());
}

/// Whether places that are not on the map may be within the limit.
bool may_be_more(const CheckRow& row, ModeIndex mode, const OriginView& origin);

/// What an origin has, in whole and of places that it shares with nobody the map does not show.
struct Had {
  std::vector<double> all;     ///< per origin
  std::vector<double> surely;  ///< the same without places near which the map ends; empty: as `all`
};

/// A figure for each origin; none where no street is near. Where the map is silent, or ends within
/// the limit, there may be more.
class SupplyMeasure : public OriginMeasure {
 public:
  SupplyMeasure(const CheckRow& row, Had had)
      : mode_(row.modes.front()), row_(row), had_(std::move(had)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.footing[mode_].joined()) return nowhere(row_, mode_, origin, kNoEnd);
    const double all = had_.all[origin.index];
    const double surely = had_.surely.empty() ? all : had_.surely[origin.index];
    if (may_be_more(row_, mode_, origin)) return {1, surely, kNoEnd};
    return {1, surely, all - surely};
  }

 private:
  ModeIndex mode_;
  CheckRow row_;
  Had had_;
};

/// How much of what places have is within reach, for each of those who share it; what is farther
/// away counts less.
std::unique_ptr<OriginMeasure> shared_measure(const MeasureContext& context, const CheckRow& row,
                                              Amount amount);

}  // namespace quarter::kinds
