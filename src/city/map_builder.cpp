// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/map_builder.hpp"

#include <algorithm>
#include <charconv>

#include "doors.hpp"
#include "fences.hpp"
#include "map_store.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

/// A number of storeys that can be true, or 0.
double read_levels(std::string_view text) {
  const double levels = plain_number(text).value_or(0);
  return levels > 0 && levels <= 200 ? levels : 0;
}

/// https://wiki.openstreetmap.org/wiki/Key:layer: -5 to 5; 0 for anything else.
std::int8_t read_layer(std::string_view text) {
  std::int8_t layer = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), layer);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && layer >= -5 && layer <= 5 ? layer : std::int8_t{0};
}

AreaFloor read_floor(Tags tags) {
  const auto has = [&](std::string_view key) {
    return !tags.get(key).empty() && !tags.is(key, "no");
  };
  AreaFloor floor;
  floor.layer = read_layer(tags.get("layer"));
  floor.cover = static_cast<std::uint8_t>((has("bridge") ? 1 : 0) + (has("tunnel") ? 2 : 0) +
                                          (has("covered") ? 4 : 0));
  floor.level = tags.get("level");
  std::erase(floor.level, ' ');
  if (floor.level.empty()) floor.level = "0";
  return floor;
}

/// Lines by their tags, unless they say they are areas
/// (https://wiki.openstreetmap.org/wiki/Key:area).
bool area_by_tags(Tags tags) {
  const std::string_view area = tags.get("area");
  if (area == "yes") return true;
  return area != "no" && !tags.has("highway");
}

}  // namespace

MapBuilder::MapBuilder(const Catalogue& catalogue, DelayPolicy delays, GivenPlaces given)
    : store_(std::make_unique<Store>(catalogue, delays, std::move(given))) {}
MapBuilder::~MapBuilder() = default;

void MapBuilder::set_box(const Box& box) {
  store_->box = box;
}
void MapBuilder::set_covers(MultiPolygon covers) {
  store_->covers = std::move(covers);
}
void MapBuilder::keep_ground(const GroundWanted& wanted) {
  if (wanted.any)
    store_->ground_notes = std::make_unique<GroundNotes>(store_->catalogue.ground, wanted);
}
void MapBuilder::set_date(std::string date, DateOf from) {
  store_->data.date = std::move(date);
  store_->data.date_of = from;
  if (!store_->data.date.empty()) store_->take_date();
}
Findings& MapBuilder::findings() {
  return store_->data.findings;
}

void MapBuilder::add_node(NodeId id, std::uint32_t version, LonLat where, Tags tags) {
  Store& s = *store_;
  ++s.data.nodes;
  if (!where.valid()) {
    s.data.findings.add(FindingKind::bad_location, {OsmRef::Type::node, id.value});
    return;
  }
  s.nodes.add(id, version, where);
  if (tags.empty()) return;
  if (s.waits_for_date(tags)) {
    s.dated_nodes.push_back({id, version, where, OwnTags(tags)});
  } else {
    s.note_node(id, version, where, tags);
  }
}

void MapBuilder::Store::note_node(NodeId id, std::uint32_t version, LonLat where, Tags tags) {
  RawNode node{id, version, kNone};
  const LifeStage stage = life.stage(tags);
  const OsmRef ref{OsmRef::Type::node, node.id.value};
  if (ground_notes && stage != LifeStage::gone) ground_notes->note_node(id, version, where, tags);
  if (stage != LifeStage::in_use) tell_closed(ref, where, tags);
  if (tags.is("aerialway", "station") || tags.has("aerialway:access"))
    stations.emplace_back(node.id.value, !tags.is("aerialway:access", "no"));
  if (streets.may_matter_on_node(tags)) node.rule = streets.node(tags);
  if (node.rule != kNone) {
    tell(streets.nodes()[node.rule].told, ref, where);
    node.is_door = streets.nodes()[node.rule].door;
  }
  if (stage == LifeStage::in_use) {
    node.door = door_of(catalogue.entrances, tags);
    node.on_square = opens_on_square(catalogue.entrances, tags);
    if (places.may_match(tags)) note_place(node, where, tags);
    if (places.closed_in_season(tags)) tell(kToldSeason, ref, where);
  }
  if (node.rule != kNone || node.door != Door::none || node.on_square || node.place)
    tagged_nodes.push_back(std::move(node));
}

