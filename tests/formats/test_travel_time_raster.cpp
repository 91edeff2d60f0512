// SPDX-License-Identifier: Apache-2.0
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "formats/temporary_folder.hpp"
#include "quarter/base/work.hpp"
#include "quarter/formats/raster.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const RasterGrid kGrid{32633, 500000, 5900000, 10, 1300, 1100};
const std::vector<RasterBand> kBands = {{"walk_food_s", "Food: seconds, on foot"},
                                        {"walk_green_s", "Green & <open>: seconds, on foot"},
                                        {"cycle_food_s", "Food: seconds, by bicycle"}};

/// A disc of times around the middle, a ring beyond the limit, no data in the corners.
std::uint16_t cell(std::size_t band, int column, int row) {
  const int dx = column - kGrid.columns / 2;
  const int dy = row - kGrid.rows / 2;
  const int d2 = dx * dx + dy * dy;
  if (d2 > 500 * 500) return kRasterNoData;
  if (d2 > 400 * 400) return kRasterBeyondLimit;
  return static_cast<std::uint16_t>(d2 / 100 + static_cast<int>(band));
}

void fill(const CellWindow& window, std::span<std::uint16_t> out) {
  std::size_t i = 0;
  for (std::size_t band = 0; band < kBands.size(); ++band) {
    for (int row = window.row; row < window.row + window.rows; ++row) {
      for (int column = window.column; column < window.column + window.columns; ++column)
        out[i++] = cell(band, column, row);
    }
  }
}

GDALDatasetUniquePtr open(const std::filesystem::path& path) {
  return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
}

std::vector<std::uint16_t> cells_of(GDALRasterBand& band) {
  std::vector<std::uint16_t> cells(static_cast<std::size_t>(band.GetXSize()) *
                                   static_cast<std::size_t>(band.GetYSize()));
  REQUIRE(band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), cells.data(),
                        band.GetXSize(), band.GetYSize(), GDT_UInt16, 0, 0, nullptr) == CE_None);
  return cells;
}

}  // namespace

