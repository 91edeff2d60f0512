// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "quarter/base/tags.hpp"
#include "quarter/city/given_places.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/network/street_rules.hpp"

namespace quarter {

struct Catalogue;
struct GroundWanted;

struct RelationMember {
  OsmRef::Type type = OsmRef::Type::way;
  std::int64_t ref = 0;
  std::string_view role;
};

/// Takes the objects of an extract in any order and keeps what a city needs of them. The result
/// does not depend on the order. Objects that come twice: the higher version counts. Call the
/// adders, then `finish` once. Knows no file format.
class MapBuilder {
 public:
  /// `given` places join those of the extract, or replace them.
  MapBuilder(const Catalogue& catalogue, DelayPolicy delays, GivenPlaces given = {});
  MapBuilder(const Catalogue&&, DelayPolicy, GivenPlaces = {}) = delete;  // it is kept
  ~MapBuilder();

  void add_node(NodeId id, std::uint32_t version, LonLat where, Tags tags);
  /// Where a node is that a way states itself. The node's own place counts if it comes too.
  void add_node_of_way(NodeId id, LonLat where);
  void add_way(WayId id, std::uint32_t version, std::span<const std::int64_t> refs, Tags tags);
  void add_relation(RelationId id, std::uint32_t version, std::span<const RelationMember> members,
                    Tags tags);

  /// What the file says of itself; an empty box means it says nothing.
  void set_box(const Box& box);
  /// What the extract covers, as somebody knows it; empty: it is found out, see Extent.
  void set_covers(MultiPolygon covers);
  /// Before any object: whether the map's ground is kept.
  void keep_ground(const GroundWanted& wanted);
  void set_date(std::string date, DateOf from);
  Findings& findings();

  MapData finish(const AreaAssembler& assemble);

  struct Store;

 private:
  std::unique_ptr<Store> store_;
};

}  // namespace quarter
