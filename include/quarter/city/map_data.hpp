// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/base/indexed.hpp"
#include "quarter/base/tags.hpp"
#include "quarter/city/covered_area.hpp"
#include "quarter/network/obstacles.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

struct MapGround;

/// What the tags of a place say besides what it is.
struct PlaceTraits {
  /// https://wiki.openstreetmap.org/wiki/Key:wheelchair
  enum class Wheelchair : std::uint8_t { untagged, yes, limited, no };

  Wheelchair wheelchair = Wheelchair::untagged;
  bool has_hours = false;      ///< `opening_hours` or `service_times`
  std::uint32_t capacity = 0;  ///< spaces, pupils, beds; 0: untagged, or no number up to 100,000

  bool operator==(const PlaceTraits&) const = default;
};

PlaceTraits place_traits(Tags tags);

/// An object that is a place of one service or more.
struct PlaceFeature {
  enum class Shape : std::uint8_t { point, line, area };
  struct Role {
    ServiceIndex service;  ///< index into Catalogue::services
    std::uint32_t rule;    ///< index into Service::rules, or kNone (Service::rule)
  };

  OsmRef ref;
  Shape shape = Shape::point;
  std::vector<Role> roles;
  std::string name;    ///< valid UTF-8, may be empty
  PlaceTraits traits;  ///< of its largest part
  LonLat where;        ///< the point itself, the middle of a line, or the centroid of an area
  Line line;           ///< Shape::line
  MultiPolygon area;   ///< Shape::area
  double area_m2 = 0;  ///< Shape::area; of parts together, without what is not theirs
  std::vector<OsmRef> parts;        ///< other areas that are parts of this place, sorted
  LineSet fences;                   ///< that enclose it: entered through gates only
  std::uint32_t same_as = kNone;    ///< index of the place this is a second object of, or kNone
  std::vector<std::uint32_t> gaps;  ///< points of the line, or of the outer rings one after the
                                    ///< other, before which nodes are missing
  bool cut = false;           ///< an area on whose outline or beside it the map ends: it may go on
  std::vector<Role> perhaps;  ///< what it is besides if it does go on, as its size decides
};

/// A building people live in, or may.
struct HomeBuilding {
  OsmRef ref;
  std::uint32_t first_point = 0;  ///< range of MapData::home_points: its outer ring, closed
  std::uint32_t point_count = 0;
  double floor_area_m2 = 0;
};

/// Where the date of the data is from.
enum class DateOf : std::uint8_t {
  file,           ///< its header
  newest_object,  ///< which says no more than that the data are not older
};

/// On which side people drive, and what tells it.
struct DrivingSide {
  enum class From : std::uint8_t {
    catalogue,    ///< StressRules::drive_on_right: the map does not tell
    roundabouts,  ///< the direction of ways with junction=roundabout or circular
    pairs,        ///< on which side of a one-way carriageway the opposite one lies
  };

  bool right = true;
  From from = From::catalogue;
  double metres = 0;  ///< of ways that were looked at
  double share = 0;   ///< of these that agree, 0..1
};

/// "catalogue", "roundabouts" or "double carriageways".
std::string_view name_of(DrivingSide::From from);

/// An administrative boundary of the extract.
struct AdminArea {
  OsmRef ref;
  std::string level;  ///< admin_level
  std::string name;
  MultiPolygon outline;
};

/// How far the map goes, see city/map_extent.hpp.
struct Extent {
  /// What tells it.
  enum class From : std::uint8_t {
    box,   ///< the box the file states, which is full
    part,  ///< that box as far as it holds data
    data,  ///< where the data are: the file states no box
    file,  ///< --covers
  };

  MultiPolygon area;  ///< what is covered, without parts far from the rest
  CoveredArea sure;   ///< what is covered for sure, with these parts: the map ends where it does
  From from = From::data;
  double box_share = 1;       ///< share of the stated box that is covered, 0..1; 1 without a box
  std::size_t far_parts = 0;  ///< that were left out of `area`
};

/// All that is kept of an extract, in an order that depends on ids only.
struct MapData {
  StreetData streets;
  std::vector<PlaceFeature> places;
  std::vector<HomeBuilding> homes;
  std::vector<LonLat> home_points;
  std::vector<LonLat> entrances;     ///< tagged entrances and gates the public may use, sorted
  std::vector<LonLat> shut_doors;    ///< those that lead into no place, sorted
  Obstacles obstacles;               ///< of joins
  LineSet block_edges;               ///< streets, rails, banks
  LineSet coastlines;                ///< natural=coastline in its direction; cut where nodes miss
  std::vector<MultiPolygon> waters;  ///< areas of BlockRules::waters
  std::vector<AdminArea> admin_areas;
  Extent extent;
  std::shared_ptr<const MapGround> ground;  ///< null unless wanted, see MapBuilder::keep_ground
  std::string date;                         ///< of the data, ISO 8601, or empty
  DateOf date_of = DateOf::file;
  DrivingSide driving_side;
  std::size_t nodes = 0;  ///< objects read
  std::size_t ways = 0;
  std::size_t relations = 0;
  std::vector<std::string> place_files;  ///< names of the files that given places are rows of
  /// Whether only given places count; empty: of no service.
  Indexed<ServiceIndex, bool> replaced_services;
  std::size_t given_places = 0;     ///< places that were taken from them
  std::size_t given_elsewhere = 0;  ///< and those that lie beyond the map
  Findings findings;
};

/// The outer ring of a home, closed, and the middle of it: where its people start.
inline std::span<const LonLat> ring_of(const MapData& map, const HomeBuilding& home) {
  return std::span(map.home_points).subspan(home.first_point, home.point_count);
}
inline LonLat middle_of(const MapData& map, const HomeBuilding& home) {
  return centroid(ring_of(map, home));
}

/// As printed and as written to the outputs: "n123", "w123", "r123" or "schools.csv/17".
std::string text_of(const MapData& map, OsmRef ref);

/// The place that one is an object of: itself, unless PlaceFeature::same_as says otherwise.
inline std::uint32_t lead_of(const MapData& map, std::uint32_t place) {
  const std::uint32_t lead = map.places[place].same_as;
  return lead == kNone ? place : lead;
}

/// One member of an area relation, with its nodes.
struct AreaMember {
  struct NodeAt {
    NodeId id;
    LonLat where;
  };
  WayId way;
  std::string role;
  std::vector<NodeAt> nodes;
};

/// Joins the members of an area relation to polygons; nothing if that cannot be done.
using AreaAssembler =
    std::function<std::optional<MultiPolygon>(RelationId, const std::vector<AreaMember>&)>;

}  // namespace quarter
