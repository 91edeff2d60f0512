// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "quarter/city/map_data.hpp"

namespace quarter {

/// How far it is to the nearest of many places as the crow flies: to the point, the line or the
/// outline, which is what a service radius on a map means.
class OutlineDistance {
 public:
  explicit OutlineDistance(const std::vector<const PlaceFeature*>& places);
  ~OutlineDistance();
  OutlineDistance(OutlineDistance&&) noexcept;
  OutlineDistance& operator=(OutlineDistance&&) noexcept;

  /// Metres to the nearest place; 0 inside an area, infinity if there is no place. Safe to call
  /// from several threads at once.
  double metres(LonLat p) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
