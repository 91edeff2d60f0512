// SPDX-License-Identifier: Apache-2.0
// Rasters and layers of people: which zones are read, where they lie, and what is refused.
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <optional>

#include "layers.hpp"
#include "quarter/formats/population_file.hpp"
#include "quarter/formats/raster.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

/// A raster of 4 x 3 cells of 100 m whose north-west corner is at x, y of a coordinate system.
struct DrawnRaster {
  int epsg = 32633;
  double x = 400000;
  double y = 5900000;
  double cell = 100;
  int bands = 1;
  GDALDataType type = GDT_Float32;
  std::optional<double> no_data = -200;
  std::vector<float> cells = {0, 10, 2.5, -200, 7, 0, 0, 1, -200, 4, 4, 4};

  std::filesystem::path draw(const std::filesystem::path& path) const {
    GDALAllRegister();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const GDALDatasetUniquePtr raster(driver->Create(path.c_str(), 4, 3, bands, type, nullptr));
    REQUIRE(raster != nullptr);
    double transform[6] = {x, cell, 0, y, 0, -cell};
    raster->SetGeoTransform(transform);
    if (epsg > 0) {
      OGRSpatialReference system;
      system.importFromEPSG(epsg);
      raster->SetSpatialRef(&system);
    }
    GDALRasterBand& band = *raster->GetRasterBand(1);
    if (no_data) band.SetNoDataValue(*no_data);
    std::vector<float> values = cells;
    REQUIRE(band.RasterIO(GF_Write, 0, 0, 4, 3, values.data(), 4, 3, GDT_Float32, 0, 0, nullptr) ==
            CE_None);
    return path;
  }
};

/// The place at x, y of a coordinate system.
LonLat place(int epsg, double x, double y) {
  OGRSpatialReference from, to;
  from.importFromEPSG(epsg);
  to.importFromEPSG(4326);
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> way(
      OGRCreateCoordinateTransformation(&from, &to));
  REQUIRE(way->Transform(1, &x, &y) != FALSE);
  return LonLat::from_degrees(x, y);
}

Box box_around(std::initializer_list<LonLat> corners) {
  Box box;
  for (const LonLat p : corners)
    box.extend(p);
  return box;
}

const Box kEverywhere = box_around({{-1700000000, -850000000}, {1700000000, 850000000}});

double total(const Population& population) {
  return std::accumulate(population.people.begin(), population.people.end(), 0.0);
}

Population read(const std::filesystem::path& path, const Box& area = kEverywhere,
                PopulationColumns columns = {}, CountUnit unit = CountUnit::people) {
  return PopulationFile(path, std::move(columns), unit).read(area);
}

std::string complaint(const std::filesystem::path& path, PopulationColumns columns = {},
                      CountUnit unit = CountUnit::people) {
  return message_of([&] { read(path, kEverywhere, std::move(columns), unit); });
}

bool says(const std::string& message, const std::string& words) {
  return message.find(words) != std::string::npos && message.find('\n') == std::string::npos;
}

std::string square(double west, double south, double side) {
  return fmt::format(
      R"({{"type":"Polygon","coordinates":[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}})",
      west, south, west + side, south + side);
}

std::string feature(const std::string& geometry, const std::string& properties) {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

/// A file of the folder with real data; nothing, with a message, where it is not there.
std::optional<std::filesystem::path> real_data(const std::string& name) {
  const char* const folder = std::getenv("QUARTER_DATA");
  if (folder != nullptr && std::filesystem::exists(std::filesystem::path(folder) / name))
    return std::filesystem::path(folder) / name;
  WARN("left out: QUARTER_DATA names no folder with " << name);
  return std::nullopt;
}

}  // namespace

TEST_CASE("A raster's cells with people are its zones, no-data cells and empty ones are not") {
  const TemporaryFolder folder;
  const Population people = read(DrawnRaster{}.draw(folder / "people.tif"));
  CHECK(people.people == std::vector<double>{10, 2.5, 7, 1, 4, 4, 4});
  CHECK(people.without_count == 0);
  // Row by row: the second cell of the first row, then the third.
  CHECK(people.zones->find(std::vector<LonLat>{place(32633, 400150, 5899950),
                                               place(32633, 400299, 5899901),
                                               place(32633, 400050, 5899950),  // nobody
                                               place(32633, 400350, 5899950),  // no data
                                               place(32633, 399950, 5899850),  // west of it
                                               place(32633, 400350, 5899705)}) ==
        std::vector<std::uint32_t>{0, 1, kNone, kNone, kNone, 6});
}

