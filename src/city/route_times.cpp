// SPDX-License-Identifier: Apache-2.0
#include "route_times.hpp"

#include <algorithm>
#include <array>

#include "quarter/network/tag_values.hpp"

namespace quarter {
namespace {

constexpr std::array<std::string_view, 6> kRoutes{"ferry",     "aerialway",  "gondola",
                                                  "cable_car", "mixed_lift", "chair_lift"};

bool is_stop(std::string_view role) {
  return role.starts_with("stop") || role.starts_with("platform");
}

}  // namespace

bool read_route_times(RelationId id, std::uint32_t version, std::span<const RelationMember> members,
                      Tags tags, RouteTimes& times) {
  const std::string_view route = tags.get("route");
  if (!tags.is("type", "route") ||
      std::find(kRoutes.begin(), kRoutes.end(), route) == kRoutes.end())
    return false;
  times = {id,
           version,
           told_duration_s(tags).value_or(0),
           duration_s(tags.get("interval")).value_or(0),
           {}};
  for (const RelationMember& member : members) {
    if (member.type == OsmRef::Type::way && !is_stop(member.role)) times.ways.push_back(member.ref);
  }
  return times.duration_s > 0 || times.interval_s > 0;
}

bool forbids_bicycles_a_turn(Tags tags) {
  if (!tags.is("type", "restriction")) return false;
  const auto forbids = [](std::string_view value) {
    return value.starts_with("no_") || value.starts_with("only_");
  };
  const std::string_view own = tags.get("restriction:bicycle");
  if (!own.empty()) return forbids(own);
  const bool except =
      any_of_list(tags.get("except"), [](std::string_view item) { return item == "bicycle"; });
  return !except && forbids(tags.get("restriction"));
}

}  // namespace quarter