void MapBuilder::Store::note_place(RawNode& node, LonLat where, Tags tags) {
  PlaceFeature place;
  place.roles = places.roles(tags, 0);
  if (place.roles.empty()) return;
  place.ref = {OsmRef::Type::node, node.id.value};
  place.where = where;
  place.name = valid_utf8(tags.get("name"));
  place.traits = place_traits(tags);
  node.place = std::move(place);
}

void MapBuilder::add_node_of_way(NodeId id, LonLat where) {
  if (where.valid()) store_->nodes_of_ways.emplace_back(id.value, where);
}

bool MapBuilder::Store::note_area(Tags tags, AreaNote& note) const {
  if (tags.has("building")) {
    const auto& homes = catalogue.origins.homes;
    const auto home = std::find_if(homes.begin(), homes.end(),
                                   [&](const HomeRule& h) { return h.rule.matches(tags); });
    if (home != homes.end()) {
      note.home = static_cast<std::uint32_t>(home - homes.begin());
      const double levels = read_levels(tags.get("building:levels"));
      note.levels = levels > 0 ? levels : home->levels;
    }
  }
  note.is_area = area_by_tags(tags);
  const bool in_use = life.stage(tags) == LifeStage::in_use;
  for (const ObstacleRule& rule : catalogue.obstacles) {
    if (!note.obstacle && rule.rule.matches(tags)) note.obstacle = rule.kind;
  }
  note.walkable = in_use && matches_any(catalogue.walkable_areas.areas, tags);
  if (note.walkable) note.floor = std::make_unique<AreaFloor>(read_floor(tags));
  note.workplace = matches_any(catalogue.origins.workplace_areas, tags);
  note.divider = matches_any(catalogue.outlines.dividers, tags);
  note.hole = matches_any(catalogue.outlines.holes, tags);
  note.kept = matches_any(catalogue.outlines.kept, tags);
  note.fence = matches_any(catalogue.outlines.fences, tags);
  note.water = matches_any(catalogue.blocks.waters, tags);
  note.coast = tags.is("natural", "coastline");
  const bool place = in_use && places.may_match(tags);
  const bool admin = tags.is("boundary", "administrative") && tags.has("admin_level");
  if (place || admin) {
    note.words = std::make_unique<AreaWords>();
    if (place) note.words->place.emplace(tags);
    if (admin) note.words->admin_level = std::string(tags.get("admin_level"));
    note.words->name = valid_utf8(tags.get("name"));
    note.words->traits = place_traits(tags);
  }
  return note.home != kNone || note.workplace || note.walkable || note.words || note.has_shape() ||
         note.obstacle || note.coast || note.water;
}

void MapBuilder::add_way(WayId id, std::uint32_t version, std::span<const std::int64_t> refs,
                         Tags tags) {
  Store& s = *store_;
  ++s.data.ways;
  RawWay way{id, version, s.refs.size(), static_cast<std::uint32_t>(refs.size()), kNone, kNone};
  for (const std::int64_t ref : refs)
    s.refs.push_back(ref);
  if (!tags.empty() && s.waits_for_date(tags)) {
    s.dated_ways.push_back({s.ways.size(), OwnTags(tags)});
  } else if (!tags.empty()) {
    s.note_way(way, tags);
  }
  s.ways.push_back(way);
}

/// What is gone keeps its nodes, for the areas it is part of.
void MapBuilder::Store::note_way(RawWay& way, Tags tags) {
  const OsmRef ref{OsmRef::Type::way, way.id.value};
  const LifeStage stage = life.stage(tags);
  if (stage != LifeStage::in_use) tell_closed(ref, {}, tags);
  if (stage == LifeStage::gone) return;
  if (ground_notes) {
    const bool closed =
        way.ref_count > 3 && refs[way.first_ref] == refs[way.first_ref + way.ref_count - 1];
    ground_notes->note_way(way.id, way.first_ref, closed, tags);
  }
  if (places.closed_in_season(tags)) tell(kToldSeason, ref, {});
  way.rule = streets.way(tags);
  if (way.rule != kNone && streets.conditional(tags))
    data.findings.add(FindingKind::conditional_access, ref);
  if (way.rule != kNone) tell(streets.ways()[way.rule].told, ref, {});
  if (const auto road = one_way_road(tags)) one_ways.push_back({way.id.value, *road});
  if (streets.depends_on_side(tags)) {
    other_side.push_back(way);
    other_side.back().rule = streets.way_on_other_side(tags);
  }
  AreaNote note;
  if (!note_area(tags, note)) return;
  way.note = static_cast<std::uint32_t>(notes.size());
  notes.push_back(std::move(note));
}

