// SPDX-License-Identifier: Apache-2.0
#include "district_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "block_values.hpp"
#include "map_furniture.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/column_names.hpp"
#include "sheet_layout.hpp"
#include "sheet_words.hpp"
#include "verdict_mark.hpp"

namespace quarter {
namespace {

constexpr double kTop = 84;  // title and heads of columns
constexpr double kTableRow = 20;
constexpr double kNames = 150;  // width of the names

std::size_t line_of(const ReportSource& source, std::size_t scope, std::size_t row) {
  return scope * source.rows.size() + row;
}

double sure_share(const ReportSource& source, std::size_t scope) {
  double sum = 0;
  for (const std::size_t row : need_rows(source))
    sum += number_at(source.checks, column_of(source.checks, column::kShare),
                     line_of(source, scope, row))
               .value_or(0);
  return sum;
}

class TablePainter {
 public:
  TablePainter(const ReportSource& source, const PrintOptions& options, double width,
               MapCanvas& canvas)
      : source_(source),
        words_(options.languages, canvas),
        canvas_(canvas),
        rows_(need_rows(source)),
        step_((width - 2 * kMargin - kNames) /
              static_cast<double>(std::max<std::size_t>(1, rows_.size()))) {}

  void paint_heads() {
    const CheckRule& check = source_.catalogue.checks[source_.rows[rows_.front()].check];
    const Label title{source_.title + ": " + check.title.en, source_.title + "：" + check.title.zh};
    double y = kMargin - 8;
    y += canvas_.write({kMargin, y}, words_.large(title), {.size = 15, .bold = true});
    canvas_.write({kMargin, y}, words_.small(title), {.size = 10, .colour = kSoft});
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      const CheckRow& row = source_.rows[rows_[k]];
      const Label& need = source_.catalogue.categories[row.targets.front().category].label;
      canvas_.write({left(k) + 3, kMargin + kTop - 30}, words_.both(need, "\n"),
                    {.size = 7.5, .bold = true, .width = step_ - 6});
    }
  }

  void paint_district(std::size_t scope, double y) {
    const Layer& scopes = source_.scopes;
    std::string name = text_at(scopes, column_of(scopes, column::kName), scope);
    if (name.empty()) name = text_at(scopes, column_of(scopes, column::kId), scope);
    const double wide = canvas_.measure(name, {.size = 8.5}).width;
    const double size = std::clamp(8.5 * (kNames - 8) / std::max(wide, 1.0), 5.0, 8.5);
    canvas_.write({kMargin, y + 4}, name, {.size = size});
    for (std::size_t k = 0; k < rows_.size(); ++k)
      paint_cell(k, y, line_of(source_, scope, rows_[k]));
  }

 private:
  double left(std::size_t k) const { return kMargin + kNames + static_cast<double>(k) * step_; }

  void paint_cell(std::size_t k, double y, std::size_t line) {
    const Layer& checks = source_.checks;
    const std::string verdict = text_at(checks, column_of(checks, column::kVerdict), line);
    const auto low = number_at(checks, column_of(checks, column::kShare), line);
    const double high = number_at(checks, column_of(checks, column::kShareHigh), line)
                            .value_or(std::numeric_limits<double>::infinity());
    const Frame cell{left(k), y, step_ - 2, kTableRow - 2};
    canvas_.add(cell);
    if (verdict == "unknown")
      canvas_.hatch(cell, 0.5);
    else
      canvas_.fill(verdict_colour(verdict), 0.38);
    const std::string text =
        low ? interval_text(100 * *low, 100 * high, 0, "–") + " %" : std::string("–");
    const TextStyle style{.size = 8, .halo = verdict == "unknown"};
    canvas_.write({cell.x + 16, y + 4}, text, style);
    if (!verdict.empty()) paint_mark({cell.x + 8, y + kTableRow / 2 - 1}, 4.2, verdict, canvas_);
  }

  const ReportSource& source_;
  SheetWords words_;
  MapCanvas& canvas_;
  std::vector<std::size_t> rows_;
  double step_;
};

}  // namespace

std::vector<std::size_t> need_rows(const ReportSource& source) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < source.rows.size(); ++i) {
    const CheckRule& check = source.catalogue.checks[source.rows[i].check];
    const bool asks = check.kind->a_row_each && check.kind->has_places() && !check.report_only &&
                      source.rows[i].targets.size() == 1;
    if (asks && (rows.empty() || source.rows[rows.front()].check == source.rows[i].check))
      rows.push_back(i);
  }
  return rows;
}

std::vector<std::size_t> ranked_districts(const ReportSource& source) {
  std::vector<std::size_t> districts(source.scopes.count - 1);
  std::iota(districts.begin(), districts.end(), std::size_t{0});
  std::stable_sort(districts.begin(), districts.end(), [&](std::size_t a, std::size_t b) {
    return sure_share(source, a) > sure_share(source, b);
  });
  return districts;
}

std::size_t districts_a_page(double height) {
  return static_cast<std::size_t>((height - 2 * kMargin - kTop - 20) / kTableRow);
}

void paint_district_table(const ReportSource& source, const PrintOptions& options,
                          const std::vector<std::size_t>& districts, double width, double height,
                          MapCanvas& canvas) {
  TablePainter table(source, options, width, canvas);
  table.paint_heads();
  double y = kMargin + kTop;
  for (const std::size_t district : districts) {
    table.paint_district(district, y);
    y += kTableRow;
  }
  canvas.write({kMargin, height - kMargin - 8}, std::string(kAttribution),
               {.size = 7, .colour = kSoft});
}

}  // namespace quarter
