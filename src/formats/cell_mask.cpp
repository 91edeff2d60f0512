// SPDX-License-Identifier: Apache-2.0
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_geometry.h>

#include <stdexcept>

#include "gdal_stage.hpp"
#include "quarter/formats/raster.hpp"

namespace quarter {
namespace {

/// Straight lines in degrees are bent on the plane; pieces so long, in degrees, are not.
constexpr double kStraightDegrees = 0.005;

void append_ring(OGRPolygon& polygon, const Ring& ring, const MetricProjection& projection) {
  OGRLinearRing line;
  for (const LonLat& p : ring)
    line.addPoint(p.lon(), p.lat());
  line.closeRings();
  line.segmentize(kStraightDegrees);
  std::vector<LonLat> places;
  for (int i = 0; i < line.getNumPoints(); ++i)
    places.push_back(LonLat::from_degrees(line.getX(i), line.getY(i)));
  const std::vector<Point2> points = projection.project(places);
  for (int i = 0; i < line.getNumPoints(); ++i)
    line.setPoint(i, points[static_cast<std::size_t>(i)].x, points[static_cast<std::size_t>(i)].y);
  polygon.addRing(&line);
}

}  // namespace

struct CellMask::Impl {
  RasterGrid grid;
  OGRMultiPolygon area;
};

CellMask::CellMask(const MultiPolygon& area, const MetricProjection& projection,
                   const RasterGrid& grid)
    : impl_(std::make_unique<Impl>()) {
  impl_->grid = grid;
  for (const Polygon& part : area) {
    OGRPolygon polygon;
    append_ring(polygon, part.outer, projection);
    for (const Ring& hole : part.holes)
      append_ring(polygon, hole, projection);
    impl_->area.addGeometry(&polygon);
  }
}

CellMask::~CellMask() = default;

std::vector<std::uint8_t> CellMask::window(const CellWindow& window) const {
  prepare_gdal();
  const RasterGrid& grid = impl_->grid;
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("MEM");
  if (driver == nullptr) throw std::logic_error("GDAL without its driver MEM");
  const GDALDatasetUniquePtr dataset(
      driver->Create("", window.columns, window.rows, 1, GDT_Byte, nullptr));
  std::vector<std::uint8_t> inside(window.cells());
  double transform[6] = {grid.x_min + window.column * grid.cell_m, grid.cell_m, 0,
                         grid.y_max - window.row * grid.cell_m,    0,           -grid.cell_m};
  int band = 1;
  const double value = 1;
  OGRGeometryH geometry = OGRGeometry::ToHandle(&impl_->area);
  const bool done =
      dataset != nullptr && dataset->SetGeoTransform(transform) == CE_None &&
      GDALRasterizeGeometries(GDALDataset::ToHandle(dataset.get()), 1, &band, 1, &geometry, nullptr,
                              nullptr, &value, nullptr, GDALDummyProgress, nullptr) == CE_None &&
      dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, window.columns, window.rows, inside.data(),
                                          window.columns, window.rows, GDT_Byte, 0, 0,
                                          nullptr) == CE_None;
  if (!done) throw std::runtime_error("GDAL cannot draw the area of study as cells");
  return inside;
}

}  // namespace quarter
