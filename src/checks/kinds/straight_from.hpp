// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "category_places.hpp"

#include "quarter/base/indexed.hpp"

namespace quarter {

/// Straight-line distances to the categories that some row measures as the crow flies.
class StraightDistances {
 public:
  StraightDistances(const MeasureContext& context, const std::vector<CheckRow>& rows);

  /// Metres to a category of such a row.
  double metres(CategoryIndex category, LonLat p) const { return categories_[category]->metres(p); }
  std::size_t categories() const { return categories_.size(); }
  /// Whether the map ends on places that may be of such a category, and metres to it with these.
  bool any_perhaps(CategoryIndex category) const { return perhaps_[category].has_value(); }
  double metres_or_perhaps(CategoryIndex category, LonLat p) const {
    return perhaps_[category]->metres(p);
  }
  /// Metres to where the map ends.
  double metres_to_edge(LonLat p) const { return kinds::metres_to_edge(map_, p); }

 private:
  const MapData& map_;
  Indexed<CategoryIndex, std::optional<kinds::CategoryDistance>> categories_;
  Indexed<CategoryIndex, std::optional<kinds::CategoryDistance>> perhaps_;
};

/// The same from one origin after the other: rows share what was measured, and an origin near one
/// that lies well within a radius, or well outside, needs no new search. One for each thread.
class StraightFrom {
 public:
  explicit StraightFrom(const StraightDistances& distances)
      : distances_(distances),
        last_(distances.categories()),
        last_perhaps_(distances.categories()) {}

  void start(LonLat origin) { origin_ = origin; }
  double metres(CategoryIndex category);
  bool within(CategoryIndex category, double metres);
  /// Whether the map ends nearer than this, as the crow flies.
  bool map_ends_within(double metres);
  /// Whether a place of the category may lie within this although the map has none: beyond its end,
  /// or where it ends on one that may be larger.
  bool may_be_within(CategoryIndex category, double metres);

 private:
  struct Measured {
    LonLat from;
    double metres = 0;
    bool any = false;
  };

  template <typename Measure>
  bool below(Measured& last, double metres, Measure measure) const;

  const StraightDistances& distances_;
  LonLat origin_;
  Measured to_edge_;
  Indexed<CategoryIndex, Measured> last_;
  Indexed<CategoryIndex, Measured> last_perhaps_;
};

}  // namespace quarter
