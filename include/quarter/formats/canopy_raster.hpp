// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "quarter/base/lonlat.hpp"
#include "quarter/city/share_map.hpp"

namespace quarter {

/// What the numbers of a raster of tree canopy are; others are no data.
enum class CanopyUnit : std::uint8_t {
  percent,  ///< 0 to 100
  share,    ///< 0 to 1, such as a mask of trees
};

/// The share of the ground under trees, from a GeoTIFF with one band in any coordinate system that
/// it names.
class CanopyRaster : public ShareMap {
 public:
  /// Opens the file (as GeoTIFF and nothing else). Throws Error if it is none.
  CanopyRaster(std::filesystem::path path, CanopyUnit unit);
  ~CanopyRaster() override;

  /// Reads the part that covers an area; of a very fine one only every second cell, every third, ….
  /// Throws Error if no cell there holds data.
  void load(const Box& area);

  void shares(std::span<const LonLat> where, std::span<float> shares) const override;
  double cell_m() const override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
