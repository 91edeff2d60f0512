// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <tuple>

#include "inner_width.hpp"
#include "map_store.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

/// The pieces of a line between the points that come after a missing node, those of one point left
/// out.
template <typename F>
void for_each_piece(const Line& line, std::span<const std::uint32_t> gaps, F f) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= gaps.size(); ++i) {
    const std::size_t end = i < gaps.size() ? gaps[i] : line.size();
    if (end - begin > 1) f(std::span(line).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

void MapBuilder::Store::take_home(OsmRef ref, const AreaNote& note, const MultiPolygon& area) {
  const HomeRule& rule = catalogue.origins.homes[note.home];
  const double footprint = area_m2(area);
  if (footprint < catalogue.origins.min_building_m2) return;
  if (rule.outside_workplaces && footprint > catalogue.origins.max_building_m2) return;
  HomeBuilding home{ref, static_cast<std::uint32_t>(data.home_points.size()), 0,
                    footprint * note.levels};
  const Ring& ring = area.front().outer;
  home.point_count = static_cast<std::uint32_t>(ring.size());
  if (rule.outside_workplaces) homes_to_check.push_back({data.homes.size(), centroid(ring)});
  data.home_points.insert(data.home_points.end(), ring.begin(), ring.end());
  data.homes.push_back(home);
}

void MapBuilder::Store::take_shape(const AreaNote& note, const MultiPolygon& area) {
  for (const Polygon& polygon : area) {
    if (note.divider) shapes.dividers.add(polygon.outer);
    if (note.fence) fences.add(polygon.outer);
    for (const Ring& hole : polygon.holes) {
      if (note.divider) shapes.dividers.add(hole);
      if (note.fence) fences.add(hole);
    }
  }
  if (note.hole) shapes.holes.push_back(area);
  if (note.kept) shapes.kept.push_back({box_of(area), area_m2(area)});
}

/// False if the area is no part of a place.
bool MapBuilder::Store::take_part(OsmRef ref, const AreaNote& note, MultiPolygon& area,
                                  const std::vector<std::uint32_t>& gaps) {
  const AreaWords& words = *note.words;
  const PlaceRule* const rule =
      words.place->with([&](Tags tags) { return places.part_rule(tags); });
  if (rule == nullptr) return false;
  const auto roles = [this, &words](double m2, const WideEnough& wide_enough) {
    return words.place->with([&](Tags tags) { return places.roles(tags, m2, wide_enough); });
  };
  const double m2 = area_m2(area);
  parts.push_back({ref, words.name, words.traits, note.workplace ? area : std::move(area), gaps, m2,
                   *rule->part_gap_m, rule->needs_path, roles});
  return true;
}

/// Says which services the areas are places of; those of none are dropped.
void MapBuilder::Store::find_roles() {
  parallel_ranges(unsized.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      PlaceFeature& place = data.places[unsized[i].place];
      InnerWidth width(place.area, 0);
      const auto wide_enough = [&](double metres) { return width.at_least(metres); };
      place.roles = unsized[i].tags->with(
          [&](Tags tags) { return places.roles(tags, place.area_m2, wide_enough); });
      place.cut = place.ref.type != OsmRef::Type::given && !place.roles.empty() &&
                  map_ends_on(place.area, 0);
    }
  });
  std::erase_if(data.places, [](const PlaceFeature& place) { return place.roles.empty(); });
  unsized = {};
}

bool MapBuilder::Store::map_ends_on(const MultiPolygon& area, double gap_m) const {
  const CoveredArea& sure = data.extent.sure;
  return std::any_of(area.begin(), area.end(), [&](const Polygon& polygon) {
    return std::any_of(polygon.outer.begin(), polygon.outer.end(),
                       [&](LonLat p) { return sure.metres_to_end(p) <= gap_m; });
  });
}

void MapBuilder::Store::dissolve_places() {
  const EndsOn ends_on = [this](const MultiPolygon& area, double gap_m) {
    return map_ends_on(area, gap_m);
  };
  auto dissolved = dissolve_parts(catalogue, std::move(parts), shapes, ends_on, data.findings);
  std::move(dissolved.begin(), dissolved.end(), std::back_inserter(data.places));
  shapes = {};
}

