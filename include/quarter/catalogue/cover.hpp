// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

/// How far a map goes, see city/map_extent.hpp.
struct CoverRules {
  double closing_m = 1000;        ///< ground without data counts up to twice as wide
  double closing_share = 0.25;    ///< of the side of the box, were it square: closing_m is no more
  double object_m = 60;           ///< an object so small is where the file was cut to be
  double inset_m = 220;           ///< so far inside the outline of the data it is covered for sure
  double sea_closing_m = 300;     ///< as closing_m, between land and sea
  double step_m = 1000;           ///< a longer straight piece of a street is no ground
  double border_m = 250;          ///< what is cut so near to the stated box is cut by it
  double largest_hole_km2 = 100;  ///< a larger one amid the data is not covered
  double full_box = 0.98;         ///< share of the stated box from which on all of it counts
  double told_box = 0.9;          ///< where less of it is covered, that is a finding
  double min_evidence = 0.5;      ///< else all nodes of streets tell where the data are
};

}  // namespace quarter
