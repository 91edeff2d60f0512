// SPDX-License-Identifier: Apache-2.0
#include "outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "quarter/base/error.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/raster.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/reach/cell_sampler.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/report/qgis_style.hpp"
#include "quarter/results/run_tables.hpp"
#include "record.hpp"
#include "report_outputs.hpp"

namespace quarter {
namespace {

/// A raster larger than this is a slip of --cell, not a wish.
constexpr double kMostCells = 4e9;

RasterGrid grid_over(const MultiPolygon& area, const MetricProjection& projection, double cell_m) {
  std::vector<LonLat> outline;
  for (const Polygon& polygon : area)
    outline.insert(outline.end(), polygon.outer.begin(), polygon.outer.end());
  const std::vector<Point2> corners = projection.project(outline);
  RasterGrid grid;
  grid.epsg = projection.epsg();
  grid.cell_m = cell_m;
  double x_max = corners.front().x, y_min = corners.front().y;
  grid.x_min = corners.front().x;
  grid.y_max = corners.front().y;
  for (const Point2& p : corners) {
    grid.x_min = std::min(grid.x_min, p.x);
    grid.y_max = std::max(grid.y_max, p.y);
    x_max = std::max(x_max, p.x);
    y_min = std::min(y_min, p.y);
  }
  // Whole multiples of the cell, so that rasters of neighbouring runs fit together.
  grid.x_min = std::floor(grid.x_min / cell_m) * cell_m;
  grid.y_max = std::ceil(grid.y_max / cell_m) * cell_m;
  const double columns = std::ceil((x_max - grid.x_min) / cell_m);
  const double rows = std::ceil((grid.y_max - y_min) / cell_m);
  if (columns * rows > kMostCells || columns > 1e6 || rows > 1e6) {
    fail_usage(
        "--cell {}: the raster would have {:.0f} x {:.0f} cells; choose larger cells or a smaller "
        "--boundary",
        cell_m, columns, rows);
  }
  grid.columns = std::max(1, static_cast<int>(columns));
  grid.rows = std::max(1, static_cast<int>(rows));
  return grid;
}

std::vector<RasterBand> raster_bands(const RunResult& r) {
  std::vector<RasterBand> bands;
  for (const ModeIndex mode : r.times.modes()) {
    for (const CategoryIndex c : r.catalogue.shown_categories()) {
      const ServiceCategory& category = r.catalogue.categories[c];
      bands.push_back(
          {r.catalogue.modes[mode].id + "_" + category.id + "_s",
           fmt::format("{}: seconds, {}", category.label.en, r.catalogue.modes[mode].label.en)});
    }
  }
  return bands;
}

void write_raster(const RunOptions& options, const RunResult& r,
                  const std::filesystem::path& path) {
  const MetricProjection projection(box_of(r.study.area), options.epsg);
  const RasterGrid grid = grid_over(r.study.area, projection, options.cell_m);
  const StreetNetwork& network = r.times.index().network();
  const CellSampler sampler(r.catalogue, r.times, projection.project(network.points),
                            {grid.x_min, grid.y_max, grid.cell_m, grid.columns, grid.rows},
                            {kRasterNoData, kRasterBeyondLimit, kRasterNotTold},
                            {told_limits_s(r.catalogue), r.assessment.silent},
                            {r.map.obstacles, projection.project(r.map.obstacles.lines.points())});
  const CellMask mask(r.study.area, projection, grid);
  const auto fill = [&](const CellWindow& w, std::span<std::uint16_t> out) {
    sampler.fill({w.column, w.row, w.column + w.columns, w.row + w.rows}, mask.window(w), out);
  };
  write_travel_time_raster(grid, raster_bands(r), fill, path);
}

/// For formats that hold no styles: the first in each language.
void write_block_styles(const Layer& blocks, OutputSet& set) {
  if (blocks.styles.empty()) return;
  write_text(blocks.styles.front().qml, set.file("blocks.qml"));
  write_text(blocks.styles[blocks.styles.size() / 2].qml, set.file("blocks.zh.qml"));
}

/// A raster of classes for each band of the travel times, with its names and its style.
void write_class_rasters(const RunResult& r, const std::filesystem::path& times, OutputSet& set) {
  const std::vector<RasterClass> classes = raster_classes(r.catalogue);
  const std::string style = class_raster_style(r.catalogue);
  std::size_t band = 0;
  for (const RasterBand& of : raster_bands(r)) {
    const std::string stem = "classes/" + of.name.substr(0, of.name.size() - 2);  // without "_s"
    set.file(stem + ".tif.aux.xml");
    write_class_raster(times, band++, classes, set.file(stem + ".tif"));
    write_text(style, set.file(stem + ".qml"));
  }
}

bool wants(const RunOptions& options, std::string_view name) {
  return std::find(options.outputs.begin(), options.outputs.end(), name) != options.outputs.end();
}

void write_blocks(const RunOptions& options, const RunResult& r, OutputSet& set) {
  Layer blocks = blocks_layer(r);
  blocks.styles = block_styles(r.catalogue, r.times.modes(), blocks);
  for (const std::string& format : options.formats)
    write_layer(blocks, set.file("blocks." + format));
  write_block_styles(blocks, set);
}

/// blocks.*, districts, checks, improvements, equity, places, access points, findings.
void write_tables(const RunOptions& options, const RunResult& r, OutputSet& set) {
  const auto wanted = [&](std::string_view name) { return wants(options, name); };
  if (wanted("blocks")) write_blocks(options, r, set);
  if (wanted("districts")) write_layer(districts_layer(r), set.file("districts.geojson"));
  if (wanted("checks")) {
    write_layer(checks_layer(r), set.file("checks.csv"));
    write_text(checks_json(r), set.file("checks.json"));
  }
  if (wanted("improvements")) write_layer(improvements_layer(r), set.file("improvements.geojson"));
  if (wanted("equity")) write_layer(equity_layer(r), set.file("equity.csv"));
  if (wanted("places")) write_layer(places_layer(r), set.file("places.geojson"));
  if (wanted("access-points"))
    write_layer(access_points_layer(r), set.file("access_points.geojson"));
  if (wanted("findings")) {
    const auto findings = r.map.findings.sorted();
    write_layer(findings_layer(r.map, findings), set.file("findings.geojson"));
  }
}

}  // namespace

const std::vector<std::string>& output_names() {
  static const std::vector<std::string> names{
      "blocks", "districts",     "checks",   "improvements", "equity",
      "places", "access-points", "findings", "raster",       "report"};
  return names;
}

bool writes_raster(const RunOptions& options) {
  return options.cell_m > 0 && wants(options, "raster");
}

void write_outputs(const RunOptions& options, const Run& run, OutputSet& set, const Work& work) {
  const RunResult r = run.result();
  if (!run.bands.empty()) write_layer(sensitivity_layer(r, run.bands), set.file("sensitivity.csv"));
  work.stage("vectors");
  write_tables(options, r, set);
  if (writes_raster(options)) {
    work.stage("raster");
    write_raster(options, r, set.file("travel_time.tif"));
    write_text(raster_style(r.catalogue), set.file("travel_time.qml"));
    if (options.class_rasters) write_class_rasters(r, set.file("travel_time.tif"), set);
  }
  const std::string facts = run_facts(options, r);
  if (options.report && wants(options, "report")) {
    work.stage("report");
    write_report(options, r, facts, set);
  }
  work.stage("record");
  const std::vector<std::string> names = set.names();
  const std::filesystem::path record = set.file("run.json");
  write_text(run_record(facts, names, record.parent_path()), record);
  work.stage("commit");
  set.commit();
}

}  // namespace quarter
