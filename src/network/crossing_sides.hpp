// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "junction_arms.hpp"
#include "junction_waits.hpp"
#include "quarter/base/indexed.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

struct Catalogue;
struct TravelMode;

/// Seconds for each mode, each list once.
class WaitTable {
 public:
  explicit WaitTable(StreetNetwork& network) : network_(network) {}
  /// Index into StreetNetwork::waits; kNone if nobody waits.
  std::uint32_t index(const Indexed<ModeIndex, double>& seconds);

 private:
  StreetNetwork& network_;
  std::map<Indexed<ModeIndex, double>, std::uint32_t> known_;
};

/// What the tags of a node say to those who cross there.
struct CrossingHelp {
  bool marked = false;
  bool island = false;
  bool one_way = false;               ///< cars come from one side only
  const NodeRule* signals = nullptr;  ///< nobody waits longer than at these
};

/// Seconds for crossing a road of a class in a mode; 0 for classes in no row.
double crossing_seconds(const TravelMode& mode, const std::string& highway,
                        const CrossingHelp& help = {});

/// The sides of roads at junctions, by the bearings of the arms.
class CrossingSides {
 public:
  CrossingSides(const Catalogue& catalogue, StreetNetwork& network, const JunctionArms& arms,
                const std::vector<ForeignArm>& foreign, WaitTable& waits);

  /// The arms at a junction of roads that nobody may use.
  std::span<const ForeignArm> foreign(std::uint32_t junction) const;

  /// Whether those who cross a way that meets here wait.
  bool has_road(std::uint32_t junction) const;
  /// Lays the wait of crossing the road at a junction. The *road* is what is left of two arms or
  /// more when the smallest classes are taken away; of three arms the straightest two. Every other
  /// arm is on one of its sides. Where four arms or more are left two roads meet: who passes
  /// crosses.
  void lay(std::uint32_t junction, const NodeRule* signals);

 private:
  struct Arm {
    double bearing;     ///< radians, -π..π
    std::uint32_t end;  ///< kNone: of a road that nobody may use
    std::uint32_t rule;
    bool road = false;
  };
  std::vector<Arm> arms_of(std::uint32_t junction) const;
  double rank(const Arm& arm) const { return rank_[arm.rule]; }
  /// Marks the arms that are the road; returns how many there are.
  std::size_t mark_road(std::vector<Arm>& arms) const;
  void lay_sides(const std::vector<Arm>& arms);
  std::uint32_t wait_of(std::uint32_t junction, const std::vector<Arm>& arms,
                        const NodeRule* signals);

  const Catalogue& catalogue_;
  StreetNetwork& network_;
  const JunctionArms& arms_;
  const std::vector<ForeignArm>& foreign_;
  WaitTable& waits_;
  std::vector<double> rank_;  // per way rule: the longest wait of any mode, 0: none
};

}  // namespace quarter
