// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/tag_values.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>
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

/// Seconds of a unit of time as people write it, in small letters; nothing if it is none.
std::optional<double> unit_s(std::string_view unit) {
  static constexpr std::array<std::pair<std::string_view, double>, 20> kUnits = {
      {{"h", 3600},   {"hr", 3600},   {"hrs", 3600},   {"hour", 3600},  {"hours", 3600},
       {"std", 3600}, {"m", 60},      {"mn", 60},      {"min", 60},     {"mins", 60},
       {"min.", 60},  {"minute", 60}, {"minutes", 60}, {"minuten", 60}, {"'", 60},
       {"s", 1},      {"sec", 1},     {"secs", 1},     {"second", 1},   {"seconds", 1}}};
  for (const auto& [name, seconds] : kUnits) {
    if (unit == name) return seconds;
  }
  return std::nullopt;
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

/// A word at the start of a text, which moves behind it and behind blanks.
std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '+' &&
         (text[end] < '0' || text[end] > '9'))
    ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  text = trim(text);
  return word;
}

/// "PT1H15M30S", "5 min", "1h30", "1 hour 30 minutes", "300 s": a number without a unit counts in
/// the next smaller one.
std::optional<double> duration_in_units_s(std::string_view text) {
  double seconds = 0;
  double last = 0;
  while (!text.empty()) {
    const auto value = take_number(text);
    if (!value || *value < 0) return std::nullopt;
    const std::string_view word = take_word(text);
    const auto unit = word.empty() && last > 1 ? std::optional(last / 60) : unit_s(word);
    if (!unit || (last > 0 && *unit >= last)) return std::nullopt;
    seconds += *value * *unit;
    last = *unit;
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

/// Metres of a unit of length; nothing if it is none.
std::optional<double> unit_m(std::string_view unit) {
  if (unit.empty() || unit == "m" || unit == "meter" || unit == "metre" || unit == "metres")
    return 1;
  if (unit == "cm") return 0.01;
  if (unit == "mm") return 0.001;
  if (unit == "ft" || unit == "'") return 0.3048;
  if (unit == "in" || unit == "\"") return 0.0254;
  return std::nullopt;
}

}  // namespace

std::optional<double> duration_s(std::string_view value) {
  value = trim(value);
  if (value.starts_with("~")) value = trim(value.substr(1));
  if (const auto clock = clock_duration_s(value)) return within(clock, 0, 86400);
  const std::string text = small_letters(value);
  std::string_view units = text;
  if (units.starts_with("pt")) units.remove_prefix(2);
  if (units.empty()) return std::nullopt;
  return within(duration_in_units_s(units), 0, 86400);
}

std::optional<double> told_duration_s(Tags tags) {
  const auto duration = duration_s(tags.get("duration"));
  return duration ? duration : duration_s(tags.get("aerialway:duration"));
}

std::optional<double> length_m(std::string_view value) {
  value = trim(value);
  if (value.starts_with("~")) value = trim(value.substr(1));
  double metres = 0;
  do {
    const auto number = take_number(value);
    if (!number || *number < 0) return std::nullopt;
    const auto unit = unit_m(take_word(value));
    if (!unit) return std::nullopt;
    metres += *number * *unit;
  } while (!value.empty());
  return within(metres, 0, 1000);
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
