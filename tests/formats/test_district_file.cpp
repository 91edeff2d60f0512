// SPDX-License-Identifier: Apache-2.0
// Districts of the user's: which column their names are from, and what becomes of the others.
#include "quarter/formats/district_file.hpp"

#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

struct Read {
  DistrictFile file;
  std::vector<std::string> notes;
};

/// Squares side by side with these properties.
Read read(const std::vector<std::string>& properties, const std::string& name_column = {}) {
  std::string features;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const std::string w = std::to_string(i), e = std::to_string(i + 1);
    features += (i == 0 ? "" : ",") + std::string(R"({"type":"Feature","properties":)") +
                properties[i] + R"(,"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",0],[" +
                e + ",0],[" + e + ",1],[" + w + ",1],[" + w + ",0]]]}}";
  }
  const TemporaryFolder folder;
  ReadingNotes notes;
  const auto path = put(folder / "areas.geojson",
                        R"({"type":"FeatureCollection","features":[)" + features + "]}");
  DistrictFile file = read_districts(path, name_column, {"", &notes});
  return {std::move(file), notes.all()};
}

std::string names_of(const Read& read) {
  std::string names;
  for (const District& d : read.file.districts)
    names += (names.empty() ? "" : ", ") + d.name;
  return names;
}

std::string complaint(const std::vector<std::string>& properties, const std::string& column) {
  return message_of([&] { read(properties, column); });
}

}  // namespace

TEST_CASE("Names are those of the column `name` or of one of its relatives, in any case") {
  struct Case {
    std::string first, second;
    const char* column;
  };
  const std::vector<Case> cases = {
      {R"({"Name":"West","Codigo":1})", R"({"Name":"East","Codigo":2})", "Name"},
      {R"({"Denominaci":"West","Codigo":1})", R"({"Denominaci":"East","Codigo":2})", "Denominaci"},
      // Of GADM the highest level, though others are distinct texts too.
      {R"({"GID_2":"a","NAME_0":"X","NAME_1":"Y","NAME_2":"West","TYPE_2":"k"})",
       R"({"GID_2":"b","NAME_0":"X","NAME_1":"Y","NAME_2":"East","TYPE_2":"k"})", "NAME_2"},
      {R"({"NAME_ZH":"West","NAME_EN":"w"})", R"({"NAME_ZH":"East","NAME_EN":"e"})", "NAME_ZH"},
      {R"({"代码":"a","名称":"West"})", R"({"代码":"b","名称":"East"})", "名称"},
      {R"({"id":1,"STADTTEIL":"West","note":"a"})", R"({"id":2,"STADTTEIL":"East","note":"b"})",
       "STADTTEIL"},
      // A district of which all are parts does not name them.
      {R"({"Bezirk":"Mitte","Ortsteil":"West"})", R"({"Bezirk":"Mitte","Ortsteil":"East"})",
       "Ortsteil"},
      // An empty column names nothing.
      {R"({"name":null,"nombre":"West"})", R"({"name":" ","nombre":"East"})", "nombre"},
      // The only column of distinct texts; codes that are numbers are none.
      {R"({"code":"01","kind":"a","what":"West"})", R"({"code":"02","kind":"a","what":"East"})",
       "what"},
  };
  for (const Case& c : cases) {
    const Read result = read({c.first, c.second});
    CHECK(result.file.name_column == c.column);
    CHECK(names_of(result) == "West, East");
    CHECK(result.notes.empty());
  }
}

TEST_CASE("Where names cannot be told districts are numbered, and the columns are listed") {
  // Two columns of distinct texts; a text that comes twice; an empty one.
  for (const auto& rows :
       std::vector<std::vector<std::string>>{{R"({"a":"x","b":"p"})", R"({"a":"y","b":"q"})"},
                                             {R"({"a":"x","b":1})", R"({"a":"x","b":2})"},
                                             {R"({"a":"x","b":1})", R"({"a":"","b":2})"}}) {
    const Read result = read(rows);
    CHECK(names_of(result) == "1, 2");
    CHECK(result.file.name_column.empty());
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes[0] ==
          "areas.geojson: no column is known to hold names, so districts are named by number; "
          "name one of a, b with --district-name");
  }
  CHECK(read({"{}"}).notes.at(0) ==
        "areas.geojson: has no columns, so districts are named by number");
}

TEST_CASE(
    "A column that is asked for is taken whatever it holds, or refused with those there are") {
  const std::vector<std::string> rows = {R"({"name":"West","Codigo":350,"share":0.5})",
                                         R"({"name":"East","Codigo":null,"share":2})"};
  CHECK(names_of(read(rows, "codigo")) == "350, 2");  // nothing is no name: the number is
  CHECK(names_of(read(rows, "share")) == "0.5, 2");
  CHECK(complaint(rows, "nane")
            .find("it has no column 'nane' (did you mean 'name'?); it has name, "
                  "Codigo, share; name one of them with --district-name") != std::string::npos);
}

TEST_CASE("The columns of the file are kept: numbers, texts, dates as they are written, nothing") {
  const OwnColumns own =
      read({R"({"name":"West","Codigo":35002972,"share":0.125,"since":"2020-01-31","tel":"007"})",
            R"({"name":null,"Codigo":null,"share":null,"since":null,"tel":null})"})
          .file.own;
  REQUIRE(own.fields.size() == 5);
  CHECK(own.fields[1].type == Field::Type::integer);
  CHECK(own.fields[2].type == Field::Type::real);
  CHECK(own.fields[3].type == Field::Type::text);
  const std::vector<Value> first = {"West", std::int64_t{35002972}, 0.125, "2020-01-31", "007"};
  CHECK(std::vector<Value>(own.values.begin(), own.values.begin() + 5) == first);
  CHECK(std::vector<Value>(own.values.begin() + 5, own.values.end()) == std::vector<Value>(5));
}

TEST_CASE("Ids are those of the column `id`, whatever the names are from") {
  const Read result =
      read({R"({"ID":"w7","Stadtteil":"West"})", R"({"ID":"","Stadtteil":"East"})"});
  CHECK(result.file.districts[0].id == "w7");
  CHECK(result.file.districts[1].id == "2");
}
