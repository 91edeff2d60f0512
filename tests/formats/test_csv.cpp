// SPDX-License-Identifier: Apache-2.0
#include "layers.hpp"
#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;
using namespace std::string_literals;

namespace {

std::string csv(const Layer& layer) {
  const TemporaryFolder folder;
  write_layer(layer, folder / "layer.CSV");
  return bytes_of(folder / "layer.CSV");
}

/// The cell of a text in a table with a second column.
std::string cell_of(const std::string& text) {
  const std::string table = csv(layer_of(
      Layer::Kind::none, {{"name", Field::Type::text, 0, ""}, {"n", Field::Type::integer, 0, ""}},
      {}, {{text, std::int64_t{7}}}));
  const auto begin = std::string("name,n\n").size();
  return table.substr(begin, table.size() - begin - std::string(",7\n").size());
}

}  // namespace

TEST_CASE("Points stand before the fields as longitude and latitude, and null is an empty cell") {
  const Layer layer = layer_of(
      Layer::Kind::point, {{"id", Field::Type::text, 0, ""}, {"share", Field::Type::real, 2, ""}},
      {LonLat{136400000, -5000000}, LonLat{}}, {{"b1"s, -0.25}, {""s, Value{}}});
  CHECK(csv(layer) == "lon,lat,id,share\n13.64,-0.5,b1,-0.25\n,,\"\",\n");
}

TEST_CASE("Areas are written without their outline") {
  const Layer layer = layer_of(Layer::Kind::area, {{"n", Field::Type::integer, 0, ""}},
                               {MultiPolygon{clockwise_square(0, 0)}}, {{std::int64_t{-3}}});
  CHECK(csv(layer) == "n\n-3\n");
}

TEST_CASE("Cells are quoted where RFC 4180 asks for it") {
  const auto [text, cell] = GENERATE(table<std::string, std::string>({
      {"plain", "plain"},
      {"a,b", R"("a,b")"},
      {R"(5" pipe)", R"("5"" pipe")"},
      {"two\nlines", "\"two\nlines\""},
      {" padded ", "\" padded \""},
      {"bad\xFF", "bad\xEF\xBF\xBD"},
  }));
  CHECK(cell_of(text) == cell);
}

TEST_CASE("Text that a spreadsheet would run starts with an apostrophe, numbers do not") {
  const auto [text, cell] = GENERATE(table<std::string, std::string>({
      {"=1+1", R"("'=1+1")"},
      {"+49 395", R"("'+49 395")"},
      {"-", R"("'-")"},
      {"@SUM(A1)", "\"'@SUM(A1)\""},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", R"("' =1")"},
      {"  =1", R"("'  =1")"},
      {"＝1", R"("'＝1")"},
      {"a=1", "a=1"},
  }));
  CHECK(cell_of(text) == cell);
}

TEST_CASE("Numbers as text are no formulas: minus five stays minus five") {
  for (const std::string text : {"-5", "-0.25", "+5", "-1e3"})
    CHECK(cell_of(text) == text);
  CHECK(cell_of("-5+1") == "\"'-5+1\"");
  CHECK(cell_of("--5") == "\"'--5\"");
}

TEST_CASE("What a spreadsheet would run is read back as it was") {
  for (const std::string text : {"=1+1", "+49 395", "-", "@a", "-5", "'=1", "''=1",
                                 "'s-Hertogenbosch", "  =1", "＝1", "a=1"}) {
    INFO(text);
    const TemporaryFolder folder;
    write_layer(layer_of(Layer::Kind::none,
                         {{text, Field::Type::text, 0, ""}, {"n", Field::Type::integer, 0, ""}}, {},
                         {{text, std::int64_t{7}}}),
                folder / "layer.csv");
    const Layer back = read_layer(folder / "layer.csv", Layer::Kind::none);
    CHECK(back.fields[0].name == text);
    CHECK(std::get<std::string>(back.value(0, 0)) == text);
  }
}
