// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "quarter/catalogue/condition_rules.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/network/street_rules.hpp"

namespace quarter {

struct AccessValues;
struct Catalogue;

/// What the value of an access key says, the more permissive the greater.
enum class Answer : std::uint8_t { unknown, forbid, ends, allow };

/// What the keys of a mode say together.
struct AccessAnswer {
  Answer answer = Answer::unknown;
  bool own_key = false;      ///< by the most specific key, such as bicycle=*
  bool of_vehicles = false;  ///< a sign for vehicles only, which does not bind people on foot

  bool own_key_allows() const { return own_key && answer == Answer::allow; }
};

/// The most permissive known item of a `;` list decides.
Answer read_access(const AccessValues& access, std::string_view value);

/// The most specific key with a known value wins (https://wiki.openstreetmap.org/wiki/Key:access).
AccessAnswer access_of(const AccessValues& access, const TravelMode& mode, Tags tags);

Passage passage_of(Answer answer);

/// The row of the mode's barriers that holds at a node, or nothing.
const BarrierRule* barrier_of(const TravelMode& mode, Tags tags);

/// What a node lets pass by its kind, its access keys, the ground, and whether it is in use. The
/// keys count on barriers, lifts, doors and what else [access] `lift` and `node` name: `bicycle=no`
/// on a crossing node does not cut the road. A barrier that stops the mode by its kind is opened
/// only by the mode's own key.
Passage node_passage(const Catalogue& catalogue, const TravelMode& mode, LifeStage stage,
                     Tags tags);

/// A door that is no barrier: those who pass beside it need not mind it.
bool is_door(Tags tags);

}  // namespace quarter
