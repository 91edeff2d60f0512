// SPDX-License-Identifier: Apache-2.0
// Files of the user's: districts, boundaries and points. What is read, and what is refused with
// which words.
#include "layers.hpp"
#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;
using namespace std::string_literals;

namespace {

std::string feature(const std::string& geometry, const std::string& properties = "{}") {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::string& features, const std::string& more = {}) {
  return R"({"type":"FeatureCollection")" + more + R"(,"features":[)" + features + "]}";
}

std::string polygon(const std::string& rings) {
  return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}

const std::string kUnitSquare = "[[0,0],[1,0],[1,1],[0,1],[0,0]]";
const std::string kNextSquare = "[[1,0],[2,0],[2,1],[1,1],[1,0]]";

/// What `read_points` says about a CSV.
std::string complaint_about(const std::string& csv) {
  const TemporaryFolder folder;
  put(folder / "points.csv", csv);
  return message_of([&] { read_points(folder / "points.csv"); });
}

std::string complaint_about_areas(const std::string& geojson) {
  const TemporaryFolder folder;
  put(folder / "areas.geojson", geojson);
  return message_of([&] { read_areas(folder / "areas.geojson"); });
}

bool says(const std::string& message, const std::string& words) {
  return message.find(words) != std::string::npos && message.find('\n') == std::string::npos;
}

}  // namespace

TEST_CASE("Points of a CSV are found by any of the usual names of their columns") {
  const std::string header = GENERATE("id,lon,lat"s, "ID,Longitude,LATITUDE"s, "Id,lng,lat"s,
                                      "id,X,Y"s, "\xEF\xBB\xBFid,lon,lat"s);
  const TemporaryFolder folder;
  put(folder / "points.csv", header + "\nschool,13.25,53.5\nshop,-0.1,-51\n");
  const std::vector<NamedPoint> points = read_points(folder / "points.csv");
  REQUIRE(points.size() == 2);
  CHECK(points[0].id == "school");
  CHECK(points[0].where == LonLat{132500000, 535000000});
  CHECK(points[1].where == LonLat{-1000000, -510000000});
}

TEST_CASE("Points without an id are numbered from 1") {
  const TemporaryFolder folder;
  put(folder / "points.csv", "lat,lon\n1,2\n3,4\n");
  const std::vector<NamedPoint> points = read_points(folder / "points.csv");
  REQUIRE(points.size() == 2);
  CHECK(points[0].id == "1");
  CHECK(points[1].id == "2");
  CHECK(points[1].where == at(4, 3));
}

TEST_CASE("A coordinate that is no number is refused with its row and the text") {
  CHECK(says(complaint_about("id,lon,lat\na,1,2\nb,1,\n"), "row 3 holds '' where a coordinate"));
  CHECK(says(complaint_about("id,lon,lat\na,\"1,5\",2\n"), "row 2 holds '1,5'"));
  CHECK(says(complaint_about("id,lon,lat\na,13.2x,2\n"), "row 2 holds '13.2x'"));
  CHECK(says(complaint_about("id,lon,lat\na,nan,2\n"), "row 2"));
  CHECK(says(complaint_about("id,lon,lat\na,inf,2\n"), "row 2"));
}

TEST_CASE("Metres, and degrees with latitude first, are refused: they leave the globe") {
  CHECK(says(complaint_about("id,x,y\na,385000,5935000\n"), "row 2 leaves the globe"));
  CHECK(says(complaint_about("id,lon,lat\na,13,120\n"), "longitude first"));
}

TEST_CASE("A CSV without coordinates is refused with the columns it has") {
  CHECK(says(complaint_about("id,street,town\na,b,c\n"), "(it has id, street, town)"));
}

TEST_CASE("A CSV with a heading only holds no points") {
  CHECK(says(complaint_about("id,lon,lat\n"), "holds no features"));
}

TEST_CASE("Areas keep their id and name from columns of any case") {
  const TemporaryFolder folder;
  put(folder / "a.geojson",
      collection(feature(polygon(kUnitSquare), R"({"ID":7,"Name":"Altstadt"})") + "," +
                 feature(polygon(kNextSquare), R"({"ID":null,"Name":"  "})")));
  const std::vector<District> areas = read_areas(folder / "a.geojson");
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].id == "7");
  CHECK(areas[0].name == "Altstadt");
  // Nothing and blanks are no names: the number of the feature is.
  CHECK(areas[1].id == "2");
  CHECK(areas[1].name == "2");
}

TEST_CASE("A bow tie becomes the two triangles it encloses") {
  const TemporaryFolder folder;
  put(folder / "a.geojson", collection(feature(polygon("[[0,0],[2,2],[2,0],[0,2],[0,0]]"))));
  const MultiPolygon area = read_boundary(folder / "a.geojson");
  REQUIRE(area.size() == 2);
  const Box box = box_of(area);
  CHECK(box.min == at(0, 0));
  CHECK(box.max == at(2, 2));
}

