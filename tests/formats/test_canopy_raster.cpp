// SPDX-License-Identifier: Apache-2.0
// Rasters of tree canopy: what a cell means, and what is refused.
#include "quarter/formats/canopy_raster.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <fstream>

#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

/// Two by two cells of 0.001 degrees, the north-west corner at 13 E, 53 N.
std::filesystem::path draw(const std::filesystem::path& path, std::vector<float> cells,
                           int bands = 1) {
  GDALAllRegister();
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const GDALDatasetUniquePtr raster(
      driver->Create(path.c_str(), 2, 2, bands, GDT_Float32, nullptr));
  REQUIRE(raster != nullptr);
  double transform[6] = {13, 0.001, 0, 53, 0, -0.001};
  raster->SetGeoTransform(transform);
  OGRSpatialReference system;
  system.importFromEPSG(4326);
  raster->SetSpatialRef(&system);
  REQUIRE(raster->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, 2, 2, cells.data(), 2, 2, GDT_Float32,
                                             0, 0, nullptr) == CE_None);
  return path;
}

Box around(double lon, double lat) {
  Box box;
  box.extend(LonLat::from_degrees(lon - 0.01, lat - 0.01));
  box.extend(LonLat::from_degrees(lon + 0.01, lat + 0.01));
  return box;
}

/// Of the cells in the order of the file, then of a place outside it.
std::vector<float> read(const std::filesystem::path& path, CanopyUnit unit) {
  CanopyRaster canopy(path, unit);
  canopy.load(around(13, 53));
  std::vector<LonLat> where;
  for (const double lat : {52.9995, 52.9985}) {
    for (const double lon : {13.0005, 13.0015})
      where.push_back(LonLat::from_degrees(lon, lat));
  }
  where.push_back(LonLat::from_degrees(13.005, 53));
  std::vector<float> shares(where.size());
  canopy.shares(where, shares);
  CHECK(canopy.cell_m() == Approx(67).margin(1));  // 0.001 degrees of longitude at 53 N
  return shares;
}

}  // namespace

TEST_CASE("A cell of canopy is a percentage, or a share; other numbers are not known") {
  const TemporaryFolder folder;
  const auto percent = read(draw(folder / "percent.tif", {0, 30, 100, 255}), CanopyUnit::percent);
  CHECK(percent[0] == 0);
  CHECK(percent[1] == Approx(0.3));
  CHECK(percent[2] == 1);
  CHECK(std::isnan(percent[3]));
  CHECK(std::isnan(percent[4]));
  const auto share = read(draw(folder / "share.tif", {0, 1, 0.25, 30}), CanopyUnit::share);
  CHECK(share[1] == 1);
  CHECK(share[2] == Approx(0.25));
  CHECK(std::isnan(share[3]));
}

TEST_CASE("A raster of canopy that lies elsewhere, or has two bands, is refused with a remedy") {
  const TemporaryFolder folder;
  const auto refusal = [&](const std::filesystem::path& path, double lon) {
    return message_of([&] {
      CanopyRaster canopy(path, CanopyUnit::percent);
      canopy.load(around(lon, 53));
    });
  };
  const auto says = [](const std::string& message, const std::string& words) {
    return message.find(words) != std::string::npos;
  };
  const std::string far = refusal(draw(folder / "far.tif", {1, 1, 1, 1}), 20);
  CHECK(says(far, "holds no share of canopy"));
  CHECK(says(far, "--canopy-unit"));
  CHECK(says(refusal(draw(folder / "two.tif", {1, 1, 1, 1}, 2), 13), "it has 2 bands"));
  std::ofstream(folder / "text.tif") << "no raster";
  CHECK(says(refusal(folder / "text.tif", 13), "text.tif"));
}
