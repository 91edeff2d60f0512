// SPDX-License-Identifier: Apache-2.0
#include "study.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

#include "input_cover.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/city/block_ground.hpp"
#include "quarter/city/cover_share.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/run/study_values.hpp"

namespace quarter {
namespace {

/// What a share of ground has to be above to be all of it, to the precision of outlines.
constexpr double kWhole = 0.999;

void require_unique_ids(std::vector<District>& areas) {
  std::set<std::string> seen;
  for (District& area : areas) {
    const std::string wanted = area.id;
    for (int n = 2; !seen.insert(area.id).second; ++n)
      area.id = fmt::format("{}_{}", wanted, n);
  }
}

/// The boundaries of the map of one level.
std::vector<District> boundaries_of(const MapData& map, AdminLevel wanted) {
  const std::string text = std::to_string(wanted.level);
  std::vector<District> districts;
  std::set<std::string> levels;
  for (const AdminArea& area : map.admin_areas) {
    levels.insert(area.level);
    if (area.level == text) districts.push_back({text_of(map, area.ref), area.name, area.outline});
  }
  if (districts.empty()) {
    fail("--districts osm:{}: the extract holds no whole boundary of that level{}", text,
         levels.empty() ? "; give a file of districts"
                        : fmt::format("; there are levels {}", fmt::join(levels, ", ")));
  }
  return districts;
}

/// Blocks of each kind.
struct BlockMaker {
  const Catalogue& catalogue;
  MapData& map;
  const StreetNetwork& network;
  const MultiPolygon& area;
  const Population* population;
  const std::vector<District>& given;

  std::vector<Block> operator()(StreetBlocks) const {
    std::vector<Block> blocks =
        street_blocks(map.block_edges, block_ground(catalogue, map, network, area, population),
                      area, catalogue.blocks, map.findings);
    if (blocks.empty())
      fail(
          "--blocks streets: there are no homes and no residential streets in the area studied; "
          "try "
          "--blocks grid:100");
    return blocks;
  }
  std::vector<Block> operator()(GridBlocks grid) const { return grid_blocks(area, grid.cell_m); }
  std::vector<Block> operator()(HexBlocks hex) const { return hex_blocks(area, hex.cell_m); }
  std::vector<Block> operator()(const BlockFile&) const {
    std::vector<Block> blocks;
    for (const District& block : given)
      blocks.push_back({block.id, block.outline, area_m2(block.outline)});
    return blocks;
  }
};

}  // namespace

StudyPlan::StudyPlan(const RunOptions& options, const TextReading& how)
    : options_(options), notes_(how.notes) {
  if (const auto* const blocks = std::get_if<BlockFile>(&options_.blocks)) {
    given_blocks_ = read_areas(blocks->file, how);
    require_unique_ids(given_blocks_);
  }
  if (const auto* const districts = std::get_if<DistrictPolygons>(&options_.districts)) {
    given_districts_ = read_districts(districts->file, options_.district_name, how);
    require_unique_ids(given_districts_.districts);
  } else if (!options_.district_name.empty()) {
    fail_usage("--district-name: boundaries of the extract have names of their own; leave it out");
  }
  if (!options_.boundary.empty()) boundary_ = read_boundary(options_.boundary);
  if (!options_.own.empty()) boundary_ = read_boundary(options_.own);
  if (!options_.context.empty()) context_ = read_boundary(options_.context);
}

std::vector<District> StudyPlan::districts_of(const MapData& map) const {
  const auto* const level = std::get_if<AdminLevel>(&options_.districts);
  return level == nullptr ? given_districts_.districts : boundaries_of(map, *level);
}

void StudyPlan::add_district_covers(const MapData& map, Study& study) const {
  study.covers = covers_of(study.districts, map.extent.area, study.area);
  if (study.districts.empty()) return;
  require_some_inside(
      {"--districts", text_of(districts_to(options_.districts)), "the area studied"},
      outlines_of(study.districts), study.area);
  for (std::size_t d = 0; d < study.districts.size(); ++d) {
    if (study.covers[d].in_study > 0 || notes_ == nullptr) continue;
    notes_->add(fmt::format("district {} ({}) lies outside the area studied",
                            study.districts[d].name, study.districts[d].id));
  }
}

/// Blocks may be many: the first few are named.
void StudyPlan::note_blocks_outside(const Study& study) const {
  constexpr std::size_t kNamed = 5;
  require_some_inside({"--blocks", text_of(blocks_to(options_.blocks)), "the area studied"},
                      outlines_of(study.blocks), study.area);
  std::vector<std::string> outside;
  const CoverShare cover(study.area);
  for (const Block& block : study.blocks) {
    if (!(cover.of(block.outline) > 0)) outside.push_back(block.id);
  }
  if (outside.empty() || notes_ == nullptr) return;
  const std::size_t count = outside.size();
  outside.resize(std::min(count, kNamed));
  notes_->add(fmt::format("{} of {} blocks lie outside the area studied: {}{}", count,
                          study.blocks.size(), fmt::join(outside, ", "),
                          count > kNamed ? " ..." : ""));
}

MultiPolygon StudyPlan::area_of(const MapData& map) const {
  if (boundary_.empty()) return map.extent.area;
  const bool is_own = !options_.own.empty();
  require_some_inside(
      {is_own ? "--own" : "--boundary", (is_own ? options_.own : options_.boundary).string(),
       "the area of the extract"},
      {&boundary_}, map.extent.area);
  return boundary_;
}

MultiPolygon StudyPlan::ground_of(const MapData& map) const {
  return options_.own.empty() ? area_of(map) : map.extent.area;
}

void StudyPlan::note_context(const MapData& map, const Study& study) const {
  if (context_.empty()) return;
  require_some_inside({"--context", options_.context.string(), "the area of the extract"},
                      {&context_}, map.extent.area);
  const double share = CoverShare(map.extent.area).of(study.context);
  if (share > kWhole || notes_ == nullptr) return;
  notes_->add(
      fmt::format("the extract covers {:.1f} % of --context: how complete the map is, is "
                  "judged by that",
                  100 * share));
}

Study StudyPlan::lay_out(const Catalogue& catalogue, MapData& map, const StreetNetwork& network,
                         const Population* population) const {
  Study study;
  study.area = area_of(map);
  study.ground = ground_of(map);
  study.is_part = !options_.own.empty();
  study.context = context_.empty() ? study.ground : context_;
  note_context(map, study);
  study.districts = districts_of(map);
  study.own = given_districts_.own;
  study.name_column = given_districts_.name_column;
  add_district_covers(map, study);
  study.blocks =
      std::visit(BlockMaker{catalogue, map, network, study.ground, population, given_blocks_},
                 options_.blocks);
  if (std::holds_alternative<BlockFile>(options_.blocks)) note_blocks_outside(study);
  if (study.blocks.empty())
    fail("--blocks: there is no block in the area studied; check --blocks and --boundary");
  return study;
}

}  // namespace quarter