void MapBuilder::add_relation(RelationId id, std::uint32_t version,
                              std::span<const RelationMember> members, Tags tags) {
  Store& s = *store_;
  ++s.data.relations;
  for (const RelationMember& member : members) {
    if (member.type == OsmRef::Type::way) s.named_ways.push_back(member.ref);
    if (member.type == OsmRef::Type::node) s.named_nodes.push_back(member.ref);
  }
  const bool stop = tags.is("public_transport", "stop_area");
  if (stop || tags.is("type", "site")) {
    Site& site = s.sites.emplace_back(Site{id, version, {}, stop});
    for (const RelationMember& member : members)
      site.members.push_back({member.type, member.ref});
  }
  s.note_route(id, version, members, tags);
  if (!tags.is("type", "multipolygon") && !tags.is("type", "boundary")) return;
  if (s.waits_for_date(tags)) {
    DatedRelation& dated =
        s.dated_relations.emplace_back(DatedRelation{id, version, {}, OwnTags(tags)});
    for (const RelationMember& member : members)
      dated.members.push_back({member.type, member.ref, std::string(member.role)});
  } else {
    s.note_relation(id, version, members, tags);
  }
}

void MapBuilder::Store::note_route(RelationId id, std::uint32_t version,
                                   std::span<const RelationMember> members, Tags tags) {
  RouteTimes times;
  if (read_route_times(id, version, members, tags, times)) routes.push_back(std::move(times));
  if (rides && forbids_bicycles_a_turn(tags))
    data.findings.add(FindingKind::turn_restriction, {OsmRef::Type::relation, id.value});
}

void MapBuilder::Store::note_relation(RelationId id, std::uint32_t version,
                                      std::span<const RelationMember> members, Tags tags) {
  const LifeStage stage = life.stage(tags);
  if (stage != LifeStage::in_use) tell_closed({OsmRef::Type::relation, id.value}, {}, tags);
  if (stage == LifeStage::gone) return;
  if (places.closed_in_season(tags)) tell(kToldSeason, {OsmRef::Type::relation, id.value}, {});
  std::vector<Tag> with_area(tags.begin(), tags.end());
  if (!tags.has("area")) with_area.push_back({"area", "yes"});
  RawRelation relation{id, version, {}, kNone, {}};
  const bool wanted = note_area(tags, relation.note);
  relation.note.is_area = true;
  relation.note.walkable = stage == LifeStage::in_use && tags.is("type", "multipolygon") &&
                           matches_any(catalogue.walkable_areas.areas, Tags(with_area));
  if (relation.note.walkable) relation.rule = streets.way(Tags(with_area));
  if (relation.rule != kNone && !streets.ways()[relation.rule].usable()) relation.rule = kNone;
  relation.note.walkable = relation.rule != kNone;
  if (relation.note.walkable) relation.note.floor = std::make_unique<AreaFloor>(read_floor(tags));
  relation.note.block_edge = matches_any(catalogue.blocks.edges, tags);
  if (ground_notes) relation.ground = ground_notes->area_of(tags);
  if (relation.ground) relation.ground_name = valid_utf8(tags.get("name"));
  relation.only_drawn = !wanted && !relation.note.block_edge && !relation.note.walkable;
  if (relation.only_drawn && !relation.ground) return;
  for (const RelationMember& member : members) {
    if (member.type == OsmRef::Type::way)
      relation.members.emplace_back(member.ref, std::string(member.role));
  }
  relations.push_back(std::move(relation));
}

/// The date may stand in the header, or be that of the newest object.
void MapBuilder::Store::take_date() {
  has_date = true;
  life.set_date(data.date);
  streets.set_date(data.date);
  places.set_date(data.date);
}

void MapBuilder::Store::note_dated() {
  has_date = true;
  for (const DatedNode& node : dated_nodes)
    node.tags.with([&](Tags tags) { note_node(node.id, node.version, node.where, tags); });
  for (const DatedWay& way : dated_ways)
    way.tags.with([&](Tags tags) { note_way(ways[way.index], tags); });
  for (const DatedRelation& relation : dated_relations) {
    std::vector<RelationMember> members;
    for (const DatedRelation::Member& member : relation.members)
      members.push_back({member.type, member.ref, member.role});
    relation.tags.with(
        [&](Tags tags) { note_relation(relation.id, relation.version, members, tags); });
  }
  dated_nodes = {};
  dated_ways = {};
  dated_relations = {};
}

