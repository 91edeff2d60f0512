// SPDX-License-Identifier: Apache-2.0
#include "ground_cells.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>

#include "quarter/base/groups.hpp"

namespace quarter {
namespace {

std::int32_t floor_div(std::int32_t value, std::int32_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

/// How many tiles to the east are as near as the next one to the north.
std::int32_t reach_east(double latitude) {
  const double narrow = std::cos(latitude * std::numbers::pi / 180);
  return static_cast<std::int32_t>(1 / std::max(narrow, 0.1));
}

}  // namespace

void GroundCells::add(LonLat p) {
  const Place place{floor_div(p.y, kTile), floor_div(p.x, kTile)};
  if (last_ == nullptr || place != last_place_) {
    last_ = &tiles_[place];
    last_place_ = place;
  }
  last_->tight.extend(p);
  const auto row = static_cast<std::size_t>((p.y - place.row * kTile) / kCell);
  last_->rows[row] |= std::uint64_t{1}
                      << static_cast<unsigned>((p.x - place.column * kTile) / kCell);
}

void GroundCells::add_line(LonLat a, LonLat b) {
  const double longest =
      std::max(std::abs(static_cast<double>(b.x) - a.x), std::abs(static_cast<double>(b.y) - a.y));
  const int steps = 1 + static_cast<int>(2 * longest / kCell);
  for (int i = 0; i <= steps; ++i)
    add(between(a, b, static_cast<double>(i) / steps));
}

void GroundCells::join(const GroundCells& other) {
  for (const auto& [place, tile] : other.tiles_) {
    Tile& own = tiles_[place];
    for (std::size_t row = 0; row < own.rows.size(); ++row)
      own.rows[row] |= tile.rows[row];
    own.tight.extend(tile.tight.min);
    own.tight.extend(tile.tight.max);
  }
  last_ = nullptr;
}

bool GroundCells::contains(LonLat p) const {
  const Place place{floor_div(p.y, kTile), floor_div(p.x, kTile)};
  const auto tile = tiles_.find(place);
  if (tile == tiles_.end()) return false;
  const auto row = static_cast<std::size_t>((p.y - place.row * kTile) / kCell);
  return (tile->second.rows[row] >> static_cast<unsigned>((p.x - place.column * kTile) / kCell) &
          1U) != 0;
}

std::size_t GroundCells::count() const {
  std::size_t count = 0;
  for (const auto& [place, tile] : tiles_) {
    for (const std::uint64_t row : tile.rows)
      count += static_cast<std::size_t>(std::popcount(row));
  }
  return count;
}

std::vector<GroundCells::Place> GroundCells::places() const {
  std::vector<Place> places;
  places.reserve(tiles_.size());
  for (const auto& entry : tiles_)
    places.push_back(entry.first);
  std::sort(places.begin(), places.end());
  return places;
}

void GroundCells::take(const Place& place, Part& part) const {
  const Tile& tile = tiles_.at(place);
  part.tight.extend(tile.tight.min);
  part.tight.extend(tile.tight.max);
  for (std::int32_t row = 0; row < 64; ++row) {
    for (std::uint64_t left = tile.rows[static_cast<std::size_t>(row)]; left != 0;
         left &= left - 1) {
      const LonLat cell{place.column * kTile + std::countr_zero(left) * kCell + kCell / 2,
                        place.row * kTile + row * kCell + kCell / 2};
      part.cells.push_back(cell);
      part.box.extend(cell);
    }
  }
}

GroundCells::Part GroundCells::all() const {
  Part part;
  for (const Place& place : places())
    take(place, part);
  return part;
}

std::vector<GroundCells::Part> GroundCells::parts() const {
  const std::vector<Place> places = this->places();
  std::unordered_map<Place, std::uint32_t, Hash> number;
  for (std::uint32_t i = 0; i < places.size(); ++i)
    number.emplace(places[i], i);
  Groups groups(static_cast<std::uint32_t>(places.size()));
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const auto [row, column] = places[i];
    const std::int32_t east = reach_east(row * (kTile / LonLat::kPerDegree));
    for (std::int32_t r = row; r <= row + 1; ++r) {
      for (std::int32_t c = column - east; c <= column + east; ++c) {
        const auto found = number.find({r, c});
        if (found != number.end()) groups.unite(i, found->second);
      }
    }
  }
  std::vector<Part> parts;
  std::map<std::uint32_t, std::size_t> part_of;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const auto [at, is_new] = part_of.emplace(groups.find(i), parts.size());
    if (is_new) parts.emplace_back();
    take(places[i], parts[at->second]);
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.cells.size() > b.cells.size(); });
  return parts;
}

}  // namespace quarter
