// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "drawn_source.hpp"
#include "ground_style.hpp"
#include "quarter/city/ground.hpp"
#include "quarter/report/atlas.hpp"
#include "quarter/report/fonts.hpp"
#include "quarter/report/map_printer.hpp"
#include "quarter/report/palette.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// As Cairo writes a colour in an SVG.
std::string svg_colour(Colour colour) {
  const auto share = [](std::uint8_t part) {
    return fmt::format("{}%", std::round(part / 2.55e-6) / 1e6);
  };
  return fmt::format("rgb({},{},{})", share(colour.red), share(colour.green), share(colour.blue));
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Line line_from(int x, int y, int east) {
  const LonLat p{130000000 + x * 10000, 530000000 + y * 10000};
  return {p, {p.x + east * 10000, p.y}};
}

std::shared_ptr<MapGround> drawn_ground() {
  auto ground = std::make_shared<MapGround>();
  ground->covered = drawn::square(-8, -15, 50);
  ground->frame = box_of(ground->covered);
  ground->sea = drawn::square(-2, 12, 20);
  ground->areas = {{GroundKind::wood, "Stadtwald", drawn::square(20, 0, 12)},
                   {GroundKind::water, "See", drawn::square(22, 2, 4)}};
  ground->lines = {{GroundKind::rail, "", line_from(0, 1, 30)},
                   {GroundKind::primary, "Hauptstrasse", line_from(0, 4, 30)}};
  ground->names = {{GroundKind::suburb, "Nordend", {130140000, 530050000}, 0},
                   {GroundKind::suburb, "Town", {130060000, 530060000}, 0}};
  return ground;
}

std::string svg_of(const ReportSource& source, const PrintOptions& options = {},
                   const std::vector<std::string>& names = {"module_3"}) {
  return MapPrinter(source, options)
      .print(map_sheets(source, names).front(), {MapFormat::Kind::svg});
}

}  // namespace

TEST_CASE("A map draws the ground beneath its results, and none where there is none") {
  const Rulebook catalogue = drawn::catalogue();
  ReportSource source = drawn::source(catalogue, "Town");
  const std::string blank = svg_of(source);
  source.ground = drawn_ground();
  const std::string svg = svg_of(source);
  for (const Colour colour : {kSea, kLand, *area_colour(GroundKind::wood)}) {
    CHECK(holds(svg, svg_colour(colour)));
    CHECK_FALSE(holds(blank, svg_colour(*area_colour(GroundKind::wood))));
  }
}

TEST_CASE("Beside what lies on the ground a map of dots is the same, drawn first or last") {
  const Rulebook catalogue = drawn::catalogue();
  ReportSource source = drawn::source(catalogue, "Town");
  source.ground = drawn_ground();
  const MapPrinter printer(source, {});
  const std::vector<MapSheet> sheets = map_sheets(source);
  const std::string overview = printer.print(sheets.front(), {});
  const std::string module = printer.print(sheets.back(), {});
  CHECK(printer.print(sheets.front(), {}) == overview);
  CHECK(MapPrinter(source, {}).print(sheets.back(), {}) == module);
}

TEST_CASE("A place that is called as its district is named once") {
  const Rulebook catalogue = drawn::catalogue();
  ReportSource source = drawn::source(catalogue, "Town");
  source.ground = drawn_ground();
  const std::string with_twin = svg_of(source);
  auto ground = drawn_ground();
  ground->names.pop_back();
  source.ground = ground;
  CHECK(svg_of(source) == with_twin);
  ground->names.clear();
  CHECK(svg_of(source) != with_twin);
}

TEST_CASE("What nobody lives on has no colour, and the legend has no swatch that does not occur") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const std::string svg = svg_of(source);
  const std::vector<TimeClass> classes = time_classes(catalogue);
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const bool shown = k == 2 || k + 1 == classes.size();  // 15 minutes, and not reached
    CHECK(holds(svg, svg_colour(classes[k].colour)) == shown);
  }
}

