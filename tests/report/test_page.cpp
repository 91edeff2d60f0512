// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/page.hpp"

#include <nlohmann/json.hpp>
#include <regex>

#include "drawn_source.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/report/page_blocks.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin);
  REQUIRE(at != std::string::npos);
  const std::size_t first = at + begin.size();
  return text.substr(first, text.find(end, first) - first);
}

nlohmann::json data_of(const std::string& page) {
  return nlohmann::json::parse(
      between(page, R"(<script type="application/json" id="data">)", "</script>"));
}

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    ++count;
  return count;
}

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What the page reads in a column (see layer_json.hpp): numbers, or places in the list of words.
std::vector<std::optional<double>> numbers_of(const nlohmann::json& column) {
  std::vector<std::optional<double>> numbers;
  const std::string at = column["at"];
  const std::size_t width = column["width"];
  for (std::size_t i = 0; i < at.size(); i += width) {
    double sum = 0;
    for (std::size_t k = i; k < i + width; ++k)
      sum = sum * 64 + static_cast<double>(kDigits.find(at[k]));
    if (at[i] == '.')
      numbers.emplace_back();
    else
      numbers.emplace_back(sum / column.value("scale", 1.0));
  }
  return numbers;
}

using Steps = std::vector<std::vector<int>>;  // a ring each: x, y, x, y ...

/// The steps of an area, a ring each.
Steps rings_of(const std::string& text) {
  Steps rings(1);
  int number = 0, shift = 0;
  for (const char c : text) {
    if (c == ',' || c == ';') {
      rings.emplace_back();
      continue;
    }
    const auto digit = static_cast<int>(kDigits.find(c));
    number |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    rings.back().push_back((number & 1) != 0 ? -(number >> 1) : number >> 1);
    number = shift = 0;
  }
  return rings;
}

using Numbers = std::vector<std::optional<double>>;

/// So many square blocks in a row, one weighing 5, the next 1, and so on; every tenth nothing.
Layer row_of_blocks(int count) {
  using T = Field::Type;
  std::vector<std::vector<Value>> rows;
  std::vector<Geometry> places;
  for (int i = 0; i < count; ++i) {
    const double weight = i % 10 == 9 ? 0 : i % 2 == 0 ? 5 : 1;
    rows.push_back({"b" + std::to_string(i), std::string("d"), std::int64_t{2}, weight, 60.0 * i});
    places.emplace_back(drawn::square(i, 0, 1));
  }
  return drawn::table("blocks",
                      {{"id", T::text, 0, ""},
                       {"districts", T::text, 0, ""},
                       {"origins", T::integer, 0, ""},
                       {"weight", T::real, 1, ""},
                       {"walk_food_s", T::real, 1, ""}},
                      rows, places);
}

double sum_of(const Layer& layer, const char* column) {
  double sum = 0;
  for (std::size_t i = 0; i < layer.count; ++i)
    sum += number_at(layer, column_of(layer, column), i).value_or(0);
  return sum;
}

std::size_t polygons_of(const Layer& layer) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < layer.count; ++i)
    count += std::get<MultiPolygon>(layer.geometry(i)).size();
  return count;
}

bool every_column(const Field&) {
  return true;
}

}  // namespace

TEST_CASE("The page holds the values of the layers, coordinates in steps of a metre") {
  const Rulebook catalogue = drawn::catalogue();
  const auto data = data_of(report_page(drawn::source(catalogue, "Town")));
  CHECK(data["blocks"]["count"] == 3);
  const auto& columns = data["blocks"]["columns"];
  CHECK(numbers_of(columns["walk_food_s"]) == Numbers{900, {}, {}});
  CHECK(columns["check_3_1"]["words"] == nlohmann::json({"met", "not met"}));
  CHECK(numbers_of(columns["check_3_1"]) == Numbers{0, 1, {}});
  CHECK(data["blocks"]["origin"] == nlohmann::json({1300000, 5300000}));
  CHECK(rings_of(data["blocks"]["areas"][0]) == Steps{{0, 0, 1000, 0, 0, 1000, -1000, 0}});
  CHECK(rings_of(data["blocks"]["areas"][1]) == Steps{{1000, 0, 1000, 0, 0, 1000, -1000, 0}});
  CHECK(data["blocks"]["unit"] == 1e5);
  CHECK(data["drawn"] == nlohmann::json({{"all", 3}, {"merged", false}, {"outline_m", 1}}));
}

