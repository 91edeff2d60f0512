// SPDX-License-Identifier: Apache-2.0
#include "signal_groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

/// How far a junction lies from the nearest of some sources, and from which.
struct Reach {
  std::uint32_t cm = 0;
  std::uint32_t source = kNone;

  auto operator<=>(const Reach&) const = default;
};

class SignalFinder {
 public:
  SignalFinder(const Catalogue& catalogue, const StreetNetwork& network, const JunctionArms& arms)
      : network_(network),
        arms_(arms),
        within_cm_(
            static_cast<std::uint32_t>(std::lround(catalogue.junctions.signals_within_m * 100))) {
    for (const WayRule& rule : network.way_rules) {
      street_.push_back(one_of(rule.highway, catalogue.junctions.streets));
      road_.push_back(street_.back() || one_of(rule.highway, catalogue.junctions.driveways));
    }
  }

  Signals find() {
    std::vector<std::uint32_t> others;
    for (std::uint32_t j = 0; j < network_.junctions.size(); ++j) {
      if (!has_signals(j)) continue;
      if (is_junction(j))
        nodes_of_[j] = {j};
      else
        others.push_back(j);
    }
    if (nodes_of_.empty() && others.empty()) return {};
    others = attach(std::move(others));
    infer_centres(others);
    others = attach(std::move(others));
    stand_alone(others);
    join_centres();
    std::sort(result_.details.begin(), result_.details.end());
    std::sort(result_.directional.begin(), result_.directional.end());
    return std::move(result_);
  }

 private:
  using Reached = std::unordered_map<std::uint32_t, Reach>;

  bool has_signals(std::uint32_t junction) const {
    const NodeRule* const rule = network_.node_rule(junction);
    return rule != nullptr && rule->signals;
  }
  bool on_road(std::uint32_t end) const { return road_[arms_.segment(end).rule]; }
  /// Three ends of streets meet.
  bool is_junction(std::uint32_t junction) const {
    const auto ends = arms_.at(junction);
    return std::count_if(ends.begin(), ends.end(),
                         [&](std::uint32_t end) { return street_[arms_.segment(end).rule]; }) >= 3;
  }
  /// Directions count in the course of a way, where nothing else meets it.
  bool is_directional(std::uint32_t junction) const {
    const auto ends = arms_.at(junction);
    return network_.node_rule(junction)->signals_direction != 0 && ends.size() == 2 &&
           ends[0] % 2 != ends[1] % 2;
  }

  /// What is in reach along roads, each with the nearest source (of equally near ones the first).
  Reached spread(const std::vector<std::uint32_t>& sources) const {
    Reached reached;
    std::priority_queue<std::pair<Reach, std::uint32_t>,
                        std::vector<std::pair<Reach, std::uint32_t>>, std::greater<>>
        queue;
    const auto reach = [&](std::uint32_t junction, Reach how) {
      const auto [known, is_new] = reached.try_emplace(junction, how);
      if (!is_new && known->second <= how) return;
      known->second = how;
      queue.emplace(how, junction);
    };
    for (const std::uint32_t source : sources)
      reach(source, {0, source});
    while (!queue.empty()) {
      const auto [how, junction] = queue.top();
      queue.pop();
      if (reached[junction] != how) continue;
      for (const std::uint32_t end : arms_.at(junction)) {
        const std::uint64_t cm = std::uint64_t{how.cm} + arms_.segment(end).length_cm;
        if (!on_road(end) || cm > within_cm_) continue;
        reach(arms_.beyond(end), {static_cast<std::uint32_t>(cm), how.source});
      }
    }
    return reached;
  }

  /// Gives signals in reach of a centre to the nearest; returns the others.
  std::vector<std::uint32_t> attach(std::vector<std::uint32_t> signals) {
    std::vector<std::uint32_t> centres;
    for (const auto& [centre, nodes] : nodes_of_)
      centres.push_back(centre);
    const Reached reached = spread(centres);
    std::erase_if(signals, [&](std::uint32_t signal) {
      const auto found = reached.find(signal);
      if (found == reached.end()) return false;
      nodes_of_[found->second.source].push_back(signal);
      result_.details.push_back(signal);
      return true;
    });
    return signals;
  }

  /// The junction of streets nearest to signals that bind both directions has signals.
  void infer_centres(const std::vector<std::uint32_t>& signals) {
    std::set<std::uint32_t> inferred;
    for (const std::uint32_t signal : signals) {
      if (is_directional(signal)) continue;
      std::pair<std::uint32_t, std::uint32_t> nearest{within_cm_ + 1, kNone};
      for (const auto& [junction, how] : spread({signal})) {
        if (is_junction(junction)) nearest = std::min(nearest, {how.cm, junction});
      }
      if (nearest.second != kNone) inferred.insert(nearest.second);
    }
    for (const std::uint32_t centre : inferred)
      nodes_of_[centre];
  }

