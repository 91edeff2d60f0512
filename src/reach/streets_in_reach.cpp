// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/streets_in_reach.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

namespace quarter {
namespace {

constexpr int kLeafCells = 4;      ///< on each side; smaller ones are not quartered
constexpr double kSlackM = 0.001;  ///< covers rounding, so that no street is dropped too soon

/// A straight piece of a street; positions are counted from a corner of the block, so that a float
/// holds them to 0.1 mm.
struct Piece {
  float x, y;    ///< begin
  float dx, dy;  ///< to its end
  float inverse_length2;
  float share_begin;
  float share_step;
  std::uint32_t segment;
};

/// The pieces near a few cells as columns, so that the distances of four are worked out at once.
struct PieceColumns {
  std::vector<float> x, y, dx, dy, inverse_length2;
  std::vector<std::uint32_t> piece;
  std::vector<std::uint32_t> first_of_segment;  ///< and one past
  std::vector<float> along, distance2;          ///< of the cell that was asked for last

  void clear() {
    for (auto* const column : {&x, &y, &dx, &dy, &inverse_length2})
      column->clear();
    piece.clear();
    first_of_segment.clear();
  }
  void add(const Piece& p, std::uint32_t index) {
    x.push_back(p.x);
    y.push_back(p.y);
    dx.push_back(p.dx);
    dy.push_back(p.dy);
    inverse_length2.push_back(p.inverse_length2);
    piece.push_back(index);
  }

  void measure(float px, float py) {
    const std::size_t count = x.size();
    along.resize(count);
    distance2.resize(count);
    const float *const bx = x.data(), *const by = y.data(), *const sx = dx.data(),
                       *const sy = dy.data(), *const inverse = inverse_length2.data();
    float *const to_along = along.data(), *const to_distance2 = distance2.data();
    for (std::size_t i = 0; i < count; ++i) {
      const float qx = px - bx[i];
      const float qy = py - by[i];
      float t = (qx * sx[i] + qy * sy[i]) * inverse[i];
      t = t < 0 ? 0 : t;
      t = t > 1 ? 1 : t;
      const float ex = qx - t * sx[i];
      const float ey = qy - t * sy[i];
      to_along[i] = t;
      to_distance2[i] = ex * ex + ey * ey;
    }
  }
};

/// Searches the cells of one block.
class BlockSearch {
 public:
  BlockSearch(const CellGrid& grid, Point2 corner, double reach, double metres_a_unit,
              const CellRect& whole, std::span<const std::uint8_t> inside,
              const StreetsInReach::Visit& visit)
      : grid_(grid),
        corner_(corner),
        reach_(reach),
        metres_a_unit_(metres_a_unit),
        whole_(whole),
        inside_(inside),
        visit_(visit) {}

