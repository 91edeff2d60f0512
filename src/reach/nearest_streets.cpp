// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/nearest_streets.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace quarter {
namespace {

constexpr int kLeafCells = 4;         ///< on each side; smaller ones are not quartered
constexpr int kTileCells = 16;        ///< on each side; barred cells of one share their candidates
constexpr double kCloseShare = 0.35;  ///< of the limit: where barred cells look first
constexpr double kSlackM = 0.001;     ///< covers rounding, so that no street is dropped too soon
constexpr double kFar = std::numeric_limits<double>::max();

/// A straight piece of a street.
struct Piece {
  Point2 begin;
  Point2 step;  ///< to its end
  double inverse_length2;
  float share_begin;
  float share_step;
  std::uint32_t segment;
  bool tiny;  ///< on a tiny island
  bool is_public;
  float speed_mps;

  double nearest(Point2 p) const {
    const double along = (p.x - begin.x) * step.x + (p.y - begin.y) * step.y;
    return std::clamp(along * inverse_length2, 0.0, 1.0);
  }
  double distance2(Point2 p) const {
    const double t = nearest(p);
    const double x = p.x - begin.x - t * step.x;
    const double y = p.y - begin.y - t * step.y;
    return x * x + y * y;
  }
  Point2 foot(Point2 p) const {
    const double t = nearest(p);
    return {begin.x + t * step.x, begin.y + t * step.y};
  }
  /// Of equally near streets a public one is joined, then the quickest, then the first (as by
  /// StreetIndex::join).
  bool goes_before(const Piece& other) const {
    if (is_public != other.is_public) return is_public;
    return speed_mps != other.speed_mps ? speed_mps > other.speed_mps : segment < other.segment;
  }
};

/// Searches the cells of one block.
class BlockSearch {
 public:
  BlockSearch(const CellGrid& grid, const ObstacleIndex& obstacles, double limit,
              double metres_a_unit, const CellRect& whole, std::span<const std::uint8_t> inside,
              std::span<TriedWalk> tried, std::vector<NearestStreet>& cells)
      : grid_(grid),
        obstacles_(obstacles),
        limit_(limit),
        metres_a_unit_(metres_a_unit),
        whole_(whole),
        inside_(inside),
        tried_(tried),
        cells_(cells) {}

  void run(std::vector<Piece> pieces) {
    pieces_ = std::move(pieces);
    for (std::uint32_t i = 0; i < pieces_.size(); ++i)
      kept_.push_back(i);
    descend(whole_, 0);
  }

 private:
  std::size_t offset(int column, int row) const {
    return static_cast<std::size_t>(row - whole_.row_begin) *
               static_cast<std::size_t>(whole_.columns()) +
           static_cast<std::size_t>(column - whole_.column_begin);
  }

  bool any_inside(const CellRect& rect) const {
    if (inside_.empty()) return true;
    for (int row = rect.row_begin; row < rect.row_end; ++row) {
      if (std::memchr(inside_.data() + offset(rect.column_begin, row), 1,
                      static_cast<std::size_t>(rect.columns())) != nullptr) {
        return true;
      }
    }
    return false;
  }

  /// Of kept_ from `begin` on, keeps those that may be nearest to a cell of `rect`, behind the
  /// rest; returns where they begin.
  std::size_t narrow(const CellRect& rect, std::size_t begin) {
    const Point2 first = grid_.middle(rect.column_begin, rect.row_begin);
    const Point2 last = grid_.middle(rect.column_end - 1, rect.row_end - 1);
    const Point2 middle{(first.x + last.x) / 2, (first.y + last.y) / 2};
    const double radius = std::hypot(last.x - first.x, last.y - first.y) / 2;
    const std::size_t end = kept_.size();
    double nearest = kFar;
    double nearest_tiny = kFar;
    distances_.resize(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      const Piece& piece = pieces_[kept_[i]];
      const double d = std::sqrt(piece.distance2(middle));
      distances_[i - begin] = d;
      double& least = piece.tiny ? nearest_tiny : nearest;
      least = std::min(least, d);
    }
    const double bound = std::min(limit_, nearest + radius) + radius + kSlackM;
    const double bound_tiny = nearest + radius + kSlackM < limit_
                                  ? -1
                                  : std::min(limit_, nearest_tiny + radius) + radius + kSlackM;
    for (std::size_t i = begin; i < end; ++i) {
      if (distances_[i - begin] <= (pieces_[kept_[i]].tiny ? bound_tiny : bound))
        kept_.push_back(kept_[i]);
    }
    return end;
  }

