// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/elevation.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <functional>

#include "formats/temporary_folder.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr float kNoData = -9999;

struct Grid {
  int epsg = 4326;  // 0: no coordinate system
  double x_min = 13, y_max = 53.02;
  double cell = 1 / 3600.0;
  int size = 72;  // 0.02 degrees
};

/// A raster of heights as a function of column and row.
void write_heights(const std::filesystem::path& path, const Grid& grid,
                   const std::function<float(int, int)>& height, const char* driver = "GTiff") {
  GDALAllRegister();
  GDALDriver* gtiff = GetGDALDriverManager()->GetDriverByName(driver);
  GDALDatasetUniquePtr out(
      gtiff->Create(path.c_str(), grid.size, grid.size, 1, GDT_Float32, nullptr));
  double transform[] = {grid.x_min, grid.cell, 0, grid.y_max, 0, -grid.cell};
  out->SetGeoTransform(transform);
  if (grid.epsg != 0) {
    OGRSpatialReference system;
    system.importFromEPSG(grid.epsg);
    out->SetSpatialRef(&system);
  }
  std::vector<float> cells;
  for (int row = 0; row < grid.size; ++row) {
    for (int column = 0; column < grid.size; ++column)
      cells.push_back(height(column, row));
  }
  out->GetRasterBand(1)->SetNoDataValue(kNoData);
  REQUIRE(out->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, grid.size, grid.size, cells.data(),
                                          grid.size, grid.size, GDT_Float32, 0, 0,
                                          nullptr) == CE_None);
}

Box box(double west, double south, double east, double north) {
  Box area;
  area.extend(LonLat::from_degrees(west, south));
  area.extend(LonLat::from_degrees(east, north));
  return area;
}

const Box kTown = box(13.005, 53.005, 13.015, 53.015);

float height_at(const ElevationRaster& raster, double lon, double lat) {
  const LonLat where = LonLat::from_degrees(lon, lat);
  float metres = 0;
  raster.heights({&where, 1}, {&metres, 1});
  return metres;
}

