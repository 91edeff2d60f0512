// SPDX-License-Identifier: Apache-2.0
#include <cpl_error.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <string_view>

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

/// So much may a metre of a system differ from one on the ground [P].
constexpr double kMostStretch = 0.02;

/// The digits of "25833" or "EPSG:25833"; 0 if it is neither.
int digits_of(std::string_view code) {
  if (code.starts_with("EPSG:") || code.starts_with("epsg:")) code.remove_prefix(5);
  const bool digits = !code.empty() && code.size() <= 6 &&
                      code.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? std::stoi(std::string(code)) : 0;
}

bool is_east_north(const OGRSpatialReference& system) {
  OGRAxisOrientation first = OAO_Other;
  OGRAxisOrientation second = OAO_Other;
  system.GetAxis("PROJCS", 0, &first);
  system.GetAxis("PROJCS", 1, &second);
  return (first == OAO_East && second == OAO_North) || (first == OAO_North && second == OAO_East);
}

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

  /// `zone`: the system to name as a remedy.
  void require_true_metres(const Box& area, int zone) const {
    const double lon = (area.min.lon() + area.max.lon()) / 2;
    const double lat = (area.min.lat() + area.max.lat()) / 2;
    double west = 0, south = 0, east = 0, north = 0;
    const OGRSpatialReference system = system_of(epsg);
    if (system.GetAreaOfUse(&west, &south, &east, &north, nullptr) && west < east && west >= -180 &&
        (lon < west || lon > east || lat < south || lat > north))
      fail_usage("--crs {}: is not meant for the area studied; EPSG:{} is", epsg, zone);
    const double stretch = std::max(stretched(lon, lat, 1e-3, 0), stretched(lon, lat, 0, 1e-3));
    if (!(stretch <= kMostStretch))
      fail_usage("--crs {}: a metre of it is not one on the ground of the area studied; EPSG:{} is",
                 epsg, zone);
  }

  /// By which part a short way is longer or shorter than on the ground.
  double stretched(double lon, double lat, double east, double north) const {
    std::array x{lon, lon + east};
    std::array y{lat, lat + north};
    const double metres =
        distance_m(LonLat::from_degrees(x[0], y[0]), LonLat::from_degrees(x[1], y[1]));
    if (copy()->Transform(2, x.data(), y.data()) == FALSE)
      return std::numeric_limits<double>::infinity();
    return std::abs(std::hypot(x[1] - x[0], y[1] - y[0]) / metres - 1);
  }

  Transformation copy() const {
    const std::lock_guard lock(mutex);
    return Transformation(transformation->Clone());
  }
};

int metric_epsg(const std::string& option, const std::string& code) {
  prepare_gdal();
  const int epsg = digits_of(code);
  OGRSpatialReference system;
  CPLPushErrorHandler(CPLQuietErrorHandler);
  const bool known = epsg > 0 && system.importFromEPSG(epsg) == OGRERR_NONE;
  CPLPopErrorHandler();
  if (!known)
    fail_usage("{}: '{}' is no EPSG code that PROJ knows; give one such as 25833", option, code);
  if (!system.IsProjected() || system.IsCompound() || system.GetLinearUnits() != 1 ||
      !is_east_north(system))
    fail_usage("{}: EPSG:{} is no map projection in metres, east and north; give one such as 25833",
               option, epsg);
  return epsg;
}

MetricProjection::MetricProjection(const Box& area, int epsg) : impl_(std::make_unique<Impl>()) {
  const int zone = epsg_of_middle(area);
  impl_->epsg = epsg > 0 ? epsg : zone;
  impl_->transformation = from_wgs84_to(impl_->epsg);
  if (epsg > 0) impl_->require_true_metres(area, zone);
}

MetricProjection::~MetricProjection() = default;
MetricProjection::MetricProjection(MetricProjection&&) noexcept = default;

int MetricProjection::epsg() const {
  return impl_->epsg;
}

std::string MetricProjection::proj_text() const {
  char* text = nullptr;
  const bool is_known = system_of(impl_->epsg).exportToProj4(&text) == OGRERR_NONE;
  const std::string copy = is_known ? text : "";
  CPLFree(text);
  return copy;
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
