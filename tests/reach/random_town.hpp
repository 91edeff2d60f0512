// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <vector>

#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

/// A town on a grid of 100 m with random streets, some one-way for bicycles, some private, drawn by
/// a seed.
struct RandomTown {
  Catalogue catalogue = load_catalogue({});
  StreetData data;
  StreetRules rules{catalogue, DelayPolicy::none};
  static constexpr std::uint32_t kSide = 12;

  void add_street(std::uint32_t a, std::uint32_t b, std::vector<Tag> tags) {
    StreetWay way{WayId{static_cast<std::int64_t>(data.ways.size()) + 1}, rules.way(Tags(tags)),
                  static_cast<std::uint32_t>(data.refs.size()), 2};
    data.refs.push_back(a);
    data.refs.push_back(b);
    data.ways.push_back(way);
  }

  explicit RandomTown(unsigned seed) {
    std::mt19937 random(seed);
    for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
      data.nodes.push_back(LonLat::from_degrees(0.001 * (i % kSide), 0.001 * (i / kSide)));
    }
    for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
      for (const std::uint32_t to : {i + 1, i + kSide}) {
        const bool wraps = to == i + 1 && to % kSide == 0;
        if (to >= kSide * kSide || wraps || random() % 4 == 0) continue;
        switch (random() % 6) {
          case 0:
            add_street(i, to, {{"highway", "residential"}, {"oneway", "yes"}, {"foot", "no"}});
            break;
          case 1:
            add_street(i, to, {{"highway", "service"}, {"access", "private"}});
            break;
          case 2:
            add_street(i, to, {{"highway", "footway"}});
            break;
          default:
            add_street(i, to, {{"highway", "residential"}});
        }
      }
    }
  }

  StreetNetwork network() {
    data.way_rules = rules.ways();
    Findings findings;
    return build_street_network(catalogue, data, findings);
  }
};

}  // namespace quarter
