// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/tags.hpp"
#include "quarter/catalogue/condition_rules.hpp"

namespace quarter {

struct Catalogue;
struct TravelMode;

/// What season, water and roughness do to one mode on a way or at a node.
struct Ground {
  GroundRow::Use use = GroundRow::Use::open;  ///< slow: see `factor`
  double factor = 1;                          ///< of the speed, (0, 1]; the least of all rows

  bool changes() const { return use != GroundRow::Use::open; }
};

/// By the rows of one table, [season] or [roughness]. `own_key_allows`: a key of the mode's own,
/// such as wheelchair=yes, lets it pass.
Ground ground_of(const std::vector<GroundRow>& rows, const TravelMode& mode, bool own_key_allows,
                 Tags tags);

/// By both tables: the stronger counts, closed before pushed before slowed.
Ground ground_of(const Catalogue& catalogue, const TravelMode& mode, bool own_key_allows,
                 Tags tags);

/// Whether a place is there for part of the year only: by rows that hold for everybody.
bool closed_in_season(const std::vector<GroundRow>& season, Tags tags);

/// Every key that the rows look at, in no order.
std::vector<std::string> keys_of(const std::vector<GroundRow>& rows);

}  // namespace quarter
