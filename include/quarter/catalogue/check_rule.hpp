// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/catalogue/label.hpp"

namespace quarter {

/// How much less a place counts the farther away it is: the weights of as many zones of equal width
/// up to the limit, the nearest first, or half as much after every so many minutes.
struct Decay {
  std::string id;
  std::vector<double> weights;  ///< [0, 1]; empty if half_minutes is given
  double half_minutes = 0;      ///< 0: by zones
  Source source;

  /// The weight after so many minutes, which are this part (0 to 1) of the limit; a border belongs
  /// to the nearer zone.
  double at(double minutes, double part) const;
};

/// A category to be reached within a limit.
struct CheckTarget {
  std::size_t category = 0;  ///< index into Catalogue::categories
  double minutes = 0;        ///< 0 means no limit
  double metres = 0;         ///< 0 means no limit; both given: both must hold
};

/// One check: what is measured, and from which figure on it is met.
struct CheckRule {
  /// How it is measured; each kind is a file of src/checks/kinds.
  enum class Kind : std::uint8_t {
    nearest,           ///< share of weight that reaches a target, one row a target
    completeness,      ///< share of weight that reaches all of the targets, or `count` of them
    choice,            ///< share of weight that reaches `count` different places of the categories
    diversity,         ///< the same, of places of different kinds, at most two of a kind
    circuity,          ///< mean of the way over the straight line to the nearest place
    severance,         ///< share of weight with a place near in a straight line but far on the way
    street_share,      ///< share of the length of streets `of` a class that are of class `streets`
    street_density,    ///< kilometres of streets of a class per square kilometre
    junction_density,  ///< junctions of three and more streets of a class per square kilometre
    bikeway,           ///< share of weight near a connected network of streets of a class
    facility,          ///< share of places with a place of category `facility` beside them
    reachable_area,    ///< median of the area of all places reached together, hectares
    stress_share,  ///< share of the length of streets `of` a class that are ridden up to a level
    calm_network,  ///< share of weight at the longest network of streets up to a level
    calm_reach,    ///< of the places a rider reaches by law, the share reached up to that level
    crossing_spacing,  ///< share of the length of streets between crossings at most `metres` apart
    street_length,     ///< kilometres of streets `of` a class that are of none of class `streets`
    step_free,         ///< share of places a wheelchair can enter
    gap,               ///< share of weight whose targets one mode reaches and a second one does not
    same_way,          ///< share of weight whose ways to all targets are as quick in a second mode
    area_per_head,     ///< m² of places for each resident
    spaces_per_head,   ///< spaces of places for each 1,000 residents
    lived_density,     ///< residents per hectare of block, as their mean sees it
    mix,               ///< mean of how evenly the places within reach are spread over kinds
    gravity,           ///< median of the places within reach, the nearer counting more
    shared_area,       ///< median of the m² within reach for each of those who share them
    shared_spaces,     ///< median of the spaces within reach for 1,000 of those who share them
    reached_jobs,      ///< median of the jobs within a limit
    canopy,            ///< share of the ground under trees
    untestable,        ///< needs what no run is given; says so
  };
  std::string id;  ///< such as "3.1"
  int module = 0;
  Kind kind = Kind::nearest;
  Label title;
  std::vector<std::string> modes;  ///< mode ids; the quickest of them counts
  std::vector<CheckTarget> targets;
  bool straight = false;      ///< metres are measured as the crow flies
  std::size_t count = 0;      ///< completeness: 0 means all; reached_jobs: how many
                              ///< places of a category, or of jobs, are looked at
  int level = 0;              ///< stress_share, calm_network: highest level of traffic stress
  double detour_m = 0;        ///< severance: a way longer than this is cut off
  double extent_m = 0;        ///< bikeway: a network at least so wide
  double gap_m = 0;           ///< bikeway: parts not farther apart are one
  std::size_t facility = 0;   ///< index into Catalogue::categories
  std::size_t decay = 0;      ///< gravity, shared_area, shared_spaces: index into Catalogue::decays
  std::uint64_t streets = 0;  ///< bits of street classes
  std::uint64_t of = 0;       ///< bits of street classes
  std::uint64_t known = 0;  ///< where none of these bits is set, nothing is known; 0: all is known
  std::vector<std::size_t> beside;  ///< bikeway: only stretches beside a place of these categories,
  double apart_m = 0;               ///< calm_reach: places of the sample are farther apart
  double beside_m = 0;              ///< at most so far off, or (street_length) beside such a street
  double least_per_km = 0;          ///< crossing_spacing: with fewer crossings the map is silent
  std::string needs;                ///< untestable: what would be needed
  double met = 0.95;                ///< figure from which the check is met
  double near = 0.80;  ///< figure from which it is near; greater than `met` where less is better
  bool report_only = false;  ///< has a figure, no verdict
  Source source;

  bool less_is_better() const { return near > met; }
  bool has_decay() const {
    return kind == Kind::gravity || kind == Kind::shared_area || kind == Kind::shared_spaces;
  }
  /// Whether what one home has rests on all the others, or is found place by place.
  bool looks_at_all() const {
    return has_decay() || kind == Kind::mix || kind == Kind::calm_network ||
           kind == Kind::calm_reach;
  }
  /// Whether its targets are categories, and not just a limit.
  bool has_places() const {
    return kind != Kind::bikeway && kind != Kind::crossing_spacing && kind != Kind::reached_jobs;
  }
};

/// As written in the file: "nearest", "street_share", …
std::string_view name_of(CheckRule::Kind kind);

/// A choice of checks with a name.
struct Preset {
  std::string id;
  Label label;
  std::vector<std::string> checks;  ///< ids; empty: all
};

}  // namespace quarter
