// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/map_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <memory>
#include <tuple>

#include "id_list.hpp"
#include "node_table.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/place_rules.hpp"

namespace quarter {
namespace {

/// Tags that outlive the reader's buffer.
class OwnTags {
 public:
  explicit OwnTags(Tags tags) {
    for (const Tag& tag : tags)
      texts_.push_back({std::string(tag.key), std::string(tag.value)});
  }
  template <typename F>
  auto with(F f) const {
    std::vector<Tag> views;
    for (const auto& [key, value] : texts_)
      views.push_back({key, value});
    return f(Tags(views));
  }

 private:
  std::vector<std::pair<std::string, std::string>> texts_;
};

/// What few areas need: the tags, if a service may want them, and what a boundary is called.
struct AreaWords {
  std::optional<OwnTags> place;
  std::string admin_level;
  std::string name;
};

/// What an area means besides a street: kept until its shape is known. Most are houses, which need
/// no words.
struct AreaNote {
  std::uint32_t home = kNone;  // index into OriginRules::homes
  double levels = 0;
  bool workplace = false;   // OriginRules::workplace_areas
  bool block_edge = false;  // relations only: ways have it in their rule
  bool is_area = true;      // may enclose something: not a line by its tags
  std::unique_ptr<AreaWords> words;

  bool has_place() const { return words && words->place; }
};

struct RawNode {
  NodeId id;
  std::uint32_t version;
  std::uint32_t rule;  // of StreetRules, or kNone
  bool entrance;
  std::optional<PlaceFeature> place;
};

struct RawWay {
  WayId id;
  std::uint32_t version;
  std::uint32_t first_ref;
  std::uint32_t ref_count;
  std::uint32_t rule;  // of StreetRules, or kNone
  std::uint32_t note;  // index into notes, or kNone
};

struct RawRelation {
  RelationId id;
  std::uint32_t version;
  std::vector<std::pair<std::int64_t, std::string>> members;  // ways: id, role
  AreaNote note;
};

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
  double levels = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), levels);
  if (error != std::errc{} || end != text.data() + text.size() || !(levels > 0) || levels > 200)
    return 0;
  return levels;
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

struct MapBuilder::Store {
  Store(const Catalogue& c, DelayPolicy delays) : catalogue(c), streets(c, delays), places(c) {}

  const Catalogue& catalogue;
  StreetRules streets;
  PlaceRules places;

  NodeTable nodes;
  std::vector<RawNode> tagged_nodes;
  std::vector<RawWay> ways;
  IdList refs;
  std::deque<AreaNote> notes;
  std::vector<RawRelation> relations;
  std::size_t relation_count = 0;
  std::vector<std::uint32_t> node_of_ref;  // after resolving
  Box box;
  MapData data;

  bool note_area(Tags tags, AreaNote& note) const;
  void order_ways();
  void resolve_refs();
  void build_streets();
  void add_street_line(const RawWay& way);
  void take_nodes();
  void take_closed_ways();
  void take_relations(const AreaAssembler& assemble);
  std::optional<MultiPolygon> assemble_relation(const RawRelation& relation,
                                                const AreaAssembler& assemble);
  void take_area(OsmRef ref, const AreaNote& note, MultiPolygon area);
  void take_line(OsmRef ref, const AreaNote& note, Line line);
  void take_home(OsmRef ref, const AreaNote& note, const MultiPolygon& area);
  void drop_homes_at_work();
  void set_extent();
  void sort_results();

  Line line_of(const RawWay& way) const;

  struct WorkplaceHome {
    std::size_t home;
    LonLat where;
  };
  std::vector<MultiPolygon> workplaces;
  std::vector<WorkplaceHome> homes_to_check;
};

MapBuilder::MapBuilder(const Catalogue& catalogue, DelayPolicy delays)
    : store_(std::make_unique<Store>(catalogue, delays)) {}
MapBuilder::~MapBuilder() = default;

void MapBuilder::set_box(const Box& box) {
  store_->box = box;
}
void MapBuilder::set_date(std::string date) {
  store_->data.date = std::move(date);
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
  note.workplace = matches_any(catalogue.origins.workplace_areas, tags);
  const bool place = places.may_match(tags);
  const bool admin = tags.is("boundary", "administrative") && tags.has("admin_level");
  if (place || admin) {
    note.words = std::make_unique<AreaWords>();
    if (place) note.words->place.emplace(tags);
    if (admin) note.words->admin_level = std::string(tags.get("admin_level"));
    note.words->name = valid_utf8(tags.get("name"));
  }
  return note.home != kNone || note.workplace || note.words;
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
  if (!tags.is("type", "multipolygon") && !tags.is("type", "boundary")) return;
  RawRelation relation{id, version, {}, {}};
  const bool wanted = s.note_area(tags, relation.note);
  relation.note.is_area = true;
  relation.note.block_edge = matches_any(s.catalogue.blocks.edges, tags);
  if (!wanted && !relation.note.block_edge) return;
  for (const RelationMember& member : members) {
    if (member.type == OsmRef::Type::way)
      relation.members.emplace_back(member.ref, std::string(member.role));
  }
  s.relations.push_back(std::move(relation));
}

