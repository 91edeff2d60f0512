// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/palette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "quarter/catalogue/label.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {
namespace {

using Ramp = std::array<Colour, 3>;

// From the pivot outwards.
constexpr Ramp kWithin{{{0xA8, 0xD3, 0xEE}, {0x3F, 0x87, 0xC4}, {0x0A, 0x3A, 0x75}}};
constexpr Ramp kBeyond{{{0xFB, 0xD0, 0x8A}, {0xDF, 0x7D, 0x25}, {0x7F, 0x2D, 0x06}}};

std::uint8_t between(std::uint8_t a, std::uint8_t b, double share) {
  return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
}

/// share: 0 at the pivot, 1 at the far end.
Colour along(const Ramp& ramp, double share) {
  const double at = share * static_cast<double>(ramp.size() - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(at), ramp.size() - 2);
  const double rest = at - static_cast<double>(i);
  return {between(ramp[i].red, ramp[i + 1].red, rest),
          between(ramp[i].green, ramp[i + 1].green, rest),
          between(ramp[i].blue, ramp[i + 1].blue, rest)};
}

/// Colour of the class that is number `index` of `count` from the pivot outwards.
Colour outwards(const Ramp& ramp, std::size_t index, std::size_t count) {
  const std::size_t last = std::max(count, ramp.size()) - 1;
  return along(ramp, static_cast<double>(index) / static_cast<double>(last));
}

}  // namespace

std::string Colour::hex() const {
  return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

double pivot_minutes(const Rulebook& catalogue) {
  const auto& limits = catalogue.class_minutes;
  std::map<double, std::size_t> wanted;
  for (const CheckRule& check : catalogue.checks) {
    for (const CheckTarget& target : check.targets) {
      if (std::find(limits.begin(), limits.end(), target.minutes) != limits.end())
        ++wanted[target.minutes];
    }
  }
  if (wanted.empty()) return limits.empty() ? 0 : limits[limits.size() / 2];
  return std::max_element(wanted.begin(), wanted.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<TimeClass> time_classes(const Rulebook& catalogue) {
  const double pivot = pivot_minutes(catalogue);
  std::vector<TimeClass> classes;
  double above = 0;
  for (const double limit : catalogue.class_minutes) {
    classes.push_back({above, limit, {}});
    above = limit;
  }
  classes.push_back({above, std::numeric_limits<double>::infinity(), {}});
  const auto within = static_cast<std::size_t>(
      std::count_if(classes.begin(), classes.end(), [&](auto& c) { return c.upto <= pivot; }));
  const std::size_t beyond = classes.size() - within;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    classes[i].colour = i < within ? outwards(kWithin, within - 1 - i, within)
                                   : outwards(kBeyond, i - within, beyond);
  }
  return classes;
}

std::vector<double> told_limits_s(const Rulebook& catalogue) {
  std::vector<double> limits;
  if (catalogue.class_minutes.empty()) return limits;
  limits.push_back(pivot_minutes(catalogue) * 60);
  if (catalogue.class_minutes.back() * 60 > limits.front())
    limits.push_back(catalogue.class_minutes.back() * 60);
  return limits;
}

const Label& not_told_label() {
  static const Label label{"the map cannot tell", "无法判断"};
  return label;
}

std::vector<ChangeClass> change_classes(const std::vector<double>& limits) {
  constexpr double kEndless = std::numeric_limits<double>::infinity();
  constexpr Colour kUnchanged{0xDC, 0xDC, 0xD8};
  const std::size_t count = limits.size();
  std::vector<ChangeClass> classes;
  for (std::size_t i = count; i-- > 0;)
    classes.push_back(
        {i + 1 < count ? -limits[i + 1] : -kEndless, -limits[i], outwards(kWithin, i, count)});
  classes.push_back({-limits.front(), limits.front(), kUnchanged});
  for (std::size_t i = 0; i < count; ++i)
    classes.push_back(
        {limits[i], i + 1 < count ? limits[i + 1] : kEndless, outwards(kBeyond, i, count)});
  return classes;
}

Colour verdict_colour(std::string_view verdict) {
  if (verdict == "met") return {0x1F, 0x6F, 0xB5};
  if (verdict == "near" || verdict == "partial") return {0x8F, 0xC0, 0xE6};
  if (verdict == "not met") return {0xE0, 0x7B, 0x26};
  return kNotTold;
}

}  // namespace quarter
