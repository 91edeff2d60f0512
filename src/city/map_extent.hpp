// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ground_cells.hpp"
#include "quarter/base/findings.hpp"
#include "quarter/city/map_data.hpp"

namespace quarter {

struct CoverRules;

/// What tells how far a map goes.
struct ExtentEvidence {
  GroundCells data;               ///< ground that the extract holds for sure
  GroundCells streets;            ///< all streets, wherever they lead
  std::vector<LonLat> at_border;  ///< where the border of the stated box cuts what it holds
  Box box;                        ///< stated by the file; empty: none, or it holds no data
};

/// The outline of the data: the closing of their cells by a circle of CoverRules::closing_m (what
/// no such circle without data can get into: a concave hull), with the sea and with the holes amid
/// them. Of a file that states a box, what is in it; all of it where CoverRules::full_box of it is
/// covered if the ground beyond it is taken as covered, and of it
/// CoverRules::told_box if not (of a box so small that closing_share counts, full_box). Else only
/// the largest of parts that lie far from one another is Extent::area.
Extent find_extent(const ExtentEvidence& evidence, const LineSet& coastlines,
                   const CoverRules& rules, Findings& findings);

}  // namespace quarter