TEST_CASE("Features of a boundary that touch become one area, and holes stay") {
  const TemporaryFolder folder;
  const std::string hole = "[[0.2,0.2],[0.2,0.8],[0.8,0.8],[0.8,0.2],[0.2,0.2]]";
  put(folder / "a.geojson",
      collection(feature(polygon(kUnitSquare + "," + hole)) + "," + feature(polygon(kNextSquare))));
  const MultiPolygon area = read_boundary(folder / "a.geojson");
  REQUIRE(area.size() == 1);
  CHECK(area[0].holes.size() == 1);
}

TEST_CASE("Coordinates of another system are brought to WGS 84") {
  const TemporaryFolder folder;
  const std::string crs =
      R"(,"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}})";
  // A degree of longitude is 111319.49 m there.
  put(folder / "a.geojson",
      collection(feature(polygon("[[0,0],[111319.4908,0],[111319.4908,111325.1429],[0,0]]")), crs));
  const std::vector<District> areas = read_areas(folder / "a.geojson");
  REQUIRE(areas.size() == 1);
  const LonLat corner = box_of(areas[0].outline).max;
  CHECK(std::abs(corner.x - 10000000) <= 1);
  CHECK(std::abs(corner.y - 10000000) <= 1);
}

TEST_CASE("Areas that are none are refused one by one") {
  CHECK(says(complaint_about_areas(collection(feature(R"({"type":"Point","coordinates":[1,2]})"))),
             "feature 1 is a POINT"));
  CHECK(says(complaint_about_areas(collection(feature("null"))), "feature 1 has no geometry"));
  CHECK(says(complaint_about_areas(collection(feature(polygon("[[0,0],[1,1],[0,0]]")))),
             "encloses no area"));
  CHECK(says(complaint_about_areas(collection(feature(polygon("[[0,0],[999,0],[1,1],[0,0]]")))),
             "leaves the globe"));
  CHECK(says(complaint_about_areas(collection("")), "holds no features"));
}

TEST_CASE("What is no readable file is refused by name") {
  const TemporaryFolder folder;
  const std::string vrt =
      R"(<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)";
  put(folder / "a.vrt", vrt);
  put(folder / "vrt.geojson", vrt);
  put(folder / "empty.geojson", "");
  put(folder / "page.geojson", "<html><body>404</body></html>");
  put(folder / "half.geojson", collection(feature(polygon(kUnitSquare))).substr(0, 90));
  for (const char* const name : {"a.vrt", "vrt.geojson", "empty.geojson", "page.geojson",
                                 "half.geojson", "missing.geojson", "."}) {
    const std::string message = message_of([&] { read_areas(folder / name); });
    INFO(name << ": " << message);
    CHECK(says(message, "cannot read " + (folder / name).string()));
  }
}

TEST_CASE("What was written as a layer is read back with its columns and areas") {
  const TemporaryFolder folder;
  const std::vector<Field> fields{{"id", Field::Type::text, 0, ""},
                                  {"seconds", Field::Type::real, 1, ""},
                                  {"count", Field::Type::integer, 0, ""}};
  const std::vector<std::vector<Value>> rows{{"a"s, 12.5, std::int64_t{3}},
                                             {"=1+1"s, Value{}, std::int64_t{4}}};
  const MultiPolygon square{clockwise_square(1, 2)};
  const Layer written =
      layer_of(Layer::Kind::area, fields, {square, MultiPolygon{clockwise_square(3, 2)}}, rows);
  const std::string extension = GENERATE(".geojson", ".gpkg", ".fgb");
  write_layer(written, folder / ("blocks" + extension));
  const Layer read = read_layer(folder / ("blocks" + extension), Layer::Kind::area);
  REQUIRE(read.count == 2);
  REQUIRE(read.fields.size() == 3);
  // FlatGeobuf sorts its features along a curve.
  const std::size_t first = std::get<std::string>(read.value(0, 0)) == "a" ? 0 : 1;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    CHECK(read.fields[f].name == fields[f].name);
    CHECK(read.value(first, f) == rows[0][f]);
    CHECK(read.value(1 - first, f) == rows[1][f]);
  }
  const Geometry geometry = read.geometry(first);
  CHECK(area_m2(std::get<MultiPolygon>(geometry)) == Approx(area_m2(square)));
}

TEST_CASE("A table is read as text, empty cells as null or empty") {
  const TemporaryFolder folder;
  put(folder / "t.csv", "mode,mean_min\nwalk,7.5\n'=x,\n");
  const Layer read = read_layer(folder / "t.csv", Layer::Kind::none);
  REQUIRE(read.count == 2);
  CHECK(std::get<std::string>(read.value(0, 1)) == "7.5");
  CHECK(std::get<std::string>(read.value(1, 0)) == "=x");
}
