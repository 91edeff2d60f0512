// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/findings.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace quarter {
namespace {

struct Row {
  FindingKind kind;
  std::string_view name;
  std::string_view sentence;
};

constexpr std::array kRows{
    Row{FindingKind::missing_node, "missing-node", "a way names a node the extract does not hold"},
    Row{FindingKind::bad_location, "bad-location", "a node has no place on the globe"},
    Row{FindingKind::short_way, "short-way", "a way has fewer than two different places"},
    Row{FindingKind::duplicate_object, "duplicate-object", "an object came more than once"},
    Row{FindingKind::broken_area, "broken-area", "an area could not be built from its ways"},
    Row{FindingKind::missing_member, "missing-member",
        "an area relation names a way the extract does not hold"},
    Row{FindingKind::place_not_joined, "place-not-joined",
        "no usable street within the join limit of a place"},
    Row{FindingKind::origin_not_joined, "origin-not-joined",
        "no usable street within the join limit of a home"},
    Row{FindingKind::behind_water, "behind-water",
        "water lies between a home or place and every street near"},
    Row{FindingKind::behind_railway, "behind-railway",
        "a railway lies between a home or place and every street near"},
    Row{FindingKind::behind_road, "behind-road",
        "a motorway lies between a home or place and every street near"},
    Row{FindingKind::behind_wall, "behind-wall",
        "a wall or fence lies between a home or place and every street near"},
    Row{FindingKind::behind_building, "behind-building",
        "other buildings lie between a home or place and every street near"},
    Row{FindingKind::bad_text, "bad-text", "text that is not UTF-8"},
    Row{FindingKind::closed_place, "closed-place",
        "a place is tagged as gone, not there yet or closed for good"},
    Row{FindingKind::closed_way, "closed-way",
        "a way, ferry, lift or door is tagged as gone, not there yet or out of use"},
    Row{FindingKind::season, "season",
        "a way or place is not there all year, or leads through water: closed, or slow, for some"},
    Row{FindingKind::rough_way, "rough-way",
        "a way is too rough or narrow for bicycles or wheelchairs, or slows them down"},
    Row{FindingKind::vehicle_sign, "vehicle-sign",
        "access that binds vehicles only: people on foot pass"},
    Row{FindingKind::turn_restriction, "turn-restriction",
        "a turn that bicycles must not take: not read, they may push"},
    Row{FindingKind::huge_area, "huge-area",
        "a walkable area with too many corners is crossed along its outline only"},
    Row{FindingKind::part_of_place, "part-of-place",
        "an area was taken as a part of a larger one beside it"},
    Row{FindingKind::fence_without_gate, "fence-without-gate",
        "a fenced open space has no gate on the map and is not entered"},
    Row{FindingKind::same_in_area, "same-in-area", "a point in an area is the same place"},
    Row{FindingKind::same_by_relation, "same-by-relation",
        "two members of a relation are the same place"},
    Row{FindingKind::informal_crossing, "informal-crossing",
        "a sidewalk drawn apart was joined to its street, away from crossings"},
    Row{FindingKind::same_by_name, "same-by-name",
        "two objects near each other with one name are the same place"},
    Row{FindingKind::bad_row, "bad-row",
        "a row of a file of places lacks a category, a position, or a type that tells its service"},
    Row{FindingKind::small_given_place, "small-given-place",
        "a place of a file is smaller than places of its type must be, and is left out"},
    Row{FindingKind::far_part, "far-part",
        "streets far from the rest of the map: left out of the area studied"},
    Row{FindingKind::empty_box, "empty-box",
        "the box the file states holds data in part only: the rest is taken as not covered"},
    Row{FindingKind::deleted_object, "deleted-object",
        "deleted in an editor and not yet uploaded: left out"},
    Row{FindingKind::changed_object, "changed-object",
        "changed or drawn in an editor and not yet uploaded: taken as it is there"},
    Row{FindingKind::misleading_name, "misleading-name",
        "a place is named like one of another kind, such as a driving school tagged as a school: "
        "it counts as tagged"},
    Row{FindingKind::small_face, "small-face", "a sliver between streets is no block"},
    Row{FindingKind::conditional_access, "conditional-access",
        "access that holds at times only: what holds else is taken"},
    Row{FindingKind::no_height, "no-height",
        "the elevation file has no height for a way: taken as level there"},
};

const Row& row_of(FindingKind kind) {
  return *std::find_if(kRows.begin(), kRows.end(),
                       [&](const Row& row) { return row.kind == kind; });
}

}  // namespace

std::string_view name_of(FindingKind kind) {
  return row_of(kind).name;
}
std::string_view sentence_of(FindingKind kind) {
  return row_of(kind).sentence;
}

void Findings::merge(const Findings& other) {
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> sorted = all_;
  std::sort(sorted.begin(), sorted.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.kind, a.ref, a.where) < std::tie(b.kind, b.ref, b.where);
  });
  return sorted;
}

std::map<FindingKind, std::size_t> Findings::counts() const {
  std::map<FindingKind, std::size_t> counts;
  for (const Finding& finding : all_)
    ++counts[finding.kind];
  return counts;
}

}  // namespace quarter
