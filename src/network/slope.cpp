// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/slope.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <utility>

#include "quarter/base/groups.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

constexpr double kSteepest = 0.4;  ///< nobody's street is steeper; errors of the heights are
constexpr float kNoHeight = std::numeric_limits<float>::quiet_NaN();

double tobler(double grade) {
  return std::exp(3.5 * (std::abs(grade + 0.05) - 0.05));
}

/// The factor on the speed, straight lines between the points of the table.
double speed_factor(const std::vector<SlopePoint>& points, double grade) {
  const auto above = std::find_if(points.begin(), points.end(),
                                  [&](const SlopePoint& p) { return p.grade >= grade; });
  if (above == points.begin()) return above->factor;
  if (above == points.end()) return points.back().factor;
  const SlopePoint& below = above[-1];
  const double share = (grade - below.grade) / (above->grade - below.grade);
  return below.factor + share * (above->factor - below.factor);
}

/// Positions at equal distances along a shape, both ends included.
void sample(std::span<const LonLat> shape, double length_m, std::size_t parts,
            std::vector<LonLat>& out) {
  out.push_back(shape.front());
  std::size_t piece = 1;
  double before_m = 0;
  double piece_m = near_distance_m(shape[0], shape[1]);
  for (std::size_t i = 1; i < parts; ++i) {
    const double at_m = length_m * static_cast<double>(i) / static_cast<double>(parts);
    while (at_m > before_m + piece_m && piece + 1 < shape.size()) {
      before_m += piece_m;
      ++piece;
      piece_m = near_distance_m(shape[piece - 1], shape[piece]);
    }
    const double share = piece_m > 0 ? std::min(1.0, (at_m - before_m) / piece_m) : 0;
    const LonLat a = shape[piece - 1], b = shape[piece];
    out.push_back(LonLat::from_degrees(a.lon() + share * (b.lon() - a.lon()),
                                       a.lat() + share * (b.lat() - a.lat())));
  }
  out.push_back(shape.back());
}

class SlopeBuilder {
 public:
  SlopeBuilder(const Catalogue& catalogue, const HeightSource& heights, StreetNetwork& network)
      : catalogue_(catalogue),
        heights_(heights),
        network_(network),
        missing_(network.segments.size(), 0) {
    find_junction_heights();
    hang_bridges();
    network_.slopes.assign(catalogue.modes.size(),
                           std::vector<SlopeFactors>(network.segments.size()));
    parallel_ranges(network.segments.size(), 1024,
                    [&](std::size_t begin, std::size_t end) { fill(begin, end); });
  }

  void report(Findings& findings) const {
    std::set<std::int64_t> told;
    for (std::size_t s = 0; s < missing_.size(); ++s) {
      const StreetSegment& segment = network_.segments[s];
      if (missing_[s] == 0 || !told.insert(segment.way.value).second) continue;
      findings.add(FindingKind::no_height, {OsmRef::Type::way, segment.way.value},
                   network_.junctions[segment.from]);
    }
  }

 private:
  struct Link {  // one end of a bridge's segment, seen from a junction without ground
    std::uint32_t junction, other;
    double per_m;
  };

  const WayRule& rule(const StreetSegment& s) const { return network_.way_rules[s.rule]; }

  void find_junction_heights() {
    height_.assign(network_.junctions.size(), kNoHeight);
    parallel_ranges(height_.size(), 8192, [&](std::size_t begin, std::size_t end) {
      heights_({network_.junctions.data() + begin, end - begin},
               {height_.data() + begin, end - begin});
    });
  }

  /// Junctions of bridges and tunnels alone hang between those that stand on the ground: each at
  /// the mean of its neighbours, the nearer the heavier, until nothing moves by a centimetre. Those
  /// that hang together settle by themselves, whatever others do.
  void hang_bridges() {
    std::vector<char> grounded(network_.junctions.size(), 0);
    for (const StreetSegment& s : network_.segments) {
      if (!rule(s).off_ground) grounded[s.from] = grounded[s.to] = 1;
    }
    std::vector<Link> links;
    for (const StreetSegment& s : network_.segments) {
      const double per_m = 100.0 / std::max(1U, s.length_cm);
      if (!rule(s).off_ground || s.from == s.to) continue;
      if (grounded[s.from] == 0) links.push_back({s.from, s.to, per_m});
      if (grounded[s.to] == 0) links.push_back({s.to, s.from, per_m});
    }
    for (std::size_t j = 0; j < grounded.size(); ++j) {
      if (grounded[j] == 0) height_[j] = kNoHeight;
    }
    for (const std::span<const Link> together : hanging_together(grounded, links)) {
      constexpr int kMostRounds = 1000;
      for (int round = 0; round < kMostRounds && settle(together) > 0.01; ++round) {
      }
    }
  }

