// SPDX-License-Identifier: Apache-2.0
#include "column_keys.hpp"

#include <fmt/format.h>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

using BlockVerdict = CheckKind::BlockVerdict;

/// A check of several rows names the category of each.
Meaning title_of(const RunResult& r, const CheckRow& row) {
  const CheckRule& check = r.catalogue.checks[row.check];
  Meaning title = meaning_of(check.title);
  title.en = check.id + " " + title.en;
  title.zh = check.id + " " + title.zh;
  if (row.targets.size() != 1) return title;
  const ServiceCategory& category = r.catalogue.categories[row.targets.front().category];
  if (row.column.ends_with("_" + category.id)) title.zh += "：" + meaning_of(category.label).zh;
  return title;
}

void add_figures(const RunResult& r, ColumnKeys& keys) {
  for (std::size_t row = 0; row < r.assessment.rows.size(); ++row) {
    const CheckRule& check = r.catalogue.checks[r.assessment.rows[row].check];
    keys.figures.push_back(
        {row, r.assessment.rows[row].column, title_of(r, r.assessment.rows[row]),
         r.assessment.by_origin[row] && check.kind->block_verdict != BlockVerdict::none,
         check.kind->block_verdict == BlockVerdict::median_home_not});
  }
}

}  // namespace

Meaning meaning_of(const Label& label) {
  return {label.en, label.zh.empty() ? label.en : label.zh};
}

std::vector<ColumnKeys::Time> times_of(const Catalogue& catalogue,
                                       const std::vector<ModeIndex>& modes) {
  std::vector<ColumnKeys::Time> times;
  for (const ModeIndex m : modes) {
    const TravelMode& mode = catalogue.modes[m];
    const Meaning how = meaning_of(mode.label);
    for (const CategoryIndex c : catalogue.shown_categories()) {
      const ServiceCategory& category = catalogue.categories[c];
      const Meaning what = meaning_of(category.label);
      times.push_back({m,
                       c,
                       column::stem(mode.id, category.id),
                       {what.en + ", " + how.en, what.zh + "（" + how.zh + "）"}});
    }
  }
  return times;
}

ColumnKeys keys_of(const RunResult& r) {
  ColumnKeys keys;
  for (const ModeIndex mode : r.times.modes())
    keys.modes.push_back(
        {mode, r.catalogue.modes[mode].id, meaning_of(r.catalogue.modes[mode].label)});
  keys.times = times_of(r.catalogue, r.times.modes());
  for (std::size_t k = 0; k < r.assessment.class_minutes.size(); ++k)
    keys.within.push_back({k, fmt::format("{:g}", r.assessment.class_minutes[k])});
  add_figures(r, keys);
  for (std::size_t g = 0; g < r.origins.groups.size(); ++g)
    keys.groups.push_back({g, valid_utf8(r.origins.groups[g])});
  keys.weight_unit = weight_unit(r.origins.kind);
  keys.weight = fmt::format("{} ({})", weight_name(r.origins.kind), keys.weight_unit);
  const bool people = r.origins.kind == OriginKind::population;
  keys.of_whom = people ? Meaning{"residents", "居民"} : Meaning{"weight", "权重"};
  if (r.assessment.needs_row)
    keys.needs_check = r.catalogue.checks[r.assessment.rows[*r.assessment.needs_row].check].id;
  return keys;
}

ColumnKeys pattern_keys() {
  ColumnKeys keys;
  keys.modes = {{{}, "<mode>", {"<mode>", "<方式>"}}};
  keys.times = {{{}, {}, "<mode>_<category>", {"<category>, <mode>", "<类别>（<方式>）"}}};
  keys.within = {{0, "<minutes>"}};
  keys.figures = {{0,
                   "check_<check>",
                   {"<number and title of the check>", "<检查项的编号与名称>"},
                   true,
                   false}};
  keys.groups = {{0, "<group>"}};
  keys.weight = "floor area (m2), street length (m) or population (residents)";
  keys.weight_unit = "m2, m or residents";
  keys.of_whom = {"weight", "权重"};
  keys.needs_check = "<check>";
  return keys;
}

}  // namespace quarter
