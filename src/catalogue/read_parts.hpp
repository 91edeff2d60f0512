// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/catalogue/read_streets.hpp"
#include "quarter/catalogue/table_reader.hpp"
#include "quarter/catalogue/tag_rule.hpp"

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
void read_origins(TableReader& root, Catalogue& catalogue);
void read_obstacles(TableReader& root, Catalogue& catalogue);
void read_compounds(TableReader& root, Catalogue& catalogue);  ///< after street classes
void read_walkable_areas(TableReader& root, Catalogue& catalogue);
void read_informal(TableReader& root, Catalogue& catalogue);  ///< after street classes
void read_blocks(TableReader& root, Catalogue& catalogue);
void read_cover(TableReader& root, Catalogue& catalogue);
void read_map(TableReader& root, Catalogue& catalogue);
void read_map_ground(TableReader& root, Catalogue& catalogue);

/// A list of rules.
inline void read_rules(TableReader& table, std::string_view key, std::vector<TagRule>& rules,
                       Need need) {
  table.each_row(
      key, [&](TableReader& row) { rules.push_back(row.rule()); }, need);
}

}  // namespace quarter