/// Sorted by id; of ways that came twice the highest version stays, then the one with the most
/// nodes, then that with the lowest ids of nodes, so that the order of the file does not matter.
void MapBuilder::Store::order_ways() {
  const auto lower_nodes = [&](const RawWay& a, const RawWay& b) {  // of as many
    for (std::uint32_t i = 0; i < a.ref_count; ++i) {
      const std::int64_t of_a = refs[a.first_ref + i];
      const std::int64_t of_b = refs[b.first_ref + i];
      if (of_a != of_b) return of_a < of_b;
    }
    return false;
  };
  const auto before = [&](const RawWay& a, const RawWay& b) {
    const auto key = [](const RawWay& w) {
      return std::make_tuple(w.id.value, ~w.version, ~w.ref_count);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return lower_nodes(a, b);
  };
  if (!std::is_sorted(ways.begin(), ways.end(), before))
    std::stable_sort(ways.begin(), ways.end(), before);
  const auto twins = std::unique(ways.begin(), ways.end(), [&](const RawWay& a, const RawWay& b) {
    if (a.id != b.id) return false;
    data.findings.add(FindingKind::duplicate_object, {OsmRef::Type::way, a.id.value});
    return true;
  });
  ways.erase(twins, ways.end());
}

void MapBuilder::Store::resolve_refs() {
  node_of_ref = std::move(refs).replace([this] {
    return [this, hint = std::uint32_t{0}](std::int64_t id) mutable {
      const std::uint32_t node = nodes.find(id, hint);
      if (node != kNone) hint = node;
      return node;
    };
  });
}

Line MapBuilder::Store::line_of(const RawWay& way) const {
  Line line;
  line.reserve(way.ref_count);
  for (std::uint32_t i = 0; i < way.ref_count; ++i) {
    const std::uint32_t node = node_of_ref[way.first_ref + i];
    if (node == kNone) continue;
    const LonLat p = nodes.where(node);
    if (line.empty() || line.back() != p) line.push_back(p);
  }
  return line;
}

/// Streets use a small part of all nodes: these get numbers of their own, still by id.
void MapBuilder::Store::build_streets() {
  StreetData& out = data.streets;
  std::vector<std::uint32_t> number(nodes.size(), kNone);
  for (const RawWay& way : ways) {
    if (way.rule == kNone || !streets.ways()[way.rule].usable()) continue;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way.first_ref + i];
      if (node != kNone) number[node] = 0;
    }
  }
  for (std::uint32_t node = 0; node < number.size(); ++node) {
    if (number[node] == kNone) continue;
    number[node] = static_cast<std::uint32_t>(out.nodes.size());
    out.nodes.push_back(nodes.where(node));
  }
  for (const RawNode& node : tagged_nodes) {
    if (node.rule == kNone) continue;
    const std::uint32_t index = nodes.find(node.id.value, 0);
    if (index != kNone && number[index] != kNone)
      out.ruled_nodes.emplace_back(number[index], node.rule);
  }
  std::sort(out.ruled_nodes.begin(), out.ruled_nodes.end());
  // A gap in a way cuts it: what lies beyond the edge of the extract is not bridged.
  for (const RawWay& way : ways) {
    if (way.rule == kNone || !streets.ways()[way.rule].usable()) continue;
    StreetWay piece{way.id, way.rule, static_cast<std::uint32_t>(out.refs.size()), 0};
    const auto close_piece = [&](bool cut) {
      piece.ref_count = static_cast<std::uint32_t>(out.refs.size()) - piece.first_ref;
      if (piece.ref_count > 0) {
        if (cut) out.cut_nodes.push_back(out.refs.back());
        out.ways.push_back(piece);
      }
      piece.first_ref = static_cast<std::uint32_t>(out.refs.size());
    };
    bool after_gap = false;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way.first_ref + i];
      if (node == kNone) {
        close_piece(true);
        after_gap = true;
        continue;
      }
      if (after_gap) out.cut_nodes.push_back(number[node]);
      after_gap = false;
      out.refs.push_back(number[node]);
    }
    close_piece(false);
  }
  std::sort(out.cut_nodes.begin(), out.cut_nodes.end());
  out.cut_nodes.erase(std::unique(out.cut_nodes.begin(), out.cut_nodes.end()), out.cut_nodes.end());
  out.way_rules = streets.ways();
  out.node_rules = streets.nodes();
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

