// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "doors.hpp"
#include "driving_side.hpp"
#include "ground_maker.hpp"
#include "ground_notes.hpp"
#include "id_list.hpp"
#include "node_table.hpp"
#include "place_parts.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/city/map_builder.hpp"
#include "quarter/city/place_rules.hpp"
#include "route_times.hpp"
#include "same_places.hpp"
#include "walkable_areas.hpp"

namespace quarter {

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
  PlaceTraits traits;
};

/// What an area means besides a street: kept until its shape is known. Most are houses, which need
/// no words.
struct AreaNote {
  std::uint32_t home = kNone;  // index into OriginRules::homes
  double levels = 0;
  bool workplace = false;   // OriginRules::workplace_areas
  bool block_edge = false;  // relations only: ways have it in their rule
  bool is_area = true;      // may enclose something: not a line by its tags
  bool divider = false;     // these four: OutlineRules
  bool hole = false;
  bool kept = false;
  bool fence = false;
  bool coast = false;     // natural=coastline
  bool walkable = false;  // WalkableAreaRules::areas
  bool water = false;     // BlockRules::waters
  std::optional<ObstacleKind> obstacle = {};
  std::unique_ptr<AreaWords> words;
  std::unique_ptr<AreaFloor> floor;  // walkable ones only

  bool has_place() const { return words && words->place; }
  bool has_shape() const { return divider || hole || kept || fence; }
};

struct RawNode {
  NodeId id;
  std::uint32_t version;
  std::uint32_t rule;      // of StreetRules, or kNone
  bool is_door = false;    // NodeRule::door
  bool on_square = false;  // opens_on_square
  Door door = Door::none;  // on the outline of a place
  std::optional<PlaceFeature> place = std::nullopt;
};

struct RawWay {
  WayId id;
  std::uint32_t version;
  std::uint32_t first_ref;
  std::uint32_t ref_count;
  std::uint32_t rule;  // of StreetRules, or kNone
  std::uint32_t note;  // index into notes, or kNone
};

/// A road that may tell the side of the traffic; by id, as ways may come twice.
struct RawOneWay {
  std::int64_t way;
  OneWayRoad road;
};

struct RawRelation {
  RelationId id;
  std::uint32_t version;
  std::vector<std::pair<std::int64_t, std::string>> members;  // ways: id, role
  std::uint32_t rule;  // walkable areas: of StreetRules, or kNone
  AreaNote note;
  std::optional<GroundKind> ground = {};  // what it is drawn as
  std::string ground_name = {};
  bool only_drawn = false;  // nothing else wants it: its flaws are not told
};

// Objects with a date that wait for the date of the data.
struct DatedNode {
  NodeId id;
  std::uint32_t version;
  LonLat where;
  OwnTags tags;
};
struct DatedWay {
  std::size_t index;
  OwnTags tags;
};
struct DatedRelation {
  struct Member {
    OsmRef::Type type;
    std::int64_t ref;
    std::string role;
  };
  RelationId id;
  std::uint32_t version;
  std::vector<Member> members;
  OwnTags tags;
};

/// What a MapBuilder holds while it reads, and the steps that make a map of it. The steps are in
/// map_builder.cpp (objects), map_streets.cpp, map_routes.cpp, map_areas.cpp, map_given.cpp,
/// map_ground.cpp and draw_ground.cpp.
struct MapBuilder::Store {
  Store(const Catalogue& c, DelayPolicy delays, GivenPlaces g)
      : catalogue(c),
        life(c.life_cycle),
        streets(c, delays),
        places(c, replaced_services(c, g.replaced)),
        given(std::move(g)) {}

  const Catalogue& catalogue;
  LifeCycle life;
  StreetRules streets;
  PlaceRules places;
  GivenPlaces given;

  bool has_date = false;  // or none will come
  bool rides =
      std::any_of(catalogue.modes.begin(), catalogue.modes.end(),
                  [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::bicycle; });
  std::vector<DatedNode> dated_nodes;
  std::vector<DatedWay> dated_ways;
  std::vector<DatedRelation> dated_relations;
  std::vector<RouteTimes> routes;
  std::vector<std::pair<std::int64_t, bool>> stations;  // of aerialways: node, boarded; sorted
  std::vector<std::pair<std::uint32_t, WayId>> stops;   // street nodes where one boards
  std::vector<LonLat> square_doors;                     // sorted
  NodeTable nodes;
  std::vector<RawNode> tagged_nodes;
  std::vector<RawWay> ways;
  IdList refs;
  std::deque<AreaNote> notes;
  std::vector<RawRelation> relations;
  std::size_t relation_count = 0;
  std::vector<std::uint32_t> node_of_ref;  // after resolving
  std::vector<std::int64_t> named_ways;    // members of any relation; sorted when all are read
  std::vector<std::int64_t> named_nodes;   // likewise
  std::vector<std::pair<std::int64_t, LonLat>> nodes_of_ways;  // that ways state themselves
  std::vector<RawOneWay> one_ways;
  std::vector<RawWay> other_side;  // ways whose rule is another where people drive on that side
  Box box;
  MultiPolygon covers;                        // empty: to be found out
  std::unique_ptr<GroundNotes> ground_notes;  // if it is wanted
  std::unique_ptr<GroundMaker> ground;        // from begin_ground on
  MapData data;

