// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "quarter/tables/dictionary.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct Walk {
  std::string to;
  double minutes;
};

const TableHead kHead{
    "walks", Layer::Kind::none, "stroll", "walks.csv", {"One row a walk", "每行一次步行"}};

Table<Walk> walks() {
  Table<Walk> table(kHead);
  table.text("to", {"goal, or \"home\"", "目的地"},
             [](const Walk& w) { return text_or_null(w.to); });
  table.real("<mode>_min", 1, "min", {"minutes, by <mode>", "分钟"},
             [](const Walk& w) { return Value{w.minutes}; }, {.always = true, .least = 0});
  return table;
}

}  // namespace

TEST_CASE("A table gives each of its columns what its getter says of the row") {
  const std::vector<Walk> rows{{"park", 4.5}, {"", 0}};
  const Layer layer = walks().layer(rows.size(), [rows](std::size_t i) { return rows[i]; });
  CHECK(layer.name == "walks");
  REQUIRE(layer.count == 2);
  REQUIRE(layer.fields.size() == 2);
  CHECK(text_at(layer, column_of(layer, "to"), 0) == "park");
  CHECK(std::holds_alternative<std::monostate>(layer.value(1, 0)));
  CHECK(number_at(layer, 1, 0) == 4.5);
  CHECK(layer.fields[1].unit == "min");
}

TEST_CASE("Columns of another table are put behind those that are there, with their values") {
  Table<Walk> table = walks();
  Table<Walk> more(kHead);
  more.integer("tenths", "1", {"tenths of a minute", "十分之一分钟"},
               [](const Walk& w) { return integer(static_cast<std::size_t>(w.minutes * 10)); });
  table.append(more);
  const Layer layer = table.layer(1, [](std::size_t) { return Walk{"park", 4.5}; });
  REQUIRE(layer.fields.size() == 3);
  CHECK(layer.fields[2].name == "tenths");
  CHECK(number_at(layer, 2, 0) == 45);
}

TEST_CASE("The dictionary as CSV has a row a column, and quotes what holds a comma or a quote") {
  CHECK(dictionary_csv({walks().description()}) ==
        "command,file,column,type,unit,decimals,null,values,meaning,meaning_zh\n"
        "stroll,walks.csv,to,text,,,yes,,\"goal, or \"\"home\"\"\",目的地\n"
        "stroll,walks.csv,<mode>_min,number,min,1,no,0 or more,\"minutes, by <mode>\",分钟\n");
}

TEST_CASE("The dictionary as Markdown lets no angle bracket or bar through as markup") {
  TableDescription table = walks().description();
  table.fields[0].rule.words = {"park", "home"};
  const std::string page = dictionary_page({table});
  CHECK(page.find("## `walks.csv` of `quarter stroll`") != std::string::npos);
  CHECK(page.find("| `<mode>_min` | number, 1 decimal | min | minutes, by &lt;mode> (0 or more) | "
                  "分钟 |") != std::string::npos);
  CHECK(page.find(R"(park \| home)") != std::string::npos);
}

TEST_CASE("What values a column may have is said in words") {
  CHECK(values_text({}).empty());
  CHECK(values_text({.least = 0, .most = 1}) == "0 to 1");
  CHECK(values_text({.least = 0}) == "0 or more");
  CHECK(values_text({.above = 0}) == "above 0");
  CHECK(values_text({.most = 4}) == "4 or less");
  CHECK(values_text({.words = {"yes", "no"}}) == "yes | no");
  CHECK(values_text({.pattern = "^b"}) == "^b");
}

TEST_CASE("A column can be said again in another table, and one that is not there is a mistake") {
  const TableDescription table = walks().description();
  const Field again = field_of(table, "<mode>_min");
  CHECK(again.unit == "min");
  CHECK(again.meaning.zh == "分钟");
  CHECK_FALSE(again.rule.always);
  CHECK_THROWS_AS(field_of(table, "metres"), std::logic_error);
}
