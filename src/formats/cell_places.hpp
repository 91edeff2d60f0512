// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "gdal_stage.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// Where the cells of a raster lie on the globe. Outlives the dataset; safe to ask from several
/// threads at once.
class CellPlaces {
 public:
  /// Throws Error if the raster has no place on Earth. One without a coordinate system is taken as
  /// WGS 84 if its corners are on the globe.
  CellPlaces(GDALDataset& dataset, const GdalStage& stage);

  /// Columns and rows, fractions of cells included; NaN where the system of the raster ends.
  std::vector<Point2> cells_of(std::span<const LonLat> places) const;

  /// The outline of a cell; empty where it leaves the globe.
  Ring outline(int column, int row) const;

  /// The place at a column and row; nowhere if it leaves the globe.
  LonLat place(double column, double row) const;

 private:
  using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

  bool has_degrees(GDALDataset& dataset) const;
  Transformation copy_of_to_system() const;

  std::array<double, 6> to_ground_{};
  std::array<double, 6> to_cell_{};
  Transformation to_system_;
  Transformation to_globe_;
  mutable std::mutex mutex_;  ///< guards the transformations
};

}  // namespace quarter