std::string refusal(const std::function<void()>& read) {
  try {
    read();
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("A plane stays a plane: smoothing and sampling do not bend a constant slope") {
  const TemporaryFolder folder;
  // 0.01 m a cell to the east, 0.5 m a cell to the south; cells of 18.6 x 30.9 m
  write_heights(folder / "h.tif", {}, [](int column, int row) {
    return static_cast<float>(100 + 0.01 * column + 0.5 * row);
  });
  ElevationRaster raster(folder / "h.tif");
  raster.load(kTown, 50);
  for (const auto& [lon, lat] : {std::pair{13.005, 53.005}, {13.0101, 53.0123}, {13.015, 53.015}}) {
    const double column = (lon - 13) * 3600 - 0.5, row = (53.02 - lat) * 3600 - 0.5;
    CHECK(height_at(raster, lon, lat) == Approx(100 + 0.01 * column + 0.5 * row).epsilon(1e-5));
  }
  CHECK(folder.names() == std::vector<std::string>{"h.tif"});  // no sidecar
}

TEST_CASE("Heights come in metric systems and fine cells as well") {
  const TemporaryFolder folder;
  const Grid utm{32633, 365500, 5876500, 2, 1500};  // 3 km around 13° E, 53.01° N
  write_heights(folder / "h.tif", utm,
                [](int column, int) { return static_cast<float>(0.1 * 2 * column); });
  ElevationRaster raster(folder / "h.tif");
  raster.load(box(13.005, 53.005, 13.015, 53.015), 50);
  const float west = height_at(raster, 13.007, 53.01), east = height_at(raster, 13.012, 53.01);
  const double metres =
      distance_m(LonLat::from_degrees(13.007, 53.01), LonLat::from_degrees(13.012, 53.01));
  CHECK((east - west) / metres == Approx(0.1).epsilon(0.01));
}

TEST_CASE("Noise of single cells is smoothed over the width asked for") {
  const TemporaryFolder folder;
  const Grid utm{32633, 365500, 5876500, 10, 300};
  write_heights(folder / "h.tif", utm,
                [](int column, int row) { return (column + row) % 2 == 0 ? 10.F : 0.F; });
  ElevationRaster raster(folder / "h.tif");
  raster.load(kTown, 50);
  for (int i = 0; i < 20; ++i)
    CHECK(std::abs(height_at(raster, 13.007 + i * 0.0003, 53.01) - 5) < 0.3);
}

TEST_CASE("Missing cells are missing with their surroundings, and so is what lies off the file") {
  const TemporaryFolder folder;
  write_heights(folder / "h.tif", {},
                [](int column, int row) { return column == 36 && row == 36 ? kNoData : 50.F; });
  ElevationRaster raster(folder / "h.tif");
  raster.load(box(12.99, 52.99, 13.03, 53.03), 50);  // larger than the file
  CHECK(std::isnan(height_at(raster, 13 + 36.5 / 3600, 53.02 - 36.5 / 3600)));
  CHECK(std::isnan(height_at(raster, 13 + 38.0 / 3600, 53.02 - 36.5 / 3600)));
  CHECK(height_at(raster, 13 + 41.0 / 3600, 53.02 - 36.5 / 3600) == Approx(50));
  CHECK(height_at(raster, 13.005, 53.005) == Approx(50));
  CHECK(std::isnan(height_at(raster, 12.995, 53.01)));
  CHECK(std::isnan(height_at(raster, 13.0001, 53.01)));  // the edge of the file is half a mean
  CHECK(std::isnan(height_at(raster, -60, -30)));
}

TEST_CASE("What is no map of heights is refused before the extract is read") {
  const TemporaryFolder folder;
  const auto flat = [](int, int) { return 1.F; };
  write_heights(folder / "nowhere.tif", {0, 0, 0, 1, 8}, flat);
  write_heights(folder / "image.img", {}, flat, "HFA");
  put(folder / "text.tif", "no raster");
  put(folder / "virtual.vrt", "<VRTDataset rasterXSize='1' rasterYSize='1'/>");
  const auto opening = [&](const char* name) {
    return refusal([&] { const ElevationRaster raster(folder / name); });
  };
  CHECK(opening("none.tif").find("there is no such file") != std::string::npos);
  CHECK(opening("nowhere.tif").find("does not say where on the globe") != std::string::npos);
  for (const char* name : {"image.img", "text.tif", "virtual.vrt"}) {
    INFO(name);
    CHECK(opening(name).find("give a GeoTIFF of heights in metres") != std::string::npos);
  }
  write_heights(folder / "h.tif", {}, flat);
  CHECK(refusal([&] {
          ElevationRaster raster(folder / "h.tif");
          raster.load(box(-9, 41, -8, 42), 50);
        }).find("does not touch the area of the extract") != std::string::npos);
}

TEST_CASE("The height of a place does not depend on how far the streets of the extract go") {
  const TemporaryFolder folder;
  // Cells of some 3 m: three by three are one.
  const Grid grid{4326, 13, 53.02, 1 / 36000.0, 720};
  write_heights(folder / "h.tif", grid, [](int column, int row) {
    return static_cast<float>((column * 7919 + row * 104729) % 1009) / 10;
  });
  ElevationRaster town(folder / "h.tif"), land(folder / "h.tif");
  town.load(kTown, 50);
  land.load(box(13.0031, 53.0017, 13.0169, 53.0171), 50);
  for (int i = 0; i < 100; ++i) {
    const double lon = 13.005 + 1e-4 * i, lat = 53.005 + 1e-4 * ((37 * i) % 100);
    CHECK(height_at(town, lon, lat) == height_at(land, lon, lat));
    CHECK(std::isfinite(height_at(town, lon, lat)));
  }
}