void MapBuilder::Store::take_area(OsmRef ref, const AreaNote& note, MultiPolygon area,
                                  std::vector<std::uint32_t> gaps) {
  if (note.has_shape()) take_shape(note, area);
  if (note.home != kNone) take_home(ref, note, area);
  if (note.obstacle) {
    for (const Polygon& polygon : area) {
      const auto outline = static_cast<std::uint32_t>(data.obstacles.lines.size());
      add_obstacle(polygon.outer, gaps, *note.obstacle);
      for (const Ring& hole : polygon.holes)
        add_obstacle(hole, {}, *note.obstacle, outline);
    }
  }
  if (note.walkable) {
    const auto found =
        std::lower_bound(walkable.begin(), walkable.end(), ref,
                         [](const WalkableArea& a, OsmRef wanted) { return a.ref < wanted; });
    if (found != walkable.end() && found->ref == ref) found->outline = area;
  }
  if (note.water) data.waters.push_back(area);
  if (note.block_edge) {
    for (const Polygon& polygon : area) {
      data.block_edges.add(polygon.outer);
      for (const Ring& hole : polygon.holes)
        data.block_edges.add(hole);
    }
  }
  if (note.words && !note.words->admin_level.empty())
    data.admin_areas.push_back({ref, note.words->admin_level, note.words->name, area});
  if (note.has_place() && !take_part(ref, note, area, gaps)) {
    PlaceFeature place;
    place.ref = ref;
    place.shape = PlaceFeature::Shape::area;
    place.name = note.words->name;
    place.traits = note.words->traits;
    place.where = centroid(area.front().outer);
    place.area_m2 = area_m2(area);
    place.area = note.workplace ? area : std::move(area);
    place.gaps = std::move(gaps);
    unsized.push_back({data.places.size(), &*note.words->place});
    data.places.push_back(std::move(place));
  }
  if (note.workplace) workplaces.push_back(std::move(area));
}

void MapBuilder::Store::add_obstacle(const Line& line, std::span<const std::uint32_t> gaps,
                                     ObstacleKind kind, std::uint32_t outline) {
  for_each_piece(line, gaps, [&](std::span<const LonLat> piece) {
    const auto own = static_cast<std::uint32_t>(data.obstacles.lines.size());
    data.obstacles.lines.add(piece);
    data.obstacles.kinds.push_back(kind);
    data.obstacles.outlines.push_back(outline == kNone ? own : outline);
  });
}

void MapBuilder::Store::add_coast(const Line& line, std::span<const std::uint32_t> gaps) {
  for_each_piece(line, gaps, [&](std::span<const LonLat> piece) { data.coastlines.add(piece); });
}

void MapBuilder::Store::take_line(OsmRef ref, const AreaNote& note, Line line,
                                  std::vector<std::uint32_t> gaps) {
  if (note.obstacle) add_obstacle(line, gaps, *note.obstacle);
  if (note.divider) shapes.dividers.add(line);
  if (note.fence) fences.add(line);
  if (!note.has_place() || line.empty()) return;
  PlaceFeature place;
  place.roles = note.words->place->with([&](Tags tags) { return places.roles(tags, 0); });
  if (place.roles.empty()) return;
  place.ref = ref;
  place.shape = PlaceFeature::Shape::line;
  place.name = note.words->name;
  place.traits = note.words->traits;
  // Of an even number of points the middle lies between two.
  place.where = midpoint(line[(line.size() - 1) / 2], line[line.size() / 2]);
  place.line = std::move(line);
  place.gaps = std::move(gaps);
  data.places.push_back(std::move(place));
}

