// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/rules.hpp"
#include "read_parts.hpp"

namespace quarter {
namespace {

/// The kinds from one to another.
std::vector<std::string> ids_between(GroundKind first, GroundKind last) {
  std::vector<std::string> ids;
  for (const GroundWord& word : ground_words()) {
    if (word.kind >= first && word.kind <= last) ids.emplace_back(word.id);
  }
  return ids;
}

void read_kinds(TableReader& table, std::string_view key, GroundKind first, GroundKind last,
                std::vector<GroundRule>& rules) {
  const std::vector<std::string> ids = ids_between(first, last);
  const auto read = [&](TableReader& row) {
    GroundRule& ground = rules.emplace_back();
    ground.rule = row.rule();
    if (const auto index = row.chosen_word("kind", ids))
      ground.kind = static_cast<GroundKind>(static_cast<std::size_t>(first) + *index);
  };
  table.each_row(key, read, Need::optional);
}

}  // namespace

void read_map_ground(TableReader& root, Catalogue& catalogue) {
  GroundRules& ground = catalogue.ground;
  const auto read = [&](TableReader& table) {
    read_kinds(table, "area", GroundKind::field, GroundKind::building, ground.areas);
    read_kinds(table, "line", GroundKind::pier, GroundKind::runway, ground.lines);
    read_kinds(table, "name", GroundKind::city, GroundKind::locality, ground.names);
  };
  root.section("ground", read, Need::optional);
}

}  // namespace quarter
