// SPDX-License-Identifier: Apache-2.0
#include "access_rules.hpp"

#include <algorithm>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/ground.hpp"

namespace quarter {
namespace {

/// `access=destination` stands for a sign that vehicles must not pass through.
bool speaks_of_vehicles(const AccessValues& access, const TravelMode& mode, const std::string& key,
                        std::string_view value) {
  if (mode.kind != TravelMode::Kind::foot || key != "access") return false;
  return any_of_list(value,
                     [&](std::string_view item) { return one_of(item, access.of_vehicles); });
}

/// The gate, lift or door that is closed to the mode by its keys.
Passage closed_node(const Catalogue& catalogue, const TravelMode& mode, LifeStage stage,
                    Tags tags) {
  // A rider who may not ride past gets off where walkers may pass.
  const auto walker = catalogue.mode_index(mode.pushed_as);
  return walker ? node_passage(catalogue, catalogue.modes[*walker], stage, tags) : Passage::none;
}

}  // namespace

Answer read_access(const AccessValues& access, std::string_view value) {
  Answer best = Answer::unknown;
  any_of_list(value, [&](std::string_view item) {
    if (one_of(item, access.allow))
      best = Answer::allow;
    else if (one_of(item, access.ends))
      best = std::max(best, Answer::ends);
    else if (one_of(item, access.forbid))
      best = std::max(best, Answer::forbid);
    return best == Answer::allow;
  });
  return best;
}

AccessAnswer access_of(const AccessValues& access, const TravelMode& mode, Tags tags) {
  for (std::size_t i = 0; i < mode.access.size(); ++i) {
    const std::string_view value = tags.get(mode.access[i]);
    if (value.empty()) continue;
    if (speaks_of_vehicles(access, mode, mode.access[i], value))
      return {Answer::allow, false, true};
    const Answer answer = read_access(access, value);
    if (answer != Answer::unknown) return {answer, i == 0};
  }
  return {};
}

Passage passage_of(Answer answer) {
  if (answer == Answer::forbid) return Passage::none;
  return answer == Answer::ends ? Passage::ends : Passage::through;
}

const BarrierRule* barrier_of(const TravelMode& mode, Tags tags) {
  for (const BarrierRule& row : mode.barriers) {
    if (row.rule.matches(tags)) return &row;
  }
  return nullptr;
}

Passage node_passage(const Catalogue& catalogue, const TravelMode& mode, LifeStage stage,
                     Tags tags) {
  const AccessAnswer access = access_of(catalogue.access, mode, tags);
  const bool own_key_allows = access.own_key_allows();
  const bool lift = matches_any(catalogue.access.lifts, tags);
  if (stage != LifeStage::in_use && lift) return Passage::none;
  if (stage == LifeStage::gone) return Passage::through;
  const Ground ground = ground_of(catalogue, mode, own_key_allows, tags);
  if (ground.use == GroundRow::Use::closed) return Passage::none;
  const BarrierRule* row = barrier_of(mode, tags);
  const bool passable = row == nullptr || row->passable;
  const bool barrier = tags.has("barrier");
  const bool reads = barrier || lift || matches_any(catalogue.access.nodes, tags);
  if (!reads && passable) return Passage::through;
  if (tags.is("locked", "yes")) return passable ? passage_of(access.answer) : Passage::none;
  if (!barrier && !passable)  // such as a kerb
    return own_key_allows ? Passage::through : Passage::none;
  if (!passable && !(access.own_key && access.answer != Answer::forbid)) return Passage::none;
  if (access.answer == Answer::forbid && passable) return closed_node(catalogue, mode, stage, tags);
  return passage_of(access.answer);
}

bool is_door(Tags tags) {
  return !tags.has("barrier") && !tags.is("highway", "elevator") &&
         (tags.has("entrance") || tags.has("door") || tags.is("indoor", "door"));
}

}  // namespace quarter
