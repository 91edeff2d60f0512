// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Heights of the ground from a GeoTIFF in any coordinate system that it names.
class ElevationRaster {
 public:
  /// Opens the file (as GeoTIFF and nothing else). Throws Error if it is none, or names no place or
  /// coordinate system.
  explicit ElevationRaster(const std::filesystem::path& path);
  ~ElevationRaster();
  ElevationRaster(const ElevationRaster&) = delete;
  ElevationRaster& operator=(const ElevationRaster&) = delete;

  /// Reads the part that covers an area, in cells of about 10 m where the file's are finer, and
  /// takes the mean of each square of `smooth_m` metres. A cell with a missing one in that square
  /// is missing. Throws Error if the file does not touch the area.
  void load(const Box& area, double smooth_m);

  /// Metres at each position, between the middles of cells by straight lines; NaN where a cell is
  /// missing, or beyond the part that was loaded. Safe to call from several threads at once.
  void heights(std::span<const LonLat> where, std::span<float> metres) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
