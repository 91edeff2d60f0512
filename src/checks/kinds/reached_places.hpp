// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "category_places.hpp"

#include "quarter/base/ids.hpp"

namespace quarter::kinds {

/// The different places of a row's categories that an origin reaches, mode by mode.
class ReachedPlaces {
 public:
  ReachedPlaces(const MeasureContext& context, const CheckRow& row, DistinctPlaces::Limits limits);

  /// Calls `visit(mode, places)` for each mode of the row the origin is joined in, until it returns
  /// true; returns whether it did.
  template <typename Visit>
  bool any_mode(const OriginView& origin, Visit visit) const {
    std::vector<PlaceCost> found;
    for (std::size_t i = 0; i < modes_.size(); ++i) {
      const std::span<const Anchor> joins = origin.footing.joins(modes_[i]);
      if (joins.empty()) continue;
      places_[i].from(joins, origin.exits[modes_[i]], found);
      if (visit(modes_[i], found)) return true;
    }
    return false;
  }

 private:
  std::vector<PlaceEntrance> entrances(const MeasureContext& context, const CheckRow& row,
                                       ModeIndex mode);

  std::vector<ModeIndex> modes_;
  std::map<std::string, std::uint32_t> groups_;  ///< a number for each kind of place
  std::vector<DistinctPlaces> places_;           ///< per mode
};

}  // namespace quarter::kinds
