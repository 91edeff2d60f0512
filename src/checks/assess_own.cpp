// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/assess_own.hpp"

#include <algorithm>
#include <utility>

#include "quarter/city/area_matches.hpp"

namespace quarter {
namespace {

/// Takes the districts from `first` on out of a list that has the city behind them, and puts one of
/// them in the city's place.
template <typename T>
void tell_of(std::size_t district, std::size_t first, std::vector<T>& scopes) {
  if (scopes.empty()) return;
  scopes.back() = std::move(scopes[district]);
  scopes.erase(scopes.begin() + static_cast<std::ptrdiff_t>(first), scopes.end() - 1);
}

void tell_equity_of(std::uint32_t district, std::uint32_t first, std::vector<EquityRow>& rows) {
  std::erase_if(rows, [&](const EquityRow& row) {
    return row.district != district && row.district >= first;  // the city's own is kNone
  });
  for (EquityRow& row : rows) {
    if (row.district == district) row.district = kNone;
  }
}

/// Weight of homes of a district in blocks that are told of.
double weight_in(std::uint32_t district, const Assessment& result) {
  double weight = 0;
  for (const BlockResult& block : result.blocks) {
    for (const BlockResult::InDistrict& part : block.districts)
      weight += part.district == district ? part.weight : 0;
  }
  return weight;
}

/// `place`: where each block is now; kNone: nowhere.
void move_improvements(const std::vector<std::uint32_t>& place, Assessment& result) {
  for (std::vector<Improvement>& some : result.improvements) {
    for (Improvement& improvement : some)
      improvement.block = place[improvement.block];
  }
}

template <typename T>
void keep_only(const std::vector<char>& kept, std::vector<T>& all) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (kept[i] == 0) continue;
    if (count != i) all[count] = std::move(all[i]);
    ++count;
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
}

}  // namespace

Assessment assess_own(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                      const MultiPolygon& ground, const OwnGround& told,
                      const std::vector<Block>& blocks, const Origins& origins,
                      std::vector<District> districts, GivenInputs given) {
  const std::size_t own = districts.size();
  districts.push_back({"own", "", told.own});
  districts.push_back({"context", "", told.context});
  return assess(catalogue, map, times, ground, blocks, origins, districts, std::move(given),
                own + 1);
}

void tell_own(Assessment& result) {
  const std::size_t own = result.districts.size() - 2;
  const auto district = static_cast<std::uint32_t>(own);
  result.city = std::move(result.districts[own]);
  result.districts.resize(own);
  tell_of(own, own, result.improvements);
  tell_of(own, own, result.land);
  tell_of(own, own, result.coverage);
  tell_of(own, own, result.quality);
  tell_equity_of(district, district, result.equity);
}

std::vector<char> blocks_in(const MultiPolygon& area, const std::vector<Block>& blocks) {
  const AreaIndex index({&area});
  std::vector<char> inside;
  for (const Block& block : blocks)
    inside.push_back(index.find(inner_point(block.outline)) == kNone ? 0 : 1);
  return inside;
}

void keep_blocks(const std::vector<char>& kept, std::vector<Block>& blocks, Assessment& result) {
  const auto own = static_cast<std::uint32_t>(result.districts.size());
  std::vector<std::uint32_t> place;
  std::uint32_t count = 0;
  for (const char keep : kept)
    place.push_back(keep != 0 ? count++ : kNone);
  keep_only(kept, blocks);
  keep_only(kept, result.blocks);
  move_improvements(place, result);
  result.outside_blocks = std::max(0.0, result.city.weight - weight_in(own, result));
  for (BlockResult& block : result.blocks)
    std::erase_if(block.districts,
                  [&](const BlockResult::InDistrict& part) { return part.district >= own; });
}

}  // namespace quarter
