// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/catalogue/tag_rule.hpp"
#include "table_reader.hpp"

namespace quarter {

struct Catalogue;

// Each reads one part of a catalogue from the root table into `catalogue`; what is wrong becomes a
// mistake of the reader. Parts that name ids of other parts are read after these.

void read_access(TableReader& root, Catalogue& catalogue);
void read_conditions(TableReader& root, Catalogue& catalogue);
void read_modes(TableReader& root, Catalogue& catalogue);  ///< after stress
void read_stress(TableReader& root, Catalogue& catalogue);
void read_junctions(TableReader& root, Catalogue& catalogue);
void read_elevation(TableReader& root, Catalogue& catalogue);
void read_services(TableReader& root, Catalogue& catalogue);
void read_outlines(TableReader& root, Catalogue& catalogue);
void read_categories(TableReader& root, Catalogue& catalogue);  ///< after services
void read_decays(TableReader& root, Catalogue& catalogue);
void read_street_classes(TableReader& root, Catalogue& catalogue);
void read_checks(TableReader& root,
                 Catalogue& catalogue);  ///< after modes, categories, street classes, decays
void read_presets(TableReader& root, Catalogue& catalogue);  ///< after checks
void read_origins(TableReader& root, Catalogue& catalogue);
void read_obstacles(TableReader& root, Catalogue& catalogue);
void read_compounds(TableReader& root, Catalogue& catalogue);  ///< after street classes
void read_walkable_areas(TableReader& root, Catalogue& catalogue);
void read_informal(TableReader& root, Catalogue& catalogue);  ///< after street classes
void read_blocks(TableReader& root, Catalogue& catalogue);
void read_cover(TableReader& root, Catalogue& catalogue);
void read_equity(TableReader& root, Catalogue& catalogue);
void read_map(TableReader& root, Catalogue& catalogue);

/// A list of rules.
inline void read_rules(TableReader& table, std::string_view key, std::vector<TagRule>& rules,
                       Need need) {
  table.each_row(
      key, [&](TableReader& row) { rules.push_back(row.rule()); }, need);
}

/// The bits of the street classes that a key names.
std::uint64_t read_streets(TableReader& table, std::string_view key, const Catalogue& catalogue,
                           Need need);

/// The ids of modes, services or categories, in their order.
template <typename Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
  std::vector<std::string> ids;
  for (const Thing& thing : things)
    ids.push_back(thing.id);
  return ids;
}

}  // namespace quarter
