// SPDX-License-Identifier: Apache-2.0
// What the rule of a way is worked out from: all tags that count, and no more.
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "quarter/network/street_network.hpp"
#include "support/catch.hpp"
#include "support/tags_text.hpp"

using namespace quarter;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(std::string(QUARTER_SOURCE_DIR) + "/src/" + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool may_be_key(const std::string& word) {
  return !word.empty() && word.size() < 40 &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_:") == std::string::npos;
}

/// Everything in quotes that may be a key of a tag, in the rules and in the code that reads tags.
std::set<std::string> quoted_words() {
  std::set<std::string> words;
  for (const char* file :
       {"catalogue/catalogue.toml", "network/street_rules.cpp", "network/access_rules.cpp",
        "network/tag_values.cpp", "network/traffic_stress.cpp", "network/life_cycle.cpp",
        "network/ground.cpp", "network/crossing_sides.cpp"}) {
    const std::string text = text_of(file);
    REQUIRE_FALSE(text.empty());
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
      const std::string word = text.substr(at + 1, text.find_first_of("=\"", at + 1) - at - 1);
      if (may_be_key(word)) words.insert(word);
    }
  }
  return words;
}

const char* const kWays[] = {
    "highway=residential oneway=yes",
    "highway=footway",
    "highway=track tracktype=grade4",
    "highway=cycleway foot=designated",
    "highway=primary maxspeed=70 lanes=4 cycleway:right=lane",
    "highway=steps",
    "highway=secondary cycleway=track parking=lane",
    "route=ferry",
    "aerialway=gondola",
    "highway=pedestrian area=yes",
};
const char* const kValues[] = {"yes",  "no",         "private",  "1",          "-1",
                               "70",   "lane",       "track",    "forward",    "backward",
                               "left", "both",       "separate", "designated", "dismount",
                               "bad",  "impassable", "00:05",    "10%",        "2019-01-01"};

}  // namespace

TEST_CASE("No tag counts but those that the memory of ways goes by") {
  const Catalogue catalogue = load_catalogue({});
  const std::set<std::string> words = quoted_words();
  CHECK(words.size() > 400);
  StreetRules rules(catalogue, DelayPolicy::full);
  rules.set_date("2024-06-01");
  std::size_t silent = 0;
  for (const char* way : kWays) {
    const TagsText base(way);
    const std::vector<Tag> plain = base.list();
    const WayRule without = rules.evaluate_way(Tags(plain));
    const std::uint32_t same = rules.way(Tags(plain));
    for (const std::string& key : words) {
      if (Tags(plain).has(key)) continue;
      for (const char* value : kValues) {
        std::vector<Tag> tags = plain;
        tags.push_back({key, value});
        if (rules.way(Tags(tags)) != same) break;  // a key that is gone by
        ++silent;
        INFO(way << ' ' << key << '=' << value);
        if (!(rules.evaluate_way(Tags(tags)) == without)) FAIL();
      }
    }
  }
  CHECK(silent > 1000);
}

TEST_CASE("A rule that is worked out again is the one that was read") {
  const Catalogue catalogue = load_catalogue({});
  const std::set<std::string> set = quoted_words();
  const std::vector<std::string> words(set.begin(), set.end());
  std::mt19937 random(7);
  StreetRules rules(catalogue, DelayPolicy::full);
  for (int i = 0; i < 3000; ++i) {
    const TagsText way(kWays[random() % std::size(kWays)]);
    std::vector<Tag> tags = way.list();
    tags.push_back({words[random() % words.size()], kValues[random() % std::size(kValues)]});
    rules.way(Tags(tags));
    rules.way_on_other_side(Tags(tags));
  }
  REQUIRE(rules.ways().size() == rules.sources().size());
  for (std::size_t i = 0; i < rules.ways().size(); ++i)
    CHECK(rules.evaluate(rules.sources()[i]) == rules.ways()[i]);
}

TEST_CASE("Rules worked out by another catalogue are those of an extract read by it") {
  const Catalogue catalogue = load_catalogue({});
  Catalogue slower = catalogue;
  for (TravelMode& mode : slower.modes)
    mode.speed_mps *= 0.9;
  for (const DelayPolicy delays : {DelayPolicy::full, DelayPolicy::none}) {
    StreetRules as_read(catalogue, DelayPolicy::full);
    StreetRules again(slower, delays);
    for (const char* way : kWays) {
      const TagsText tags(way);
      CHECK(as_read.way(Tags(tags.list())) == again.way(Tags(tags.list())));
    }
    StreetData data;
    data.way_rules = as_read.ways();
    data.way_sources = as_read.sources();
    work_out_rules(slower, delays, "", data);
    CHECK(data.way_rules == again.ways());
  }
}
