// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/page_blocks.hpp"
#include "quarter/results/column_names.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "block_values.hpp"

namespace quarter {
namespace {

constexpr int kCoarseUnit = 5 * kPageUnit;
constexpr std::size_t kSample = 2000;  ///< blocks whose bytes are counted to guess those of all
constexpr double kFirstCell = 2000;    ///< units of LonLat, about 20 m
constexpr double kNextCell = 1.2;      ///< times the one before

/// The features of a layer at these places, in this order.
Layer part_of(const Layer& layer, std::vector<std::size_t> at) {
  const auto kept = std::make_shared<std::vector<std::size_t>>(std::move(at));
  Layer part = layer;
  part.count = kept->size();
  part.geometry = [all = layer.geometry, kept](std::size_t i) { return all((*kept)[i]); };
  part.value = [all = layer.value, kept](std::size_t i, std::size_t f) {
    return all((*kept)[i], f);
  };
  return part;
}

/// Bytes a feature, about, from a few of them.
double feature_bytes(const Layer& layer, const KeepColumn& keep, int unit) {
  std::vector<std::size_t> at;
  const std::size_t step = layer.count / kSample + 1;
  for (std::size_t i = 0; i < layer.count; i += step)
    at.push_back(i);
  const std::size_t count = std::max<std::size_t>(1, at.size());
  return static_cast<double>(layer_json(part_of(layer, std::move(at)), keep, unit).size()) /
         static_cast<double>(count);
}

struct BlockSpot {
  std::string district;
  bool has_weight = false;
  double x = 0, y = 0;  ///< units of LonLat, east-west as long as north-south
};

std::vector<BlockSpot> spots_of(const Layer& blocks) {
  const auto district = column_of(blocks, column::kDistricts);
  const auto weight = column_of(blocks, column::kWeight);
  std::vector<BlockSpot> spots(blocks.count);
  for (std::size_t i = 0; i < blocks.count; ++i) {
    const MultiPolygon area = area_of(blocks, i);
    const LonLat middle = area.empty() ? LonLat{} : centroid(area.front().outer);
    spots[i] = {text_at(blocks, district, i), number_at(blocks, weight, i).value_or(0) > 0,
                middle.x * std::cos(middle.lat() * std::acos(-1.0) / 180),
                static_cast<double>(middle.y)};
  }
  return spots;
}

using Group = std::vector<std::size_t>;

/// Blocks of one district in one cell, in the order of their first.
std::vector<Group> groups_of(const std::vector<BlockSpot>& spots, double cell) {
  std::map<std::tuple<std::string, bool, std::int64_t, std::int64_t>, std::size_t> known;
  std::vector<Group> groups;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const BlockSpot& spot = spots[i];
    const auto [entry, is_new] = known.emplace(
        std::tuple{spot.district, spot.has_weight, std::llround(std::floor(spot.x / cell)),
                   std::llround(std::floor(spot.y / cell))},
        groups.size());
    if (is_new) groups.emplace_back();
    groups[entry->second].push_back(i);
  }
  return groups;
}

std::vector<Group> at_most(const std::vector<BlockSpot>& spots, double most) {
  double cell = kFirstCell;
  std::vector<Group> groups = groups_of(spots, cell);
  const std::size_t fewest = groups_of(spots, 1e12).size();  // a group a district cannot be split
  while (static_cast<double>(groups.size()) > most && groups.size() > fewest) {
    cell *= kNextCell;
    groups = groups_of(spots, cell);
  }
  return groups;
}

/// Each group as one feature.
Layer merged(const Layer& blocks, std::vector<Group> grouped) {
  const auto weight = column_of(blocks, column::kWeight);
  const auto origins = column_of(blocks, column::kOrigins);
  for (Group& group : grouped) {  // the heaviest first
    const auto heaviest = std::max_element(group.begin(), group.end(), [&](auto a, auto b) {
      return number_at(blocks, weight, a).value_or(0) < number_at(blocks, weight, b).value_or(0);
    });
    std::iter_swap(group.begin(), heaviest);
  }
  const auto groups = std::make_shared<std::vector<Group>>(std::move(grouped));
  Layer layer = blocks;
  layer.count = groups->size();
  layer.geometry = [all = blocks.geometry, groups](std::size_t i) {
    MultiPolygon area;
    for (const std::size_t block : (*groups)[i]) {
      Geometry one = all(block);
      if (auto* const part = std::get_if<MultiPolygon>(&one))
        std::move(part->begin(), part->end(), std::back_inserter(area));
    }
    return Geometry{std::move(area)};
  };
  layer.value = [blocks, groups, weight, origins](std::size_t i, std::size_t f) -> Value {
    const Group& group = (*groups)[i];
    if (f != weight && f != origins) return blocks.value(group.front(), f);
    double sum = 0;
    for (const std::size_t block : group)
      sum += number_at(blocks, f, block).value_or(0);
    if (f == weight) return sum;
    return static_cast<std::int64_t>(sum);
  };
  return layer;
}

}  // namespace

PageBlocks page_blocks(const Layer& blocks, const KeepColumn& keep, std::size_t most_bytes) {
  const auto count = static_cast<double>(blocks.count);
  const auto most = static_cast<double>(most_bytes);
  PageBlocks page{blocks, kPageUnit, blocks.count};
  if (count * feature_bytes(blocks, keep, kPageUnit) <= most) return page;
  page.unit = kCoarseUnit;
  const double bytes = feature_bytes(blocks, keep, page.unit);
  if (count * bytes <= most) return page;
  const auto none = [](const Field&) { return false; };
  const double of_outline = feature_bytes(blocks, none, page.unit);
  const double room = std::max(most / 4, most - count * of_outline);
  page.layer = merged(blocks, at_most(spots_of(blocks), room / (bytes - of_outline)));
  return page;
}

}  // namespace quarter
