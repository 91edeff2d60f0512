// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layer_source.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// The polygons made valid on the grid of 1e-7 degree; none if they enclose nothing there.
MultiPolygon made_valid(MultiPolygon polygons);

/// The polygons of a feature, valid. Throws Error if it has none or leaves the globe.
MultiPolygon polygons_at(const LayerSource& source, OGRFeature& feature, std::size_t number);

/// A position, from the columns of a CSV or from a geometry.
class PointReader {
 public:
  /// Throws Error if a CSV has no columns lon/lat, longitude/latitude, lng/lat or x/y (any case).
  explicit PointReader(const LayerSource& source);

  /// Throws Error if the feature is no point or leaves the globe.
  LonLat read(OGRFeature& feature, std::size_t number) const;
  /// Whether the position is read from this column.
  bool is_position(int column) const { return column == lon_ || column == lat_; }

 private:
  void find_columns();
  LonLat from_columns(const OGRFeature& feature, std::size_t number) const;
  LonLat from_geometry(OGRFeature& feature, std::size_t number) const;
  double degrees(const OGRFeature& feature, int column, std::size_t number) const;

  const LayerSource& source_;
  int lon_ = -1;
  int lat_ = -1;
};

}  // namespace quarter
