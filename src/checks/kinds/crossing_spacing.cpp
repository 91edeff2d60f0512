// SPDX-License-Identifier: Apache-2.0
// Kind "crossing_spacing": how much of the main streets lies between crossings that are near to one
// another? A gap ends at a crossing, or where the main street ends.
#include <algorithm>
#include <limits>
#include <queue>

#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/measure.hpp"
#include "street_walk.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  std::uint64_t streets = 0;  ///< bits of street classes: paths over a street
  std::uint64_t of = 0;       ///< bits of street classes
  double least_per_km = 0;    ///< with fewer crossings the map is silent
};

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

/// The main streets by their ends. A direction is 2 · segment towards its `to` end, and one more
/// towards its `from` end.
class MainStreets {
 public:
  MainStreets(const MapData& map, const StreetNetwork& network, const Keys& keys)
      : network_(network), crossing_(network.junctions.size(), false) {
    for_each_street(network, keys.of, [&](const Street& street) {
      main_.push_back(street.index);
      legs_.push_back({street.segment.from, street.index});
      legs_.push_back({street.segment.to, street.index});
    });
    std::sort(legs_.begin(), legs_.end());
    mark_crossings(keys.streets);
    for (const Leg& leg : legs_) {
      const bool ends = legs_at(leg.junction).size() == 1 && !crossing_[leg.junction];
      const bool at_edge = network.cut_junctions[leg.junction] != 0 ||
                           !map.extent.sure.contains(network.junctions[leg.junction]);
      // Outside what is covered a path may cross anywhere.
      if (at_edge && !crossing_[leg.junction]) map_ends_.push_back(towards(leg));
      if (ends && !at_edge) street_ends_.push_back(towards(leg));
    }
  }

  const std::vector<std::uint32_t>& segments() const { return main_; }
  /// Junctions.
  const std::vector<std::uint32_t>& crossings() const { return crossings_; }

  /// Centimetres from the far end of each direction on to the next crossing, going back nowhere;
  /// kFar if there is none. `past_map`: there is one where the map ends.
  std::vector<std::uint32_t> ahead(bool past_map) const {
    std::vector<std::uint32_t> ahead(2 * network_.segments.size(), kFar);
    using Entry = std::pair<std::uint32_t, std::uint32_t>;  // cm, direction
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto offer = [&](std::uint32_t direction, std::uint32_t cm) {
      if (cm >= ahead[direction]) return;
      ahead[direction] = cm;
      queue.push({cm, direction});
    };
    for (const Leg& leg : legs_) {
      if (crossing_[leg.junction]) offer(towards(leg), 0);
    }
    for (const std::uint32_t direction : street_ends_)
      offer(direction, 0);
    if (past_map) {
      for (const std::uint32_t direction : map_ends_)
        offer(direction, 0);
    }
    while (!queue.empty()) {
      const auto [cm, direction] = queue.top();
      queue.pop();
      if (cm > ahead[direction]) continue;
      const StreetSegment& segment = network_.segments[direction / 2];
      const std::uint32_t start = direction % 2 == 0 ? segment.from : segment.to;
      for (const Leg& leg : legs_at(start)) {
        if (leg.segment != direction / 2) offer(towards(leg), cm + segment.length_cm);
      }
    }
    return ahead;
  }

  /// Metres from crossing to crossing around a segment; infinite if one is missing.
  double gap_m(std::uint32_t segment, const std::vector<std::uint32_t>& ahead) const {
    const std::uint32_t on = ahead[2 * segment], back = ahead[2 * segment + 1];
    if (on == kFar || back == kFar) return std::numeric_limits<double>::infinity();
    return (static_cast<double>(on) + back + network_.segments[segment].length_cm) / 100;
  }

 private:
  struct Leg {
    std::uint32_t junction;
    std::uint32_t segment;
    auto operator<=>(const Leg&) const = default;
  };

