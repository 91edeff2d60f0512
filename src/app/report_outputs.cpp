// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/report_outputs.hpp"

#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/report/map_sheet.hpp"
#include "quarter/report/page.hpp"

namespace quarter {
namespace {

/// "las-palmas" of "las-palmas.osm.pbf".
std::string title_of(const RunOptions& options) {
  if (!options.title.empty()) return valid_utf8(options.title);
  const std::string name = options.city.extract.filename().string();
  return valid_utf8(name.substr(0, name.find('.', 1)));
}

ReportSource report_source(const RunOptions& options, const RunResult& r,
                           const std::string& facts) {
  return {.title = title_of(options),
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
          .facts = facts};
}

void write_maps(const ReportSource& source, int dpi, OutputSet& set) {
  const std::vector<MapSheet> sheets = map_sheets(source);
  std::vector<std::string> images(sheets.size());
  parallel_ranges(sheets.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      images[i] = map_png(source, sheets[i], dpi);
  });
  for (std::size_t i = 0; i < sheets.size(); ++i)
    write_text(images[i], set.file("maps/" + sheets[i].name + ".png"));
}

}  // namespace

void write_report(const RunOptions& options, const RunResult& r, const std::string& facts,
                  OutputSet& set) {
  const ReportSource source = report_source(options, r, facts);
  write_text(report_page(source), set.file("report.html"));
  write_maps(source, options.map_dpi, set);
}

}  // namespace quarter
