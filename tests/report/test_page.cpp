// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/page.hpp"

#include <nlohmann/json.hpp>
#include <regex>

#include "drawn_source.hpp"
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

}  // namespace

TEST_CASE("The page holds the values of the layers, coordinates in steps of a metre") {
  const Catalogue catalogue = drawn::catalogue();
  const auto data = data_of(report_page(drawn::source(catalogue, "Town")));
  CHECK(data["blocks"]["count"] == 3);
  CHECK(data["blocks"]["columns"]["walk_food_s"] == nlohmann::json({900, nullptr, nullptr}));
  CHECK(data["blocks"]["columns"]["check_3_1"]["words"] == nlohmann::json({"met", "not met"}));
  CHECK(data["blocks"]["columns"]["check_3_1"]["at"] == nlohmann::json({0, 1, nullptr}));
  CHECK(data["blocks"]["areas"][0] ==
        nlohmann::json::parse("[[[1300000,5300000,1000,0,0,1000,-1000,0]]]"));
  CHECK(data["unit"] == 1e5);
}

TEST_CASE("Columns the page does not read are left out") {
  const Catalogue catalogue = drawn::catalogue();
  const auto data = data_of(report_page(drawn::source(catalogue, "Town")));
  CHECK_FALSE(data["blocks"]["columns"].contains("walk_food_p90_s"));
}

TEST_CASE("An access point that serves twice is there once") {
  const Catalogue catalogue = drawn::catalogue();
  CHECK(data_of(report_page(drawn::source(catalogue, "Town")))["access"]["count"] == 1);
}

TEST_CASE("A block of which nothing is known is said to be unknown, one that is far is not") {
  const Catalogue catalogue = drawn::catalogue();
  CHECK(data_of(report_page(drawn::source(catalogue, "Town")))["unknownBlocks"] ==
        nlohmann::json({2}));
}

TEST_CASE("Names cannot end the element they stand in") {
  const Catalogue catalogue = drawn::catalogue();
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
  const Catalogue catalogue = drawn::catalogue();
  const std::string page = report_page(drawn::source(catalogue, "Town"));
  const std::string policy =
      between(page, R"(http-equiv="Content-Security-Policy" content=")", "\"");
  CHECK(policy.starts_with("default-src 'none';"));
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(policy.find("http") == std::string::npos);
  CHECK(policy.find("connect-src") == std::string::npos);
  CHECK(count_of(policy, "'sha256-") == count_of(page, "<style>") + count_of(page, "<script>"));
}

TEST_CASE("Same source, same page") {
  const Catalogue catalogue = drawn::catalogue();
  CHECK(report_page(drawn::source(catalogue, "Town")) ==
        report_page(drawn::source(catalogue, "Town")));
}
