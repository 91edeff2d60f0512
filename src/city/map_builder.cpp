// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/map_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "fences.hpp"
#include "map_store.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr std::array<std::string_view, 8> kGates{"gate",         "lift_gate",   "swing_gate",
                                                 "kissing_gate", "entrance",    "turnstile",
                                                 "stile",        "sliding_gate"};

bool is_entrance(Tags tags) {
  const std::string_view entrance = tags.get("entrance");
  if (!entrance.empty() && entrance != "no" && entrance != "emergency") return true;
  const std::string_view barrier = tags.get("barrier");
  return std::find(kGates.begin(), kGates.end(), barrier) != kGates.end() &&
         !tags.is("access", "no") && !tags.is("access", "private");
}

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

bool matches_any(const std::vector<TagRule>& rules, Tags tags) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const TagRule& rule) { return rule.matches(tags); });
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
void MapBuilder::set_date(std::string date, DateOf from) {
  store_->data.date = std::move(date);
  store_->data.date_of = from;
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
  RawNode node{id, version, kNone, is_entrance(tags), std::nullopt};
  if (s.streets.may_matter_on_node(tags)) node.rule = s.streets.node(tags);
  if (s.places.may_match(tags)) {
    PlaceFeature place;
    place.roles = s.places.roles(tags, 0);
    if (!place.roles.empty()) {
      place.ref = {OsmRef::Type::node, id.value};
      place.where = where;
      place.name = valid_utf8(tags.get("name"));
      place.traits = place_traits(tags);
      node.place = std::move(place);
    }
  }
  if (node.rule != kNone || node.entrance || node.place) s.tagged_nodes.push_back(std::move(node));
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
  for (const ObstacleRule& rule : catalogue.obstacles) {
    if (!note.obstacle && rule.rule.matches(tags)) note.obstacle = rule.kind;
  }
  note.walkable = matches_any(catalogue.walkable_areas.areas, tags);
  if (note.walkable) note.floor = std::make_unique<AreaFloor>(read_floor(tags));
  note.workplace = matches_any(catalogue.origins.workplace_areas, tags);
  note.divider = matches_any(catalogue.outlines.dividers, tags);
  note.hole = matches_any(catalogue.outlines.holes, tags);
  note.kept = matches_any(catalogue.outlines.kept, tags);
  note.fence = matches_any(catalogue.outlines.fences, tags);
  note.water = matches_any(catalogue.blocks.waters, tags);
  note.coast = tags.is("natural", "coastline");
  const bool place = places.may_match(tags);
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
  if (!tags.empty()) {
    way.rule = s.streets.way(tags);
    if (way.rule != kNone && s.streets.conditional(tags)) {
      s.data.findings.add(FindingKind::conditional_access, {OsmRef::Type::way, id.value});
    }
    AreaNote note;
    if (s.note_area(tags, note)) {
      way.note = static_cast<std::uint32_t>(s.notes.size());
      s.notes.push_back(std::move(note));
    }
  }
  s.ways.push_back(way);
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
  if (!tags.is("type", "multipolygon") && !tags.is("type", "boundary")) return;
  std::vector<Tag> with_area(tags.begin(), tags.end());
  if (!tags.has("area")) with_area.push_back({"area", "yes"});
  RawRelation relation{id, version, {}, kNone, {}};
  const bool wanted = s.note_area(tags, relation.note);
  relation.note.is_area = true;
  relation.note.walkable = tags.is("type", "multipolygon") &&
                           matches_any(s.catalogue.walkable_areas.areas, Tags(with_area));
  if (relation.note.walkable) relation.rule = s.streets.way(Tags(with_area));
  if (relation.rule != kNone && !s.streets.ways()[relation.rule].usable()) relation.rule = kNone;
  relation.note.walkable = relation.rule != kNone;
  if (relation.note.walkable) relation.note.floor = std::make_unique<AreaFloor>(read_floor(tags));
  relation.note.block_edge = matches_any(s.catalogue.blocks.edges, tags);
  if (!wanted && !relation.note.block_edge && !relation.note.walkable) return;
  for (const RelationMember& member : members) {
    if (member.type == OsmRef::Type::way)
      relation.members.emplace_back(member.ref, std::string(member.role));
  }
  s.relations.push_back(std::move(relation));
}
/// Of nodes that came twice only the version that stayed in the table counts.
void MapBuilder::Store::take_nodes() {
  for (RawNode& node : tagged_nodes) {
    const std::uint32_t index = nodes.find(node.id.value, 0);
    if (index == kNone || nodes.version(index) != std::min<std::uint32_t>(node.version, 65535)) {
      node = RawNode{node.id, node.version, kNone, false, std::nullopt};
      continue;
    }
    if (node.entrance) data.entrances.push_back(nodes.where(index));
    if (node.place && node.place->where == nodes.where(index))
      data.places.push_back(std::move(*node.place));
  }
  std::sort(data.entrances.begin(), data.entrances.end());
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

MapData MapBuilder::finish(const AreaAssembler& assemble) {
  Store& s = *store_;
  s.nodes.order(s.data.findings);
  s.order_ways();
  s.resolve_refs();
  s.order_relations();
  std::sort(s.named_ways.begin(), s.named_ways.end());
  std::sort(s.named_nodes.begin(), s.named_nodes.end());
  s.take_nodes();
  s.build_streets();
  s.take_closed_ways();
  s.set_extent();
  s.take_relations(assemble);
  s.take_given();
  s.find_roles();
  s.dissolve_places();
  s.note_small_given();
  cross_walkable_areas(s.walkable, s.data.entrances,
                       static_cast<std::size_t>(s.catalogue.walkable_areas.max_points),
                       s.data.streets, s.data.findings);
  s.drop_homes_at_work();
  s.sort_results();
  mark_fenced(s.data.places, s.fences);
  find_same_places(s.catalogue, s.data.places, std::move(s.sites), s.data.findings);
  return std::move(s.data);
}

}  // namespace quarter