  /// The direction of a leg that leads to its junction.
  std::uint32_t towards(const Leg& leg) const {
    return 2 * leg.segment + (network_.segments[leg.segment].to == leg.junction ? 0U : 1U);
  }

  std::span<const Leg> legs_at(std::uint32_t junction) const {
    const auto [first, last] =
        std::equal_range(legs_.begin(), legs_.end(), Leg{junction, 0},
                         [](const Leg& a, const Leg& b) { return a.junction < b.junction; });
    return {first, last};
  }

  /// Nodes that say so, and where a path of a class for crossings meets the street.
  void mark_crossings(std::uint64_t classes) {
    std::vector<bool> path(network_.junctions.size(), false);
    for_each_street(network_, classes, [&](const Street& street) {
      path[street.segment.from] = path[street.segment.to] = true;
    });
    std::uint32_t last = kNone;
    for (const Leg& leg : legs_) {
      const std::uint32_t rule = network_.junction_rules[leg.junction];
      const bool tagged = rule != kNone && network_.node_rules[rule].crossing;
      crossing_[leg.junction] = tagged || path[leg.junction];
      if (crossing_[leg.junction] && leg.junction != last) crossings_.push_back(leg.junction);
      last = leg.junction;
    }
  }

  const StreetNetwork& network_;
  std::vector<std::uint32_t> main_;
  std::vector<Leg> legs_;       // sorted
  std::vector<bool> crossing_;  // per junction
  std::vector<std::uint32_t> crossings_;
  std::vector<std::uint32_t> street_ends_, map_ends_;  // directions that lead there
};

class CrossingSpacing : public AreaMeasure {
 public:
  CrossingSpacing(const MeasureContext& context, const CheckRow& row)
      : network_(context.times.index().network()),
        keys_(own_of<Keys>(context.check(row))),
        limit_m_(row.targets.front().metres),
        streets_(context.map, network_, keys_) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    const auto surely = streets_.ahead(false), maybe = streets_.ahead(true);
    const bool silent = is_silent(areas);
    AreaFigures figures(areas.districts() + 1);
    for (const std::uint32_t s : streets_.segments()) {
      const StreetSegment& segment = network_.segments[s];
      if (network_.way_rules[segment.rule].off_ground) continue;  // nobody crosses a bridge
      const double km = segment.length_cm / 1e5;
      const bool is = streets_.gap_m(s, surely) <= limit_m_;
      const bool open = !is && (silent || streets_.gap_m(s, maybe) <= limit_m_);
      areas.add_street(s, {km, is ? km : 0, open ? km : 0}, figures);
    }
    return figures;
  }

 private:
  /// With next to none in the area studied, it is the map that lacks them.
  bool is_silent(const AreaLocator& areas) const {
    AreaFigures figures(areas.districts() + 1);
    for (const std::uint32_t s : streets_.segments())
      areas.add_street(s, {network_.segments[s].length_cm / 1e5, 0, 0}, figures);
    for (const std::uint32_t junction : streets_.crossings())
      areas.add(network_.junctions[junction], {0, 1, 0}, figures);
    return figures.back().yes < keys_.least_per_km * figures.back().weight;
  }

  const StreetNetwork& network_;
  const Keys& keys_;
  double limit_m_;
  MainStreets streets_;
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  keys.streets = reader.streets("streets");
  keys.of = reader.streets("of");
  reader.table.number("least_per_km", keys.least_per_km, above(0, 1000));
}

}  // namespace

extern const CheckKind crossing_spacing{
    .name = "crossing_spacing",
    .unit = Unit::share_of_street_length,
    .better = CheckKind::Better::more,
    .limit = CheckKind::Limit::metres,
    .read = read,
    .of_areas = areas_by<CrossingSpacing>,
    .example =
        R"(streets = ["crossing_path"], of = ["main_street"], metres = 200, least_per_km = 0.1)",
};

}  // namespace quarter::kinds
