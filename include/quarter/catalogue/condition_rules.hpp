// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// Whether an object of the map is there and in use.
enum class LifeStage : std::uint8_t {
  in_use,
  closed,  ///< it stands, but nobody uses it: no way, no lift, no place; still a wall or a building
  gone,    ///< it is not there, or not yet
};

/// First match decides; an object in no row is in use.
struct LifeStageRow {
  TagRule rule;
  LifeStage stage = LifeStage::closed;
};

/// How the tags of any object say that it is gone, not there yet or closed for good.
struct LifeCycleRules {
  std::vector<LifeStageRow> rows;
  /// Texts of `opening_hours`, without comments in quotes, that say it is never open.
  std::vector<std::string> closed_hours;
  std::vector<std::string> ended;   ///< keys of the date an object ended
  std::vector<std::string> begins;  ///< keys of the date it begins
  std::string date;  ///< stands in for the date of data that do not tell it, YYYY-MM-DD
};

/// What the ground, water or season does to those who use a way or pass a node.
struct GroundRow {
  enum class Use : std::uint8_t {
    open,    ///< rows of this table below it do not count
    closed,  ///< nobody passes
    push,    ///< a bicycle is pushed
    slow,    ///< the speed is multiplied
  };

  TagRule rule;
  std::string length;   ///< key of a length that must be within the next two; empty: none
  double over_m = 0;    ///< > 0: longer than this
  double under_m = 0;   ///< > 0: shorter than this
  bool on_foot = true;  ///< for whom it holds, see TravelMode::kind and ::small_wheels
  bool on_bicycle = true;
  bool on_small_wheels = true;
  Use use = Use::closed;
  double factor = 1;           ///< Use::slow, (0, 1)
  bool own_key_opens = false;  ///< unless the mode's own key allows it
  /// Holds for everybody, whatever lengths: then it holds for places too.
  bool for_all() const { return on_foot && on_bicycle && on_small_wheels && length.empty(); }
};

/// What the doors of a place have to say for people to go in.
struct EntranceRules {
  std::vector<std::string> no_way_in;  ///< values of `entrance` that lead into no place
  std::vector<std::string> gates;      ///< values of `barrier` that are entrances
  std::vector<std::string> closed_by;  ///< values of `foot` and `access` that shut the public out
};

}  // namespace quarter
