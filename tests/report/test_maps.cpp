// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <cstdint>

#include "drawn_source.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/report/label_point.hpp"
#include "quarter/report/map_printer.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/report/qgis_style.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

std::string map_image(const ReportSource& source, const MapSheet& sheet, const MapFormat& format) {
  return MapPrinter(source, {}).print(sheet, format);
}

/// As Cairo writes a colour in an SVG.
std::string svg_colour(Colour colour) {
  const auto share = [](std::uint8_t part) {  // six decimals, without zeros at the end
    return fmt::format("{}%", std::round(part / 2.55e-6) / 1e6);
  };
  return fmt::format("rgb({},{},{})", share(colour.red), share(colour.green), share(colour.blue));
}

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    ++count;
  return count;
}

/// Names of the chunks of a PNG, in order.
std::vector<std::string> chunks(const std::string& png) {
  std::vector<std::string> names;
  for (std::size_t at = 8; at + 12 <= png.size(); at += 12 + big_endian(png, at))
    names.push_back(png.substr(at + 4, 4));
  return names;
}

}  // namespace

TEST_CASE("There is an overview, and a sheet for each mode and module") {
  const Rulebook catalogue = drawn::catalogue();
  const auto sheets = map_sheets(drawn::source(catalogue, "Town"));
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "overview");
  CHECK(sheets[1].name == "walk_module_3");
}

TEST_CASE("A sheet is A4 at the dots per inch asked for, and holds no time") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const int dpi = GENERATE(150, 300);
  for (const MapSheet& sheet : map_sheets(source)) {
    const std::string png = map_image(source, sheet, {MapFormat::Kind::png, dpi});
    REQUIRE(png.substr(1, 3) == "PNG");
    CHECK(big_endian(png, 16) == (dpi == 150 ? 1754u : 3508u));  // 297 mm: homes lie in a row
    CHECK(big_endian(png, 20) == (dpi == 150 ? 1240u : 2480u));
    const auto names = chunks(png);
    REQUIRE(names.size() >= 4);
    CHECK(names[1] == "pHYs");
    CHECK(big_endian(png, 8 + 25 + 8) == (dpi == 150 ? 5906u : 11811u));  // dots a metre
    CHECK(names.back() == "IEND");
    for (const std::string& name : names)
      CHECK(name != "tIME");
  }
}

TEST_CASE("Same source, same map; another time, another map") {
  Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const MapSheet sheet = map_sheets(source).back();
  const std::string png = map_image(source, sheet, {});
  CHECK(png == map_image(source, sheet, {}));
  catalogue.class_minutes = {5, 10, 14.9, 20, 30};
  CHECK(png != map_image(source, sheet, {}));
}

TEST_CASE("A map drawn in lines says no time, and depends on nothing drawn before") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const MapSheet sheet = map_sheets(source).back();
  const MapFormat format{GENERATE(MapFormat::Kind::pdf, MapFormat::Kind::svg)};
  const std::string file = map_image(source, sheet, format);
  CHECK(file.starts_with(format.kind == MapFormat::Kind::pdf ? "%PDF-" : "<?xml"));
  CHECK(file.find("CreationDate") == std::string::npos);
  CHECK(file.find("ModDate") == std::string::npos);
  map_image(source, map_sheets(source).front(), format);
  CHECK(map_image(source, sheet, format) == file);
}

TEST_CASE("Fonts stand in a PDF, and its title is that of the sheet") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const std::string pdf = map_image(source, map_sheets(source).back(), {MapFormat::Kind::pdf});
  CHECK(pdf.find("/FontFile") != std::string::npos);
  CHECK(pdf.find("/Title (Town: minutes to Food, walking)") != std::string::npos);
}

TEST_CASE("No name becomes markup of an SVG") {
  const Rulebook catalogue = drawn::catalogue();
  const std::string name = GENERATE(as<std::string>{}, "<script>alert(1)</script>",
                                    "\"><image href=x>", "</g><a href='javascript:1'>", "&x;");
  const ReportSource source = drawn::source(catalogue, name);
  const std::string svg = map_image(source, map_sheets(source).back(), {MapFormat::Kind::svg});
  for (const char* const bad :
       {"<script", "<image", "<a ", "javascript", "&x;", "onload", "http://192"})
    CHECK(svg.find(bad) == std::string::npos);
}

TEST_CASE("Each kind of map has an ending, and is found by it") {
  for (const std::string& ending : map_endings()) {
    const auto kind = map_kind(ending);
    REQUIRE(kind);
    CHECK(MapFormat{*kind}.ending() == ending);
  }
  CHECK_FALSE(map_kind("tiff"));
}

TEST_CASE("Any name can be written on a map") {
  const Rulebook catalogue = drawn::catalogue();
  const std::string name =
      GENERATE(as<std::string>{}, "北京市", "", "<b>bold</b> & co", "bad \xff",
               "a very long name, longer than any sheet of paper is wide, "
               "and longer still, to see that nothing breaks when it is drawn");
  const ReportSource source = drawn::source(catalogue, name);
  for (const auto kind : {MapFormat::Kind::png, MapFormat::Kind::pdf, MapFormat::Kind::svg})
    CHECK_FALSE(map_image(source, map_sheets(source).back(), {kind}).empty());
}

