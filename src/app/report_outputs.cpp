// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/report_outputs.hpp"

#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/report/map_sheet.hpp"
#include "quarter/report/page.hpp"

namespace quarter {
namespace {

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
          .facts = facts};
}

}  // namespace

std::string title_of(const std::string& given, const std::string& extract) {
  return valid_utf8(given.empty() ? extract.substr(0, extract.find('.', 1)) : given);
}

void write_maps(const std::vector<std::string>& names,
                const std::function<std::string(std::size_t)>& png, OutputSet& set) {
  std::vector<std::string> images(names.size());
  parallel_ranges(images.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      images[i] = png(i);
  });
  for (std::size_t i = 0; i < images.size(); ++i)
    write_text(images[i], set.file("maps/" + names[i] + ".png"));
}

void write_report(const RunOptions& options, const RunResult& r, const std::string& facts,
                  OutputSet& set) {
  const ReportSource source = report_source(options, r, facts);
  write_text(report_page(source), set.file("report.html"));
  const std::vector<MapSheet> sheets = map_sheets(source);
  std::vector<std::string> names;
  for (const MapSheet& sheet : sheets)
    names.push_back(sheet.name);
  write_maps(
      names, [&](std::size_t i) { return map_png(source, sheets[i], options.map_dpi); }, set);
}

}  // namespace quarter
