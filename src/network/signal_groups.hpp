// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "junction_arms.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

struct Catalogue;

/// The signals of one junction, however many nodes they are drawn with.
struct SignalGroup {
  std::vector<std::uint32_t> members;  ///< junctions that are passed together, ascending
  std::vector<std::uint32_t> nodes;    ///< junctions whose signals are its own, ascending
};

/// Which signals belong together. Depends on what lies within JunctionRules::signals_within_m of
/// one another along roads, and on nothing else.
struct Signals {
  std::vector<SignalGroup> groups;         ///< by their first member
  std::vector<std::uint32_t> directional;  ///< junctions where they bind one direction, alone
  std::vector<std::uint32_t> details;  ///< other nodes of a group's signals: no wait of their own
};

/// A node where three ends of streets meet is a *centre* if it has signals. All others within reach
/// of a centre are its details. What is left (stop lines, crossings) makes the nearest junction of
/// streets a centre, if one is in reach, or stands for itself. Centres in reach of one another are
/// one junction, with what lies between them.
Signals find_signals(const Catalogue& catalogue, const StreetNetwork& network,
                     const JunctionArms& arms);

}  // namespace quarter
