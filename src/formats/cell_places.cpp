// SPDX-License-Identifier: Apache-2.0
#include "cell_places.hpp"

#include <cpl_error.h>
#include <gdal_alg.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

constexpr std::size_t kPointsAPart = 1 << 14;

OGRSpatialReference globe_system() {
  OGRSpatialReference system;
  if (system.importFromEPSG(4326) != OGRERR_NONE)
    fail("PROJ does not know EPSG:4326; check PROJ_DATA");
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

Point2 applied(const std::array<double, 6>& affine, double x, double y) {
  return {affine[0] + x * affine[1] + y * affine[2], affine[3] + x * affine[4] + y * affine[5]};
}

/// A place outside a coordinate system is an answer here, not an error.
class Hush {
 public:
  Hush() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~Hush() { CPLPopErrorHandler(); }
  Hush(const Hush&) = delete;
  Hush& operator=(const Hush&) = delete;
};

}  // namespace

CellPlaces::CellPlaces(GDALDataset& dataset, const GdalStage& stage) {
  stage.require(dataset.GetGeoTransform(to_ground_.data()) == CE_None, "it has no place on Earth");
  stage.require(GDALInvGeoTransform(to_ground_.data(), to_cell_.data()) != FALSE,
                "its cells have no size");
  OGRSpatialReference globe = globe_system();
  OGRSpatialReference ground = globe;
  if (dataset.GetSpatialRef() != nullptr) {
    ground = *dataset.GetSpatialRef();
    ground.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  } else {
    stage.require(has_degrees(dataset),
                  "it names no coordinate system, and its numbers are no degrees");
  }
  to_system_.reset(OGRCreateCoordinateTransformation(&globe, &ground));
  to_globe_.reset(OGRCreateCoordinateTransformation(&ground, &globe));
  stage.require(to_system_ != nullptr && to_globe_ != nullptr,
                "its coordinate system cannot be brought to WGS 84");
}

std::vector<Point2> CellPlaces::cells_of(std::span<const LonLat> places) const {
  constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
  std::vector<Point2> cells(places.size());
  parallel_ranges(places.size(), kPointsAPart, [&](std::size_t begin, std::size_t end) {
    const Hush hush;
    std::vector<double> x(end - begin), y(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      x[i - begin] = places[i].lon();
      y[i - begin] = places[i].lat();
    }
    std::vector<int> ok(x.size(), FALSE);
    copy_of_to_system()->Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr,
                                   ok.data());
    for (std::size_t i = 0; i < x.size(); ++i)
      cells[begin + i] =
          ok[i] != FALSE ? applied(to_cell_, x[i], y[i]) : Point2{kNoNumber, kNoNumber};
  });
  return cells;
}

Ring CellPlaces::outline(int column, int row) const {
  constexpr std::array<std::pair<int, int>, 4> corners = {{{0, 1}, {1, 1}, {1, 0}, {0, 0}}};
  Ring ring;
  for (const auto& [dx, dy] : corners)
    ring.push_back(place(column + dx, row + dy));
  ring.push_back(ring.front());
  const bool whole = std::all_of(ring.begin(), ring.end(), [](LonLat p) { return p.valid(); });
  return whole ? ring : Ring{};
}

LonLat CellPlaces::place(double column, double row) const {
  const Hush hush;
  Point2 p = applied(to_ground_, column, row);
  const std::lock_guard lock(mutex_);
  if (to_globe_->Transform(1, &p.x, &p.y) == FALSE) return {};
  return LonLat::from_degrees(p.x, p.y);
}

bool CellPlaces::has_degrees(GDALDataset& dataset) const {
  const Point2 first = applied(to_ground_, 0, 0);
  const Point2 last = applied(to_ground_, dataset.GetRasterXSize(), dataset.GetRasterYSize());
  const auto on_globe = [](Point2 p) { return std::abs(p.x) <= 180 && std::abs(p.y) <= 90; };
  return on_globe(first) && on_globe(last);
}

CellPlaces::Transformation CellPlaces::copy_of_to_system() const {
  const std::lock_guard lock(mutex_);
  return Transformation(to_system_->Clone());
}

}  // namespace quarter
