// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <mutex>
#include <tuple>

#include "face_cuts.hpp"
#include "faces.hpp"
#include "inner_point.hpp"
#include "noding.hpp"
#include "planar_graph.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"
#include "segment.hpp"

namespace quarter {
namespace {

constexpr double kMostPieces = 20e6;

std::vector<Segment> segments_of(const LineSet& edges, const MultiPolygon& area, const Box& box) {
  std::vector<Segment> segments;
  add_outlines(area, segments);
  for (std::size_t i = 0; i < edges.size(); ++i)
    add_line(edges[i], box, segments);
  return segments;
}

PlanarGraph graph_of(std::vector<Segment> segments, const Box& box) {
  return PlanarGraph(node_segments(std::move(segments), box), box);
}

void check_count_of_pieces(double area_m2, double max_area_m2) {
  if (area_m2 <= kMostPieces * max_area_m2) return;
  fail_usage(
      "max_area_m2 of blocks is {} m²: that would cut {:.0f} km² into over {:.0f} million blocks; "
      "raise it in the catalogue, its default is {:.0f}",
      max_area_m2, area_m2 / 1e6, kMostPieces / 1e6, BlockRules{}.max_area_m2);
}

/// Cuts across all faces larger than `max_area_m2`.
std::vector<Segment> cuts_of_large_faces(const PlanarGraph& graph, const Box& box,
                                         double max_area_m2) {
  const std::vector<Face> faces = faces_inside(graph);
  const GridNet grid = cutting_grid(box, std::sqrt(max_area_m2));
  std::vector<Segment> all;
  std::mutex mutex;
  parallel_ranges(faces.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (rough_area_m2(graph, faces[i]) < 0.9 * max_area_m2) continue;
      const Polygon polygon = polygon_of(graph, faces[i]);
      if (area_m2(polygon) <= max_area_m2) continue;
      const std::vector<Segment> cuts = cuts_across(polygon, grid);
      const std::lock_guard lock(mutex);
      all.insert(all.end(), cuts.begin(), cuts.end());
    }
  });
  return all;
}

/// Cuts large faces and joins slivers this makes to a neighbour.
PlanarGraph cut_large_faces(PlanarGraph graph, const Box& box, const BlockRules& rules) {
  const std::vector<Segment> cuts = cuts_of_large_faces(graph, box, rules.max_area_m2);
  if (cuts.empty()) return graph;
  std::vector<Segment> segments = graph.segments();
  segments.insert(segments.end(), cuts.begin(), cuts.end());
  graph = graph_of(std::move(segments), box);
  join_small_pieces(graph, rules.min_area_m2);
  return graph;
}

struct Draft {
  Block block;
  LonLat inside;
};

std::vector<Draft> drafts_of(const PlanarGraph& graph) {
  const std::vector<Face> faces = faces_inside(graph);
  std::vector<Draft> drafts(faces.size());
  parallel_ranges(faces.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Draft& draft = drafts[i];
      draft.block.outline.push_back(polygon_of(graph, faces[i]));
      draft.block.area_m2 = area_m2(draft.block.outline);
      draft.inside = inner_point(draft.block.outline.front());
    }
  });
  return drafts;
}

/// Moves the blocks that are large enough out of the drafts, along a Hilbert curve.
std::vector<Block> ordered_blocks(std::vector<Draft> drafts, double min_area_m2,
                                  Findings& findings) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].block.area_m2 < min_area_m2) {
      findings.add(FindingKind::small_face, {}, drafts[i].inside);
    } else {
      order.emplace_back(hilbert_key(drafts[i].inside), i);
    }
  }
  const auto outer = [&](std::size_t i) -> const Ring& {
    return drafts[i].block.outline.front().outer;
  };
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : outer(a.second) < outer(b.second);
  });
  std::vector<Block> blocks;
  blocks.reserve(order.size());
  for (const auto& [key, i] : order) {
    blocks.push_back(std::move(drafts[i].block));
    blocks.back().id = fmt::format("b{}", blocks.size());
  }
  return blocks;
}

}  // namespace

std::vector<Block> street_blocks(const LineSet& edges, const MultiPolygon& area,
                                 const BlockRules& rules, Findings& findings) {
  check_count_of_pieces(area_m2(area), rules.max_area_m2);
  const Box box = box_of(area);
  if (box.empty()) return {};
  PlanarGraph graph = graph_of(segments_of(edges, area, box), box);
  graph = cut_large_faces(std::move(graph), box, rules);
  return ordered_blocks(drafts_of(graph), rules.min_area_m2, findings);
}

}  // namespace quarter
