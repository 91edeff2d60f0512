// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/silence_map.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kinds/category_places.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/coverage.hpp"

namespace quarter {
namespace {

constexpr std::int32_t kCell = 50000;  // units of 1e-7 degrees, 556 m of latitude
constexpr double kCellM = kCell / LonLat::kPerDegree * kEarthRadiusM * std::numbers::pi / 180;
/// Half of a square's sides, in cells around the one in the middle.
constexpr std::int32_t kFirstReach = 1;

/// What is known of a service at a cell.
enum class Told : std::uint8_t { enough, silent, too_few_usual };

std::int32_t floor_cell(std::int32_t units) {
  return units / kCell - (units % kCell < 0 ? 1 : 0);
}

/// Columns that are as wide as so many rows are high, at a row.
std::int32_t columns_for(std::int32_t rows, std::int32_t row) {
  const double latitude = (row + 0.5) * kCell / LonLat::kPerDegree * std::numbers::pi / 180;
  return static_cast<std::int32_t>(std::ceil(rows / std::max(0.05, std::cos(latitude))));
}

}  // namespace

/// Sums over squares of cells, in a time that does not depend on their size.
class SilenceMap::Counts {
 public:
  explicit Counts(const Box& box)
      : first_(cell_of(box.min)),
        rows_(static_cast<std::size_t>(cell_of(box.max).row - first_.row + 1)),
        columns_(static_cast<std::size_t>(cell_of(box.max).column - first_.column + 1)),
        sums_((rows_ + 1) * (columns_ + 1), 0) {}

  void add(LonLat p, double amount) {
    const Cell cell = cell_of(p);
    if (cell.row < first_.row || cell.column < first_.column) return;
    const auto row = static_cast<std::size_t>(cell.row - first_.row);
    const auto column = static_cast<std::size_t>(cell.column - first_.column);
    if (row < rows_ && column < columns_) sums_[at(row + 1, column + 1)] += amount;
  }
  /// After all were added; before `around`.
  void sum_up() {
    for (std::size_t row = 1; row <= rows_; ++row) {
      for (std::size_t column = 1; column <= columns_; ++column)
        sums_[at(row, column)] += sums_[at(row - 1, column)] + sums_[at(row, column - 1)] -
                                  sums_[at(row - 1, column - 1)];
    }
  }
  double around(Cell cell, std::int32_t reach) const {
    const std::int32_t wide = columns_for(reach, cell.row);
    const std::size_t south = clamp(cell.row - reach - first_.row, rows_);
    const std::size_t north = clamp(cell.row + reach + 1 - first_.row, rows_);
    const std::size_t west = clamp(cell.column - wide - first_.column, columns_);
    const std::size_t east = clamp(cell.column + wide + 1 - first_.column, columns_);
    return sums_[at(north, east)] - sums_[at(south, east)] - sums_[at(north, west)] +
           sums_[at(south, west)];
  }

 private:
  static std::size_t clamp(std::int32_t value, std::size_t most) {
    return std::min(static_cast<std::size_t>(std::max(0, value)), most);
  }
  std::size_t at(std::size_t row, std::size_t column) const {
    return row * (columns_ + 1) + column;
  }

  Cell first_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> sums_;
};

SilenceMap::Cell SilenceMap::cell_of(LonLat p) {
  return {floor_cell(p.y), floor_cell(p.x)};
}

SilenceMap::SilenceMap(const MeasureContext& context, const JudgedGround& ground,
                       std::span<const char> everywhere)
    : categories_(context.catalogue.categories.size()),
      everywhere_(everywhere.begin(), everywhere.end()) {
  everywhere_.resize(categories_, 0);
  Box box;
  for (const Origin& origin : context.origins) {
    cells_.push_back(cell_of(origin.where));
    box.extend(origin.where);
  }
  std::sort(cells_.begin(), cells_.end());
  cells_.erase(std::unique(cells_.begin(), cells_.end()), cells_.end());
  for (std::size_t i = 0; i < cells_.size(); ++i)
    silent_.insert(silent_.end(), everywhere_.begin(), everywhere_.end());
  if (cells_.empty()) return;
  box = box.grown(2 * context.catalogue.origins.most_ground_m);
  Counts floors(box);
  for (const HomeBuilding& home : context.map.homes) {
    const LonLat middle = middle_of(context.map, home);
    if (ground.contains(middle)) floors.add(middle, home.floor_area_m2 / 1e6);
  }
  floors.sum_up();
  Indexed<ServiceIndex, std::vector<char>> services(context.catalogue.services.size());
  parallel_each(services.size(), [&](std::size_t i) {
    const ServiceIndex s(i);
    services[s] = services_silent(context, ground, s, floors, box);
  });
  for (const CategoryIndex c : context.catalogue.categories.indices()) {
    for (const ServiceIndex service : context.catalogue.categories[c].services) {
      for (std::size_t i = 0; i < cells_.size() && !services[service].empty(); ++i)
        silent_[i * categories_ + c.value] |= services[service][i];
    }
  }
}

std::vector<char> SilenceMap::services_silent(const MeasureContext& context,
                                              const JudgedGround& ground, ServiceIndex service,
                                              const Counts& floors, const Box& box) const {
  const Service& of = context.catalogue.services[service];
  const OriginRules& rules = context.catalogue.origins;
  if (!(of.expected_per_km2 > 0) || is_replaced(context.map, context.catalogue, service)) return {};
  Counts found(box);
  for (const ServedPlace* const served : kinds::open_places(context, service)) {
    const PlaceFeature& place = context.map.places[served->place];
    if (place.same_as == kNone && ground.contains(place.where)) found.add(place.where, 1);
  }
  found.sum_up();
  const auto told = [&](const Cell& cell) {
    for (std::int32_t reach = kFirstReach; reach * kCellM <= rules.most_ground_m; reach *= 2) {
      const Coverage here{found.around(cell, reach),
                          floors.around(cell, reach) * of.expected_per_km2};
      const double usual = std::max(here.expected, rules.min_expected_places);
      if (here.found >= usual * rules.min_of_expected) return Told::enough;
      if (here.can_tell(rules)) return Told::silent;
    }
    return Told::too_few_usual;
  };
  const std::vector<char> like = of.like.is_none()
                                     ? std::vector<char>{}
                                     : services_silent(context, ground, of.like, floors, box);
  std::vector<char> silent(cells_.size(), 0);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const Told here = told(cells_[i]);
    silent[i] =
        here == Told::silent || (here == Told::too_few_usual && !like.empty() && like[i] != 0);
  }
  return silent;
}

std::span<const char> SilenceMap::at(LonLat p) const {
  const Cell cell = cell_of(p);
  const auto found = std::lower_bound(cells_.begin(), cells_.end(), cell);
  if (found == cells_.end() || *found != cell) return everywhere_;
  const auto i = static_cast<std::size_t>(found - cells_.begin());
  return {silent_.data() + i * categories_, categories_};
}

}  // namespace quarter
