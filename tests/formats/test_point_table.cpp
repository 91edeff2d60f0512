// SPDX-License-Identifier: Apache-2.0
// Points of the user's with all their columns.
#include <fmt/ranges.h>

#include "layers.hpp"
#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

PointTable table_of(const std::string& name, const std::string& text, Datum datum = Datum::wgs84) {
  const TemporaryFolder folder;
  put(folder / name, text);
  return read_point_table(folder / name, datum);
}

std::string words_of(const Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) return "'" + *text + "'";
  if (const auto* const number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* const number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return "null";
}

std::string values_of(const PointTable& table) {
  std::vector<std::string> words;
  for (const Value& value : table.values)
    words.push_back(words_of(value));
  return fmt::format("{}", fmt::join(words, " "));
}

std::string columns_of(const PointTable& table) {
  std::string names;
  for (std::size_t c = 0; c <= table.columns.size(); ++c) {
    if (c == table.id_before) names += "[id] ";
    if (c < table.columns.size()) names += table.columns[c].name + " ";
  }
  return names;
}

}  // namespace

TEST_CASE("All columns of a CSV are kept in their order, but for the id and the position") {
  const PointTable table =
      table_of("p.csv", "name,lon,lat,ID,rooms,note\nShop,13,53,a,007,\n\"x,y\",14,54,b,-5,=1+1\n");
  CHECK(columns_of(table) == "name [id] rooms note ");
  CHECK(values_of(table) == "'Shop' '007' null 'x,y' '-5' '=1+1'");
  CHECK(table.points[1].id == "b");
}

TEST_CASE("A file without an id has its numbers before all columns") {
  const PointTable table = table_of("p.csv", "lat,name,lon\n53,Shop,13\n");
  CHECK(columns_of(table) == "[id] name ");
  CHECK(table.points[0].id == "1");
}

TEST_CASE("On another datum the position as it was given is kept too") {
  const PointTable table = table_of("p.csv", "id,lon,lat\na,116.4,39.9\n", Datum::gcj02);
  CHECK(columns_of(table) == "[id] lon lat ");
  CHECK(values_of(table) == "'116.4' '39.9'");
}

TEST_CASE("Columns of a GeoJSON keep their types") {
  const PointTable table = table_of(
      "p.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                   R"({"id":"a","rooms":3,"rent":2.5,"since":"2020-01-31","lon":7,"empty":null},)"
                   R"("geometry":{"type":"Point","coordinates":[13,53]}}]})");
  CHECK(columns_of(table) == "[id] rooms rent since lon empty ");
  CHECK(values_of(table) == "3 2.5 '2020-01-31' 7 null");
}