  void run(std::vector<Piece> pieces) {
    pieces_ = std::move(pieces);
    kept_.resize(pieces_.size());
    std::iota(kept_.begin(), kept_.end(), 0);
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

  /// From the corner of the block.
  Point2 middle(int column, int row) const {
    const Point2 at = grid_.middle(column, row);
    return {at.x - corner_.x, at.y - corner_.y};
  }

  double distance2(const Piece& piece, Point2 p) const {
    const double qx = p.x - piece.x, qy = p.y - piece.y;
    const double t =
        std::clamp((qx * piece.dx + qy * piece.dy) * double{piece.inverse_length2}, 0.0, 1.0);
    const double ex = qx - t * piece.dx, ey = qy - t * piece.dy;
    return ex * ex + ey * ey;
  }

  /// Of kept_ from `begin` on, keeps those in reach of a cell of `rect`, behind the rest; returns
  /// where they begin.
  std::size_t narrow(const CellRect& rect, std::size_t begin) {
    const Point2 first = middle(rect.column_begin, rect.row_begin);
    const Point2 last = middle(rect.column_end - 1, rect.row_end - 1);
    const Point2 centre{(first.x + last.x) / 2, (first.y + last.y) / 2};
    const double bound = reach_ + std::hypot(last.x - first.x, last.y - first.y) / 2 + kSlackM;
    const std::size_t end = kept_.size();
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t piece = kept_[i];
      if (distance2(pieces_[piece], centre) <= bound * bound) kept_.push_back(piece);
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
    gather(begin);
    for (int row = rect.row_begin; row < rect.row_end; ++row) {
      for (int column = rect.column_begin; column < rect.column_end; ++column) {
        if (inside_.empty() || inside_[offset(column, row)] != 0) look_from(column, row);
      }
    }
  }

  void gather(std::size_t begin) {
    near_.clear();
    std::uint32_t last = kNone;
    for (std::size_t i = begin; i < kept_.size(); ++i) {
      const Piece& piece = pieces_[kept_[i]];
      if (piece.segment != last)
        near_.first_of_segment.push_back(static_cast<std::uint32_t>(near_.piece.size()));
      last = piece.segment;
      near_.add(piece, kept_[i]);
    }
    near_.first_of_segment.push_back(static_cast<std::uint32_t>(near_.piece.size()));
  }

  void look_from(int column, int row) {
    const Point2 from = middle(column, row);
    near_.measure(static_cast<float>(from.x), static_cast<float>(from.y));
    const auto reach2 = static_cast<float>(reach_ * reach_);
    streets_.clear();
    for (std::size_t s = 1; s < near_.first_of_segment.size(); ++s) {
      std::uint32_t best = near_.first_of_segment[s - 1];
      for (std::uint32_t i = best + 1; i < near_.first_of_segment[s]; ++i)
        best = near_.distance2[i] < near_.distance2[best] ? i : best;
      if (near_.distance2[best] <= reach2) streets_.push_back(street_at(best));
    }
    if (!streets_.empty()) visit_(column, row, streets_);
  }

  StreetInReach street_at(std::uint32_t i) const {
    const Piece& piece = pieces_[near_.piece[i]];
    const float t = near_.along[i];
    return {
        piece.segment,
        piece.share_begin + t * piece.share_step,
        static_cast<float>(std::sqrt(near_.distance2[i]) * metres_a_unit_),
        {corner_.x + piece.x + double{t} * piece.dx, corner_.y + piece.y + double{t} * piece.dy},
        StreetInReach::Tried::no};
  }

  const CellGrid& grid_;
  Point2 corner_;
  double reach_;
  double metres_a_unit_;
  CellRect whole_;
  std::span<const std::uint8_t> inside_;
  const StreetsInReach::Visit& visit_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> kept_;  ///< a stack: each quarter's candidates above its parent's
  PieceColumns near_;
  std::vector<StreetInReach> streets_;
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

StreetsInReach::StreetsInReach(const StreetNetwork& network, std::vector<Point2> points,
                               const CellGrid& grid, double reach_m, std::span<const char> wanted,
                               ObstacleIndex obstacles)
    : grid_(grid),
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
  reach_ = reach_m / metres_a_unit_;
  index_pieces(wanted);
}

std::size_t StreetsInReach::block_of(int column, int row) const {
  return static_cast<std::size_t>(row / kBlockCells) * static_cast<std::size_t>(blocks_across_) +
         static_cast<std::size_t>(column / kBlockCells);
}

/// Calls `f` with each block that has a cell within reach of the box around a piece.
template <typename F>
void StreetsInReach::for_each_block_of(std::size_t point, F f) const {
  const double reach = reach_ + kSlackM;
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
      f(block_of(c * kBlockCells, r * kBlockCells));
    }
  }
}

void StreetsInReach::index_pieces(std::span<const char> wanted) {
  const auto blocks_down = static_cast<std::size_t>((grid_.rows + kBlockCells - 1) / kBlockCells);
  first_of_block_.assign(blocks_down * static_cast<std::size_t>(blocks_across_) + 1, 0);
  const auto is_piece = [&](std::size_t i) {
    const std::uint32_t segment = segment_of_point_[i];
    return segment != kNone && segment == segment_of_point_[i - 1] && wanted[segment] != 0;
  };
  for (std::size_t i = 1; i < points_.size(); ++i) {
    if (is_piece(i)) for_each_block_of(i, [&](std::size_t b) { ++first_of_block_[b + 1]; });
  }
  for (std::size_t b = 1; b < first_of_block_.size(); ++b)
    first_of_block_[b] += first_of_block_[b - 1];
  pieces_.resize(first_of_block_.back());
  std::vector<std::size_t> next(first_of_block_.begin(), first_of_block_.end() - 1);
  for (std::size_t i = 1; i < points_.size(); ++i) {
    if (!is_piece(i)) continue;
    for_each_block_of(i,
                      [&](std::size_t b) { pieces_[next[b]++] = static_cast<std::uint32_t>(i); });
  }
}

void StreetsInReach::for_each_cell(const CellRect& rect, std::span<const std::uint8_t> inside,
                                   const Visit& visit) const {
  const int left = rect.column_begin / kBlockCells * kBlockCells;
  const int top = rect.row_begin / kBlockCells * kBlockCells;
  const Point2 corner = grid_.middle(left, top);
  const std::size_t block = block_of(left, top);
  std::vector<Piece> pieces;
  for (std::size_t k = first_of_block_[block]; k < first_of_block_[block + 1]; ++k) {
    const std::uint32_t i = pieces_[k];
    const Point2 a = points_[i - 1], b = points_[i];
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    const auto inverse = length2 > 0 ? static_cast<float>(1 / length2) : 0.0F;
    pieces.push_back({static_cast<float>(a.x - corner.x), static_cast<float>(a.y - corner.y),
                      static_cast<float>(dx), static_cast<float>(dy), inverse,
                      share_at_point_[i - 1], share_at_point_[i] - share_at_point_[i - 1],
                      segment_of_point_[i]});
  }
  BlockSearch(grid_, corner, reach_, metres_a_unit_, rect, inside, visit).run(std::move(pieces));
}

bool StreetsInReach::is_free(Point2 middle, StreetInReach& street) const {
  using Tried = StreetInReach::Tried;
  if (street.tried == Tried::no)
    street.tried = obstacles_.is_free(middle, street.foot) ? Tried::free : Tried::not_free;
  return street.tried == Tried::free;
}

WalkKind StreetsInReach::walk_to(Point2 middle, const StreetInReach& street) const {
  return walk_kind(obstacles_.between(WalkStart(middle), street.foot));
}

}  // namespace quarter
