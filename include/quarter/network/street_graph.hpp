// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>

#include "quarter/network/travel_cost.hpp"

namespace quarter {

/// The arcs of a SearchGraph. A header of its own, since few who ask the network need Boost's.
struct StreetGraph {
  struct ArcCost {
    TravelCost cost;
  };
  using Arcs = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcCost,
                                                  boost::no_property, std::uint32_t, std::uint32_t>;

  Arcs arcs;
};

}  // namespace quarter
