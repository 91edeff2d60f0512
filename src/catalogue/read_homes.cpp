// SPDX-License-Identifier: Apache-2.0
#include "read_parts.hpp"

#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

constexpr Range kArea = above(0, 1e8);

void read_homes(TableReader& table, OriginRules& origins) {
  table.each_row("home", [&](TableReader& row) {
    HomeRule& home = origins.homes.emplace_back();
    home.rule = row.rule();
    row.number("levels", home.levels, above(0, 200));
    row.flag("outside_workplaces", home.outside_workplaces);
  });
}

/// The smallest must be smaller than the largest.
void check_order(TableReader& table, double smallest, double largest) {
  if (smallest < largest) return;
  table.mistake(fmt::format("the smallest area of {}, {} m², must be less than the largest, {} m²",
                            table.title(), smallest, largest));
}

}  // namespace

void read_origins(TableReader& root, Catalogue& catalogue) {
  OriginRules& origins = catalogue.origins;
  root.section("origin", [&](TableReader& table) {
    read_homes(table, origins);
    read_rules(table, "workplace_area", origins.workplace_areas, Need::optional);
    read_rules(table, "street", origins.streets, Need::filled);
    table.number("street_spacing_m", origins.street_spacing_m, from(1, 1000), Need::optional);
    table.number("stand_in_spacing_m", origins.stand_in_spacing_m, from(1, 1000), Need::optional);
    table.number("min_building_m2", origins.min_building_m2, from(0, 1e8), Need::optional);
    table.number("max_building_m2", origins.max_building_m2, kArea, Need::optional);
    table.number("thin_map_m", origins.thin_map_m, above(0, 1e6), Need::optional);
    table.number("min_of_expected", origins.min_of_expected, from(0, 1), Need::optional);
    table.number("min_expected_places", origins.min_expected_places, from(1, 1e6), Need::optional);
    table.number("most_ground_m", origins.most_ground_m, from(500, 100000), Need::optional);
    table.number("home_beside_m", origins.home_beside_m, above(0, 1000), Need::optional);
    table.number("min_streets_with_homes", origins.min_streets_with_homes, from(0, 1),
                 Need::optional);
    check_order(table, origins.min_building_m2, origins.max_building_m2);
  });
}

void read_obstacles(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](TableReader& table) {
    table.each_row(
        "obstacle",
        [&](TableReader& row) {
          ObstacleRule& obstacle = catalogue.obstacles.emplace_back();
          obstacle.rule = row.rule();
          row.choice("kind", obstacle.kind,
                     {{"water", ObstacleKind::water},
                      {"railway", ObstacleKind::railway},
                      {"road", ObstacleKind::road},
                      {"main_road", ObstacleKind::main_road},
                      {"wall", ObstacleKind::wall},
                      {"building", ObstacleKind::building}});
        },
        Need::optional);
  };
  root.section("join", read, Need::optional);
}

void read_walkable_areas(TableReader& root, Catalogue& catalogue) {
  WalkableAreaRules& rules = catalogue.walkable_areas;
  const auto read = [&](TableReader& table) {
    read_rules(table, "area", rules.areas, Need::optional);
    table.integer("max_points", rules.max_points, from(0, 2000), Need::optional);
  };
  root.section("walkable_area", read, Need::optional);
}

void read_blocks(TableReader& root, Catalogue& catalogue) {
  BlockRules& blocks = catalogue.blocks;
  root.section("block", [&](TableReader& table) {
    read_rules(table, "edge", blocks.edges, Need::filled);
    read_rules(table, "water", blocks.waters, Need::optional);
    table.number("max_area_m2", blocks.max_area_m2, kArea, Need::optional);
    table.number("min_area_m2", blocks.min_area_m2, from(0, 1e8), Need::optional);
    table.number("min_width_m", blocks.min_width_m, from(0, 1000), Need::optional);
    table.number("join_area_m2", blocks.join_area_m2, from(0, 1e8), Need::optional);
    table.number("home_ground_m", blocks.home_ground_m, from(10, 500), Need::optional);
    table.number("street_ground_m", blocks.street_ground_m, from(10, 500), Need::optional);
    table.number("cell_area_m2", blocks.cell_area_m2, from(0, 1e12), Need::optional);
    table.number("whole_share", blocks.whole_share, from(0, 1), Need::optional);
    check_order(table, blocks.min_area_m2, blocks.max_area_m2);
    if (blocks.join_area_m2 >= blocks.max_area_m2) {
      table.mistake(fmt::format("join_area_m2 of {}, {} m², must be less than max_area_m2, {} m²",
                                table.title(), blocks.join_area_m2, blocks.max_area_m2));
    }
  });
}

void read_cover(TableReader& root, Catalogue& catalogue) {
  CoverRules& cover = catalogue.cover;
  const auto read = [&](TableReader& table) {
    table.number("closing_m", cover.closing_m, from(100, 10000), Need::optional);
    table.number("closing_share", cover.closing_share, from(0.01, 10), Need::optional);
    table.number("object_m", cover.object_m, from(1, 1000), Need::optional);
    table.number("inset_m", cover.inset_m, from(0, 10000), Need::optional);
    table.number("sea_closing_m", cover.sea_closing_m, from(0, 10000), Need::optional);
    table.number("step_m", cover.step_m, from(1, 100000), Need::optional);
    table.number("border_m", cover.border_m, from(0, 10000), Need::optional);
    table.number("largest_hole_km2", cover.largest_hole_km2, from(0, 1e6), Need::optional);
    table.number("full_box", cover.full_box, from(0, 1), Need::optional);
    table.number("told_box", cover.told_box, from(0, 1), Need::optional);
    table.number("min_evidence", cover.min_evidence, from(0, 1), Need::optional);
  };
  root.section("cover", read, Need::optional);
}

}  // namespace quarter
