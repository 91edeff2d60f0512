// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "quarter/checks/measure.hpp"

namespace quarter {

struct Assessment;

/// How good the data are that a row rests on; shares of 0 to 1, nothing where a row does not rest
/// on such data, or where there are none.
struct RowQuality {
  std::optional<double> unnamed;        ///< of its places, without a name
  std::optional<double> without_hours;  ///< of places with a door, without opening hours
  /// Places found over those expected, of the service with the least; where too few are expected
  /// to tell, nothing.
  std::optional<double> of_expected;
  /// Of street length: stress by defaults for speed and lanes that are not tagged, or not known to
  /// be of the class; of places: without the tag that is counted.
  std::optional<double> assumed;
  std::optional<double> edge;  ///< of weight: the map ends within the limit of the search
};

/// [district, the city last][row]. After the figures.
std::vector<std::vector<RowQuality>> data_quality(const MeasureContext& context,
                                                  const AreaLocator& areas,
                                                  const Assessment& assessment);

/// Whether the map ends within the limits of a row, at an origin; of kinds that has_edge.
bool meets_edge(const MeasureContext& context, const CheckRow& row, const OriginView& origin);

}  // namespace quarter
