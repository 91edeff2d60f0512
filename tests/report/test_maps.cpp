// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "drawn_source.hpp"
#include "quarter/report/label_point.hpp"
#include "quarter/report/map_sheet.hpp"
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

/// Names of the chunks of a PNG, in order.
std::vector<std::string> chunks(const std::string& png) {
  std::vector<std::string> names;
  for (std::size_t at = 8; at + 12 <= png.size(); at += 12 + big_endian(png, at))
    names.push_back(png.substr(at + 4, 4));
  return names;
}

}  // namespace

TEST_CASE("There is an overview, and a sheet for each mode and module") {
  const Catalogue catalogue = drawn::catalogue();
  const auto sheets = map_sheets(drawn::source(catalogue, "Town"));
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "overview");
  CHECK(sheets[1].name == "walk_module_3");
}

TEST_CASE("A sheet is A4 at the dots per inch asked for, and holds no time") {
  const Catalogue catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const int dpi = GENERATE(150, 300);
  for (const MapSheet& sheet : map_sheets(source)) {
    const std::string png = map_png(source, sheet, dpi);
    REQUIRE(png.substr(1, 3) == "PNG");
    CHECK(big_endian(png, 16) == (dpi == 150 ? 1240u : 2480u));  // 210 mm: the town is tall
    CHECK(big_endian(png, 20) == (dpi == 150 ? 1754u : 3508u));
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
  Catalogue catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const MapSheet sheet = map_sheets(source).back();
  const std::string png = map_png(source, sheet, 150);
  CHECK(png == map_png(source, sheet, 150));
  catalogue.class_minutes = {5, 10, 14.9, 20, 30};
  CHECK(png != map_png(source, sheet, 150));
}

TEST_CASE("Any name can be written on a map") {
  const Catalogue catalogue = drawn::catalogue();
  const std::string name =
      GENERATE(as<std::string>{}, "北京市", "", "<b>bold</b> & co", "bad \xff",
               "a very long name, longer than any sheet of paper is wide, "
               "and longer still, to see that nothing breaks when it is drawn");
  const ReportSource source = drawn::source(catalogue, name);
  CHECK_FALSE(map_png(source, map_sheets(source).back(), 150).empty());
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

TEST_CASE("Styles for QGIS name columns that exist, and escape names") {
  Catalogue catalogue = drawn::catalogue();
  catalogue.categories[0].label = {"Food & <drink>", "食品"};
  const ReportSource source = drawn::source(catalogue, "Town");
  Layer blocks = source.blocks;
  blocks.fields[3].alias = "Food & <drink>";
  const auto styles = block_styles(catalogue, {0}, blocks);
  REQUIRE(styles.size() == 1);
  CHECK(styles[0].name == "walk_food");
  CHECK(styles[0].qml.find("&quot;walk_food_s&quot; &lt;= 300") != std::string::npos);
  CHECK(styles[0].qml.find("<drink>") == std::string::npos);
  CHECK(styles[0].qml.find("Food &amp; &lt;drink&gt; | 食品（步行）秒，中位数") !=
        std::string::npos);
}