TEST_CASE("A cell's outline and middle lie where the raster's own system puts them") {
  const TemporaryFolder folder;
  const int epsg = GENERATE(32633, 3035, 3857, 4326);
  DrawnRaster drawn;
  drawn.epsg = epsg;
  if (epsg == 3035) drawn.x = 4500000, drawn.y = 3300000;
  if (epsg == 3857) drawn.x = 1500000, drawn.y = 7000000;
  if (epsg == 4326) drawn.x = 13, drawn.y = 53, drawn.cell = 0.001;
  const Population people = read(drawn.draw(folder / "people.tif"));
  REQUIRE(people.people.size() == 7);
  const double west = drawn.x + drawn.cell, north = drawn.y;
  const Box box = box_of(people.zones->outline(0));
  const Box expected = box_around({place(epsg, west, north), place(epsg, west + drawn.cell, north),
                                   place(epsg, west, north - drawn.cell),
                                   place(epsg, west + drawn.cell, north - drawn.cell)});
  CHECK(box.min == expected.min);
  CHECK(box.max == expected.max);
  CHECK(people.zones->middle(0) == place(epsg, west + drawn.cell / 2, north - drawn.cell / 2));
}

TEST_CASE("Only the cells that touch the area are read") {
  const TemporaryFolder folder;
  const auto file = DrawnRaster{}.draw(folder / "people.tif");
  // Inside the second cell of the first row.
  const Box inside = box_around({place(32633, 400120, 5899940), place(32633, 400180, 5899960)});
  CHECK(read(file, inside).people == std::vector<double>{10});
  // Over the border of the first and second row there.
  const Box border = box_around({place(32633, 400020, 5899890), place(32633, 400080, 5899910)});
  CHECK(read(file, border).people == std::vector<double>{7});
  const Box far = box_around({place(32633, 500020, 5899890), place(32633, 500080, 5899910)});
  CHECK(says(message_of([&] { read(file, far); }), "counts nobody in the area studied"));
}

TEST_CASE("Densities become people by the area of their cell") {
  const TemporaryFolder folder;
  const Population people =
      read(DrawnRaster{}.draw(folder / "density.tif"), kEverywhere, {}, CountUnit::per_km2);
  // 10 a km² on 0.01 km² of the map; UTM stretches a length by up to 0.9996 here.
  CHECK(people.people[0] == Approx(0.1).epsilon(2e-3));
}

TEST_CASE("Negative and endless cells that the file does not declare are left out and counted") {
  const TemporaryFolder folder;
  DrawnRaster drawn;
  drawn.no_data.reset();
  drawn.cells[0] = std::numeric_limits<float>::quiet_NaN();
  drawn.cells[1] = std::numeric_limits<float>::infinity();
  const Population people = read(drawn.draw(folder / "people.tif"));
  CHECK(people.people == std::vector<double>{2.5, 7, 1, 4, 4, 4});
  CHECK(people.without_count == 3);  // two of -200, one endless; NaN is no data
}

TEST_CASE("A no-data value that single precision cannot hold is known again") {
  const TemporaryFolder folder;
  DrawnRaster drawn;
  drawn.no_data = -3.4028234663852886e+38;
  for (float& cell : drawn.cells)
    cell = cell < 0 ? -3.4028235e+38F : cell;
  CHECK(read(drawn.draw(folder / "people.tif")).without_count == 0);
}

TEST_CASE("Rasters that hold no counts are refused in words") {
  const TemporaryFolder folder;
  DrawnRaster picture;
  picture.bands = 3;
  CHECK(says(complaint(picture.draw(folder / "picture.tif")), "it has 3 bands"));
  DrawnRaster nowhere;
  nowhere.epsg = 0;
  CHECK(says(complaint(nowhere.draw(folder / "nowhere.tif")), "no coordinate system"));
  CHECK(says(complaint(DrawnRaster{}.draw(folder / "people.tif"), {"population", {"old"}, ""}),
             "no columns for groups"));
  put(folder / "cut.tif", bytes_of(folder / "people.tif").substr(0, 40));
  CHECK(says(complaint(folder / "cut.tif"), "cannot read"));
  CHECK(says(complaint(folder / "none.tif"), "there is no such file"));
}

