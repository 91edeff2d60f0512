// SPDX-License-Identifier: Apache-2.0
#include "junction_waits.hpp"

#include <algorithm>
#include <cmath>

#include "crossing_sides.hpp"
#include "junction_arms.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "signal_groups.hpp"

namespace quarter {
namespace {

class JunctionWaits {
 public:
  JunctionWaits(const Catalogue& catalogue, StreetNetwork& network,
                const std::vector<ForeignArm>& foreign)
      : catalogue_(catalogue),
        network_(network),
        arms_(network),
        waits_(network),
        sides_(catalogue, network, arms_, foreign, waits_),
        calm_(network.junctions.size(), false),
        passed_at_once_(network.junctions.size(), false) {
    network.crossing_waits.assign(network.junctions.size(), kNone);
    network.signal_waits.assign(network.junctions.size(), kNone);
    network.arm_waits.assign(2 * network.segments.size(), {});
  }

  void lay() {
    const Signals signals = find_signals(catalogue_, network_, arms_);
    for (const SignalGroup& group : signals.groups)
      lay_group(group);
    for (const std::uint32_t junction : signals.directional)
      lay_direction(junction);
    for (const std::uint32_t junction : signals.details)
      calm_[junction] = true;
    for (std::uint32_t j = 0; j < network_.junctions.size(); ++j) {
      if (passed_at_once_[j] || !sides_.has_road(j)) continue;
      const NodeRule* const rule = network_.node_rule(j);
      sides_.lay(j, rule != nullptr && rule->signals ? rule : nullptr);
    }
    lay_stress();
  }

 private:
  /// The ways that meet at a junction, those that nobody may use among them.
  template <typename F>
  void each_way(std::uint32_t junction, F f) const {
    for (const std::uint32_t end : arms_.at(junction))
      f(network_.way_rules[arms_.segment(end).rule]);
    for (const ForeignArm& arm : sides_.foreign(junction))
      f(network_.way_rules[arm.rule]);
  }

  /// The mean wait at signals; where roads of a class meet, no more than crossing the largest
  /// takes.
  std::uint32_t signal_wait(std::span<const std::uint32_t> nodes,
                            std::span<const std::uint32_t> members) {
    Indexed<ModeIndex, double> seconds(catalogue_.modes.size(), 0);
    for (const ModeIndex m : seconds.indices()) {
      for (const std::uint32_t node : nodes)
        seconds[m] = std::max(seconds[m], network_.node_rule(node)->modes[m].signals_s);
      double crossing = 0;
      for (const std::uint32_t member : members) {
        each_way(member, [&](const WayRule& way) {
          crossing = std::max(crossing, crossing_seconds(catalogue_.modes[m], way.highway));
        });
      }
      if (crossing > 0) seconds[m] = std::min(seconds[m], crossing);
    }
    return waits_.index(seconds);
  }

  /// Between members nobody waits: who passes the junction waits half when entering, half when
  /// leaving it.
  void lay_group(const SignalGroup& group) {
    const std::uint32_t wait = signal_wait(group.nodes, group.members);
    const auto is_member = [&](std::uint32_t junction) {
      return std::binary_search(group.members.begin(), group.members.end(), junction);
    };
    const double within_cm = catalogue_.junctions.signals_within_m * 100;
    for (const std::uint32_t member : group.members) {
      calm_[member] = passed_at_once_[member] = true;
      network_.signal_waits[member] = wait;
      if (wait == kNone) continue;
      for (const std::uint32_t end : arms_.at(member)) {
        const bool inside =
            is_member(arms_.beyond(end)) && arms_.segment(end).length_cm <= within_cm;
        network_.arm_waits[end].arriving = network_.arm_waits[end].leaving = !inside;
      }
    }
  }

  /// Who travels in the direction of the signals arrives by one arm and leaves by the other.
  void lay_direction(std::uint32_t junction) {
    const std::uint32_t wait = signal_wait({&junction, 1}, {&junction, 1});
    calm_[junction] = passed_at_once_[junction] = true;
    network_.signal_waits[junction] = wait;
    if (wait == kNone) return;
    const bool with_the_way = network_.node_rule(junction)->signals_direction > 0;
    for (const std::uint32_t end : arms_.at(junction)) {
      const bool way_ends_here = end % 2 == 1;
      ArmWait& arm = network_.arm_waits[end];
      if (way_ends_here == with_the_way)
        arm.arriving = true;
      else
        arm.leaving = true;
    }
  }

  /// Where signals or an island help crossing is no stress.
  void lay_stress() {
    network_.crossing_stress.assign(network_.junctions.size(), 0);
    for (std::uint32_t j = 0; j < network_.junctions.size(); ++j) {
      const NodeRule* const rule = network_.node_rule(j);
      if (calm_[j] || (rule != nullptr && rule->helps_crossing())) continue;
      std::uint8_t& highest = network_.crossing_stress[j];
      each_way(j, [&](const WayRule& way) { highest = std::max(highest, way.crossing_stress); });
    }
  }

  const Catalogue& catalogue_;
  StreetNetwork& network_;
  JunctionArms arms_;
  WaitTable waits_;
  CrossingSides sides_;
  std::vector<bool> calm_;            // per junction: signals are there, or belong there
  std::vector<bool> passed_at_once_;  // per junction: signals make the wait
};

}  // namespace

void find_junction_waits(const Catalogue& catalogue, StreetNetwork& network,
                         const std::vector<ForeignArm>& foreign) {
  JunctionWaits(catalogue, network, foreign).lay();
}

}  // namespace quarter
