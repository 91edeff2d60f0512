// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/headline.hpp"

#include "drawn_city.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const std::vector<std::pair<std::string, const char*>> kNeeds = {
    {"food", "shop=supermarket"},        {"health", "amenity=clinic"},
    {"work", "amenity=coworking_space"}, {"education", "amenity=kindergarten"},
    {"education", "amenity=school"},     {"administration", "amenity=townhall"},
    {"entertainment", "amenity=library"}};

/// All needs but these, from here on to the east.
void add_needs(DrawnCity& city, double east, const std::string& but = "") {
  for (const auto& [need, tags] : kNeeds) {
    if (but.find(need) == std::string::npos) city.node({east, 0}, tags);
    east += 10;
  }
}

/// Homes 20 m apart, from here on to the east.
void add_homes(DrawnCity& city, double east, int count) {
  for (int i = 0; i < count; ++i)
    city.home({east + 20 * i, 0});
}

/// A street of 9 km with twenty homes at its western end, which have all, and ten at its eastern,
/// which lack these.
void draw(DrawnCity& city, const std::string& lacks) {
  city.way({{0, 0}, {9000, 0}}, "highway=unclassified");
  add_homes(city, 300, 20);
  add_needs(city, 100);
  add_homes(city, 8500, 10);
  add_needs(city, 8300, lacks);
}

Headline headline(DrawnCity& city, std::size_t scope = kNone,
                  OriginKind whom = OriginKind::buildings) {
  const Assessment& all = city.assess();
  return headline_of(city.catalogue(), all, whom, scope == kNone ? all.districts.size() : scope);
}

Label sentence(DrawnCity& city, std::size_t scope = kNone,
               OriginKind whom = OriginKind::buildings) {
  return headline_text(city.catalogue(), city.assess(), headline(city, scope, whom));
}

}  // namespace

TEST_CASE("A city is told in one sentence: who has all, what lacks most often, who passes") {
  DrawnCity city;
  draw(city, "work");
  city.district("west", {0, -500}, {3000, 500}).district("east", {8000, -500}, {9100, 500});
  const Label text = sentence(city);
  CHECK(text.en ==
        "67 % of homes have all six needs within a 15-minute walk; the one most often out of reach "
        "is workplaces; 1 of 2 districts pass.");
  CHECK(text.zh ==
        "67%的住宅步行15分钟内可达全部六类日常服务；最常够不到的是就业岗位；2个片区中1个达标。");
}

TEST_CASE("A district is told by its own homes, with what is asked for") {
  DrawnCity city;
  draw(city, "work");
  city.district("west", {0, -500}, {3000, 500}).district("east", {8000, -500}, {9100, 500});
  CHECK(sentence(city, 0).en ==
        "100 % of homes have all six needs within a 15-minute walk; 95 % are asked for: met.");
  CHECK(sentence(city, 1).en ==
        "0 % of homes have all six needs within a 15-minute walk; the one most often out of reach "
        "is workplaces; 95 % are asked for: not met.");
  CHECK(sentence(city, 1).zh ==
        "0%的住宅步行15分钟内可达全部六类日常服务；最常够不到的是就业岗位；要求95%：未达标。");
}

TEST_CASE("Without districts the city itself passes or not, and one district is one") {
  DrawnCity city;
  draw(city, "work");
  CHECK(sentence(city).en.ends_with("95 % are asked for: not met."));
  DrawnCity one;
  draw(one, "work");
  one.district("all", {0, -500}, {9100, 500});
  CHECK(sentence(one).en.ends_with("; 0 of 1 district pass."));
}

TEST_CASE("Needs that are lacked alike are named as such, many of them not at all") {
  DrawnCity two;
  draw(two, "work health");
  CHECK(sentence(two).en.find("out of reach is healthcare or workplaces;") != std::string::npos);
  CHECK(sentence(two).zh.find("最常够不到的是医疗卫生或就业岗位；") != std::string::npos);
  DrawnCity four;
  draw(four, "work health food entertainment");
  CHECK(headline(four).most_lacked.size() == 4);
  CHECK(sentence(four).en.find("out of reach") == std::string::npos);
}

