// SPDX-License-Identifier: Apache-2.0
#include "quarter/tables/layer_view.hpp"

#include <set>

#include "quarter/base/letter_case.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

using Names = std::vector<std::string>;

/// Two rows of numbers: ten times the row, and the column.
Layer numbers(const Names& names) {
  Layer layer;
  layer.name = "numbers";
  layer.kind = Layer::Kind::point;
  for (const std::string& name : names)
    layer.fields.push_back({name, Field::Type::integer, 0, {}});
  layer.count = 2;
  layer.geometry = [](std::size_t) { return Geometry{LonLat::from_degrees(1, 2)}; };
  layer.value = [](std::size_t i, std::size_t f) {
    return Value{static_cast<std::int64_t>(10 * i + f)};
  };
  layer.styles.push_back({"plain", "", "<qgis/>"});
  return layer;
}

}  // namespace

TEST_CASE("A name that fits stays, the longest part of others gives way") {
  CHECK(short_names({"id", "check_3_2", "check_4_12"}) == Names{"id", "check_3_2", "check_4_12"});
  CHECK(short_names({"walk_food_s"}) == Names{"walk_foo_s"});
  CHECK(short_names({"walk_administration_s"}) == Names{"walk_adm_s"});
  CHECK(short_names({"a_b_c_d_e_f_g"}).front().size() <= 10);
  CHECK(short_names({"administration"}) == Names{"administra"});
  CHECK(short_names({"街道", "Straße 1"}).front().find_first_not_of('_') == std::string::npos);
}

TEST_CASE("Short names are different, whatever their case, and none that is taken") {
  const Names names = {"walk_green_05ha_s",
                       "walk_green_5ha_s",
                       "walk_green_s",
                       "Walk_Gre_S",
                       "walk_grey_s",
                       "geom",
                       "GEOM_"};
  const Names found = short_names(names, 10, {"fid", "geom"});
  std::set<std::string> different;
  for (const std::string& name : found) {
    CHECK(name.size() <= 10);
    different.insert(lower_case(name));
  }
  CHECK(different.size() == names.size());
  CHECK_FALSE(different.contains("geom"));
  CHECK(found[3] == "Walk_Gre_S");  // it fits, so others make room
}

TEST_CASE("A narrowed layer has the columns that were kept, and knows their full names") {
  const Layer layer = numbers({"id", "walk_food_s", "dropped", "walk_entertainment_s"});
  const Layer narrow = narrowed(layer, [](const Field& field) { return field.name != "dropped"; });
  REQUIRE(narrow.fields.size() == 3);
  CHECK(narrow.fields[2].name == "walk_ent_s");
  CHECK(narrow.fields[2].full_name == "walk_entertainment_s");
  CHECK(name_in(narrow, "walk_entertainment_s") == "walk_ent_s");
  CHECK(name_in(narrow, "dropped") == "dropped");
  CHECK(std::get<std::int64_t>(narrow.value(1, 2)) == 13);
}

TEST_CASE("As a table a layer has neither places nor styles") {
  const Layer table = as_table(numbers({"id", "walk_food_s"}), "all",
                               [](const Field& field) { return field.name != "id"; });
  CHECK(table.name == "all");
  CHECK(table.kind == Layer::Kind::none);
  CHECK(table.styles.empty());
  REQUIRE(table.fields.size() == 1);
  CHECK(table.fields.front().name == "walk_food_s");
  CHECK(std::get<std::int64_t>(table.value(0, 0)) == 1);
}
