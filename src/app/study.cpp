// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/study.hpp"

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

namespace quarter {
namespace {

double read_metres(const std::string& option, std::string_view text) {
  const double metres = plain_number(text).value_or(0);
  if (!(metres >= 10) || metres > 100000) {
    fail_usage("{}: '{}' is no number of metres from 10 to 100000, as in grid:100", option, text);
  }
  return metres;
}

bool looks_like_file(const std::string& text) {
  return text.find('.') != std::string::npos || text.find('/') != std::string::npos;
}

void require_unique_ids(std::vector<District>& areas) {
  std::set<std::string> seen;
  for (District& area : areas) {
    const std::string wanted = area.id;
    for (int n = 2; !seen.insert(area.id).second; ++n)
      area.id = fmt::format("{}_{}", wanted, n);
  }
}

}  // namespace

StudyPlan::StudyPlan(const RunOptions& options, const TextReading& how)
    : options_(options), notes_(how.notes) {
  const std::string& blocks = options.blocks;
  if (blocks.starts_with("grid:") || blocks.starts_with("hex:")) {
    cells_ = blocks.starts_with("grid:") ? Cells::grid : Cells::hex;
    cell_m_ = read_metres("--blocks", std::string_view(blocks).substr(blocks.find(':') + 1));
  } else if (blocks != "streets") {
    if (!looks_like_file(blocks)) {
      fail_usage(
          "--blocks: '{}' is neither streets, grid:METRES, hex:METRES nor a file of polygons",
          blocks);
    }
    cells_ = Cells::file;
    given_blocks_ = read_areas(blocks, how);
    require_unique_ids(given_blocks_);
  }
  read_district_option(options, how);
  if (!options.boundary.empty()) boundary_ = read_boundary(options.boundary);
}

void StudyPlan::read_district_option(const RunOptions& options, const TextReading& how) {
  if (options.districts.starts_with("osm:")) {
    admin_level_ = options.districts.substr(4);
    const bool digits = !admin_level_.empty() && admin_level_.size() <= 2 &&
                        std::all_of(admin_level_.begin(), admin_level_.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) fail_usage("--districts: '{}' is no admin level, as in osm:9", options.districts);
    if (!options.district_name.empty())
      fail_usage(
          "--district-name: boundaries of the extract have names of their own; leave it out");
  } else if (!options.districts.empty()) {
    given_districts_ = read_districts(options.districts, options.district_name, how);
    require_unique_ids(given_districts_.districts);
  }
}

std::vector<District> StudyPlan::districts_of(const MapData& map) const {
  if (admin_level_.empty()) return given_districts_.districts;
  std::vector<District> districts;
  std::set<std::string> levels;
  for (const AdminArea& area : map.admin_areas) {
    levels.insert(area.level);
    if (area.level == admin_level_)
      districts.push_back({text_of(map, area.ref), area.name, area.outline});
  }
  if (districts.empty()) {
    std::string list;
    for (const std::string& level : levels)
      list += (list.empty() ? "" : ", ") + level;
    fail("--districts osm:{}: the extract holds no whole boundary of that level{}", admin_level_,
         list.empty() ? "; give a file of districts" : "; there are levels " + list);
  }
  return districts;
}

void StudyPlan::add_district_covers(const MapData& map, Study& study) const {
  study.covers = covers_of(study.districts, map.extent.area, study.area);
  if (study.districts.empty()) return;
  require_some_inside({"--districts", options_.districts, "the area studied"},
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
  require_some_inside({"--blocks", options_.blocks, "the area studied"}, outlines_of(study.blocks),
                      study.area);
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
  require_some_inside({"--boundary", options_.boundary.string(), "the area of the extract"},
                      {&boundary_}, map.extent.area);
  return boundary_;
}

Study StudyPlan::lay_out(const Catalogue& catalogue, MapData& map, const StreetNetwork& network,
                         const Population* population) const {
  Study study;
  study.area = area_of(map);
  study.districts = districts_of(map);
  study.own = given_districts_.own;
  study.name_column = given_districts_.name_column;
  add_district_covers(map, study);
  switch (cells_) {
    case Cells::streets:
      study.blocks = street_blocks(map.block_edges,
                                   block_ground(catalogue, map, network, study.area, population),
                                   study.area, catalogue.blocks, map.findings);
      break;
    case Cells::grid:
      study.blocks = grid_blocks(study.area, cell_m_);
      break;
    case Cells::hex:
      study.blocks = hex_blocks(study.area, cell_m_);
      break;
    case Cells::file:
      for (const District& area : given_blocks_)
        study.blocks.push_back({area.id, area.outline, area_m2(area.outline)});
      note_blocks_outside(study);
      break;
  }
  if (study.blocks.empty()) {
    if (cells_ == Cells::streets)
      fail(
          "--blocks streets: there are no homes and no residential streets in the area studied; "
          "try "
          "--blocks grid:100");
    fail("--blocks: there is no block in the area studied; check --blocks and --boundary");
  }
  return study;
}

}  // namespace quarter