TEST_CASE("A name is written inside the area, also where its middle is not") {
  // A U: its centre of gravity lies between the arms.
  const auto at = [](int x, int y) { return LonLat{130000000 + x * 10000, 530000000 + y * 10000}; };
  const MultiPolygon u{{{at(0, 0), at(30, 0), at(30, 30), at(20, 30), at(20, 10), at(10, 10),
                         at(10, 30), at(0, 30), at(0, 0)},
                        {}}};
  CHECK(contains(u, label_point(u)));
  CHECK_FALSE(label_point({}).valid());
}

TEST_CASE("A map hatches a block where the map ends, or is silent, before one can tell") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const std::string far = svg_colour(time_classes(catalogue).back().colour);
  const std::string late = svg_colour(time_classes(catalogue)[3].colour);
  const auto painted = [&](const std::string& sheet, const std::string& colour, Value found,
                           Value least) {
    const ReportSource with = drawn::with_time(source, 1, found, least);
    for (const MapSheet& one : map_sheets(with)) {
      if (one.name != sheet) continue;
      const std::string svg = map_image(with, one, {MapFormat::Kind::svg});
      return count_of(svg, colour) / 2;  // once more in the legend
    }
    return std::size_t{99};
  };
  const Value none;
  for (const char* const sheet : {"walk_module_3", "overview"}) {
    CHECK(painted(sheet, far, none, none) == 1);
    CHECK(painted(sheet, far, none, 600.0) == 0);  // the map ends within 15 minutes
    CHECK(painted(sheet, far, none, 0.0) == 0);    // hardly any is mapped
  }
  CHECK(painted("walk_module_3", far, none, 1700.0) == 0);  // it may be 29 minutes
  CHECK(painted("overview", far, none, 1700.0) == 1);       // but is not within 15
  CHECK(painted("walk_module_3", late, 1000.0, 950.0) == 1);
  CHECK(painted("walk_module_3", late, 1000.0, 850.0) == 0);
}

TEST_CASE("Styles for QGIS name columns that exist, and escape names") {
  Rulebook catalogue = drawn::catalogue();
  catalogue.categories[CategoryIndex(0)].label = {"Food & <drink>", "食品"};
  const ReportSource source = drawn::source(catalogue, "Town");
  Layer blocks = source.blocks;
  blocks.fields[2].meaning = {"what the times are taken from", "时间的依据"};
  blocks.fields[3].meaning = {"Food & <drink>", "食品（步行）秒，中位数"};
  const auto styles = block_styles(catalogue, {ModeIndex(0)}, blocks);
  REQUIRE(styles.size() == 2);  // English and Chinese
  CHECK(styles[0].name == "walk_food");
  CHECK(styles[0].qml.find("&quot;walk_food_s&quot; &lt;= 300") != std::string::npos);
  CHECK(styles[0].qml.find(
            "&quot;walk_food_s&quot; IS NULL) AND &quot;times_from&quot; IS NOT NULL) AND "
            "(&quot;walk_food_least_s&quot; &gt; 1800 OR &quot;walk_food_least_s&quot; IS NULL)") !=
        std::string::npos);
  CHECK(styles[0].qml.find("&lt;= 1200) AND (&quot;walk_food_least_s&quot; &gt; 900 OR") !=
        std::string::npos);
  CHECK(styles[0].qml.find(R"(filter="ELSE" label="the map cannot tell")") != std::string::npos);
  CHECK(styles[0].qml.find("<drink>") == std::string::npos);
  CHECK(styles[0].qml.find(R"(field="walk_food_s" name="Food &amp; &lt;drink&gt;")") !=
        std::string::npos);
  CHECK(styles[0].qml.find("分钟") == std::string::npos);
  CHECK(styles[1].name == "walk_food (中文)");
  CHECK(styles[1].qml.find(R"(field="walk_food_s" name="食品（步行）秒，中位数")") !=
        std::string::npos);
  CHECK(styles[1].qml.find(R"(label="0–5 分钟")") != std::string::npos);
  CHECK(styles[1].qml.find(R"(field="times_from" name="时间的依据")") != std::string::npos);
}

TEST_CASE("Classes of a raster have the limits and colours of the report") {
  const Rulebook catalogue = drawn::catalogue();
  const auto classes = raster_classes(catalogue);
  REQUIRE(classes.size() == 7);
  CHECK(classes[0].upto == 300);
  CHECK(classes[0].name == "0 - 5 min");
  CHECK(classes[5].upto == kRasterBeyondLimit);
  CHECK(classes[6].upto == kRasterNotTold);
  CHECK(classes[6].name == "the map cannot tell");
  const std::string style = class_raster_style(catalogue);
  CHECK(style.find(R"(value="1" label="0 - 5 min | 0–5 分钟" color="#0a3a75")") !=
        std::string::npos);
}