  void descend(const CellRect& rect, std::size_t outer) {
    if (rect.columns() <= 0 || rect.rows() <= 0 || !any_inside(rect)) return;
    const std::size_t begin = narrow(rect, outer);
    if (begin < kept_.size()) {
      if (rect.columns() <= kLeafCells && rect.rows() <= kLeafCells) {
        settle(rect, begin);
      } else {
        const int column = (rect.column_begin + rect.column_end) / 2;
        const int row = (rect.row_begin + rect.row_end) / 2;
        descend({rect.column_begin, rect.row_begin, column, row}, begin);
        descend({column, rect.row_begin, rect.column_end, row}, begin);
        descend({rect.column_begin, row, column, rect.row_end}, begin);
        descend({column, row, rect.column_end, rect.row_end}, begin);
      }
    }
    kept_.resize(begin);
  }

  void settle(const CellRect& rect, std::size_t begin) {
    for (int row = rect.row_begin; row < rect.row_end; ++row) {
      for (int column = rect.column_begin; column < rect.column_end; ++column) {
        const std::size_t i = offset(column, row);
        if (inside_.empty() || inside_[i] != 0) cells_[i] = nearest(column, row, begin);
      }
    }
  }

  /// Ranks are compared as floats: two pieces that meet at the nearest point differ by rounding
  /// only.
  NearestStreet nearest(int column, int row, std::size_t begin) {
    const Point2 middle = grid_.middle(column, row);
    const Piece* best[2] = {nullptr, nullptr};  // of the main network, of tiny islands
    const auto limit2 = static_cast<float>(limit_ * limit_);
    float rank[2] = {limit2, limit2};
    for (std::size_t i = begin; i < kept_.size(); ++i) {
      const Piece& piece = pieces_[kept_[i]];
      const std::size_t kind = piece.tiny ? 1 : 0;
      const auto d2 = static_cast<float>(piece.distance2(middle));
      const bool nearer = d2 < rank[kind];
      const bool as_near =
          d2 == rank[kind] && best[kind] != nullptr && piece.goes_before(*best[kind]);
      if (!nearer && !as_near) continue;
      rank[kind] = d2;
      best[kind] = &piece;
    }
    const Piece* const winner = best[0] != nullptr ? best[0] : best[1];
    if (winner == nullptr) return {};
    const NearestStreet street = street_at(*winner, middle);
    if (is_free(offset(column, row), middle, *winner, street.share)) return street;
    return nearest_free(column, row);
  }

  /// Modes mostly have their nearest street in common: what one has tried the next need not.
  bool is_free(std::size_t cell, Point2 middle, const Piece& piece, float share) {
    TriedWalk own;
    TriedWalk& tried = tried_.empty() ? own : tried_[cell];
    if (tried.segment != piece.segment || tried.share != share)
      tried = {piece.segment, share, obstacles_.is_free(middle, piece.foot(middle))};
    return tried.free;
  }

  NearestStreet street_at(const Piece& piece, Point2 middle) const {
    const auto along = static_cast<float>(piece.nearest(middle));
    return {piece.segment, piece.share_begin + along * piece.share_step,
            static_cast<float>(std::sqrt(piece.distance2(middle)) * metres_a_unit_)};
  }

  /// Pieces that are near some cell of a square of cells.
  struct Tile {
    int size;  ///< cells on each side
    int column = -1;
    int row = -1;
    std::vector<std::uint32_t> pieces{};
  };

  /// Makes `tile` the one that a cell lies in, with those of `from` that are within `limit`.
  void gather(Tile& tile, int column, int row, std::span<const std::uint32_t> from,
              double limit) const {
    if (column / tile.size == tile.column && row / tile.size == tile.row) return;
    tile.column = column / tile.size;
    tile.row = row / tile.size;
    const Point2 first = grid_.middle(tile.column * tile.size, tile.row * tile.size);
    const double half = (tile.size - 1) * grid_.cell_m / 2;
    const Point2 middle{first.x + half, first.y - half};
    const double reach = limit + half * std::sqrt(2.0) + kSlackM;
    tile.pieces.clear();
    for (const std::uint32_t i : from) {
      if (pieces_[i].distance2(middle) <= reach * reach) tile.pieces.push_back(i);
    }
  }

  /// Where something stands before the nearest street: tries one after another. Most cells find
  /// one close by, so a small look comes first.
  NearestStreet nearest_free(int column, int row) {
    const Point2 middle = grid_.middle(column, row);
    const double close = kCloseShare * limit_;
    gather(tile_, column, row, std::span(kept_).first(pieces_.size()), limit_);
    gather(leaf_, column, row, tile_.pieces, close);
    if (const auto found = nearest_free_of(leaf_.pieces, middle, close)) return *found;
    return nearest_free_of(tile_.pieces, middle, limit_).value_or(NearestStreet{});
  }

