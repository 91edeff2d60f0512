// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/base/lonlat.hpp"

namespace quarter {

/// What can be wrong in the data. Each is counted, none stops the work.
enum class FindingKind {
  missing_node,        ///< a way names a node the extract does not hold
  bad_location,        ///< a node outside the globe or without a place
  short_way,           ///< fewer than two different places left
  duplicate_object,    ///< the same id came twice; the newest version, else the first, was kept
  broken_area,         ///< a ring that does not close, or a multipolygon that cannot be built
  missing_member,      ///< an area relation names a way the extract does not hold
  place_not_joined,    ///< no usable street within the join limit of a place
  origin_not_joined,   ///< no usable street within the join limit of a home
  behind_water,        ///< a home or place cut off from all streets near by water
  behind_railway,      ///< the same by a railway
  behind_road,         ///< the same by a motorway or trunk road
  behind_wall,         ///< the same by a wall or fence
  behind_building,     ///< the same by other buildings
  bad_text,            ///< text that is not UTF-8 (bad bytes become U+FFFD)
  closed_place,        ///< a place whose tags say it is gone, not there yet or closed for good
  closed_way,          ///< a way, ferry, lift or door that is
  season,              ///< a way that is not there all year, or leads through water
  rough_way,           ///< a way too rough for some, or slow for them
  vehicle_sign,        ///< access=destination and the like, which do not bind people on foot
  turn_restriction,    ///< a turn that bicycles must not take, which is not read
  huge_area,           ///< a walkable area with too many corners to be crossed freely
  small_face,          ///< a sliver between streets that is no block
  conditional_access,  ///< a way whose access or one-way depends on time or weather
  no_height,           ///< a way that the elevation file does not wholly cover
  part_of_place,       ///< an area that was dissolved into a larger one beside it
  fence_without_gate,  ///< a fenced open space that no gate leads into
  same_in_area,        ///< a place inside an area that is the same place
  same_by_relation,    ///< two members of a relation that are the same place
  informal_crossing,   ///< a sidewalk drawn apart, joined to its street away from crossings
  same_by_name,        ///< two objects near each other with one name that are the same place
  bad_row,             ///< a row of a file of places without a category, a kind or a position
  small_given_place,   ///< a place of such a file that is smaller than its kind must be
  far_part,            ///< data far from the bulk of a file that states no box
  deleted_object,      ///< deleted in an editor and not yet uploaded: left out
  changed_object,      ///< changed or drawn in an editor and not yet uploaded: as it is there
  misleading_name,     ///< a place whose name is one of another kind (Service::other_names)
  empty_box,           ///< the box the file states is not full of data
};

/// Name as printed and as written to the outputs, such as "missing-node".
std::string_view name_of(FindingKind kind);
/// One sentence for people.
std::string_view sentence_of(FindingKind kind);

struct Finding {
  FindingKind kind;
  OsmRef ref;
  LonLat where;  ///< may be nowhere
};

/// Counts flaws by kind and remembers where they are. Not thread-safe: one per thread, then merge.
class Findings {
 public:
  void add(FindingKind kind, OsmRef ref, LonLat where = {}) { all_.push_back({kind, ref, where}); }
  void merge(const Findings& other);
  /// Sorted by kind, then object, so that outputs do not depend on the order of discovery.
  std::vector<Finding> sorted() const;
  std::map<FindingKind, std::size_t> counts() const;
  std::size_t size() const { return all_.size(); }

 private:
  std::vector<Finding> all_;
};

}  // namespace quarter