TEST_CASE("Polygons are zones, with groups and a rank") {
  const TemporaryFolder folder;
  put(folder / "zones.geojson",
      collection(feature(square(13, 53, 0.01), R"({"Pop":40,"old":8,"income":1800.5})") + "," +
                 feature(square(13.01, 53, 0.01), R"({"Pop":0,"old":0,"income":1})") + "," +
                 feature(square(13.02, 53, 0.01), R"({"Pop":5.5,"old":null,"income":null})") + "," +
                 feature(square(13.03, 53, 0.01), R"({"Pop":-1,"old":1,"income":1})") + "," +
                 feature(square(13.04, 53, 0.01), R"({"Pop":null,"old":1,"income":1})")));
  const Population people = read(folder / "zones.geojson", kEverywhere, {"pop", {"old"}, "income"});
  CHECK(people.people == std::vector<double>{40, 5.5});
  CHECK(people.groups == std::vector<std::string>{"old"});
  CHECK(people.group_people == std::vector<double>{8, 0});
  REQUIRE(people.ranks.size() == 2);
  CHECK(people.ranks[0] == 1800.5);
  CHECK(std::isnan(people.ranks[1]));
  CHECK(people.without_count == 2);
  const LonLat middle = people.zones->middle(1);
  CHECK(people.zones->find(std::vector<LonLat>{middle}) == std::vector<std::uint32_t>{1});
}

TEST_CASE("Only the polygons that touch the area are read, whatever their coordinate system") {
  const TemporaryFolder folder;
  // 500 m squares in UTM zone 33, the second one 10 km further east.
  put(folder / "zones.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
      R"("urn:ogc:def:crs:EPSG::32633"}},"features":[)" +
          feature(square(400000, 5900000, 500), R"({"population":40})") + "," +
          feature(square(410000, 5900000, 500), R"({"population":50})") + "]}");
  const Box near = box_around({place(32633, 400400, 5900400), place(32633, 400900, 5900900)});
  CHECK(read(folder / "zones.geojson", near).people == std::vector<double>{40});
  CHECK(total(read(folder / "zones.geojson")) == 90);
}

TEST_CASE("Points of a CSV are zones; those at one place are added up") {
  const TemporaryFolder folder;
  put(folder / "points.csv",
      "lon,lat,population,young,income\n13,53,10,4,100\n13.01,53,3,,\n13,53,30,1,200\n");
  const Population people =
      read(folder / "points.csv", kEverywhere, {"population", {"young"}, "income"});
  CHECK(people.people == std::vector<double>{40, 3});
  CHECK(people.group_people == std::vector<double>{5, 0});
  CHECK(people.ranks[0] == Approx((10 * 100 + 30 * 200) / 40.0));
  CHECK(people.zones->outline(0).empty());
  CHECK(people.zones->middle(1) == LonLat{130100000, 530000000});
}

TEST_CASE("Layers that do not say how many are refused in words") {
  const TemporaryFolder folder;
  put(folder / "zones.geojson",
      collection(feature(square(13, 53, 1), R"({"popolation":40,"name":"a"})")));
  CHECK(says(complaint(folder / "zones.geojson"),
             "has no column 'population' (did you mean 'popolation'?); it has popolation, name; "
             "name one of them with --population-column"));
  CHECK(says(complaint(folder / "zones.geojson", {"popolation", {"nam"}, ""}),
             "has no column 'nam' (did you mean 'name'?)"));
  CHECK(says(complaint(folder / "zones.geojson", {"popolation", {}, "incme"}), "--rank-by"));
  CHECK(says(complaint(folder / "zones.geojson", {"name", {}, ""}), "holds 'a' where a number"));
  put(folder / "points.csv", "lon,lat,population\n13,53,many\n");
  CHECK(says(complaint(folder / "points.csv"), "row 2 holds 'many' where a number"));
  put(folder / "points.csv", "lon,lat,population\n13,53,1\n");
  CHECK(says(complaint(folder / "points.csv", {}, CountUnit::per_km2), "has no density"));
  put(folder / "table.csv", "id,population\n1,53\n");
  CHECK(says(complaint(folder / "table.csv"), "has no columns lon and lat"));
  put(folder / "mixed.geojson",
      collection(feature(square(13, 53, 1), R"({"population":4})") + "," +
                 feature(R"({"type":"Point","coordinates":[13,53]})", R"({"population":4})")));
  CHECK(says(complaint(folder / "mixed.geojson"), "holds both polygons and points"));
}

TEST_CASE("Helsinki's grid of 250 m is read whole, and in a window") {
  const auto file = real_data("helsinki/helsinki-population-grid-2020.gpkg");
  if (!file) return;
  const Population all = read(*file);
  CHECK(total(all) == 71724);  // as its publisher's sample sums up
  const Population window =
      read(*file, box_around({{249350000, 601640000}, {249530000, 601790000}}));
  CHECK(window.people.size() < all.people.size());
  for (std::uint32_t zone = 0; zone < window.people.size(); ++zone) {
    CHECK(area_m2(window.zones->outline(zone)) == Approx(250 * 250).epsilon(2e-3));
    CHECK(window.zones->find(std::vector<LonLat>{window.zones->middle(zone)}) ==
          std::vector<std::uint32_t>{zone});
  }
}

