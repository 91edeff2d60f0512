// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>

#include "quarter/base/findings.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

struct Catalogue;
struct SlopeRule;

/// Heights of the ground in metres at many positions, smoothed; NaN where none is known. Called
/// from several threads at once.
using HeightSource = std::function<void(std::span<const LonLat>, std::span<float>)>;

/// How many times as long as on level ground a metre takes at a grade (rise over run, positive
/// uphill; beyond ±0.4 as there). Tobler's speed is 6·exp(−3.5·|grade + 0.05|) km/h, so that the
/// factor is exp(3.5·(|grade + 0.05| − 0.05)); level ground is 1.
double time_factor(const SlopeRule& slope, double grade);

/// Fills StreetNetwork::slopes. Heights are sampled along each segment, its time is that of all
/// parts (times add up, speeds do not). Bridges and tunnels run straight from end to end, also
/// where several segments follow one another. Where a height is missing a segment counts as level,
/// and its way is a finding.
void add_slopes(const Catalogue& catalogue, const HeightSource& heights, StreetNetwork& network,
                Findings& findings);

}  // namespace quarter
