// SPDX-License-Identifier: Apache-2.0
#include "crossing_sides.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

constexpr std::uint8_t kMostSides = 31;  ///< what ArmWait::side holds

/// Radians, east 0, north π/2.
double bearing(LonLat from, LonLat to) {
  const double scale = std::cos(from.lat() * std::numbers::pi / 180);
  return std::atan2(to.lat() - from.lat(), (to.lon() - from.lon()) * scale);
}

/// From one end of a segment to the nearest other point of it.
double bearing(const StreetNetwork& network, std::uint32_t end) {
  const auto shape = network.shape(network.segments[end / 2]);
  const bool at_to = end % 2 == 1;
  const LonLat here = at_to ? shape.back() : shape.front();
  for (std::size_t i = 1; i < shape.size(); ++i) {
    const LonLat there = at_to ? shape[shape.size() - 1 - i] : shape[i];
    if (there != here) return bearing(here, there);
  }
  return 0;
}

/// How far from straight on two arms are, radians.
double bend(double a, double b) {
  return std::abs(std::numbers::pi - std::abs(a - b));
}

}  // namespace

std::uint32_t WaitTable::index(const Indexed<ModeIndex, double>& seconds) {
  if (std::all_of(seconds.begin(), seconds.end(), [](double s) { return s <= 0; })) return kNone;
  const auto next = static_cast<std::uint32_t>(network_.waits.size());
  const auto [known, is_new] = known_.try_emplace(seconds, next);
  if (is_new) network_.waits.push_back(seconds);
  return known->second;
}

double crossing_seconds(const TravelMode& mode, const std::string& highway,
                        const CrossingHelp& help) {
  for (const CrossingDelay& row : mode.crossing_delays) {
    if (std::find(row.highway.begin(), row.highway.end(), highway) == row.highway.end()) continue;
    double seconds = row.seconds;
    if (help.marked) seconds = std::min(seconds, row.marked_s);
    if (help.island) seconds = std::min(seconds, row.island_s);
    return help.one_way ? seconds / 2 : seconds;
  }
  return 0;
}

CrossingSides::CrossingSides(const Catalogue& catalogue, StreetNetwork& network,
                             const JunctionArms& arms, const std::vector<ForeignArm>& foreign,
                             WaitTable& waits)
    : catalogue_(catalogue), network_(network), arms_(arms), foreign_(foreign), waits_(waits) {
  for (const WayRule& rule : network.way_rules) {
    double longest = 0;
    for (const TravelMode& mode : catalogue.modes) {
      if (rule.hinders_crossing) longest = std::max(longest, crossing_seconds(mode, rule.highway));
    }
    rank_.push_back(longest);
  }
}

std::span<const ForeignArm> CrossingSides::foreign(std::uint32_t junction) const {
  const auto before = [](const ForeignArm& arm, std::uint32_t j) { return arm.junction < j; };
  const auto first = std::lower_bound(foreign_.begin(), foreign_.end(), junction, before);
  const auto last = std::lower_bound(first, foreign_.end(), junction + 1, before);
  return {first, last};
}

bool CrossingSides::has_road(std::uint32_t junction) const {
  const auto ends = arms_.at(junction);
  const auto others = foreign(junction);
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::uint32_t end) { return rank_[arms_.segment(end).rule] > 0; }) ||
         std::any_of(others.begin(), others.end(),
                     [&](const ForeignArm& arm) { return rank_[arm.rule] > 0; });
}

/// By bearing; those of one bearing in the order of their segments.
std::vector<CrossingSides::Arm> CrossingSides::arms_of(std::uint32_t junction) const {
  std::vector<Arm> arms;
  for (const std::uint32_t end : arms_.at(junction))
    arms.push_back({bearing(network_, end), end, arms_.segment(end).rule});
  for (const ForeignArm& arm : foreign(junction))
    arms.push_back({bearing(network_.junctions[junction], arm.towards), kNone, arm.rule});
  std::sort(arms.begin(), arms.end(), [](const Arm& a, const Arm& b) {
    return std::tie(a.bearing, a.end) < std::tie(b.bearing, b.end);
  });
  return arms;
}

