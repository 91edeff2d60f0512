// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "drawn_area.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/city/ground.hpp"
#include "quarter/city/map_builder.hpp"
#include "support/tags_text.hpp"

namespace quarter {

/// Objects drawn in metres, and the map that is made of them.
class DrawnMap {
 public:
  explicit DrawnMap(Catalogue catalogue = load_catalogue({})) : catalogue_(std::move(catalogue)) {}
  explicit DrawnMap(GivenPlaces given)
      : catalogue_(load_catalogue({})), builder_(catalogue_, DelayPolicy::none, std::move(given)) {}

  /// The box that the file states.
  void set_box(double west, double south, double east, double north) {
    builder_.set_box(box_of(town(west, south, east, north)));
  }
  void keep_ground(const Box& around = {}) {
    builder_.keep_ground({.any = true, .around = around});
  }
  void set_covers(MultiPolygon covers) { builder_.set_covers(std::move(covers)); }

  std::int64_t node(double east, double north, const std::string& tags = {}) {
    const TagsText text(tags);
    builder_.add_node(NodeId{++last_}, 1, metres(east, north), Tags(text.list()));
    return last_;
  }
  std::int64_t way(const std::vector<Point2>& points, const std::string& tags) {
    std::vector<std::int64_t> refs;
    for (const Point2& p : points)
      refs.push_back(node(p.x, p.y));
    const bool closed = points.front().x == points.back().x && points.front().y == points.back().y;
    if (closed && points.size() > 3) refs.back() = refs.front();
    return way_of(refs, tags);
  }
  std::int64_t way_of(const std::vector<std::int64_t>& refs, const std::string& tags) {
    const TagsText text(tags);
    builder_.add_way(WayId{++last_}, 1, refs, Tags(text.list()));
    return last_;
  }
  std::int64_t box(double west, double south, double east, double north, const std::string& tags) {
    return way({{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, tags);
  }
  /// Members are ways with their roles.
  std::int64_t relation(const std::vector<std::pair<std::int64_t, const char*>>& ways,
                        const std::string& tags, OsmRef::Type type = OsmRef::Type::way) {
    std::vector<RelationMember> members;
    for (const auto& [id, role] : ways)
      members.push_back({type, id, role});
    const TagsText text(tags);
    builder_.add_relation(RelationId{++last_}, 1, members, Tags(text.list()));
    return last_;
  }

  /// Multipolygons have one outer ring, each member being a ring.
  MapData finish() {
    return builder_.finish([](RelationId, const std::vector<AreaMember>& members) {
      Polygon polygon;
      for (const AreaMember& member : members) {
        Ring ring;
        for (const auto& at : member.nodes)
          ring.push_back(at.where);
        (member.role == "inner" ? polygon.holes.emplace_back() : polygon.outer) = ring;
      }
      return std::optional<MultiPolygon>({polygon});
    });
  }

  /// The places of a service, by reference.
  std::vector<PlaceFeature> places_of(const MapData& map, std::string_view service) const {
    std::vector<PlaceFeature> found;
    for (const PlaceFeature& place : map.places) {
      for (const auto& role : place.roles) {
        if (catalogue_.services[role.service].id == service) found.push_back(place);
      }
    }
    return found;
  }

 private:
  Catalogue catalogue_;
  MapBuilder builder_{catalogue_, DelayPolicy::none};
  std::int64_t last_ = 0;
};

}  // namespace quarter
