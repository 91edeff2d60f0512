// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/tag_values.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

#include "quarter/base/tags.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// A number at the start of a text, which moves behind it and behind blanks; nothing if there is
/// none.
std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  text = trim(text);
  return value;
}

std::optional<double> within(std::optional<double> value, double above, double most) {
  return value && *value > above && *value <= most ? value : std::nullopt;
}

/// "PT1H15M30S"
std::optional<double> iso_duration_s(std::string_view text) {
  double seconds = 0;
  while (!text.empty()) {
    const auto value = take_number(text);
    if (!value || *value < 0 || text.empty()) return std::nullopt;
    const char unit = text.front();
    if (unit != 'H' && unit != 'M' && unit != 'S') return std::nullopt;
    seconds += *value * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
    text.remove_prefix(1);
  }
  return seconds;
}

/// "15" minutes, "0:15" hours and minutes, "1:02:30" hours, minutes and seconds.
std::optional<double> clock_duration_s(std::string_view text) {
  double seconds = 0;
  int parts = 0;
  while (true) {
    const auto value = take_number(text);
    if (!value || *value < 0 || ++parts > 3) return std::nullopt;
    seconds = seconds * 60 + *value;
    if (text.empty()) return parts == 3 ? seconds : seconds * 60;
    if (text.front() != ':') return std::nullopt;
    text.remove_prefix(1);
  }
}

}  // namespace

std::optional<double> duration_s(std::string_view value) {
  value = trim(value);
  const bool iso = value.starts_with("PT") && value.size() > 2;
  return within(iso ? iso_duration_s(value.substr(2)) : clock_duration_s(value), 0, 86400);
}

std::optional<double> speed_kmh(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, double>, 8> kWords = {
      {{"walk", 5},
       {"none", 130},
       {":urban", 50},
       {":rural", 100},
       {":living_street", 10},
       {":zone30", 30},
       {":zone:30", 30},
       {":zone20", 20}}};
  value = trim(value);
  for (const auto& [word, kmh] : kWords) {
    if (value == word || (word.front() == ':' && value.ends_with(word))) return kmh;
  }
  const auto number = within(take_number(value), 0, 300);
  if (!number) return std::nullopt;
  if (value.empty() || value == "km/h" || value == "kmh") return number;
  return value == "mph" ? std::optional<double>(*number * 1.609344) : std::nullopt;
}

std::optional<double> lane_count(std::string_view value) {
  std::optional<double> most;
  any_of_list(value, [&](std::string_view item) {
    const auto lanes = within(take_number(item), 0, 32);
    if (lanes && item.empty() && (!most || *lanes > *most)) most = lanes;
    return false;
  });
  return most;
}

std::optional<double> incline(std::string_view value) {
  value = trim(value);
  const auto number = take_number(value);
  if (!number) return std::nullopt;
  std::optional<double> grade;
  if (value == "%") grade = std::abs(*number) / 100;
  if (value == "°" && std::abs(*number) < 60)
    grade = std::tan(std::abs(*number) * std::numbers::pi / 180);
  if (value.starts_with(':') && *number > 0) {
    value.remove_prefix(1);
    const auto run = within(take_number(value), 0, 1e6);
    if (run && value.empty()) grade = *number / *run;
  }
  return within(grade, 0, 2);
}

}  // namespace quarter
