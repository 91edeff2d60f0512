// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "layers.hpp"
#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;
using namespace std::string_literals;

namespace {

/// 500 squares in rows of 50; the fields are named so that the readers bring them back.
Layer squares(Field id, const std::function<Value(std::size_t)>& value) {
  Layer layer;
  layer.name = "squares";
  layer.kind = Layer::Kind::area;
  layer.fields = {std::move(id), {"name", Field::Type::text, 0, "Name"}};
  layer.count = 500;
  layer.geometry = [](std::size_t i) {
    Polygon square = clockwise_square(static_cast<int>(i % 50), static_cast<int>(i / 50));
    return MultiPolygon{square};
  };
  layer.value = [value](std::size_t i, std::size_t field) {
    return field == 0 ? value(i) : Value("square " + std::to_string(i));
  };
  return layer;
}

Layer numbered_squares() {
  return squares({"id", Field::Type::integer, 0, "Id"},
                 [](std::size_t i) { return static_cast<std::int64_t>(i); });
}

const District& named(const std::vector<District>& districts, const std::string& name) {
  const auto found = std::find_if(districts.begin(), districts.end(),
                                  [&](const District& d) { return d.name == name; });
  REQUIRE(found != districts.end());
  return *found;
}

}  // namespace

TEST_CASE("Areas, whole numbers and text come back from GeoPackage and FlatGeobuf") {
  const std::string extension = GENERATE(".gpkg"s, ".fgb"s, ".geojson"s);
  const TemporaryFolder folder;
  write_layer(numbered_squares(), folder / ("squares" + extension));
  const std::vector<District> areas = read_areas(folder / ("squares" + extension));
  REQUIRE(areas.size() == 500);
  const District& square = named(areas, "square 123");
  CHECK(square.id == "123");
  REQUIRE(square.outline.size() == 1);
  CHECK(box_of(square.outline).min == at(23, 2));
  CHECK(box_of(square.outline).max == at(24, 3));
  CHECK(folder.names() == std::vector<std::string>{"squares" + extension});
}

TEST_CASE("Real numbers are rounded alike in every format, and null stays null") {
  const std::string extension = GENERATE(".gpkg"s, ".fgb"s, ".geojson"s);
  const TemporaryFolder folder;
  const Layer layer = squares({"id", Field::Type::real, 2, ""}, [](std::size_t i) {
    return i == 0 ? Value() : Value(static_cast<double>(i) + 0.12345);
  });
  write_layer(layer, folder / ("squares" + extension));
  const std::vector<District> areas = read_areas(folder / ("squares" + extension));
  CHECK(named(areas, "square 7").id == "7.12");
  // A missing id is replaced by the number of the feature.
  CHECK(named(areas, "square 0").id != "0.12");
}

TEST_CASE("Points and text that is not UTF-8 come back mended") {
  const std::string extension = GENERATE(".gpkg"s, ".fgb"s, ".geojson"s);
  const TemporaryFolder folder;
  write_layer(layer_of(Layer::Kind::point, {{"id", Field::Type::text, 0, ""}},
                       {LonLat{136400001, -5000000}}, {{"a\xFF\x01z"s}}),
              folder / ("points" + extension));
  const std::vector<NamedPoint> points = read_points(folder / ("points" + extension));
  REQUIRE(points.size() == 1);
  CHECK(points[0].id == "a\xEF\xBF\xBD z");
  CHECK(points[0].where == LonLat{136400001, -5000000});
}

TEST_CASE("Layers without features can be written in every format") {
  const std::string extension = GENERATE(".gpkg"s, ".fgb"s, ".geojson"s, ".csv"s);
  const TemporaryFolder folder;
  write_layer(layer_of(Layer::Kind::area, {{"n", Field::Type::integer, 0, ""}}, {}, {}),
              folder / ("empty" + extension));
  CHECK(folder.names() == std::vector<std::string>{"empty" + extension});
}

TEST_CASE("Features without a place are kept, or refused where the format cannot keep them") {
  const TemporaryFolder folder;
  const std::vector<Field> fields = {{"n", Field::Type::integer, 0, ""}};
  const std::vector<std::vector<Value>> rows = {{std::int64_t{1}}, {Value{}}};
  const Layer table = layer_of(Layer::Kind::none, fields, {}, rows);
  const Layer points = layer_of(Layer::Kind::point, fields, {at(1, 1), LonLat{}}, rows);
  const Layer lines = layer_of(Layer::Kind::line, fields, {Line{at(1, 1), at(2, 2)}, Line{}}, rows);
  for (const Layer& layer : {table, points, lines}) {
    for (const char* const kept : {"a.gpkg", "a.geojson", "a.csv"}) {
      CHECK_NOTHROW(write_layer(layer, folder / kept));
    }
    CHECK(message_of([&] {
            write_layer(layer, folder / "a.fgb");
          }).find("a.fgb: the format holds no features without a place") != std::string::npos);
  }
}

TEST_CASE("The same layer gives the same bytes, over an older file too") {
  const std::string extension = GENERATE(".gpkg"s, ".fgb"s, ".geojson"s, ".csv"s);
  const TemporaryFolder folder;
  write_layer(numbered_squares(), folder / ("a" + extension));
  const std::string digest = sha256_of_file(folder / ("a" + extension));
  write_layer(numbered_squares(), folder / ("a" + extension));
  CHECK(sha256_of_file(folder / ("a" + extension)) == digest);
}

TEST_CASE("SOURCE_DATE_EPOCH is the date of change of a GeoPackage") {
  const TemporaryFolder folder;
  ::setenv("SOURCE_DATE_EPOCH", "86400", 1);
  write_layer(numbered_squares(), folder / "dated.gpkg");
  ::setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
  const std::string message =
      message_of([&] { write_layer(numbered_squares(), folder / "undated.gpkg"); });
  ::unsetenv("SOURCE_DATE_EPOCH");
  write_layer(numbered_squares(), folder / "plain.gpkg");
  CHECK(bytes_of(folder / "dated.gpkg").find("1970-01-02T00:00:00.000Z") != std::string::npos);
  CHECK(bytes_of(folder / "plain.gpkg").find("1970-01-01T00:00:00.000Z") != std::string::npos);
  CHECK(message == "SOURCE_DATE_EPOCH=yesterday is not a number of seconds; correct or unset it");
}

TEST_CASE("A full disk is an error in every format") {
  const std::string extension = GENERATE(".gpkg"s, ".fgb"s, ".geojson"s, ".csv"s);
  const TemporaryFolder folder;
  const FileSizeLimit limit(5000);
  const std::string message =
      message_of([&] { write_layer(numbered_squares(), folder / ("squares" + extension)); });
  INFO(message);
  CHECK(message.find("cannot write") == 0);
  CHECK(message.find("squares" + extension) != std::string::npos);
  CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("An unknown ending is refused with the list of those that are possible") {
  CHECK(
      message_of([] { write_layer(numbered_squares(), "squares.shp"); }) ==
      "cannot write squares.shp: its ending is none of .geojson, .gpkg, .fgb, .csv; give it one of "
      "these");
  CHECK(vector_extensions() == std::vector<std::string>{".geojson", ".gpkg", ".fgb", ".csv"});
}
