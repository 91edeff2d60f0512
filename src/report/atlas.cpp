// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/atlas.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "district_table.hpp"
#include "map_base.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/report/map_sheet.hpp"
#include "quarter/results/column_names.hpp"
#include "sheet_content.hpp"
#include "sheet_words.hpp"
#include "verdict_mark.hpp"

namespace quarter {
namespace {

constexpr MapFormat kPdf{MapFormat::Kind::pdf};

/// How a scope stands, module by module; of rows that have a verdict.
std::vector<ModuleTally> tallies_of(const ReportSource& source, std::size_t scope) {
  std::map<int, ModuleTally> modules;
  const auto& words = verdict_words();
  const auto column = column_of(source.checks, column::kVerdict);
  for (std::size_t row = 0; row < source.rows.size(); ++row) {
    const std::string verdict = text_at(source.checks, column, scope * source.rows.size() + row);
    const auto word = std::find_if(words.begin(), words.end(), [&](const VerdictWord& known) {
      return known.verdict == verdict;
    });
    if (word == words.end()) continue;
    const int module = source.catalogue.checks[source.rows[row].check].module;
    ModuleTally& tally = modules[module];
    tally.module = module;
    ++tally.counts[static_cast<std::size_t>(word - words.begin())];
  }
  std::vector<ModuleTally> all;
  for (const auto& [module, tally] : modules)
    all.push_back(tally);
  return all;
}

class Atlas {
 public:
  Atlas(const ReportSource& source, const PrintOptions& options)
      : source_(source), options_(options), sheets_(map_sheets(source)) {}

  std::string pdf() {
    const std::size_t city = source_.scopes.count - 1;
    paint_map(city, sheets_.front());
    const bool has_table = city > 0 && !need_rows(source_).empty();
    if (has_table)
      paint_tables();
    else if (sheets_.size() > 1)
      paint_map(city, sheets_[1]);
    for (std::size_t district = 0; district < city; ++district)
      paint_map(district, sheets_[std::min<std::size_t>(1, sheets_.size() - 1)]);
    return canvas_->finish();
  }

 private:
  MapCanvas& page(double width, double height) {
    if (canvas_)
      canvas_->next_page(width, height);
    else
      canvas_.emplace(width, height, kPdf, source_.title);
    return *canvas_;
  }

  /// Of a district or the city, with its sentence below the title.
  void paint_map(std::size_t scope, const MapSheet& sheet) {
    const MapBase base(source_, options_, scope, kTalliesBelow);
    SheetContent content = sheet_content(source_, base.values(), base.cells(), sheet);
    if (scope < source_.headlines.size())
      content.subtitle = {in_language(source_.headlines[scope], options_.languages.front()), {}};
    if (scope + 1 < source_.scopes.count) {
      const std::string name =
          text_at(source_.scopes, column_of(source_.scopes, column::kName), scope);
      content.title = {name + " – " + content.title.en, name + "—" + content.title.zh};
    }
    content.tallies = tallies_of(source_, scope);
    paint_sheet(base, content, kPdf, page(base.layout().width, base.layout().height));
  }

  void paint_tables() {
    const SheetLayout layout = MapBase(source_, options_, source_.scopes.count - 1).layout();
    const double width = std::max(layout.width, layout.height);
    const double height = std::min(layout.width, layout.height);
    const std::vector<std::size_t> ranked = ranked_districts(source_);
    const std::size_t most = districts_a_page(height);
    for (std::size_t first = 0; first < ranked.size(); first += most) {
      const auto begin = ranked.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = begin + static_cast<std::ptrdiff_t>(std::min(most, ranked.size() - first));
      paint_district_table(source_, options_, {begin, end}, width, height, page(width, height));
    }
  }

  const ReportSource& source_;
  PrintOptions options_;
  std::vector<MapSheet> sheets_;
  std::optional<MapCanvas> canvas_;
};

}  // namespace

std::string atlas_pdf(const ReportSource& source, const PrintOptions& options) {
  return Atlas(source, options).pdf();
}

}  // namespace quarter
