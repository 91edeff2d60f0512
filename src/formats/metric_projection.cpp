// SPDX-License-Identifier: Apache-2.0
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "gdal_stage.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/formats/raster.hpp"

namespace quarter {
namespace {

constexpr std::size_t kPointsAPart = 1 << 16;

/// EPSG code of the UTM zone (WGS 84) around a position, or of Universal Polar Stereographic beyond
/// 84° N and 80° S, where UTM ends (NGA.SIG.0012_2.0.0_UTMUPS).
int epsg_of_zone(double lon, double lat) {
  if (lat > 84) return 5041;
  if (lat < -80) return 5042;
  const int zone = std::clamp(static_cast<int>(std::floor((lon + 180) / 6)) + 1, 1, 60);
  return (lat >= 0 ? 32600 : 32700) + zone;
}

int epsg_of_middle(const Box& area) {
  if (area.empty()) fail("the area of the map is empty; check the extract or the boundary");
  return epsg_of_zone((area.min.lon() + area.max.lon()) / 2, (area.min.lat() + area.max.lat()) / 2);
}

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

OGRSpatialReference system_of(int epsg) {
  OGRSpatialReference system;
  if (system.importFromEPSG(epsg) != OGRERR_NONE) {
    fail("PROJ does not know EPSG:{}; check its installation and PROJ_DATA", epsg);
  }
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

Transformation from_wgs84_to(int epsg) {
  prepare_gdal();
  const OGRSpatialReference source = system_of(4326);
  const OGRSpatialReference target = system_of(epsg);
  Transformation result(OGRCreateCoordinateTransformation(&source, &target));
  if (result == nullptr)
    fail("PROJ has no way from WGS 84 to EPSG:{}; check its installation", epsg);
  return result;
}

}  // namespace

struct MetricProjection::Impl {
  int epsg;
  Transformation transformation;
  mutable std::mutex mutex;  ///< guards the transformation while it is copied

  Transformation copy() const {
    const std::lock_guard lock(mutex);
    return Transformation(transformation->Clone());
  }
};

MetricProjection::MetricProjection(const Box& area) : impl_(std::make_unique<Impl>()) {
  impl_->epsg = epsg_of_middle(area);
  impl_->transformation = from_wgs84_to(impl_->epsg);
}

MetricProjection::~MetricProjection() = default;
MetricProjection::MetricProjection(MetricProjection&&) noexcept = default;

int MetricProjection::epsg() const {
  return impl_->epsg;
}

std::vector<Point2> MetricProjection::project(std::span<const LonLat> points) const {
  std::vector<Point2> result(points.size());
  parallel_ranges(points.size(), kPointsAPart, [&](std::size_t begin, std::size_t end) {
    const Transformation transformation = impl_->copy();
    std::vector<double> x(end - begin);
    std::vector<double> y(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      x[i - begin] = points[i].lon();
      y[i - begin] = points[i].lat();
    }
    if (transformation->Transform(static_cast<int>(x.size()), x.data(), y.data()) == FALSE) {
      fail("a position cannot be brought to EPSG:{}; check the extent of the data", impl_->epsg);
    }
    for (std::size_t i = begin; i < end; ++i)
      result[i] = {x[i - begin], y[i - begin]};
  });
  return result;
}

}  // namespace quarter
