// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "quarter/reach/travel_time_field.hpp"
#include "support/drawn_streets.hpp"

namespace quarter {

/// Trips of one mode in drawn streets.
class DrawnTrips {
 public:
  DrawnTrips(const DrawnStreets& streets, const char* mode)
      : streets_(streets),
        index_(streets.network),
        graph_(streets.catalogue, streets.network, streets.mode(mode)) {}

  /// Seconds from one position to another, joined to the network like a home and a shop; nothing if
  /// there is no way or no street near.
  std::optional<double> seconds(LonLat from, LonLat to) const {
    const auto start = index_.join(graph_, from, 100);
    const auto end = index_.join(graph_, to, 100);
    if (!start || !end) return std::nullopt;
    const TravelTimeField field(graph_, {{*end, {}}}, 60 * 60 * 1000);
    const TravelCost cost = field.at(*start);
    if (!cost.reached()) return std::nullopt;
    return cost.ms() / 1000.0;
  }
  std::optional<double> seconds(char from, char to) const {
    return seconds(streets_.drawing.at(from), streets_.drawing.at(to));
  }
  /// The same; -1 where there is no way, so that tables of expected sums stay short.
  double operator()(char from, char to) const { return seconds(from, to).value_or(-1); }

  const SearchGraph& graph() const { return graph_; }
  const StreetIndex& index() const { return index_; }

 private:
  const DrawnStreets& streets_;
  StreetIndex index_;
  SearchGraph graph_;
};

}  // namespace quarter
