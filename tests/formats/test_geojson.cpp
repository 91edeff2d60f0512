// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <stdexcept>

#include "layers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;
using namespace std::string_literals;

namespace {

std::string geojson(const Layer& layer) {
  const TemporaryFolder folder;
  write_layer(layer, folder / "layer.geojson");
  return bytes_of(folder / "layer.geojson");
}

/// A single feature without a place and with one text.
std::string geojson_of_text(const std::string& text) {
  return geojson(layer_of(Layer::Kind::none, {{"name", Field::Type::text, 0, ""}}, {}, {{text}}));
}

std::string geojson_of_real(double number, int decimals) {
  return geojson(
      layer_of(Layer::Kind::none, {{"n", Field::Type::real, decimals, ""}}, {}, {{number}}));
}

std::string feature_lines(const std::string& text) {
  const auto begin = text.find('\n') + 1;
  return text.substr(begin, text.rfind("\n]}\n") - begin);
}

}  // namespace

TEST_CASE(
    "GeoJSON has one feature a line, members in the order of the fields and null for nothing") {
  const Layer layer = layer_of(Layer::Kind::point,
                               {{"id", Field::Type::text, 0, ""},
                                {"seconds", Field::Type::integer, 0, ""},
                                {"share", Field::Type::real, 3, ""}},
                               {LonLat{136400000, -5000000}, LonLat{}},
                               {{"b1"s, std::int64_t{840}, 0.5}, {"b2"s, Value{}, Value{}}});
  CHECK(geojson(layer) ==
        R"({"type":"FeatureCollection","name":"things","features":[)"
        "\n"
        R"({"type":"Feature","properties":{"id":"b1","seconds":840,"share":0.5},)"
        R"("geometry":{"type":"Point","coordinates":[13.64,-0.5]}},)"
        "\n"
        R"({"type":"Feature","properties":{"id":"b2","seconds":null,"share":null},"geometry":null})"
        "\n]}\n");
}

TEST_CASE("A layer without features is still a feature collection") {
  CHECK(geojson(layer_of(Layer::Kind::area, {}, {}, {})) ==
        "{\"type\":\"FeatureCollection\",\"name\":\"things\",\"features\":[\n]}\n");
}

TEST_CASE("Outer rings run counter-clockwise, holes clockwise, and a single part is a Polygon") {
  Polygon square = clockwise_square(1, 2);
  // Counter-clockwise, which is the wrong way for a hole, and not closed.
  square.holes = {{{12000000, 22000000}, {14000000, 22000000}, {14000000, 24000000}}};
  const std::string text = geojson(layer_of(Layer::Kind::area, {}, {MultiPolygon{square}}, {{}}));
  CHECK(feature_lines(text) ==
        R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[)"
        "[[1,2],[2,2],[2,3],[1,3],[1,2]],"
        "[[1.2,2.2],[1.4,2.4],[1.4,2.2],[1.2,2.2]]]}}");
}

TEST_CASE("Several parts are a MultiPolygon, and an area without one has no geometry") {
  const MultiPolygon two = {clockwise_square(0, 0), clockwise_square(5, 5)};
  const MultiPolygon flat = {{{at(0, 0), at(1, 1), at(0, 0)}, {}}};
  const std::string text = geojson(layer_of(Layer::Kind::area, {}, {two, flat}, {{}, {}}));
  CHECK(text.find(
            R"("type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[5,5])") !=
        std::string::npos);
  CHECK(text.find(R"("geometry":null)") != std::string::npos);
}

TEST_CASE("A line is a LineString with seven decimals at most") {
  const Line line = {{1, -1}, {1799999999, 899999990}};
  CHECK(feature_lines(geojson(layer_of(Layer::Kind::line, {}, {line}, {{}}))) ==
        R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":)"
        "[[0.0000001,-0.0000001],[179.9999999,89.999999]]}}");
}

TEST_CASE("Hostile names stay inside their JSON string") {
  const auto [name, written] = GENERATE(table<std::string, std::string>({
      {R"(say "hi")", R"("say \"hi\"")"},
      {R"(back\slash)", R"("back\\slash")"},
      {"</script><script>", R"("</script><script>")"},
      {"=cmd|' /C calc'!A0", R"("=cmd|' /C calc'!A0")"},
      {"tab\tline\nend", R"("tab\tline\nend")"},
      {"bell\x07nul\0del\x7F"s, R"("bell nul del ")"},
      {"bad \xC3( byte", "\"bad \xEF\xBF\xBD( byte\""},
      {"天河区", "\"天河区\""},
  }));
  CHECK(feature_lines(geojson_of_text(name)) ==
        R"({"type":"Feature","properties":{"name":)" + written + R"(},"geometry":null})");
}

TEST_CASE("Numbers are rounded to the digits of the field and carry no exponent") {
  const auto [number, decimals, written] = GENERATE(table<double, int, std::string>({
      {0.0, 3, "0"},
      {-0.0001, 3, "0"},
      {-0.0005, 3, "-0.001"},
      {2.5, 0, "3"},
      {1234.56789, 2, "1234.57"},
      {100.0, 2, "100"},
      {-12.05, 4, "-12.05"},
      {1e20, 2, "100000000000000000000"},
  }));
  CHECK(feature_lines(geojson_of_real(number, decimals)) ==
        R"({"type":"Feature","properties":{"n":)" + written + R"(},"geometry":null})");
}

TEST_CASE("What is no number is a mistake of the program, never written") {
  CHECK_THROWS_AS(geojson_of_real(std::nan(""), 1), std::logic_error);
  CHECK_THROWS_AS(geojson_of_real(std::numeric_limits<double>::infinity(), 1), std::logic_error);
}

TEST_CASE("A value or a geometry that does not fit its layer is a mistake of the program") {
  const std::vector<Field> text = {{"name", Field::Type::text, 0, ""}};
  CHECK_THROWS_AS(geojson(layer_of(Layer::Kind::none, text, {}, {{1.5}})), std::logic_error);
  CHECK_THROWS_AS(geojson(layer_of(Layer::Kind::area, {}, {at(1, 1)}, {{}})), std::logic_error);
  const Line off_globe = {at(0, 0), {1900000000, 0}};
  CHECK_THROWS_AS(geojson(layer_of(Layer::Kind::line, {}, {off_globe}, {{}})), std::logic_error);
}

TEST_CASE("A full device is an error that names the file and the remedy") {
  CHECK(message_of([] { write_text("hello", "/dev/full"); }) ==
        "cannot write /dev/full: No space left on device (0 bytes written); free some space or "
        "choose another folder");
}

TEST_CASE("A file that may not grow any more is an error that says how far it came") {
  const TemporaryFolder folder;
  const FileSizeLimit limit(1000);
  const std::string message =
      message_of([&] { write_text(std::string(5000, 'x'), folder / "long.txt"); });
  CHECK(message.find("long.txt: File too large (1000 bytes written); free some space") !=
        std::string::npos);
}

TEST_CASE("A file in a missing folder is an error that names the file") {
  CHECK(
      message_of([] { write_text("", "/no/such/folder/a.txt"); }) ==
      "cannot write /no/such/folder/a.txt: No such file or directory (0 bytes written); create its "
      "folder first");
}