  /// Signals far from any junction of streets: of those in reach of one another one stays. Other
  /// tags of theirs have no say in it: an island must not move the wait.
  void stand_alone(std::vector<std::uint32_t> signals) {
    const auto rank = [&](std::uint32_t j) { return std::make_tuple(is_directional(j), j); };
    std::sort(signals.begin(), signals.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    std::set<std::uint32_t> left(signals.begin(), signals.end()), directional;
    for (const std::uint32_t signal : signals) {
      if (left.erase(signal) == 0) continue;
      if (is_directional(signal)) {
        directional.insert(signal);
        continue;
      }
      nodes_of_[signal] = {signal};
      for (const auto& [near, how] : spread({signal})) {
        if (left.erase(near) > 0) result_.details.push_back(near);
      }
    }
    keep_last_stop_lines(directional);
  }

  /// Who meets two stop lines in a row waits at the last.
  void keep_last_stop_lines(const std::set<std::uint32_t>& stop_lines) {
    for (const std::uint32_t line : stop_lines) {
      if (meets_another(line, stop_lines))
        result_.details.push_back(line);
      else
        result_.directional.push_back(line);
    }
  }

  /// Whether another one that binds those who come from here lies ahead, in reach, before anything
  /// else meets the way.
  bool meets_another(std::uint32_t line, const std::set<std::uint32_t>& stop_lines) const {
    std::uint64_t cm = 0;
    for (std::uint32_t end = way_ahead(line);;) {
      cm += arms_.segment(end).length_cm;
      const std::uint32_t at = arms_.beyond(end), arrived = end ^ 1U;
      if (cm > within_cm_ || at == line || !stop_lines.contains(at)) return false;
      if (way_ahead(at) != arrived) return true;
      const auto ends = arms_.at(at);  // one for those who come the other way
      end = ends[0] == arrived ? ends[1] : ends[0];
    }
  }

  /// The end of the segment by which those leave who are bound by the signals of a directional
  /// node.
  std::uint32_t way_ahead(std::uint32_t line) const {
    const auto ends = arms_.at(line);
    const bool with_the_way = network_.node_rule(line)->signals_direction > 0;
    return (ends[0] % 2 == 0) == with_the_way ? ends[0] : ends[1];
  }

  /// Centres in reach of one another, and what lies between them, make one junction.
  void join_centres() {
    std::map<std::uint32_t, std::vector<Reach>> seen;  // by junction: the centres in whose reach
    for (const auto& [centre, nodes] : nodes_of_) {
      for (const auto& [junction, how] : spread({centre}))
        seen[junction].push_back(how);
    }
    std::map<std::uint32_t, std::uint32_t> parent;
    const auto find = [&](std::uint32_t c) {
      while (parent.try_emplace(c, c).first->second != c)
        c = parent[c];
      return c;
    };
    std::map<std::uint32_t, std::uint32_t> member_of;  // junction: a centre
    for (auto& [junction, reaches] : seen) {
      std::sort(reaches.begin(), reaches.end());
      if (nodes_of_.contains(junction)) member_of[junction] = junction;
      for (std::size_t i = 1; i < reaches.size() && reaches[0].cm + reaches[i].cm <= within_cm_;
           ++i) {
        const std::uint32_t a = find(reaches[0].source), b = find(reaches[i].source);
        parent[std::max(a, b)] = std::min(a, b);
        member_of[junction] = reaches[0].source;
      }
    }
    std::map<std::uint32_t, SignalGroup> groups;
    for (const auto& [junction, centre] : member_of)
      groups[find(centre)].members.push_back(junction);
    for (auto& [centre, nodes] : nodes_of_) {
      auto& all = groups[find(centre)].nodes;
      all.insert(all.end(), nodes.begin(), nodes.end());
    }
    for (auto& [centre, group] : groups) {
      std::sort(group.nodes.begin(), group.nodes.end());
      std::erase_if(result_.details, [&, &members = group.members](std::uint32_t detail) {
        return std::binary_search(members.begin(), members.end(), detail);
      });
      result_.groups.push_back(std::move(group));
    }
  }

  const StreetNetwork& network_;
  const JunctionArms& arms_;
  const std::uint32_t within_cm_;
  std::vector<char> street_, road_;                               // per way rule
  std::map<std::uint32_t, std::vector<std::uint32_t>> nodes_of_;  // by centre: nodes with signals
  Signals result_;
};

}  // namespace

Signals find_signals(const Catalogue& catalogue, const StreetNetwork& network,
                     const JunctionArms& arms) {
  return SignalFinder(catalogue, network, arms).find();
}

}  // namespace quarter