TEST_CASE("Numbers that cannot be packed are listed") {
  using T = Field::Type;
  const Layer layer = drawn::table("t", {{"n", T::real, 1, ""}, {"m", T::integer, 0, ""}},
                                   {{-1.25, std::int64_t{1} << 40}, {Value{}, std::int64_t{0}}});
  const auto columns = nlohmann::json::parse(layer_json(layer, every_column))["columns"];
  CHECK(columns["n"] == nlohmann::json({-1.2, nullptr}));
  CHECK(columns["m"] == nlohmann::json({std::int64_t{1} << 40, 0}));
}

TEST_CASE("Corners in line, holes and polygons too small to be seen are left out") {
  const auto at = [](int x, int y) { return LonLat{130000000 + x, 530000000 + y}; };
  const Ring square{at(0, 0), at(500, 0), at(1000, 0), at(1000, 1000), at(0, 1000), at(0, 0)};
  const Ring speck{at(400, 400), at(410, 400), at(410, 410), at(400, 400)};
  const Layer layer =
      drawn::table("areas", {}, {{}}, {MultiPolygon{{square, {speck}}, {speck, {}}}});
  const auto areas = nlohmann::json::parse(layer_json(layer, every_column))["areas"];
  CHECK(rings_of(areas[0]) == Steps{{0, 0, 10, 0, 0, 10, -10, 0}});
}

TEST_CASE("Blocks that fit the page stay as they are") {
  const Layer blocks = row_of_blocks(100);
  const PageBlocks page = page_blocks(blocks, every_column);
  CHECK(page.layer.count == 100);
  CHECK(page.unit == kPageUnit);
  CHECK_FALSE(page.merged());
}

TEST_CASE("Where blocks are too many outlines become coarse first, then neighbours are one") {
  const Layer blocks = row_of_blocks(1000);
  const std::size_t full = layer_json(blocks, every_column).size();
  const std::size_t coarse = layer_json(blocks, every_column, 5 * kPageUnit).size();
  REQUIRE(coarse < full - 100);
  const PageBlocks simple = page_blocks(blocks, every_column, full - 100);
  CHECK(simple.unit == 5 * kPageUnit);
  CHECK_FALSE(simple.merged());
  const PageBlocks merged = page_blocks(blocks, every_column, coarse * 3 / 4);
  CHECK(merged.merged());
  CHECK(merged.all == 1000);
  CHECK(layer_json(merged.layer, every_column, merged.unit).size() <= coarse * 3 / 4);
  CHECK(polygons_of(merged.layer) == 1000);
  CHECK(sum_of(merged.layer, "weight") == sum_of(blocks, "weight"));
  CHECK(sum_of(merged.layer, "origins") == 2000);
}

TEST_CASE("Blocks drawn as one have the values of the heaviest; those without weight stay apart") {
  const Layer blocks = row_of_blocks(1000);
  const PageBlocks page = page_blocks(blocks, every_column, 1);  // as few as can be
  REQUIRE(page.layer.count == 2);
  CHECK(text_at(page.layer, column_of(page.layer, "id"), 0) == "b0");
  CHECK(number_at(page.layer, column_of(page.layer, "walk_food_s"), 0) == 0.0);
  CHECK(number_at(page.layer, column_of(page.layer, "weight"), 1) == 0.0);
  CHECK(text_at(page.layer, column_of(page.layer, "id"), 1) == "b9");
}

TEST_CASE("Columns the page does not read are left out") {
  const Rulebook catalogue = drawn::catalogue();
  const auto data = data_of(report_page(drawn::source(catalogue, "Town")));
  CHECK_FALSE(data["blocks"]["columns"].contains("walk_food_p90_s"));
  CHECK_FALSE(data["blocks"]["columns"].contains("walk_food_least_s"));
}

