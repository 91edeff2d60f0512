// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/place_rules.hpp"

namespace quarter {

struct Catalogue;

/// An area that is a place, or a part of one.
struct PlacePart {
  using Roles =
      std::function<std::vector<PlaceFeature::Role>(double area_m2, const WideEnough& wide_enough)>;

  OsmRef ref;
  std::string name;
  PlaceTraits traits;
  MultiPolygon area;
  std::vector<std::uint32_t> gaps;  ///< as PlaceFeature has them
  double area_m2 = 0;
  double gap_m = 0;         ///< of its rule
  bool needs_path = false;  ///< likewise
  Roles roles;              ///< what it is as a place of a size
};

/// Whether the map ends on an area, or as near to it as a further part may lie.
using EndsOn = std::function<bool(const MultiPolygon& area, double gap_m)>;

/// What shapes places of parts; see OutlineRules.
struct OutlineShapes {
  struct Kept {
    Box box;
    double area_m2;
  };
  LineSet dividers;
  std::vector<MultiPolygon> holes;
  std::vector<Kept> kept;
};

/// Places of parts: those that touch or lie near each other without a divider between are one, if
/// both or neither need a path. It has the reference, the name and the middle of its largest part
/// and the outlines of all, so that what leads into a part leads into the place; its area is that
/// of the parts together, inner rings that are kept filled, holes inside taken off. Parts stay
/// places of services in which they are no parts. Each dissolved part is a finding. Where the map
/// ends on a place, further parts may lie beyond: PlaceFeature::perhaps. In no particular order.
std::vector<PlaceFeature> dissolve_parts(const Catalogue& catalogue, std::vector<PlacePart> parts,
                                         const OutlineShapes& shapes, const EndsOn& map_ends_on,
                                         Findings& findings);

}  // namespace quarter
