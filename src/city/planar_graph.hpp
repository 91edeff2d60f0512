// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exact.hpp"
#include "quarter/base/ids.hpp"
#include "segment.hpp"

namespace quarter {

/// One turn around a face along one connected part of its outline, the face on the left.
struct Walk {
  std::uint32_t start;     ///< a half-edge on it
  exact::Wide twice_area;  ///< square units; > 0: around the face, < 0: around a hole in it
};

/// Noded segments as a plane graph of half-edges: edge e is half-edge 2e from its western end and
/// half-edge 2e + 1 back. Edges with the same face on both sides (dead ends and bridges between
/// parts) bound nothing and are taken out.
class PlanarGraph {
 public:
  /// `segments` are noded and lie in `box`; the same one may come several times.
  PlanarGraph(std::vector<Segment> segments, const Box& box);

  static std::uint32_t twin(std::uint32_t half_edge) { return half_edge ^ 1U; }

  std::size_t half_edges() const { return tails_.size(); }
  bool in_use(std::uint32_t half_edge) const { return in_use_[half_edge / 2] != 0; }
  LonLat from(std::uint32_t half_edge) const { return nodes_[tails_[half_edge]]; }
  LonLat to(std::uint32_t half_edge) const { return nodes_[tails_[twin(half_edge)]]; }
  std::uint32_t from_node(std::uint32_t half_edge) const { return tails_[half_edge]; }
  /// Edges that met at a node at first.
  std::size_t degree(std::uint32_t node) const { return begins_[node + 1] - begins_[node]; }
  /// The next half-edge around the face to the left.
  std::uint32_t next(std::uint32_t half_edge) const { return next_[half_edge]; }
  /// Winding of the left of a half-edge less that of its right (see Segment).
  int winding_step(std::uint32_t half_edge) const;
  SegmentKind kind(std::uint32_t half_edge) const { return kinds_[half_edge / 2]; }

  const std::vector<Walk>& walks() const { return walks_; }
  /// Index of the walk a half-edge in use is on.
  std::uint32_t walk_of(std::uint32_t half_edge) const { return walk_of_[half_edge]; }

  /// Calls `visit(half_edge)` all along a walk.
  template <typename Visit>
  void for_each_on(const Walk& walk, Visit visit) const {
    std::uint32_t h = walk.start;
    do {
      visit(h);
      h = next_[h];
    } while (h != walk.start);
  }

  /// Takes edges out, so that the faces on their sides become one. Walks get new indices.
  void remove_edges(std::span<const std::uint32_t> half_edges);

  /// The edges in use.
  std::vector<Segment> segments() const;

 private:
  void number_nodes(const std::vector<Segment>& segments, const Box& box);
  void sort_around_nodes();
  void sort_around(std::uint32_t node);
  void unite_copies(std::span<const std::uint32_t> around);
  void take_out(std::uint32_t half_edge) { in_use_[half_edge / 2] = 0; }
  void link_all();
  void link_around(std::uint32_t node);
  void trace_walks();
  void trace_walk(std::uint32_t start);
  void remove_bridges();

  std::vector<LonLat> nodes_;
  std::vector<std::uint32_t> tails_;    ///< by half-edge: the node it leaves
  std::vector<std::int16_t> windings_;  ///< by edge
  std::vector<SegmentKind> kinds_;      ///< by edge
  std::vector<std::uint8_t> in_use_;    ///< by edge
  std::vector<std::uint32_t> begins_;   ///< by node: its part of around_
  std::vector<std::uint32_t> around_;   ///< half-edges that leave a node, counter-clockwise
  std::vector<std::uint32_t> next_;     ///< by half-edge
  std::vector<std::uint32_t> walk_of_;  ///< by half-edge
  std::vector<Walk> walks_;
};

}  // namespace quarter