TEST_CASE("The language that comes first is that of the title") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const MapSheet sheet = map_sheets(source).back();
  PrintOptions options;
  options.languages = {Language::en};
  const MapFormat pdf{MapFormat::Kind::pdf};
  CHECK(holds(MapPrinter(source, options).print(sheet, pdf), "/Title (Town: minutes to Food"));
  options.languages = {Language::zh, Language::en};
  CHECK_FALSE(holds(MapPrinter(source, options).print(sheet, pdf), "/Title (Town: minutes"));
}

TEST_CASE("Sheets are asked for by category, module and check, each once") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  std::vector<std::string> names;
  for (const MapSheet& sheet : map_sheets(source, {"food", "3.1", "module_3", "food", "overview"}))
    names.push_back(sheet.name);
  CHECK(names == std::vector<std::string>{"walk_food", "check_3_1", "walk_module_3", "overview"});
  CHECK_NOTHROW(check_map_names(catalogue, {"food", "3.1"}));
  CHECK_THROWS_WITH(check_map_names(catalogue, {"foot"}),
                    Catch::Contains("no map 'foot' (did you mean 'food'?)"));
  CHECK_THROWS_WITH(check_map_names(catalogue, {""}), Catch::Contains("no map ''"));
}

TEST_CASE("The map of a check shows where it holds") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const std::string svg = svg_of(source, {}, {"3.1"});
  CHECK(holds(svg, svg_colour(verdict_colour("met"))));
  CHECK(holds(svg, svg_colour(verdict_colour("not met"))));
  CHECK_FALSE(holds(svg, svg_colour(verdict_colour("near"))));
}

TEST_CASE(
    "A map of cells shows their times in place of those of blocks, and hatches what is not told") {
  const Rulebook catalogue = drawn::catalogue();
  ReportSource source = drawn::source(catalogue, "Town");
  std::uint16_t code = 200;
  source.cells = [&](const MapCells& cells) {
    return std::vector<std::uint16_t>(
        static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.rows), code);
  };
  PrintOptions options;
  options.of = PrintOptions::Of::raster;
  const std::string near = svg_of(source, options);
  const std::vector<TimeClass> classes = time_classes(catalogue);
  CHECK(holds(near, svg_colour(classes.front().colour)));  // of the legend: cells are an image
  CHECK_FALSE(holds(near, svg_colour(classes.back().colour)));
  code = kCellBeyond;
  CHECK(holds(svg_of(source, options), svg_colour(classes.back().colour)));
  code = kCellNotTold;
  const std::string unknown = svg_of(source, options);
  for (const TimeClass& of : classes)
    CHECK_FALSE(holds(unknown, svg_colour(of.colour)));
  CHECK(holds(near, "<image"));
}

TEST_CASE("A change map marks what is new, and says so only then") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  ChangeMap map;
  map.title = {"change", "变化"};
  map.minutes = {-3.0, 0.0, std::nullopt};
  map.notes = {"", ""};
  const MapPrinter printer(source, {});
  const MapFormat svg{MapFormat::Kind::svg};
  const std::string without = printer.print(map, svg);
  map.marks = {{{130050000, 530050000}, true, "New shop"}};
  const std::string with = printer.print(map, svg);
  const std::string yellow = svg_colour({0xFF, 0xE3, 0x3B});
  CHECK(holds(with, yellow));
  CHECK_FALSE(holds(without, yellow));
  map.marks.front().is_new = false;
  CHECK_FALSE(holds(printer.print(map, svg), yellow));
}

TEST_CASE("What no font has letters for is told with the package that has them") {
  CHECK(missing_font({"Town", "", "Straße"}).empty());
  // Cuneiform: no font of any of the packages that maps need has it.
  const std::string note = missing_font({"Town", "\xF0\x92\x80\x80\xF0\x92\x80\x81"});
  CHECK(holds(note, "fonts-noto-core"));
}

TEST_CASE("An atlas has two pages for the city and one for each district, and holds no time") {
  const Rulebook catalogue = drawn::catalogue();
  ReportSource source = drawn::source(catalogue, "Town");
  source.ground = drawn_ground();
  source.headlines = {{"0 % of homes", "0%的住宅"}, {"50 % of homes", "50%的住宅"}};
  const std::string pdf = atlas_pdf(source, {});
  CHECK(holds(pdf, "/Count 3"));
  CHECK_FALSE(holds(pdf, "CreationDate"));
  CHECK(atlas_pdf(source, {}) == pdf);
}
