// SPDX-License-Identifier: Apache-2.0
#include "way_sources.hpp"

#include <algorithm>
#include <string_view>

namespace quarter {
namespace {

WayRule with_times(WayRule rule, const RouteTold& route) {
  for (ModeRule& mode : rule.modes) {
    if (!mode.usable()) continue;
    if (route.duration_s > 0 && !rule.timetable.tells_duration)
      mode.duration_s = route.duration_s * route.share;
    if (rule.timetable.tells_interval) continue;
    mode.way_s = (route.interval_s > 0 ? route.interval_s / 2 : mode.way_s) * route.share;
  }
  return rule;
}

/// Seconds of the whole way, of the first mode that may use it.
double seconds_of(const WayRule& rule, double length_m) {
  for (const ModeRule& mode : rule.modes) {
    if (!mode.usable()) continue;
    const double speed = std::max(mode.forward.speed_mps, mode.backward.speed_mps);
    return mode.way_s + (mode.duration_s > 0 ? mode.duration_s : length_m / speed);
  }
  return 0;
}

std::string_view take_text(std::string_view& rest) {
  const std::string_view text = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(text.size() + 1);
  return text;
}

}  // namespace

std::vector<Tag> tags_of(const WaySource& source) {
  std::vector<Tag> tags;
  std::string_view rest = source.tags;
  while (!rest.empty()) {
    const std::string_view key = take_text(rest);
    tags.push_back({key, take_text(rest)});
  }
  return tags;
}

WayRule over_area(WayRule rule) {
  rule.across_area = true;
  rule.residential = rule.block_edge = false;
  rule.classes = 0;
  return rule;
}

WayRule quickest(const WayRule& rule, std::span<const RouteTold> routes) {
  WayRule best = with_times(rule, routes.front());
  double least_s = seconds_of(best, routes.front().metres);
  for (const RouteTold& route : routes.subspan(1)) {
    WayRule other = with_times(rule, route);
    const double s = seconds_of(other, route.metres);
    if (s >= least_s) continue;
    least_s = s;
    best = std::move(other);
  }
  return best;
}

}  // namespace quarter