void MapBuilder::Store::take_closed_ways() {
  for (const RawWay& way : ways) {
    const OsmRef ref{OsmRef::Type::way, way.id.value};
    for (std::uint32_t i = 0; i < way.ref_count && (way.rule != kNone || way.note != kNone); ++i) {
      if (node_of_ref[way.first_ref + i] == kNone)
        data.findings.add(FindingKind::missing_node, ref);
    }
    if (way.rule != kNone && streets.ways()[way.rule].block_edge) {
      const Line line = line_of(way);
      if (line.size() > 1) data.block_edges.add(line);
    }
    if (way.note == kNone) continue;
    const AreaNote& note = notes[way.note];
    std::vector<std::uint32_t> gaps;
    Line line = line_of(way, &gaps);
    if (note.coast) add_coast(line, gaps);
    const bool whole = way.ref_count > 3 && node_of_ref[way.first_ref] != kNone &&
                       node_of_ref[way.first_ref] == node_of_ref[way.first_ref + way.ref_count - 1];
    if (whole && note.is_area && line.size() > 3) {
      take_area(ref, note, {Polygon{std::move(line), {}}}, std::move(gaps));
    } else {
      if (note.is_area && (note.home != kNone || note.workplace)) {
        data.findings.add(FindingKind::broken_area, ref, line.empty() ? LonLat{} : line.front());
      }
      take_line(ref, note, std::move(line), std::move(gaps));
    }
  }
}

std::optional<MultiPolygon> MapBuilder::Store::assemble_relation(const RawRelation& relation,
                                                                 const AreaAssembler& assemble) {
  std::vector<AreaMember> members;
  const auto tell = [&](FindingKind flaw, LonLat where) {
    if (!relation.only_drawn)
      data.findings.add(flaw, {OsmRef::Type::relation, relation.id.value}, where);
  };
  for (const auto& [id, role] : relation.members) {
    const RawWay* way = find_way(id);
    if (way == nullptr) {
      tell(FindingKind::missing_member, {});
      return std::nullopt;
    }
    AreaMember member{way->id, role, {}};
    for (std::uint32_t i = 0; i < way->ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way->first_ref + i];
      if (node == kNone) {
        tell(FindingKind::missing_member, {});
        return std::nullopt;
      }
      member.nodes.push_back({NodeId{nodes.id(node)}, nodes.where(node)});
    }
    if (member.nodes.size() > 1) members.push_back(std::move(member));
  }
  auto area = members.empty() ? std::nullopt : assemble(relation.id, members);
  if (!area || area->empty()) {
    tell(FindingKind::broken_area,
         members.empty() ? LonLat{} : members.front().nodes.front().where);
    return std::nullopt;
  }
  return area;
}

/// Sorted by id; of those that came twice the highest version stays.
void MapBuilder::Store::order_relations() {
  std::sort(relations.begin(), relations.end(), [](const RawRelation& a, const RawRelation& b) {
    return std::make_tuple(a.id.value, ~a.version) < std::make_tuple(b.id.value, ~b.version);
  });
  const auto twins = std::unique(
      relations.begin(), relations.end(), [&](const RawRelation& a, const RawRelation& b) {
        if (a.id != b.id) return false;
        if (!a.only_drawn && !b.only_drawn)
          data.findings.add(FindingKind::duplicate_object, {OsmRef::Type::relation, a.id.value});
        return true;
      });
  relations.erase(twins, relations.end());
}

void MapBuilder::Store::take_relations(const AreaAssembler& assemble) {
  for (const RawRelation& relation : relations) {
    auto area = assemble_relation(relation, assemble);
    if (!area) continue;
    if (relation.ground) ground->add_area(*relation.ground, relation.ground_name, *area);
    if (!relation.only_drawn)
      take_area({OsmRef::Type::relation, relation.id.value}, relation.note, std::move(*area));
  }
}

/// `building=yes` among factories is no home.
void MapBuilder::Store::drop_homes_at_work() {
  std::vector<const MultiPolygon*> areas;
  for (const MultiPolygon& area : workplaces)
    areas.push_back(&area);
  const AreaIndex index(areas);
  std::vector<char> drop(data.homes.size(), 0);
  parallel_ranges(homes_to_check.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (index.find(homes_to_check[i].where) != kNone) drop[homes_to_check[i].home] = 1;
    }
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < data.homes.size(); ++i) {
    if (drop[i] == 0) data.homes[kept++] = data.homes[i];
  }
  data.homes.resize(kept);
  workplaces = {};
  homes_to_check = {};
}

}  // namespace quarter