void MapBuilder::Store::tell(std::uint8_t told, OsmRef ref, LonLat where) {
  if ((told & kToldSeason) != 0) data.findings.add(FindingKind::season, ref, where);
  if ((told & kToldRough) != 0) data.findings.add(FindingKind::rough_way, ref, where);
  if ((told & kToldVehicleSign) != 0) data.findings.add(FindingKind::vehicle_sign, ref, where);
}

/// Counted if it would be a way, a lift, a door or a place.
void MapBuilder::Store::tell_closed(OsmRef ref, LonLat where, Tags tags) {
  std::vector<Tag> buffer;
  const Tags open = life.without_stage(tags, buffer);
  if (places.may_match(open) && places.matches(open)) {
    data.findings.add(FindingKind::closed_place, ref, where);
    return;
  }
  const bool street = ref.type == OsmRef::Type::node
                          ? streets.may_matter_on_node(open) && streets.evaluate_node(tags).door
                          : ref.type == OsmRef::Type::way && streets.evaluate_way(open).usable();
  const bool lift = ref.type == OsmRef::Type::node && open.is("highway", "elevator");
  if (street || lift) data.findings.add(FindingKind::closed_way, ref, where);
}

/// Of nodes that came twice only the version that stayed in the table counts.
void MapBuilder::Store::take_nodes() {
  for (RawNode& node : tagged_nodes) {
    const std::uint32_t index = nodes.find(node.id.value, 0);
    if (index == kNone || nodes.version(index) != std::min<std::uint32_t>(node.version, 65535)) {
      node = RawNode{node.id, node.version, kNone};
      continue;
    }
    if (node.door == Door::way_in) data.entrances.push_back(nodes.where(index));
    if (node.door == Door::shut) data.shut_doors.push_back(nodes.where(index));
    if (node.on_square) square_doors.push_back(nodes.where(index));
    if (node.place && node.place->where == nodes.where(index))
      data.places.push_back(std::move(*node.place));
  }
  for (auto* const doors : {&data.entrances, &data.shut_doors, &square_doors})
    std::sort(doors->begin(), doors->end());
}

void MapBuilder::Store::sort_results() {
  std::sort(data.places.begin(), data.places.end(),
            [](const PlaceFeature& a, const PlaceFeature& b) { return a.ref < b.ref; });
  const auto twins =
      std::unique(data.places.begin(), data.places.end(),
                  [](const PlaceFeature& a, const PlaceFeature& b) { return a.ref == b.ref; });
  data.places.erase(twins, data.places.end());
  std::sort(data.homes.begin(), data.homes.end(),
            [](const HomeBuilding& a, const HomeBuilding& b) { return a.ref < b.ref; });
}

/// Once a place, whatever services it is of.
void MapBuilder::Store::note_names() {
  const auto misleads = [this](const PlaceFeature& place) {
    const std::string name = lower_case(place.name);
    return std::any_of(place.roles.begin(), place.roles.end(), [&](PlaceFeature::Role role) {
      const std::vector<std::string>& words = catalogue.services[role.service].other_names;
      return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return name.find(word) != std::string::npos;
      });
    });
  };
  for (const PlaceFeature& place : data.places) {
    if (!place.name.empty() && misleads(place))
      data.findings.add(FindingKind::misleading_name, place.ref, place.where);
  }
}

MapData MapBuilder::finish(const AreaAssembler& assemble) {
  Store& s = *store_;
  s.note_dated();
  s.nodes.order(s.data.findings);
  s.take_nodes_of_ways();
  s.order_ways();
  s.resolve_refs();
  s.find_driving_side();
  s.order_relations();
  std::sort(s.named_ways.begin(), s.named_ways.end());
  std::sort(s.named_nodes.begin(), s.named_nodes.end());
  s.take_nodes();
  std::sort(s.stations.begin(), s.stations.end());
  s.build_streets();
  s.take_closed_ways();
  s.set_extent();
  s.begin_ground();
  s.take_relations(assemble);
  s.finish_ground();
  s.take_given();
  s.find_roles();
  s.dissolve_places();
  s.note_small_given();
  cross_walkable_areas(s.walkable, s.square_doors,
                       static_cast<std::size_t>(s.catalogue.walkable_areas.max_points),
                       s.data.streets, s.data.findings);
  s.drop_homes_at_work();
  s.sort_results();
  mark_fenced(s.data.places, s.fences);
  s.note_names();
  find_same_places(s.catalogue, s.data.places, std::move(s.sites), s.data.findings);
  return std::move(s.data);
}

}  // namespace quarter
