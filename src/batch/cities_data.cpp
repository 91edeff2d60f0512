// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numbers>

#include "quarter/base/text.hpp"
#include "quarter/batch/gathered.hpp"
#include "quarter/city/area_matches.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

constexpr double kPicture = 100;  ///< units on a side of the picture of a city
constexpr double kDetail = 150;   ///< an outline is drawn to this part of its size
constexpr double kDigits = 1e4;   ///< of figures

ordered_json figure_or_null(std::optional<double> figure) {
  return figure ? ordered_json(std::round(*figure * kDigits) / kDigits) : ordered_json(nullptr);
}

ordered_json rank_or_null(std::optional<std::int64_t> rank) {
  return rank ? ordered_json(*rank) : ordered_json(nullptr);
}

/// The outline as a path of SVG, as large as the picture, north up.
std::string path_of(const MultiPolygon& area) {
  const Box box = box_of(area);
  if (box.empty()) return {};
  const LonLat middle = midpoint(box.min, box.max);
  const double narrow = std::cos(middle.lat() * std::numbers::pi / 180);
  const double side =
      std::max({(box.max.lon() - box.min.lon()) * narrow, box.max.lat() - box.min.lat(), 1e-6});
  const double side_m =
      near_distance_m(middle, LonLat::from_degrees(middle.lon(), middle.lat() + side));
  std::string path;
  for (const Polygon& polygon : coarse_outline(area, side_m / kDetail)) {
    const char* step = "M";
    for (const LonLat& p : polygon.outer) {
      path += fmt::format("{}{:.0f} {:.0f}", step,
                          kPicture / 2 + kPicture * (p.lon() - middle.lon()) * narrow / side,
                          kPicture / 2 - kPicture * (p.lat() - middle.lat()) / side);
      step = "L";
    }
    path += "Z";
  }
  return path;
}

ordered_json check_entry(const CheckResult& check) {
  const std::string of =
      check.categories.find(' ') == std::string::npos && !check.categories.empty()
          ? fmt::format(": {}", check.categories)
          : "";
  return {{"of", check.check},
          {"title", fmt::format("{} {}{}", check.check, check.title, of)},
          {"zh", fmt::format("{} {}{}", check.check, check.title_zh, of)},
          {"share", check.is_share},
          {"less", check.less_is_better()}};
}

ordered_json city_entry(const GatheredCity& city, ordered_json figures) {
  const Box box = box_of(city.run.area);
  const LonLat middle = box.empty() ? LonLat() : midpoint(box.min, box.max);
  ordered_json counts = ordered_json::array();
  for (const char* const verdict : {"met", "near", "not met", "unknown"})
    counts.push_back(city.count(verdict));
  return {{"id", city.id},
          {"name", valid_utf8(city.name)},
          {"date", city.run.date.substr(0, 10)},
          {"page", city.page},
          {"lon", std::round(middle.lon() * kDigits) / kDigits},
          {"lat", std::round(middle.lat() * kDigits) / kDigits},
          {"outline", path_of(city.run.area)},
          {"counts", counts},
          {"figures", std::move(figures)}};
}

/// Nothing in it ends the element that it stands in.
std::string without_markup(std::string json) {
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at))
    json.replace(at, 1, "\\u003c");
  return json;
}

}  // namespace

std::string cities_data(const Gathered& all, const std::vector<LeaguePlace>& places,
                        const std::string& title) {
  ordered_json checks = ordered_json::array();
  std::vector<ordered_json> figures(all.cities.size(), ordered_json::array());
  const CheckResult* last = nullptr;
  for (const LeaguePlace& place : places) {
    const CheckResult& check = *place.check;
    const bool is_new = last == nullptr || last->check != check.check ||
                        last->categories != check.categories || last->modes != check.modes;
    if (is_new) checks.push_back(check_entry(check));
    last = &check;
    ordered_json& of_city = figures[place.city];
    while (of_city.size() + 1 < checks.size())
      of_city.push_back(nullptr);  // checks that this city does not have
    of_city.push_back({figure_or_null(check.share), figure_or_null(check.share_high), check.verdict,
                       rank_or_null(place.best), rank_or_null(place.worst), place.ranked});
  }
  ordered_json cities = ordered_json::array(), failed = ordered_json::array();
  for (std::size_t c = 0; c < all.cities.size(); ++c)
    cities.push_back(city_entry(all.cities[c], std::move(figures[c])));
  for (const FailedCity& city : all.failed)
    failed.push_back({{"id", city.id},
                      {"exit", rank_or_null(city.exit)},
                      {"message", valid_utf8(city.message)}});
  return without_markup(ordered_json{
      {"title", valid_utf8(title)},
      {"checks", checks},
      {"cities", cities},
      {"failed", failed}}.dump());
}

}  // namespace quarter