  /// Sorts links by junctions that hang together, and by junction; returns each such part.
  std::vector<std::span<const Link>> hanging_together(const std::vector<char>& grounded,
                                                      std::vector<Link>& links) const {
    Groups groups(network_.junctions.size());
    for (const Link& link : links) {
      if (grounded[link.other] == 0) groups.unite(link.junction, link.other);
    }
    const auto group = [&](const Link& link) { return groups.find(link.junction); };
    std::stable_sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
      return std::pair(group(a), a.junction) < std::pair(group(b), b.junction);
    });
    std::vector<std::span<const Link>> parts;
    for (std::size_t begin = 0, end = 0; begin < links.size(); begin = end) {
      while (end < links.size() && group(links[end]) == group(links[begin]))
        ++end;
      parts.push_back(std::span(links).subspan(begin, end - begin));
    }
    return parts;
  }

  /// One round; returns the largest move, or a metre where a height is new.
  double settle(std::span<const Link> links) {
    double largest = 0;
    for (std::size_t i = 0; i < links.size();) {
      const std::uint32_t junction = links[i].junction;
      double sum = 0, weight = 0;
      for (; i < links.size() && links[i].junction == junction; ++i) {
        const float other = height_[links[i].other];
        if (std::isnan(other)) continue;
        sum += other * links[i].per_m;
        weight += links[i].per_m;
      }
      if (weight <= 0) continue;
      const auto height = static_cast<float>(sum / weight);
      const float was = height_[junction];
      largest = std::max(largest, std::isnan(was) ? 1.0 : std::abs(double{height} - was));
      height_[junction] = height;
    }
    return largest;
  }

  std::size_t parts_of(const StreetSegment& s) const {
    if (rule(s).off_ground) return 1;
    const double parts = std::ceil(s.length_cm / 100.0 / catalogue_.elevation.sample_m);
    return static_cast<std::size_t>(std::clamp(parts, 1.0, 1e5));
  }

  void fill(std::size_t begin, std::size_t end) {
    std::vector<LonLat> positions;
    for (std::size_t i = begin; i < end; ++i) {
      const StreetSegment& s = network_.segments[i];
      sample(network_.shape(s), s.length_cm / 100.0, parts_of(s), positions);
    }
    std::vector<float> found(positions.size(), kNoHeight);
    heights_(positions, found);
    float* first = found.data();
    for (std::size_t i = begin; i < end; ++i) {
      const StreetSegment& s = network_.segments[i];
      const std::size_t parts = parts_of(s);
      first[0] = height_[s.from];  // a bridge need not begin on the ground
      first[parts] = height_[s.to];
      fill_segment(i, {first, parts + 1});
      first += parts + 1;
    }
  }

  void fill_segment(std::size_t index, std::span<const float> heights) {
    const StreetSegment& s = network_.segments[index];
    if (s.length_cm == 0 || rule(s).level) return;
    if (std::any_of(heights.begin(), heights.end(), [](float h) { return std::isnan(h); })) {
      missing_[index] = 1;
      return;
    }
    const double part_m = s.length_cm / 100.0 / static_cast<double>(heights.size() - 1);
    for (const ModeIndex m : catalogue_.modes.indices()) {
      const ModeRule& mode = rule(s).modes[m];
      SlopeFactors& factors = network_.slopes[m][index];
      factors.set_forward(mean_factor(slope_of(m, mode.forward.gait), heights, part_m));
      factors.set_backward(mean_factor(slope_of(m, mode.backward.gait), heights, -part_m));
    }
  }

  /// Who pushes a bicycle walks.
  const SlopeRule& slope_of(ModeIndex mode, Gait gait) const {
    const TravelMode& rider = catalogue_.modes[mode];
    const auto walker = catalogue_.mode_index(rider.pushed_as);
    return gait == Gait::push && walker ? catalogue_.modes[*walker].slope : rider.slope;
  }

  /// Of all parts; a negative length of the part goes the other way.
  static double mean_factor(const SlopeRule& slope, std::span<const float> heights, double part_m) {
    double sum = 0;
    for (std::size_t i = 1; i < heights.size(); ++i)
      sum += time_factor(slope, (double{heights[i]} - heights[i - 1]) / part_m);
    return sum / static_cast<double>(heights.size() - 1);
  }

  const Catalogue& catalogue_;
  const HeightSource& heights_;
  StreetNetwork& network_;
  std::vector<float> height_;  // per junction
  std::vector<char> missing_;  // per segment
};

}  // namespace

double time_factor(const SlopeRule& slope, double grade) {
  grade = std::clamp(grade, -kSteepest, kSteepest);
  if (slope.tobler) return tobler(grade);
  return slope.points.empty() ? 1 : 1 / speed_factor(slope.points, grade);
}

void add_slopes(const Catalogue& catalogue, const HeightSource& heights, StreetNetwork& network,
                Findings& findings) {
  SlopeBuilder(catalogue, heights, network).report(findings);
}

}  // namespace quarter