TEST_CASE("A travel-time raster holds the cells it was given, and says what they mean") {
  const TemporaryFolder folder;
  write_travel_time_raster(kGrid, kBands, fill, folder / "t.tif");
  CHECK(folder.names() == std::vector<std::string>{"t.tif"});
  const auto dataset = open(folder / "t.tif");
  REQUIRE(dataset != nullptr);
  REQUIRE(dataset->GetRasterCount() == 3);
  CHECK(std::string(dataset->GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE")) == "BAND");
  for (std::size_t b = 0; b < kBands.size(); ++b) {
    GDALRasterBand& band = *dataset->GetRasterBand(static_cast<int>(b) + 1);
    CHECK(band.GetDescription() == kBands[b].name);
    CHECK(band.GetUnitType() == std::string("s"));
    CHECK(band.GetMetadataItem("LONG_NAME") == kBands[b].description);
    CHECK(band.GetMetadataItem("BEYOND_LIMIT") == std::string("65534"));
    CHECK(band.GetMetadataItem("NOT_TOLD") == std::string("65533"));
    CHECK(band.GetNoDataValue() == kRasterNoData);
    std::vector<std::uint16_t> expected;
    for (int row = 0; row < kGrid.rows; ++row) {
      for (int column = 0; column < kGrid.columns; ++column)
        expected.push_back(cell(b, column, row));
    }
    CHECK(cells_of(band) == expected);
    std::erase_if(expected, [](std::uint16_t seconds) { return seconds >= kRasterNotTold; });
    double least = 0, greatest = 0, mean = 0, deviation = 0;
    REQUIRE(band.GetStatistics(FALSE, FALSE, &least, &greatest, &mean, &deviation) == CE_None);
    CHECK(least == static_cast<double>(b));
    CHECK(greatest == *std::max_element(expected.begin(), expected.end()));
    CHECK(mean == Approx(std::accumulate(expected.begin(), expected.end(), 0.0) /
                         static_cast<double>(expected.size())));
  }
}

TEST_CASE("Overviews of a travel-time raster hold cells, never means of codes") {
  const TemporaryFolder folder;
  write_travel_time_raster(kGrid, kBands, fill, folder / "t.tif");
  const auto dataset = open(folder / "t.tif");
  GDALRasterBand& band = *dataset->GetRasterBand(2);
  const auto full = cells_of(band);
  const std::set<std::uint16_t> known(full.begin(), full.end());
  REQUIRE(band.GetOverviewCount() == 2);
  for (int i = 0; i < 2; ++i) {
    const auto small = cells_of(*band.GetOverview(i));
    CHECK(small.size() < full.size() / 3);
    const std::set<std::uint16_t> used(small.begin(), small.end());
    CHECK(std::includes(known.begin(), known.end(), used.begin(), used.end()));
    CHECK(used.count(kRasterBeyondLimit) == 1);
    CHECK(used.count(kRasterNoData) == 1);
    const auto step = static_cast<std::size_t>(2) << i;
    const auto columns = static_cast<std::size_t>(band.GetOverview(i)->GetXSize());
    for (std::size_t k = 0; k < small.size(); k += 97)
      CHECK(small[k] == full[k / columns * step * 1300 + k % columns * step]);
  }
}

TEST_CASE("A travel-time raster is the same file for any number of threads") {
  const TemporaryFolder folder;
  std::set<std::string> files;
  for (const std::size_t count : {1U, 2U, 7U}) {
    const Work work(count);
    write_travel_time_raster(kGrid, kBands, fill, folder / "t.tif");
    files.insert(bytes_of(folder / "t.tif"));
  }
  CHECK(files.size() == 1);
}

TEST_CASE("Tiles without data take no room") {
  const TemporaryFolder folder;
  const auto nothing = [](const CellWindow&, std::span<std::uint16_t>) {};
  write_travel_time_raster(kGrid, kBands, nothing, folder / "t.tif");
  CHECK(std::filesystem::file_size(folder / "t.tif") < 4000);
}

TEST_CASE("A full disk fails a travel-time raster and leaves no scratch file") {
  const TemporaryFolder folder;
  for (const rlim_t bytes : {rlim_t{500}, rlim_t{20'000}, rlim_t{60'000}}) {
    std::string message;
    {
      const FileSizeLimit limit(bytes);
      message =
          message_of([&] { write_travel_time_raster(kGrid, kBands, fill, folder / "t.tif"); });
    }
    INFO(bytes);
    CHECK(message.find("t.tif") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "t.tif.scratch"));
  }
}

TEST_CASE("The mask of an area holds the cells whose middle is inside, holes excepted") {
  const auto square = [](double west, double south, double east, double north) {
    return Ring{LonLat::from_degrees(west, south), LonLat::from_degrees(east, south),
                LonLat::from_degrees(east, north), LonLat::from_degrees(west, north),
                LonLat::from_degrees(west, south)};
  };
  const MultiPolygon area = {
      {square(15.000, 53.00, 15.010, 53.01), {square(15.003, 53.003, 15.007, 53.007)}}};
  const MetricProjection projection(box_of(area));
  const std::vector<LonLat> corner = {LonLat::from_degrees(14.999, 53.011)};
  const Point2 origin = projection.project(corner)[0];
  const RasterGrid grid{projection.epsg(), origin.x, origin.y, 10, 81, 134};
  const CellMask mask(area, projection, grid);
  const auto rows = [&](int begin, int end) {
    return mask.window({0, begin, grid.columns, end - begin});
  };
  const auto whole = rows(0, grid.rows);
  const auto cells = static_cast<double>(std::count(whole.begin(), whole.end(), 1));
  CHECK(cells * 100 == Approx(area_m2(area)).epsilon(0.02));
  auto parts = rows(0, 40);
  const auto rest = rows(40, grid.rows);
  parts.insert(parts.end(), rest.begin(), rest.end());
  CHECK(parts == whole);
  const auto part = mask.window({30, 50, 20, 10});
  for (std::size_t i = 0; i < part.size(); ++i)
    CHECK(part[i] == whole[(50 + i / 20) * 81 + 30 + i % 20]);
}

TEST_CASE("A raster may be in another system of metres, if that is meant for the place") {
  const Box area{LonLat::from_degrees(13.2, 53.5), LonLat::from_degrees(13.3, 53.6)};
  CHECK(MetricProjection(area).epsg() == 32633);
  CHECK(MetricProjection(area, metric_epsg("--crs", "EPSG:25833")).epsg() == 25833);
  CHECK(metric_epsg("--crs", "3035") == 3035);
  // No code, none that is known, degrees, feet, south and west, heights.
  for (const char* const code : {"", "UTM33", "-1", "999999", "4326", "2263", "2048", "7837"}) {
    INFO(code);
    const std::string message = message_of([&] { metric_epsg("--crs", code); });
    CHECK(message.find("--crs: ") == 0);
    CHECK(message.find("such as 25833") != std::string::npos);
  }
  // Meant for Spain; and metres of the equator.
  for (const int epsg : {25830, 3857}) {
    const std::string message = message_of([&] { MetricProjection(area, epsg); });
    CHECK(message.find("EPSG:32633 is") != std::string::npos);
  }
}

TEST_CASE("A raster of classes has a palette, names, and the class of each time") {
  const TemporaryFolder folder;
  const RasterGrid grid{32633, 500000, 5900000, 10, 600, 40};
  // Columns 0 to 599: no data, then a second more each, then beyond the limit, then not told.
  const auto times = [](const CellWindow& window, std::span<std::uint16_t> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::size_t column =
          static_cast<std::size_t>(window.column) + i % static_cast<std::size_t>(window.columns);
      out[i] = column == 0    ? kRasterNoData
               : column < 500 ? static_cast<std::uint16_t>(column)
               : column < 550 ? kRasterBeyondLimit
                              : kRasterNotTold;
    }
  };
  write_travel_time_raster(grid, {{"walk_food_s", "Food"}}, times, folder / "t.tif");
  const std::vector<RasterClass> classes{{300, "up to 5 min", {10, 58, 117}},
                                         {400, "5 to 7 min", {63, 135, 196}},
                                         {kRasterBeyondLimit, "longer", {127, 45, 6}},
                                         {kRasterNotTold, "not told", {185, 185, 185}}};
  write_class_raster(folder / "t.tif", 0, classes, folder / "c.tif");
  CHECK(folder.names() == std::vector<std::string>{"c.tif", "c.tif.aux.xml", "t.tif"});
  const CPLConfigOptionSetter names_beside("GDAL_PAM_ENABLED", "YES", false);
  const auto dataset = open(folder / "c.tif");
  REQUIRE(dataset != nullptr);
  CHECK(std::string(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE")) == "COG");
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  CHECK(band.GetRasterDataType() == GDT_Byte);
  CHECK(band.GetColorInterpretation() == GCI_PaletteIndex);
  CHECK(band.GetNoDataValue() == kClassNoData);
  CHECK(band.GetDescription() == std::string("walk_food_s"));
  REQUIRE(band.GetColorTable() != nullptr);
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const GDALColorEntry& colour = *band.GetColorTable()->GetColorEntry(static_cast<int>(k) + 1);
    CHECK(std::array{colour.c1, colour.c2, colour.c3} ==
          std::array<short, 3>{classes[k].rgb[0], classes[k].rgb[1], classes[k].rgb[2]});
    REQUIRE(CSLCount(band.GetCategoryNames()) == 5);
    CHECK(band.GetCategoryNames()[k + 1] == classes[k].name);
  }
  const auto cells = cells_of(band);
  const auto expected = [](std::size_t column) -> std::uint16_t {
    if (column == 0) return kClassNoData;
    return column <= 300 ? 1 : column <= 400 ? 2 : column < 550 ? 3 : 4;
  };
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i] != expected(i % 600)) FAIL("cell " << i << " is " << cells[i]);
  write_class_raster(folder / "t.tif", 0, classes, folder / "again.tif");
  CHECK(bytes_of(folder / "again.tif") == bytes_of(folder / "c.tif"));
  CHECK(bytes_of(folder / "again.tif.aux.xml") == bytes_of(folder / "c.tif.aux.xml"));
}