void MapBuilder::Store::take_area(OsmRef ref, const AreaNote& note, MultiPolygon area) {
  if (note.home != kNone) take_home(ref, note, area);
  if (note.block_edge) {
    for (const Polygon& polygon : area) {
      data.block_edges.add(polygon.outer);
      for (const Ring& hole : polygon.holes)
        data.block_edges.add(hole);
    }
  }
  if (note.words && !note.words->admin_level.empty())
    data.admin_areas.push_back({ref, note.words->admin_level, note.words->name, area});
  if (note.has_place()) {
    PlaceFeature place;
    place.area_m2 = area_m2(area);
    place.roles =
        note.words->place->with([&](Tags tags) { return places.roles(tags, place.area_m2); });
    if (!place.roles.empty()) {
      place.ref = ref;
      place.shape = PlaceFeature::Shape::area;
      place.name = note.words->name;
      place.where = centroid(area.front().outer);
      place.area = note.workplace ? area : std::move(area);
      data.places.push_back(std::move(place));
    }
  }
  if (note.workplace) workplaces.push_back(std::move(area));
}

void MapBuilder::Store::take_line(OsmRef ref, const AreaNote& note, Line line) {
  if (!note.has_place() || line.empty()) return;
  PlaceFeature place;
  place.roles = note.words->place->with([&](Tags tags) { return places.roles(tags, 0); });
  if (place.roles.empty()) return;
  place.ref = ref;
  place.shape = PlaceFeature::Shape::line;
  place.name = note.words->name;
  place.where = line[line.size() / 2];
  place.line = std::move(line);
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
    Line line = line_of(way);
    const bool whole = way.ref_count > 3 && node_of_ref[way.first_ref] != kNone &&
                       node_of_ref[way.first_ref] == node_of_ref[way.first_ref + way.ref_count - 1];
    if (whole && note.is_area && line.size() > 3) {
      take_area(ref, note, {Polygon{std::move(line), {}}});
    } else {
      if (note.is_area && (note.home != kNone || note.workplace)) {
        data.findings.add(FindingKind::broken_area, ref, line.empty() ? LonLat{} : line.front());
      }
      take_line(ref, note, std::move(line));
    }
  }
}

std::optional<MultiPolygon> MapBuilder::Store::assemble_relation(const RawRelation& relation,
                                                                 const AreaAssembler& assemble) {
  std::vector<AreaMember> members;
  const OsmRef ref{OsmRef::Type::relation, relation.id.value};
  for (const auto& [id, role] : relation.members) {
    const auto way =
        std::lower_bound(ways.begin(), ways.end(), id,
                         [](const RawWay& w, std::int64_t wanted) { return w.id.value < wanted; });
    if (way == ways.end() || way->id.value != id) {
      data.findings.add(FindingKind::missing_member, ref);
      return std::nullopt;
    }
    AreaMember member{way->id, role, {}};
    for (std::uint32_t i = 0; i < way->ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way->first_ref + i];
      if (node == kNone) {
        data.findings.add(FindingKind::missing_member, ref);
        return std::nullopt;
      }
      member.nodes.push_back({NodeId{nodes.id(node)}, nodes.where(node)});
    }
    if (member.nodes.size() > 1) members.push_back(std::move(member));
  }
  auto area = members.empty() ? std::nullopt : assemble(relation.id, members);
  if (!area || area->empty()) {
    data.findings.add(FindingKind::broken_area, ref,
                      members.empty() ? LonLat{} : members.front().nodes.front().where);
    return std::nullopt;
  }
  return area;
}

void MapBuilder::Store::take_relations(const AreaAssembler& assemble) {
  std::sort(relations.begin(), relations.end(), [](const RawRelation& a, const RawRelation& b) {
    return std::make_tuple(a.id.value, ~a.version) < std::make_tuple(b.id.value, ~b.version);
  });
  const RawRelation* last = nullptr;
  for (const RawRelation& relation : relations) {
    const OsmRef ref{OsmRef::Type::relation, relation.id.value};
    if (last != nullptr && last->id == relation.id) {
      data.findings.add(FindingKind::duplicate_object, ref);
      continue;
    }
    last = &relation;
    if (auto area = assemble_relation(relation, assemble))
      take_area(ref, relation.note, std::move(*area));
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

/// The box of the file if it holds data, else the hull of the streets.
void MapBuilder::Store::set_extent() {
  bool holds_data = false;
  for (std::uint32_t i = 0; i < nodes.size() && !holds_data; ++i)
    holds_data = box.contains(nodes.where(i));
  data.extent.from_header = holds_data;
  if (!holds_data) {
    box = {};
    for (const LonLat& p : data.streets.nodes)
      box.extend(p);
    if (data.streets.nodes.empty()) {
      for (std::uint32_t i = 0; i < nodes.size(); ++i)
        box.extend(nodes.where(i));
    }
  }
  if (box.empty()) return;
  data.extent.area = {
      Polygon{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}}};
}

MapData MapBuilder::finish(const AreaAssembler& assemble) {
  Store& s = *store_;
  s.nodes.order(s.data.findings);
  s.order_ways();
  s.resolve_refs();
  s.take_nodes();
  s.build_streets();
  s.take_closed_ways();
  s.take_relations(assemble);
  s.drop_homes_at_work();
  s.set_extent();
  s.sort_results();
  return std::move(s.data);
}

}  // namespace quarter
