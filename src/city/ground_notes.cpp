// SPDX-License-Identifier: Apache-2.0
#include "ground_notes.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "quarter/base/text.hpp"

namespace quarter {

GroundKinds::GroundKinds(const std::vector<GroundRule>& rules) : rules_(rules) {
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const std::string& key = rules[i].rule.when.front().key;
    const auto found = std::find_if(by_key_.begin(), by_key_.end(),
                                    [&](const auto& entry) { return entry.first == key; });
    (found == by_key_.end() ? by_key_.emplace_back(key, std::vector<std::uint32_t>{}) : *found)
        .second.push_back(i);
  }
}

std::optional<GroundKind> GroundKinds::of(Tags tags) const {
  std::uint32_t first = kNone;
  for (const auto& [key, rules] : by_key_) {
    if (!tags.has(key)) continue;
    for (const std::uint32_t rule : rules) {
      if (rule >= first) break;
      if (rules_[rule].rule.matches(tags)) first = rule;
    }
  }
  return first == kNone ? std::nullopt : std::optional(rules_[first].kind);
}

std::uint32_t GroundNotes::number_of(std::string_view name) {
  const auto [entry, is_new] =
      numbers_.emplace(valid_utf8(name), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(entry->first);
  return entry->second;
}

void GroundNotes::note_way(WayId id, std::uint32_t first_ref, bool closed, Tags tags) {
  const auto area = closed ? areas_.of(tags) : std::nullopt;
  const auto kind = area ? area : lines_.of(tags);
  if (!kind) return;
  const bool is_named = *kind != GroundKind::building;
  const std::uint32_t name = is_named ? number_of(tags.get("name")) : 0;
  ways_.push_back({id.value, first_ref, name, *kind, area.has_value()});
}

void GroundNotes::note_node(NodeId id, std::uint32_t version, LonLat where, Tags tags) {
  const std::string_view name = tags.get("name");
  if (name.empty()) return;
  const auto kind = names_.of(tags);
  if (!kind) return;
  double people = plain_number(tags.get("population")).value_or(0);
  if (!std::isfinite(people)) people = 0;
  nodes_.push_back({id.value, version, {*kind, valid_utf8(name), where, std::max(0.0, people)}});
}

std::vector<GroundNotes::Way> GroundNotes::take_ways() {
  std::stable_sort(ways_.begin(), ways_.end(),
                   [](const Way& a, const Way& b) { return a.id < b.id; });
  return std::move(ways_);
}

std::vector<GroundNotes::Node> GroundNotes::take_nodes() {
  std::stable_sort(nodes_.begin(), nodes_.end(), [](const Node& a, const Node& b) {
    return std::tie(a.id, a.name.name) < std::tie(b.id, b.name.name);
  });
  return std::move(nodes_);
}

}  // namespace quarter