TEST_CASE("Porto Alegre's hexagons are read by their centres") {
  const auto file = real_data("porto-alegre/porto-alegre-hexgrid.csv");
  if (!file) return;
  const Population people = read(*file, kEverywhere, {"population", {"jobs"}, ""});
  CHECK(total(people) == 812935);
  // The centre of each hexagon, and a place 100 m beside it (the sides are 170 m away), is its own.
  std::size_t own = 0;
  for (std::uint32_t zone = 0; zone < people.people.size(); ++zone) {
    const LonLat middle = people.zones->middle(zone);
    const LonLat beside = LocalPlane(middle).to_lonlat({0, 100});
    own += people.zones->find(std::vector<LonLat>{middle, beside}) ==
                   std::vector<std::uint32_t>{zone, zone}
               ? 1
               : 0;
  }
  CHECK(own == people.people.size());
}

TEST_CASE(
    "A cell of more than a million people a km² is a no-data value that the file leaves out") {
  const TemporaryFolder folder;
  // Cells of 100 m: 10,000 people are a million a km², more cannot be.
  const std::vector<float> cells = {0, 10, 2.5, 0, 7, 0, 0, 1, 0, 4, 4, 4};
  std::vector<float> full = cells, over = cells, huge = cells;
  full[6] = 9990;
  over[6] = 10010;
  huge[6] = 3.4e38F;
  CHECK(total(read(DrawnRaster{.no_data = {}, .cells = full}.draw(folder / "full.tif"))) ==
        Approx(9990 + 32.5));
  CHECK(says(complaint(DrawnRaster{.no_data = {}, .cells = over}.draw(folder / "over.tif")),
             "the cell in column 2, row 1 (from 0 at the upper left) holds 10010"));
  const std::string message =
      complaint(DrawnRaster{.no_data = {}, .cells = huge}.draw(folder / "huge.tif"));
  CHECK(says(message, "column 2, row 1 (from 0 at the upper left) holds 3.4e+38, which is 3.4"));
  CHECK(says(message,
             "a no-data value that the file does not declare; declare it, as with "
             "gdal_edit.py -a_nodata 3.3999999521443642e+38, or correct it"));
  // Where the file declares it, it is left out.
  const auto declared = DrawnRaster{.no_data = 3.3999999521443642e+38, .cells = huge};
  CHECK(total(read(declared.draw(folder / "declared.tif"))) == Approx(32.5));
}

TEST_CASE("Densities are held against the limit as they are") {
  const TemporaryFolder folder;
  std::vector<float> cells(12, 5);
  cells[3] = 1000100;
  const auto path = DrawnRaster{.no_data = {}, .cells = cells}.draw(folder / "a.tif");
  CHECK(says(complaint(path, {}, CountUnit::per_km2), "column 3, row 0"));
  cells[3] = 999900;
  CHECK(total(read(DrawnRaster{.no_data = {}, .cells = cells}.draw(folder / "b.tif"), kEverywhere,
                   {}, CountUnit::per_km2)) == Approx(9999 + 11 * 0.05).epsilon(0.01));
}

TEST_CASE("A polygon holds no million people a km², but a tower's outline its thousand") {
  const TemporaryFolder folder;
  const auto people = [&](const std::string& count, double side_degrees) {
    return put(folder / "a.geojson", collection(feature(square(13, 53, side_degrees),
                                                        R"({"population":)" + count + "}")));
  };
  // 0.0001 by 0.0001 degree are 6.7 m by 11.1 m: 75 m².
  CHECK(total(read(people("1000", 1e-4))) == 1000);
  CHECK(says(complaint(people("1001", 1e-4)), "feature 0 counts 1001 on 7.4"));
  // 0.01 by 0.01 degree are 0.75 km².
  CHECK(total(read(people("740000", 1e-2))) == 740000);
  CHECK(says(complaint(people("760000", 1e-2)), "more than 1000000 a km²: a code for no data"));
  CHECK(says(complaint(people("1e38", 1)), "counts 1e+38 on"));
}

TEST_CASE("A point counts a million people at most") {
  const TemporaryFolder folder;
  const auto points = [&](const std::string& count) {
    return put(folder / "a.csv", "lon,lat,population\n13,53,5\n13.1,53," + count + "\n");
  };
  CHECK(total(read(points("1000000"))) == 1000005);
  CHECK(says(complaint(points("2147483647")), "row 3 counts 2147483647 at one point"));
}

TEST_CASE("Groups are held against the same limit as all people") {
  const TemporaryFolder folder;
  const auto path = put(folder / "a.csv", "lon,lat,population,old\n13,53,5,3.4e38\n");
  CHECK(
      says(complaint(path, {"population", {"old"}, "", ""}), "row 2 counts 3.4e+38 at one point"));
}
