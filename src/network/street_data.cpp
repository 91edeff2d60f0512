// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "quarter/network/street_network.hpp"

namespace quarter {

std::uint32_t rule_over_area(std::uint32_t rule, StreetData& data) {
  WayRule over = over_area(data.way_rules[rule]);
  WaySource source = data.way_sources[rule];
  source.across_area = true;
  // Those that are known were put behind the rules of ways.
  const auto known = std::find(data.way_sources.rbegin(), data.way_sources.rend(), source);
  if (known != data.way_sources.rend())
    return static_cast<std::uint32_t>(data.way_sources.rend() - known - 1);
  data.way_rules.push_back(std::move(over));
  data.way_sources.push_back(std::move(source));
  return static_cast<std::uint32_t>(data.way_rules.size() - 1);
}

void work_out_rules(const Catalogue& catalogue, DelayPolicy delays, std::string_view date,
                    StreetData& data) {
  StreetRules rules(catalogue, delays);
  rules.set_date(date);
  std::transform(data.way_sources.begin(), data.way_sources.end(), data.way_rules.begin(),
                 [&](const WaySource& source) { return rules.evaluate(source); });
  if (delays == DelayPolicy::full) return;
  for (NodeRule& node : data.node_rules) {
    for (NodeModeRule& mode : node.modes)
      mode.delay_s = mode.signals_s = 0;
  }
}

}  // namespace quarter
