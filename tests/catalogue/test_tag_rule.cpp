// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "quarter/catalogue/tag_rule.hpp"
#include "support/catch.hpp"
#include "tagged.hpp"

using namespace quarter;

TEST_CASE("a test of a tag matches its values, alone or in a list") {
  struct Row {
    const char* test;
    const char* tags;
    bool matches;
  };
  const auto row = GENERATE(values<Row>({
      {"shop=bakery", "shop=bakery", true},
      {"shop=bakery", "shop=Bakery", false},
      {"shop=bakery", "shop=bakery2", false},
      {"shop=bakery", "amenity=bakery", false},
      {"shop=bakery", "", false},
      {"shop=bakery", "disused:shop=bakery", false},
      {"shop=bakery", "name=x shop=bakery", true},
      {"shop=bakery|butcher", "shop=butcher", true},
      {"shop=bakery|butcher", "shop=cheese", false},
      {"shop=bakery|butcher", "shop=cheese;butcher", true},
      {"shop=bakery", "shop=;bakery;", true},
      {"shop=bakery", "shop=;", false},
      {"shop=no", "shop=no", true},
      {"shop=*", "shop=bakery", true},
      {"shop=*", "shop=yes", true},
      {"shop=*", "shop=no", false},
      {"shop=*", "shop=vacant", false},
      {"shop=*", "shop=disused", false},
      {"shop=*", "shop=abandoned", false},
      {"shop=*", "shop=construction", false},
      {"shop=*", "shop=vacant;bakery", true},
      {"shop=*", "shop=no;vacant", false},
      {"shop=*", "office=yes", false},
      {" shop = bakery | butcher ", "shop=butcher", true},
  }));
  INFO(row.test << " on " << row.tags);
  CHECK(parse_tag_test(row.test).matches(Tagged(row.tags)) == row.matches);
}

TEST_CASE("items of a list may have spaces around them") {
  const Tag tag{"shop", "cheese ; bakery ; wine"};
  CHECK(parse_tag_test("shop=bakery").matches(Tags({&tag, 1})));
}

TEST_CASE("a rule asks for all of `when` and for none of `unless`") {
  struct Row {
    const char* tags;
    bool matches;
  };
  const TagRule rule{{parse_tag_test("leisure=garden"), parse_tag_test("name=*")},
                     {parse_tag_test("access=private|no"), parse_tag_test("garden:type=roof")}};
  const auto row = GENERATE(values<Row>({
      {"leisure=garden name=Luna", true},
      {"leisure=garden", false},
      {"name=Luna", false},
      {"leisure=garden name=Luna access=yes", true},
      {"leisure=garden name=Luna access=private", false},
      {"leisure=garden name=Luna access=yes;private", false},
      {"leisure=garden name=Luna garden:type=roof", false},
      {"leisure=garden name=Luna garden:type=community", true},
      {"leisure=garden name=no", false},
  }));
  INFO(row.tags);
  CHECK(rule.matches(Tagged(row.tags)) == row.matches);
}

TEST_CASE("a test of a tag is read into its key and values") {
  const TagTest test = parse_tag_test("healthcare:speciality=general|family practice");
  CHECK(test.key == "healthcare:speciality");
  CHECK(test.values == std::vector<std::string>{"general", "family practice"});
  CHECK(parse_tag_test("shop=*").values.empty());
  CHECK(parse_tag_test("a=b=c").values == std::vector<std::string>{"b=c"});
}

TEST_CASE("what is no test of a tag is refused with a reason") {
  struct Row {
    const char* text;
    const char* reason;
  };
  const auto row = GENERATE(values<Row>({
      {"", R"('' is no test of a tag; write "key=value" or "key=*")"},
      {"shop", R"('shop' is no test of a tag; write "key=value" or "key=*")"},
      {"=bakery", "'=bakery' has no key"},
      {" =bakery", "' =bakery' has no key"},
      {"shop=", "'shop=' has an empty value"},
      {"shop=|", "'shop=|' has an empty value"},
      {"shop=bakery|", "'shop=bakery|' has an empty value"},
      {"shop=a||b", "'shop=a||b' has an empty value"},
      {"shop=bakery|*", "'shop=bakery|*' has both * and values"},
      {"shop=bakery;butcher", "'shop=bakery;butcher' has a ';' in a value; use '|'"},
      {"shop=a|b|a", "'shop=a|b|a' has 'a' twice"},
  }));
  CHECK_THROWS_AS(parse_tag_test(row.text), std::invalid_argument);
  CHECK_THROWS_WITH(parse_tag_test(row.text), row.reason);
}