  bool waits_for_date(Tags tags) const { return !has_date && life.has_dates(tags); }
  void take_date();
  void note_node(NodeId id, std::uint32_t version, LonLat where, Tags tags);
  void note_place(RawNode& node, LonLat where, Tags tags);
  void note_way(RawWay& way, Tags tags);
  void note_route(RelationId id, std::uint32_t version, std::span<const RelationMember> members,
                  Tags tags);
  void note_relation(RelationId id, std::uint32_t version, std::span<const RelationMember> members,
                     Tags tags);
  void note_dated();
  void tell(std::uint8_t told, OsmRef ref, LonLat where);
  void tell_closed(OsmRef ref, LonLat where, Tags tags);
  bool note_area(Tags tags, AreaNote& note) const;
  void take_nodes_of_ways();
  void order_ways();
  void find_driving_side();
  void resolve_refs();
  void order_relations();
  void build_streets();
  std::vector<std::uint32_t> number_street_nodes();
  void order_routes();
  std::map<std::size_t, std::uint32_t> rules_by_route();
  void add_aerialway(const RawWay& way, std::uint32_t rule, std::vector<std::uint32_t> number);
  void link_stations(std::uint32_t path_rule);
  std::vector<char> on_squares() const;
  void add_ruled_nodes(const std::vector<std::uint32_t>& number);
  void add_street(const RawWay& way, std::uint32_t rule, const std::vector<std::uint32_t>& number);
  void add_walkable_way(const RawWay& way, const std::vector<std::uint32_t>& number);
  void add_walkable_relation(const RawRelation& relation, const std::vector<std::uint32_t>& number);
  const RawWay* find_way(std::int64_t id) const;
  bool is_street(const RawWay& way) const {
    return way.rule != kNone && streets.ways()[way.rule].usable();
  }
  /// A street, or a road that is only crossed.
  bool is_on_network(const RawWay& way) const {
    return way.rule != kNone && streets.ways()[way.rule].on_network();
  }
  void take_nodes();
  void take_closed_ways();
  void take_relations(const AreaAssembler& assemble);
  std::optional<MultiPolygon> assemble_relation(const RawRelation& relation,
                                                const AreaAssembler& assemble);
  void take_area(OsmRef ref, const AreaNote& note, MultiPolygon area,
                 std::vector<std::uint32_t> gaps = {});
  void take_line(OsmRef ref, const AreaNote& note, Line line, std::vector<std::uint32_t> gaps);
  void take_shape(const AreaNote& note, const MultiPolygon& area);
  bool take_part(OsmRef ref, const AreaNote& note, MultiPolygon& area,
                 const std::vector<std::uint32_t>& gaps);
  void take_given();
  bool take_given_part(GivenPlace& place);
  void note_small_given();
  void find_roles();
  void dissolve_places();
  /// Whether the map ends on an area, or so near to it.
  bool map_ends_on(const MultiPolygon& area, double gap_m) const;
  void take_home(OsmRef ref, const AreaNote& note, const MultiPolygon& area);
  void drop_homes_at_work();
  void set_extent();
  void begin_ground();
  void draw_ground_ways();
  void finish_ground();
  void sort_results();
  void note_names();

  Line line_of(const RawWay& way, std::vector<std::uint32_t>* gaps = nullptr) const;
  /// `outline`: of a courtyard, the line that is the outline of its building.
  void add_obstacle(const Line& line, std::span<const std::uint32_t> gaps, ObstacleKind kind,
                    std::uint32_t outline = kNone);
  void add_coast(const Line& line, std::span<const std::uint32_t> gaps);

  struct WorkplaceHome {
    std::size_t home;
    LonLat where;
  };
  std::vector<WalkableArea> walkable;  // by ref, where the streets could take them
  struct Unsized {
    std::size_t place;  // index into data.places
    const OwnTags* tags;
  };
  std::vector<Unsized> unsized;  // areas whose services depend on their size
  std::vector<PlacePart> parts;
  OutlineShapes shapes;
  LineSet fences;
  std::vector<Site> sites;
  std::vector<MultiPolygon> workplaces;
  std::vector<WorkplaceHome> homes_to_check;
};

}  // namespace quarter