std::size_t CrossingSides::mark_road(std::vector<Arm>& arms) const {
  std::vector<double> ranks;
  for (const Arm& arm : arms)
    ranks.push_back(rank(arm));
  std::sort(ranks.rbegin(), ranks.rend());
  if (ranks.size() < 2 || ranks[1] <= 0) return 0;
  std::vector<Arm*> road;
  for (Arm& arm : arms) {
    arm.road = rank(arm) >= ranks[1];
    if (arm.road) road.push_back(&arm);
  }
  if (road.size() != 3) return road.size();
  Arm* turning = nullptr;
  double straightest = 10;
  for (std::size_t i = 0; i < 3; ++i) {
    const double found = bend(road[(i + 1) % 3]->bearing, road[(i + 2) % 3]->bearing);
    if (found >= straightest) continue;
    straightest = found;
    turning = road[i];
  }
  turning->road = false;
  return 2;
}

/// The class with the shortest wait among the road's arms, as one crosses where it is best.
std::uint32_t CrossingSides::wait_of(std::uint32_t junction, const std::vector<Arm>& arms,
                                     const NodeRule* signals) {
  const Arm* smallest = nullptr;
  CrossingHelp help;
  help.one_way = true;
  for (const Arm& arm : arms) {
    if (!arm.road) continue;
    const WayRule& way = network_.way_rules[arm.rule];
    help.one_way = help.one_way && way.one_way;
    const auto key = [&](const Arm& a) {
      return std::tie(rank_[a.rule], network_.way_rules[a.rule].highway);
    };
    if (smallest == nullptr || key(arm) < key(*smallest)) smallest = &arm;
  }
  if (const NodeRule* const rule = network_.node_rule(junction)) {
    help.marked = rule->marked;
    help.island = rule->island;
  }
  Indexed<ModeIndex, double> seconds;
  for (const ModeIndex m : catalogue_.modes.indices()) {
    double wait =
        crossing_seconds(catalogue_.modes[m], network_.way_rules[smallest->rule].highway, help);
    if (signals != nullptr) wait = std::min(wait, signals->modes[m].signals_s);
    seconds.push_back(wait);
  }
  return waits_.index(seconds);
}

void CrossingSides::lay(std::uint32_t junction, const NodeRule* signals) {
  std::vector<Arm> arms = arms_of(junction);
  const std::size_t road = mark_road(arms);
  const bool cut = network_.cut_junctions[junction] != 0;
  if (road == 0 && cut) {  // the road goes on beyond the map
    for (Arm& arm : arms)
      arm.road = rank(arm) > 0;
  }
  if (road == 0 && !cut) return;  // a road that ends here is not crossed
  const std::uint32_t wait = wait_of(junction, arms, signals);
  if (wait == kNone) return;
  network_.crossing_waits[junction] = wait;
  if (road >= 2) lay_sides(arms);
  for (const Arm& arm : arms) {
    if (arm.end == kNone) continue;
    ArmWait& end = network_.arm_waits[arm.end];
    if (road == 0 ? !arm.road : road > 2 && arm.road) end.crosses = true;
  }
}

/// One arm on its side of the road holds half of the wait itself.
void CrossingSides::lay_sides(const std::vector<Arm>& arms) {
  const auto sides = static_cast<std::size_t>(
      std::count_if(arms.begin(), arms.end(), [](const Arm& arm) { return arm.road; }));
  std::vector<std::vector<std::uint32_t>> beside(sides);
  std::size_t side = 0;
  for (const Arm& arm : arms) {
    if (arm.road)
      side = (side + 1) % sides;
    else if (arm.end != kNone)
      beside[side].push_back(arm.end);
  }
  std::uint8_t shared = 0;
  for (const std::vector<std::uint32_t>& ends : beside) {
    const bool several = ends.size() > 1 && shared < kMostSides;
    if (several) ++shared;
    for (const std::uint32_t end : ends) {
      ArmWait& arm = network_.arm_waits[end];
      if (several)
        arm.side = shared & kMostSides;
      else
        arm.crosses = true;
    }
  }
}

}  // namespace quarter
