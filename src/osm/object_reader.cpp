// SPDX-License-Identifier: Apache-2.0
#include "object_reader.hpp"

#include <algorithm>

#include "file_kind.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// libosmium keeps tags as strings one after another and finds their ends by NUL; a NUL inside a
/// tag would let it read past the last one. Each string has one NUL, so an odd number gives such a
/// file away.
bool tags_are_sound(const osmium::TagList& tags) {
  const auto* data = reinterpret_cast<const char*>(tags.data());
  const auto nuls = std::count(data + sizeof(osmium::TagList), data + tags.byte_size(), '\0');
  return nuls % 2 == 0;
}

OsmRef ref_of(const osmium::OSMObject& object) {
  const auto type = object.type() == osmium::item_type::node  ? OsmRef::Type::node
                    : object.type() == osmium::item_type::way ? OsmRef::Type::way
                                                              : OsmRef::Type::relation;
  return {type, object.id()};
}

}  // namespace

std::string date_of(const osmium::io::Header& header) {
  const std::string date = header.get("timestamp", header.get("osmosis_replication_timestamp", ""));
  return date.size() > 40 || !is_valid_utf8(date) ? "" : date;
}

void ObjectReader::header(const osmium::io::Header& header) {
  if (header.has_multiple_object_versions()) {
    refuse_kind(importer_.name(), kHistoryFile);
  }
  Box box;
  for (const osmium::Box& b : header.boxes()) {
    if (!b.valid() || !b.bottom_left().valid() || !b.top_right().valid()) continue;
    box.extend({b.bottom_left().x(), b.bottom_left().y()});
    box.extend({b.top_right().x(), b.top_right().y()});
  }
  importer_.header(box, date_of(header));
}

void ObjectReader::buffer(const osmium::memory::Buffer& buffer) {
  importer_.add_bytes(buffer.committed());
  for (const osmium::OSMEntity& entity : buffer.select<osmium::OSMEntity>())
    object(entity);
}

void ObjectReader::object(const osmium::OSMEntity& entity) {
  importer_.add_object(static_cast<const osmium::OSMObject&>(entity).timestamp());
  switch (entity.type()) {
    case osmium::item_type::node:
      return node(static_cast<const osmium::Node&>(entity));
    case osmium::item_type::way:
      return way(static_cast<const osmium::Way&>(entity));
    case osmium::item_type::relation:
      return relation(static_cast<const osmium::Relation&>(entity));
    default:
      return;
  }
}

Tags ObjectReader::tags(const osmium::OSMObject& object) {
  tags_.clear();
  if (!tags_are_sound(object.tags())) {
    builder_.findings().add(FindingKind::bad_text, ref_of(object));
    return Tags();
  }
  for (const osmium::Tag& tag : object.tags())
    tags_.push_back({tag.key(), tag.value()});
  return Tags(tags_);
}

void ObjectReader::node(const osmium::Node& node) {
  if (!node.visible()) return;
  const osmium::Location p = node.location();
  builder_.add_node(NodeId{node.id()}, node.version(), p.valid() ? LonLat{p.x(), p.y()} : LonLat{},
                    tags(node));
}

void ObjectReader::way(const osmium::Way& way) {
  if (!way.visible()) return;
  refs_.clear();
  for (const osmium::NodeRef& ref : way.nodes()) {
    refs_.push_back(ref.ref());
    // PBF with locations on ways holds no other place of most nodes.
    const osmium::Location p = ref.location();
    if (p.valid()) builder_.add_node_of_way(NodeId{ref.ref()}, {p.x(), p.y()});
  }
  builder_.add_way(WayId{way.id()}, way.version(), refs_, tags(way));
}

void ObjectReader::relation(const osmium::Relation& relation) {
  if (!relation.visible()) return;
  members_.clear();
  for (const osmium::RelationMember& member : relation.members()) {
    const auto type = member.type() == osmium::item_type::node  ? OsmRef::Type::node
                      : member.type() == osmium::item_type::way ? OsmRef::Type::way
                                                                : OsmRef::Type::relation;
    members_.push_back({type, member.ref(), member.role()});
  }
  builder_.add_relation(RelationId{relation.id()}, relation.version(), members_, tags(relation));
}

}  // namespace quarter