  /// Of each street only its nearest point counts. Nothing: a wider look may find one.
  std::optional<NearestStreet> nearest_free_of(std::span<const std::uint32_t> pieces, Point2 middle,
                                               double limit) {
    collect_candidates(pieces, middle, limit);
    const Piece* barred = nullptr;
    seen_.clear();
    int count = 0;
    const auto after = [](const Candidate& a, const Candidate& b) { return b.goes_before(a); };
    std::make_heap(candidates_.begin(), candidates_.end(), after);
    for (; !candidates_.empty() && count < kBarredStreets; candidates_.pop_back()) {
      std::pop_heap(candidates_.begin(), candidates_.end(), after);
      const Piece& piece = *candidates_.back().piece;
      if (std::find(seen_.begin(), seen_.end(), piece.segment) != seen_.end()) continue;
      seen_.push_back(piece.segment);
      const auto kind = obstacles_.between(middle, piece.foot(middle));
      if (!kind) return street_at(piece, middle);
      if (!has_gates(*kind)) continue;
      if (barred == nullptr) barred = &piece;
      ++count;
    }
    if (barred == nullptr || (limit < limit_ && count < kBarredStreets)) return std::nullopt;
    return street_at(*barred, middle);
  }

  /// Those on tiny islands only in the widest look.
  void collect_candidates(std::span<const std::uint32_t> pieces, Point2 middle, double limit) {
    const auto limit2 = static_cast<float>(limit * limit);
    candidates_.clear();
    for (const std::uint32_t i : pieces) {
      const Piece& piece = pieces_[i];
      if (piece.tiny && limit < limit_) continue;
      const auto d2 = static_cast<float>(piece.distance2(middle));
      if (d2 <= limit2) candidates_.push_back({piece.tiny, d2, &piece});
    }
  }

  const CellGrid& grid_;
  const ObstacleIndex& obstacles_;
  double limit_;
  double metres_a_unit_;
  CellRect whole_;
  std::span<const std::uint8_t> inside_;
  std::span<TriedWalk> tried_;
  std::vector<NearestStreet>& cells_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> kept_;  ///< a stack: each quarter's candidates above its parent's
  std::vector<double> distances_;
  Tile tile_{kTileCells};
  Tile leaf_{kLeafCells};
  struct Candidate {
    bool tiny;
    float d2;
    const Piece* piece;

    bool goes_before(const Candidate& other) const {
      if (tiny != other.tiny) return other.tiny;
      if (d2 != other.d2) return d2 < other.d2;
      return piece != other.piece && piece->goes_before(*other.piece);
    }
  };
  std::vector<Candidate> candidates_;  ///< a heap, the first to be tried on top
  std::vector<std::uint32_t> seen_;    ///< segments
};

/// Whether a point of a street lies in a grid or so near to it.
bool is_near(const CellGrid& grid, double reach_m, std::span<const Point2> shape) {
  const double x_max = grid.x_min + grid.columns * grid.cell_m + reach_m;
  const double y_min = grid.y_max - grid.rows * grid.cell_m - reach_m;
  return std::any_of(shape.begin(), shape.end(), [&](Point2 p) {
    return p.x >= grid.x_min - reach_m && p.x <= x_max && p.y >= y_min &&
           p.y <= grid.y_max + reach_m;
  });
}

}  // namespace

NearestStreets::NearestStreets(const StreetNetwork& network, std::vector<Point2> points,
                               const CellGrid& grid, double reach_m, ObstacleIndex obstacles)
    : network_(network),
      grid_(grid),
      blocks_across_((grid.columns + kBlockCells - 1) / kBlockCells),
      points_(std::move(points)),
      obstacles_(std::move(obstacles)),
      segment_of_point_(points_.size(), kNone),
      share_at_point_(points_.size(), 0) {
  double ground_m = 0;
  double plane = 0;
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    const StreetSegment& segment = network.segments[s];
    const std::size_t first = segment.first_point;
    std::vector<double> along(segment.point_count, 0);
    for (std::size_t i = 1; i < along.size(); ++i) {
      const Point2 a = points_[first + i - 1];
      const Point2 b = points_[first + i];
      along[i] = along[i - 1] + std::hypot(b.x - a.x, b.y - a.y);
    }
    for (std::size_t i = 0; i < along.size(); ++i) {
      segment_of_point_[first + i] = s;
      if (along.back() > 0)
        share_at_point_[first + i] = static_cast<float>(along[i] / along.back());
    }
    const auto shape = std::span<const Point2>(points_).subspan(first, segment.point_count);
    if (!is_near(grid, reach_m, shape)) continue;
    plane += along.back();
    ground_m += segment.length_cm / 100.0;
  }
  if (plane > 0 && ground_m > 0) metres_a_unit_ = ground_m / plane;
  index_pieces(reach_m / metres_a_unit_ + kSlackM);
}

