// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/cell_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quarter {
namespace {

constexpr int kStripeRows = 256;  // segments are looked up by stripes of this height
/// Added to the square of the distance of tiny islands, so that any other street within reach goes
/// first.
constexpr float kTinyHandicap = 1e6F;

struct Extent2 {
  double min = std::numeric_limits<double>::max();
  double max = std::numeric_limits<double>::lowest();
  void add(double v) {
    min = std::min(min, v);
    max = std::max(max, v);
  }
};

}  // namespace

struct CellSampler::Nearest {
  float rank =
      std::numeric_limits<float>::max();  // square of the distance in m², plus the handicap
  float along_m = 0;
  std::uint32_t segment = kNone;
};

CellSampler::CellSampler(const Catalogue& catalogue, const TravelTimes& times,
                         std::vector<Point2> points, const CellGrid& grid, CellCodes codes)
    : catalogue_(catalogue),
      times_(times),
      network_(times.index().network()),
      points_(std::move(points)),
      grid_(grid),
      codes_(codes),
      segments_of_stripe_(static_cast<std::size_t>(grid.rows / kStripeRows + 1)) {
  double reach_m = 0;
  for (const std::size_t mode : times.modes())
    reach_m = std::max(reach_m, catalogue.modes[mode].join_limit_m);
  const auto stripe_at = [&](double y) {
    const double row = std::floor((grid_.y_max - y) / grid_.cell_m);
    return static_cast<std::size_t>(std::clamp(row, 0.0, grid_.rows - 1.0)) / kStripeRows;
  };
  for (std::uint32_t s = 0; s < network_.segments.size(); ++s) {
    const StreetSegment& segment = network_.segments[s];
    Extent2 y;
    for (std::uint32_t i = 0; i < segment.point_count; ++i)
      y.add(points_[segment.first_point + i].y);
    if (grid_.y_max - y.min < -reach_m || grid_.y_max - y.max > grid_.rows * grid_.cell_m + reach_m)
      continue;
    for (std::size_t k = stripe_at(y.max + reach_m); k <= stripe_at(y.min - reach_m); ++k) {
      segments_of_stripe_[k].push_back(s);
    }
  }
}

std::size_t CellSampler::bands() const {
  return times_.modes().size() * catalogue_.categories.size();
}

/// Offers a segment to every cell whose middle lies within the limit of it.
void CellSampler::draw(std::uint32_t index, bool tiny, double limit_m, int row_begin, int row_end,
                       std::vector<Nearest>& cells) const {
  const StreetSegment& segment = network_.segments[index];
  const float handicap = tiny ? kTinyHandicap : 0.0F;
  const float limit2 = static_cast<float>(limit_m * limit_m);
  const Point2* shape = points_.data() + segment.first_point;
  const auto column_at = [&](double x) { return (x - grid_.x_min) / grid_.cell_m - 0.5; };
  const auto row_at = [&](double y) { return (grid_.y_max - y) / grid_.cell_m - 0.5; };
  double before_m = 0;
  for (std::uint32_t i = 1; i < segment.point_count; ++i) {
    const Point2 a = shape[i - 1];
    const Point2 b = shape[i];
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double length = std::sqrt(length2);
    const int c0 =
        std::max(0, static_cast<int>(std::ceil(column_at(std::min(a.x, b.x) - limit_m))));
    const int c1 = std::min(grid_.columns - 1,
                            static_cast<int>(std::floor(column_at(std::max(a.x, b.x) + limit_m))));
    const int r0 =
        std::max(row_begin, static_cast<int>(std::ceil(row_at(std::max(a.y, b.y) + limit_m))));
    const int r1 =
        std::min(row_end - 1, static_cast<int>(std::floor(row_at(std::min(a.y, b.y) - limit_m))));
    const double inverse = length2 > 0 ? 1 / length2 : 0;
    for (int row = r0; row <= r1; ++row) {
      const double py = grid_.y_max - (row + 0.5) * grid_.cell_m - a.y;
      Nearest* line = cells.data() + static_cast<std::size_t>(row - row_begin) *
                                         static_cast<std::size_t>(grid_.columns);
      for (int column = c0; column <= c1; ++column) {
        const double px = grid_.x_min + (column + 0.5) * grid_.cell_m - a.x;
        const double share = std::clamp((px * dx + py * dy) * inverse, 0.0, 1.0);
        const double ex = px - share * dx;
        const double ey = py - share * dy;
        const auto d2 = static_cast<float>(ex * ex + ey * ey);
        Nearest& cell = line[column];
        if (d2 > limit2 || d2 + handicap >= cell.rank) continue;
        cell.rank = d2 + handicap;
        cell.segment = index;
        cell.along_m = static_cast<float>(before_m + share * length);
      }
    }
    before_m += length;
  }
}

std::vector<CellSampler::Nearest> CellSampler::nearest_segments(std::size_t mode, int row_begin,
                                                                int row_end) const {
  std::vector<Nearest> cells(static_cast<std::size_t>(row_end - row_begin) *
                             static_cast<std::size_t>(grid_.columns));
  const SearchGraph& graph = times_.graph(mode);
  const double limit_m = catalogue_.modes[mode].join_limit_m;
  for (int stripe = row_begin / kStripeRows; stripe <= (row_end - 1) / kStripeRows; ++stripe) {
    for (const std::uint32_t s : segments_of_stripe_[static_cast<std::size_t>(stripe)]) {
      if (graph.usable(s)) draw(s, graph.on_tiny_island(s), limit_m, row_begin, row_end, cells);
    }
  }
  return cells;
}

void CellSampler::fill(int row_begin, int row_end, std::span<std::uint16_t> out) const {
  const std::size_t count =
      static_cast<std::size_t>(row_end - row_begin) * static_cast<std::size_t>(grid_.columns);
  const std::size_t categories = catalogue_.categories.size();
  std::fill(out.begin(), out.end(), codes_.no_street);
  std::vector<SearchGraph::Door> exits;
  for (std::size_t m = 0; m < times_.modes().size(); ++m) {
    const std::size_t mode = times_.modes()[m];
    const auto cells = nearest_segments(mode, row_begin, row_end);
    for (std::size_t i = 0; i < count; ++i) {
      const Nearest& cell = cells[i];
      if (cell.segment == kNone) continue;
      Anchor anchor;
      anchor.segment = cell.segment;
      anchor.along_cm = std::min(network_.segments[cell.segment].length_cm,
                                 static_cast<std::uint32_t>(std::lround(cell.along_m * 100)));
      anchor.off_m = std::sqrt(cell.rank >= kTinyHandicap ? cell.rank - kTinyHandicap : cell.rank);
      exits.clear();
      times_.graph(mode).add_exits(anchor, exits);
      for (std::size_t c = 0; c < categories; ++c) {
        const TravelCost cost = times_.cost(mode, c, anchor, exits);
        out[(m * categories + c) * count + i] =
            cost.reached() ? static_cast<std::uint16_t>((cost.ms() + 500) / 1000)
                           : codes_.beyond_limit;
      }
    }
  }
}

}  // namespace quarter
