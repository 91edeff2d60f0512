// SPDX-License-Identifier: Apache-2.0
#include "further_outputs.hpp"

#include <algorithm>

#include "quarter/base/text.hpp"
#include "quarter/formats/raster.hpp"
#include "quarter/formats/workbook.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/report/qgis_city.hpp"
#include "quarter/report/report_source.hpp"
#include "quarter/results/city_layers.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/results/workbook_sheets.hpp"

namespace quarter {
namespace {

bool wants(const RunOptions& options, Further what) {
  return std::find(options.also.begin(), options.also.end(), what) != options.also.end();
}

CityStyling styling_of(const RunResult& r) {
  CityStyling styling{r.catalogue, r.times.modes(), ""};
  if (!r.assessment.needs_row) return styling;
  const CheckRow& row = r.assessment.rows[*r.assessment.needs_row];
  const Label& title = r.catalogue.checks[row.check].title;
  styling.needs_column = row.column;
  styling.needs = {title.en, title.zh.empty() ? title.en : title.zh};
  return styling;
}

/// The area studied as the map shows it first, in metres.
CityProject project_of(const RunOptions& options, const RunResult& r) {
  const Box box = box_of(r.study.area);
  const MetricProjection projection(box, options.epsg);
  const std::vector<LonLat> corners{box.min, box.max};
  const std::vector<Point2> ends = projection.project(corners);
  return {r.city,       r.map.date, "city.gpkg", projection.epsg(), projection.proj_text(),
          ends.front(), ends.back()};
}

Workbook workbook_of(const RunResult& r) {
  return {r.city, r.map.date, std::string(kAttribution),
          workbook_sheets(r, pivot_minutes(r.catalogue))};
}

/// tables.xlsx, and its last sheet, the data dictionary, as a file.
void write_tables(const RunResult& r, OutputSet& set) {
  const Workbook workbook = workbook_of(r);
  write_workbook(workbook, set.file("tables.xlsx"));
  write_layer(workbook.sheets.back().layer, set.file("columns.csv"));
}

void write_city(const RunOptions& options, const RunResult& r, OutputSet& set) {
  const std::vector<Finding> findings = r.map.findings.sorted();
  std::vector<Layer> layers = city_layers(r, findings, pivot_minutes(r.catalogue));
  add_city_styles(styling_of(r), layers);
  const FileFacts facts{
      {"TITLE", r.city},
      {"DATE_OF_DATA", r.map.date},
      {"ATTRIBUTION", std::string(kAttribution)},
      {"SOURCE", "OpenStreetMap extract " + valid_utf8(options.city.extract.filename().string())}};
  write_layers(layers, facts, set.file("city.gpkg"));
  write_zipped(city_project(layers, project_of(options, r)), "city.qgs", set.file("city.qgz"));
}

}  // namespace

bool writes_city(const RunOptions& options) {
  return wants(options, Further::city);
}

void write_further_outputs(const RunOptions& options, const RunResult& r, OutputSet& set) {
  if (writes_city(options)) write_city(options, r, set);
  if (wants(options, Further::workbook)) write_tables(r, set);
  if (wants(options, Further::long_times))
    write_layer(long_times_layer(r), set.file("times_long.csv"));
}

}  // namespace quarter
