// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/catalogue/ground.hpp"

namespace quarter {

/// Whether somebody draws the ground of an extract, and where.
struct GroundWanted {
  bool any = false;
  Box around = {};  ///< what maps are of; empty: all that the extract covers
};

struct GroundArea {
  GroundKind kind;
  std::string name;  ///< may be empty
  MultiPolygon area;
};

struct GroundLine {
  GroundKind kind;
  std::string name;  ///< may be empty
  Line line;
};

struct GroundName {
  GroundKind kind;
  std::string name;
  LonLat where;
  double population = 0;  ///< as tagged; 0: not tagged
};

/// What lies beneath the results of a map and around them: a picture of the extract, generalised,
/// that no figure depends on. Same extract, same ground, whatever the order of its objects.
struct MapGround {
  Box frame;               ///< of all that is drawn; lines may lead out of it
  double tolerance_m = 0;  ///< outlines and lines lie no farther than this from those of the map
  MultiPolygon covered;    ///< how far the extract goes, see Extent::area
  MultiPolygon sea;        ///< within the frame; beyond what is covered it is a guess
  std::vector<GroundArea> areas;  ///< in the order in which they are to be drawn, without buildings
  LineSet buildings;  ///< rings, outer ones counter-clockwise, courtyards clockwise; none where
                      ///< they would be specks
  std::vector<GroundLine> lines;  ///< by kind; of streets those of one name joined
  std::vector<GroundName> names;  ///< in the order in which they are to get room

  bool empty() const {
    return sea.empty() && areas.empty() && buildings.empty() && lines.empty() && names.empty();
  }
};

/// The frame in which ground is kept: what maps are of, with some beyond it as a sheet of paper has
/// another shape, but nothing beyond what the extract covers.
Box ground_frame(const Box& around, const Box& covered);

/// How far outlines in a frame may move: what is less cannot be seen on a printed map of it, nor on
/// a screen at a few times its size. Metres, 0.5 to 100.
double ground_tolerance_m(const Box& frame);

/// The same ground with fewer points and without what is too small for `tolerance_m`, for a
/// smaller picture. What is coarser already stays.
MapGround coarser(const MapGround& ground, double tolerance_m);

}  // namespace quarter