std::size_t NearestStreets::block_of(int column, int row) const {
  return static_cast<std::size_t>(row / kBlockCells) * static_cast<std::size_t>(blocks_across_) +
         static_cast<std::size_t>(column / kBlockCells);
}

/// Calls `visit` with each block that has a cell within reach of the box around a piece.
template <typename Visit>
void NearestStreets::for_each_block_of(std::size_t point, double reach, Visit visit) const {
  const Point2 a = points_[point - 1];
  const Point2 b = points_[point];
  const auto column = [&](double x) { return std::floor((x - grid_.x_min) / grid_.cell_m); };
  const auto row = [&](double y) { return std::floor((grid_.y_max - y) / grid_.cell_m); };
  const double west = std::max(0.0, column(std::min(a.x, b.x) - reach));
  const double east = std::min(grid_.columns - 1.0, column(std::max(a.x, b.x) + reach));
  const double north = std::max(0.0, row(std::max(a.y, b.y) + reach));
  const double south = std::min(grid_.rows - 1.0, row(std::min(a.y, b.y) - reach));
  if (west > east || north > south) return;
  for (int r = static_cast<int>(north) / kBlockCells; r <= static_cast<int>(south) / kBlockCells;
       ++r) {
    for (int c = static_cast<int>(west) / kBlockCells; c <= static_cast<int>(east) / kBlockCells;
         ++c) {
      visit(block_of(c * kBlockCells, r * kBlockCells));
    }
  }
}

void NearestStreets::index_pieces(double reach) {
  const auto blocks_down = static_cast<std::size_t>((grid_.rows + kBlockCells - 1) / kBlockCells);
  first_of_block_.assign(blocks_down * static_cast<std::size_t>(blocks_across_) + 1, 0);
  const auto is_piece = [&](std::size_t i) {
    return segment_of_point_[i] != kNone && segment_of_point_[i] == segment_of_point_[i - 1];
  };
  for (std::size_t i = 1; i < points_.size(); ++i) {
    if (is_piece(i)) for_each_block_of(i, reach, [&](std::size_t b) { ++first_of_block_[b + 1]; });
  }
  for (std::size_t b = 1; b < first_of_block_.size(); ++b)
    first_of_block_[b] += first_of_block_[b - 1];
  pieces_.resize(first_of_block_.back());
  std::vector<std::size_t> next(first_of_block_.begin(), first_of_block_.end() - 1);
  for (std::size_t i = 1; i < points_.size(); ++i) {
    if (!is_piece(i)) continue;
    for_each_block_of(i, reach,
                      [&](std::size_t b) { pieces_[next[b]++] = static_cast<std::uint32_t>(i); });
  }
}

void NearestStreets::find(const SearchGraph& graph, double limit_m, const CellRect& rect,
                          std::span<const std::uint8_t> inside, std::vector<NearestStreet>& cells,
                          std::span<TriedWalk> tried) const {
  cells.assign(rect.cells(), {});
  const std::size_t block = block_of(rect.column_begin, rect.row_begin);
  std::vector<Piece> pieces;
  for (std::size_t k = first_of_block_[block]; k < first_of_block_[block + 1]; ++k) {
    const std::uint32_t i = pieces_[k];
    const std::uint32_t segment = segment_of_point_[i];
    if (!graph.usable(segment)) continue;
    const Point2 step{points_[i].x - points_[i - 1].x, points_[i].y - points_[i - 1].y};
    const double length2 = step.x * step.x + step.y * step.y;
    const ModeRule& rule = network_.rule(network_.segments[segment], graph.mode());
    pieces.push_back(
        {points_[i - 1], step, length2 > 0 ? 1 / length2 : 0, share_at_point_[i - 1],
         share_at_point_[i] - share_at_point_[i - 1], segment, graph.on_tiny_island(segment),
         graph.is_public(segment),
         static_cast<float>(std::max(rule.forward.speed_mps, rule.backward.speed_mps))});
  }
  BlockSearch(grid_, obstacles_, limit_m / metres_a_unit_, metres_a_unit_, rect, inside, tried,
              cells)
      .run(std::move(pieces));
}

}  // namespace quarter