TEST_CASE("An access point that serves twice is there once") {
  const Rulebook catalogue = drawn::catalogue();
  CHECK(data_of(report_page(drawn::source(catalogue, "Town")))["access"]["count"] == 1);
}

TEST_CASE("A block of which nothing is known is said to be unknown, one that is far is not") {
  const Rulebook catalogue = drawn::catalogue();
  CHECK(data_of(report_page(drawn::source(catalogue, "Town")))["unknownBlocks"] ==
        nlohmann::json({2}));
}

TEST_CASE("The page says of each block whether the map can tell its time, and why not") {
  const Rulebook catalogue = drawn::catalogue();
  const ReportSource source = drawn::source(catalogue, "Town");
  const auto letters_of = [&](Value found, Value least) {
    const auto doubts = data_of(report_page(drawn::with_time(source, 1, found, least)))["doubts"];
    return doubts.empty() ? std::string("none") : doubts.at("walk_food").get<std::string>();
  };
  const Value none;
  CHECK(letters_of(none, none) == "none");    // surely not within 30 minutes
  CHECK(letters_of(none, 1900.0) == "none");  // nor where the map ends farther
  CHECK(letters_of(none, 1700.0) == ".e.");   // the map ends first
  CHECK(letters_of(none, 0.0) == ".s.");      // hardly any is mapped
  CHECK(letters_of(1000.0, 850.0) == ".e.");  // within 15 minutes or not
  CHECK(letters_of(1000.0, 0.0) == ".s.");
  CHECK(letters_of(850.0, 600.0) == ".m.");   // within 15 minutes in any case
  CHECK(letters_of(1000.0, 950.0) == ".m.");  // beyond in any case
  CHECK(letters_of(850.0, 850.0) == "none");
}

TEST_CASE("Names cannot end the element they stand in") {
  const Rulebook catalogue = drawn::catalogue();
  const std::string plain = report_page(drawn::source(catalogue, "Town"));
  const std::string name =
      GENERATE(as<std::string>{}, "</script><script>alert(1)</script>", "<!--<script>",
               "<img src=x onerror=alert(1)>", "{{data}}", "\"'><b>&amp;", "bad \xff byte");
  const std::string page = report_page(drawn::source(catalogue, name));
  CHECK(count_of(page, "<script") == count_of(plain, "<script"));
  CHECK(count_of(page, "</script") == count_of(plain, "</script"));
  CHECK(count_of(page, "<img") == count_of(plain, "<img"));
  CHECK(count_of(page, "<!--") == count_of(plain, "<!--"));
  CHECK(count_of(page, R"("application/json")") == count_of(plain, R"("application/json")"));
  if (name.find('\xff') == std::string::npos) CHECK(data_of(page)["title"] == name);
}

TEST_CASE("The policy names every script and style, and lets nothing be fetched") {
  const Rulebook catalogue = drawn::catalogue();
  const std::string page = report_page(drawn::source(catalogue, "Town"));
  const std::string policy =
      between(page, R"(http-equiv="Content-Security-Policy" content=")", "\"");
  CHECK(policy.starts_with("default-src 'none';"));
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(policy.find("http") == std::string::npos);
  CHECK(policy.find("connect-src") == std::string::npos);
  CHECK(count_of(policy, "'sha256-") == count_of(page, "<style>") + count_of(page, "<script>") + 1);
  CHECK(count_of(page, R"(<script type="text/plain" id="library">)") == 1);  // run by a script
}

TEST_CASE("Every flaw of the data has a Chinese name") {
  const Rulebook catalogue = drawn::catalogue();
  const std::string page = report_page(drawn::source(catalogue, "Town"));
  for (int i = 0; i <= static_cast<int>(FindingKind::empty_box); ++i) {
    const std::string name(name_of(static_cast<FindingKind>(i)));
    INFO(name);
    CHECK(page.find("'" + name + "': '") != std::string::npos);
  }
}

TEST_CASE("Same source, same page") {
  const Rulebook catalogue = drawn::catalogue();
  CHECK(report_page(drawn::source(catalogue, "Town")) ==
        report_page(drawn::source(catalogue, "Town")));
}
