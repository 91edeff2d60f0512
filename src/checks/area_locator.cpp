// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "quarter/base/parallel.hpp"
#include "quarter/checks/measure.hpp"
#include "quarter/city/area_matches.hpp"

namespace quarter {
namespace {

/// Segments one thread looks at in one go.
constexpr std::size_t kGrain = 1024;

std::vector<MultiPolygon> studied(const MultiPolygon& area,
                                  const std::vector<District>& districts) {
  std::vector<MultiPolygon> outlines = clipped(outlines_of(districts), area);
  outlines.push_back(area);
  return outlines;
}

std::vector<const MultiPolygon*> addresses(const std::vector<MultiPolygon>& outlines) {
  std::vector<const MultiPolygon*> all;
  for (const MultiPolygon& outline : outlines)
    all.push_back(&outline);
  return all;
}

}  // namespace

AreaLocator::AreaLocator(const MultiPolygon& area, const std::vector<District>& districts,
                         const StreetNetwork& network)
    : outlines_(studied(area, districts)), shares_(addresses(outlines_)) {
  for (const MultiPolygon& outline : outlines_)
    km2_.push_back(area_m2(outline) / 1e6);
  const std::size_t segments = network.segments.size();
  std::vector<std::vector<LineShare>> all(segments / kGrain + 1);
  first_of_segment_.assign(segments + 1, 0);
  parallel_each(all.size(), [&](std::size_t batch) {
    std::vector<LineShare> shares;
    for (std::size_t s = batch * kGrain; s < std::min(segments, (batch + 1) * kGrain); ++s) {
      shares_.along(network.shape(network.segments[s]), shares);
      first_of_segment_[s + 1] = static_cast<std::uint32_t>(shares.size());
      all[batch].insert(all[batch].end(), shares.begin(), shares.end());
    }
  });
  for (const std::vector<LineShare>& some : all)
    parts_.insert(parts_.end(), some.begin(), some.end());
  for (std::size_t s = 0; s < segments; ++s)
    first_of_segment_[s + 1] += first_of_segment_[s];
}

void AreaLocator::districts_at(LonLat p, std::vector<std::uint32_t>& found) const {
  shares_.at(p, found);
  if (!found.empty() && found.back() == districts()) found.pop_back();
}

bool AreaLocator::lies_in(LonLat p, std::size_t district) const {
  std::vector<std::uint32_t> found;
  shares_.at(p, found);
  return std::binary_search(found.begin(), found.end(), district);
}

void AreaLocator::know(AreaFacts facts) {
  facts_ = std::move(facts);
  settled_km2_.assign(outlines_.size(), 0);
  if (!facts_.settled) return;
  facts_.settled->for_each(box_of(outlines_.back()), [&](LonLat middle, double m2) {
    add_to(middle, m2 / 1e6, settled_km2_);
  });
}

void AreaLocator::add_street(std::uint32_t segment, const Share& share,
                             AreaFigures& figures) const {
  for (std::uint32_t i = first_of_segment_[segment]; i < first_of_segment_[segment + 1]; ++i) {
    const double part = parts_[i].share;
    figures[parts_[i].area] += {share.weight * part, share.yes * part, share.open * part};
  }
}

}  // namespace quarter
