// SPDX-License-Identifier: Apache-2.0
#include <osmium/area/assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>
#include <unordered_set>

#include "quarter/osm/extract_reader.hpp"

namespace quarter {
namespace {

osmium::Location to_osmium(LonLat p) {
  return osmium::Location(p.x, p.y);
}
LonLat from_osmium(osmium::Location p) {
  return {p.x(), p.y()};
}

/// Positions of the ways in the buffer; adding to it may move them.
std::vector<std::size_t> add_ways(osmium::memory::Buffer& buffer,
                                  const std::vector<AreaMember>& members) {
  std::vector<std::size_t> offsets;
  for (const AreaMember& member : members) {
    {
      osmium::builder::WayBuilder way{buffer};
      way.set_id(member.way.value);
      osmium::builder::WayNodeListBuilder nodes{buffer, &way};
      for (const auto& node : member.nodes)
        nodes.add_node_ref(node.id.value, to_osmium(node.where));
    }
    offsets.push_back(buffer.commit());
  }
  return offsets;
}

std::size_t add_relation(osmium::memory::Buffer& buffer, RelationId id,
                         const std::vector<AreaMember>& members) {
  {
    osmium::builder::RelationBuilder relation{buffer};
    relation.set_id(id.value);
    osmium::builder::RelationMemberListBuilder list{buffer, &relation};
    for (const AreaMember& member : members) {
      const std::string role = member.role.substr(0, 255);
      list.add_member(osmium::item_type::way, member.way.value, role.data(), role.size());
    }
  }
  return buffer.commit();
}

template <typename OsmiumRing>
Ring to_ring(const OsmiumRing& ring) {
  Ring points;
  for (const osmium::NodeRef& node : ring)
    points.push_back(from_osmium(node.location()));
  return points;
}

MultiPolygon to_multipolygon(const osmium::Area& area) {
  MultiPolygon polygons;
  for (const auto& outer : area.outer_rings()) {
    Polygon polygon{to_ring(outer), {}};
    for (const auto& inner : area.inner_rings(outer))
      polygon.holes.push_back(to_ring(inner));
    polygons.push_back(std::move(polygon));
  }
  return polygons;
}

/// The same way twice in one relation is a slip the assembler would not forgive.
std::vector<AreaMember> without_twins(const std::vector<AreaMember>& members) {
  std::vector<AreaMember> unique;
  std::unordered_set<std::int64_t> ways;
  for (const AreaMember& member : members) {
    if (ways.insert(member.way.value).second) unique.push_back(member);
  }
  return unique;
}

std::optional<MultiPolygon> assemble(RelationId id, const std::vector<AreaMember>& all) {
  const std::vector<AreaMember> members = without_twins(all);
  osmium::memory::Buffer in{64 * 1024, osmium::memory::Buffer::auto_grow::yes};
  const auto offsets = add_ways(in, members);
  const std::size_t relation_offset = add_relation(in, id, members);
  std::vector<const osmium::Way*> ways;
  for (const std::size_t offset : offsets)
    ways.push_back(&in.get<osmium::Way>(offset));

  osmium::area::AssemblerConfig config;
  osmium::area::Assembler assembler{config};
  osmium::memory::Buffer out{64 * 1024, osmium::memory::Buffer::auto_grow::yes};
  assembler(in.get<osmium::Relation>(relation_offset), ways, out);
  for (const auto& area : out.select<osmium::Area>()) {
    MultiPolygon polygons = to_multipolygon(area);
    if (!polygons.empty()) return polygons;
  }
  return std::nullopt;
}

}  // namespace

AreaAssembler osmium_area_assembler() {
  return assemble;
}

}  // namespace quarter