TEST_CASE("Where every home has all, nothing is said to lack") {
  DrawnCity city;
  draw(city, "");
  CHECK(headline(city).most_lacked.empty());
  CHECK(sentence(city).en ==
        "100 % of homes have all six needs within a 15-minute walk; 95 % are asked for: met.");
}

TEST_CASE("Where the map ends the share is an interval, and what it hides is no need that lacks") {
  DrawnCity city;  // the eastern homes lack work by the map, which ends beside them
  draw(city, "work");
  city.cover({-10000, -10000}, {8950, 10000});
  const Headline told = headline(city);
  CHECK(told.most_lacked.empty());
  REQUIRE(told.untold.size() == 1);
  CHECK(sentence(city).en ==
        "67-100 % of homes have all six needs within a 15-minute walk; the map knows too "
        "little of workplaces.");
  CHECK(sentence(city).zh ==
        "67–100%的住宅步行15分钟内可达全部六类日常服务；地图对就业岗位的信息不足。");
}

TEST_CASE("A map too thin to tell says so, of the city and of its districts") {
  DrawnCity thin;  // more than 500 m of street for its one home
  thin.way({{0, 0}, {1000, 0}}, "highway=unclassified").home({0, 0});
  thin.district("all", {-100, -500}, {1100, 500});
  const Label text = sentence(thin);
  CHECK(text.en ==
        "The map cannot tell how many homes have all six needs within a 15-minute walk; 0 of 1 "
        "district pass; of 1 district the map cannot tell.");
  CHECK(text.zh ==
        "地图无法判断有多少住宅步行15分钟内可达全部六类日常服务；1个片区中0个达标；1个片区无法判断"
        "。");
  CHECK(headline(thin).most_lacked.empty());
}

TEST_CASE("Where nobody lives there is nobody to tell of") {
  DrawnCity city;
  draw(city, "work");
  city.district("field", {4000, -500}, {5000, 500});
  CHECK(sentence(city, 0).en ==
        "No home is known here, so nobody can be said to have all six needs.");
}

TEST_CASE("Counted people are residents, streets without homes are streets") {
  DrawnCity city;
  draw(city, "work");
  CHECK(sentence(city, kNone, OriginKind::population).en.starts_with("67 % of residents have"));
  CHECK(sentence(city, kNone, OriginKind::population).zh.starts_with("67%的居民步行"));
  CHECK(sentence(city, kNone, OriginKind::street_points)
            .en.starts_with("67 % of residential streets have"));
}

TEST_CASE("Two needs go by their names, and a preset without such a check by its verdicts") {
  DrawnCity walked("itdp");
  draw(walked, "health");
  CHECK(sentence(walked).en == "67 % of homes have healthcare and education within a 1000 m walk.");
  CHECK(sentence(walked).zh == "67%的住宅步行1000米内可达医疗卫生和教育。");
  DrawnCity green("who");
  draw(green, "");
  CHECK_FALSE(headline(green).row);
  CHECK(sentence(green).en == "0 of 2 figures are met, 0 near, 2 not met.");
  CHECK(sentence(green).zh == "2项指标中0项达标，0项接近，2项未达标。");
}

TEST_CASE("A share is 0 or 100 % only where it is") {
  const auto text = [](double yes, double open) { return percent_text(Share{1000, yes, open}).en; };
  CHECK(text(0, 0) == "0 %");
  CHECK(text(1, 0) == "under 1 %");
  CHECK(text(1, 100) == "1-10 %");
  CHECK(text(999, 0) == "over 99 %");
  CHECK(text(900, 99) == "90-99 %");
  CHECK(text(1000, 0) == "100 %");
  CHECK(text(342, 48) == "34-39 %");
  CHECK(text(342, 1) == "34 %");
  CHECK(percent_text(Share{1000, 342, 48}).zh == "34–39%");
  CHECK(percent_text(Share{}).en.empty());
}
