// SPDX-License-Identifier: Apache-2.0
// Files of several tables: a GeoPackage of layers, a workbook, a zipped project, the raster's view.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "layers.hpp"
#include "quarter/formats/raster.hpp"
#include "quarter/formats/workbook.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

Layer points() {
  Layer layer =
      layer_of(Layer::Kind::point, {{"wal_food_s", Field::Type::real, 1, {"Food", "食品"}}},
               {at(13, 53), at(14, 53)}, {{Value{12.34}}, {Value{}}});
  layer.name = "points";
  layer.row = {"One row a point", "每行一个点"};
  layer.styles = {{"English", "", "<qgis/>"}, {"中文", "", "<qgis/>"}};
  return layer;
}

Layer table() {
  Layer layer = layer_of(Layer::Kind::none, {{"text", Field::Type::text, 0, {"A text", "文字"}}},
                         {}, {{Value{std::string("=1+1")}}, {Value{std::string("食品")}}});
  layer.name = "words";
  return layer;
}

GDALDatasetUniquePtr opened(const std::filesystem::path& path) {
  GDALAllRegister();
  return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str()));
}

std::string text_of_query(GDALDataset& dataset, const char* query) {
  OGRLayer* const answer = dataset.ExecuteSQL(query, nullptr, nullptr);
  const OGRFeatureUniquePtr row(answer->GetNextFeature());
  const std::string text = row->GetFieldAsString(0);
  dataset.ReleaseResultSet(answer);
  return text;
}

}  // namespace

TEST_CASE("A GeoPackage holds several layers, tables too, with what is said of them") {
  const TemporaryFolder folder;
  const auto path = folder / "city.gpkg";
  write_layers({points(), table()}, {{"TITLE", "Town & 城"}, {"ATTRIBUTION", "© all"}}, path);
  const auto dataset = opened(path);
  REQUIRE(dataset != nullptr);
  CHECK(dataset->GetLayerByName("points")->GetFeatureCount() == 2);
  CHECK(dataset->GetLayerByName("words")->GetGeomType() == wkbNone);
  CHECK(dataset->GetLayerByName("points")->GetMetadataItem("DESCRIPTION") ==
        std::string("One row a point | 每行一个点"));
  CHECK(dataset->GetMetadataItem("TITLE") == std::string("Town & 城"));
}

TEST_CASE("Its styles are those of all layers, the first of each the default") {
  const TemporaryFolder folder;
  const auto path = folder / "city.gpkg";
  Layer second = points();
  second.name = "others";
  write_layers({points(), second}, {}, path);
  const auto dataset = opened(path);
  CHECK(text_of_query(*dataset,
                      "SELECT group_concat(f_table_name || ':' || styleName || ':' || "
                      "useAsDefault) FROM layer_styles") ==
        "points:English:1,points:中文:0,others:English:1,others:中文:0");
}

TEST_CASE("Same layers, same bytes; a workbook and a zipped text too") {
  const TemporaryFolder folder;
  for (const char* name : {"a", "b"}) {
    write_layers({points(), table()}, {{"TITLE", "Town"}}, folder / (std::string(name) + ".gpkg"));
    write_workbook(
        {"Town", "2016-02-10", "© all", {{"points", points(), 1}, {"words", table(), 1}}},
        folder / (std::string(name) + ".xlsx"));
    write_zipped("text", "text.txt", folder / (std::string(name) + ".zip"));
  }
  for (const char* ending : {".gpkg", ".xlsx", ".zip"})
    CHECK(sha256_of_file(folder / (std::string("a") + ending)) ==
          sha256_of_file(folder / (std::string("b") + ending)));
}

TEST_CASE("A zipped text is read again") {
  const TemporaryFolder folder;
  const std::string text(100000, 'x');
  write_zipped(text, "city.qgs", folder / "city.qgz");
  const std::string name = "/vsizip/{" + (folder / "city.qgz").string() + "}/city.qgs";
  VSILFILE* const file = VSIFOpenL(name.c_str(), "rb");
  REQUIRE(file != nullptr);
  std::string read(text.size() + 1, '\0');
  read.resize(VSIFReadL(read.data(), 1, read.size(), file));
  VSIFCloseL(file);
  CHECK(read == text);
}

TEST_CASE("A workbook has a head in both languages, and texts that look like formulas stay texts") {
  const TemporaryFolder folder;
  const auto path = folder / "tables.xlsx";
  write_workbook({"Town", "2016-02-10", "© all", {{"points", points(), 1}, {"words", table(), 1}}},
                 path);
  GDALAllRegister();
  CPLConfigOptionSetter heads("OGR_XLSX_HEADERS", "DISABLE", false);
  const auto dataset = opened(path);
  if (dataset == nullptr) return;  // this GDAL reads no workbooks
  OGRLayer* const words = dataset->GetLayerByName("words");
  REQUIRE(words->GetFeatureCount() == 5);
  std::vector<std::string> cells;
  for (const OGRFeatureUniquePtr& row : *words)
    cells.push_back(row->GetFieldAsString(0));
  CHECK(cells == std::vector<std::string>{"A text", "文字", "text", "=1+1", "食品"});
}

TEST_CASE("A sheet with more rows than a workbook holds is refused by its name") {
  const TemporaryFolder folder;
  Layer many = table();
  many.count = 1048576;
  CHECK_THROWS_WITH(write_workbook({"Town", "", "", {{"blocks", many, 1}}}, folder / "a.xlsx"),
                    Catch::Matchers::Contains("sheet blocks would have 1048576 rows"));
}

TEST_CASE("In the raster's view minutes are numbers, and no code is one") {
  const TemporaryFolder folder;
  const RasterGrid grid{32633, 380000, 5940000, 10, 4, 1};
  const std::vector<RasterBand> bands{
      {"walk_food_s", "Food: seconds, walking", {"Food, walking", "食品"}}};
  write_travel_time_raster(
      grid, bands,
      [](const CellWindow& window, std::span<std::uint16_t> out) {
        const std::uint16_t row[] = {90, kRasterBeyondLimit, kRasterNotTold, kRasterNoData};
        for (int c = 0; c < window.columns; ++c)
          out[static_cast<std::size_t>(c)] = row[window.column + c];
      },
      folder / "travel_time.tif");
  write_text(minutes_view(grid, bands, "travel_time.tif"), folder / "minutes.vrt");
  const auto dataset = opened(folder / "minutes.vrt");
  REQUIRE(dataset != nullptr);
  GDALRasterBand* const band = dataset->GetRasterBand(1);
  float cells[4] = {};
  REQUIRE(band->RasterIO(GF_Read, 0, 0, 4, 1, cells, 4, 1, GDT_Float32, 0, 0) == CE_None);
  CHECK(cells[0] == Approx(1.5));
  for (int c = 1; c < 4; ++c)
    CHECK(cells[c] == band->GetNoDataValue());
  CHECK(band->GetDescription() == std::string("Food, walking | 食品"));
  CHECK(band->GetUnitType() == std::string("min"));
}
