// SPDX-License-Identifier: Apache-2.0
#include "report_outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>

#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/checks/headline.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/reach/cell_sampler.hpp"
#include "quarter/report/atlas.hpp"
#include "quarter/report/map_printer.hpp"
#include "quarter/report/page.hpp"
#include "quarter/report/palette.hpp"

namespace quarter {
namespace {

/// Of the districts, then of the city.
std::vector<Label> headlines(const RunResult& r) {
  std::vector<Label> texts;
  for (std::size_t scope = 0; scope <= r.study.districts.size(); ++scope) {
    const Headline headline = headline_of(r.catalogue, r.assessment, r.origins.kind, scope);
    texts.push_back(headline_text(r.catalogue, r.assessment, headline));
  }
  return texts;
}

/// Travel times on the plane of a map.
std::vector<std::uint16_t> cell_times(const RunResult& r, const MapCells& cells) {
  const LocalPlane plane(cells.origin);
  const auto on_plane = [&](std::span<const LonLat> places) {
    std::vector<Point2> points;
    for (const LonLat& p : places)
      points.push_back(plane.to_plane(p));
    return points;
  };
  const CellSampler sampler(r.catalogue, r.times, on_plane(r.times.index().network().points),
                            {cells.x_min, cells.y_max, cells.cell_m, cells.columns, cells.rows},
                            {kCellEmpty, kCellBeyond, kCellNotTold},
                            {told_limits_s(r.catalogue), r.assessment.silent},
                            {r.map.obstacles, on_plane(r.map.obstacles.lines.points())});
  const std::size_t count =
      static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.rows);
  std::vector<std::uint16_t> times(sampler.bands() * count);
  parallel_each(static_cast<std::size_t>(cells.rows), [&](std::size_t row) {
    const int top = static_cast<int>(row);
    const auto columns = static_cast<std::size_t>(cells.columns);
    std::vector<std::uint16_t> line(sampler.bands() * columns);
    sampler.fill({0, top, cells.columns, top + 1}, {}, line);
    for (std::size_t band = 0; band < sampler.bands(); ++band)
      std::copy_n(line.begin() + static_cast<std::ptrdiff_t>(band * columns), columns,
                  times.begin() + static_cast<std::ptrdiff_t>(band * count + row * columns));
  });
  return times;
}

ReportSource report_source(const RunOptions& options, const RunResult& r,
                           const std::string& facts) {
  return {.title = title_of(options.title, options.city.extract.filename().string()),
          .date = r.map.date,
          .catalogue = r.catalogue,
          .modes = r.times.modes(),
          .rows = r.assessment.rows,
          .weight_name = std::string(weight_name(r.origins.kind)),
          .weight_unit = std::string(weight_unit(r.origins.kind)),
          .blocks = blocks_layer(r),
          .scopes = scopes_layer(r),
          .checks = checks_layer(r),
          .places = places_layer(r),
          .access_points = access_points_layer(r),
          .improvements = improvements_layer(r),
          .findings = r.map.findings.sorted(),
          .headlines = headlines(r),
          .facts = facts,
          .ground = r.map.ground,
          .cells = [&r](const MapCells& cells) { return cell_times(r, cells); },
          .cell_m = options.cell_m};
}

}  // namespace

std::string title_of(const std::string& given, const std::string& extract) {
  return valid_utf8(given.empty() ? extract.substr(0, extract.find('.', 1)) : given);
}

std::vector<MapFormat> map_formats(const std::vector<MapFormat::Kind>& kinds, int dpi) {
  std::vector<MapFormat> formats;
  for (const MapFormat::Kind kind : kinds)
    formats.push_back({kind, dpi});
  return formats;
}

void write_maps(const std::vector<std::string>& names, const std::vector<MapFormat>& formats,
                const MapPainter& paint, OutputSet& set) {
  std::vector<std::string> images(names.size() * formats.size());
  parallel_each(images.size(), [&](std::size_t i) {
    images[i] = paint(i / formats.size(), formats[i % formats.size()]);
  });
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::string_view ending = formats[i % formats.size()].ending();
    write_text(images[i], set.file(fmt::format("maps/{}.{}", names[i / formats.size()], ending)));
  }
}

void write_report(const RunOptions& options, const RunResult& r, const std::string& facts,
                  OutputSet& set) {
  const ReportSource source = report_source(options, r, facts);
  write_text(report_page(source), set.file("report.html"));
  const std::vector<MapSheet> sheets = map_sheets(source, options.maps);
  std::vector<std::string> names;
  for (const MapSheet& sheet : sheets)
    names.push_back(sheet.name);
  const MapPrinter printer(source, options.print);
  const auto paint = [&](std::size_t i, const MapFormat& format) {
    return printer.print(sheets[i], format);
  };
  write_maps(names, map_formats(options.map_formats, options.map_dpi), paint, set);
  if (options.atlas) write_text(atlas_pdf(source, options.print), set.file("atlas.pdf"));
}

}  // namespace quarter
