// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/report/map_sheet.hpp"

namespace quarter {
namespace {

using Categories = std::vector<CategoryIndex>;

constexpr std::string_view kOverview = "overview";

Categories shown(const Catalogue& catalogue) {
  Categories all;
  for (const CategoryIndex c : catalogue.shown_categories())
    all.push_back(c);
  return all;
}

std::map<int, Categories> by_module(const Catalogue& catalogue) {
  std::map<int, Categories> modules;
  for (const CategoryIndex c : shown(catalogue))
    modules[catalogue.categories[c].module].push_back(c);
  return modules;
}

std::string module_name(int module) {
  return fmt::format("module_{}", module);
}

/// Whether blocks say where it holds.
bool has_map(const CheckRule& check) {
  return check.kind->of_homes != nullptr &&
         check.kind->block_verdict != CheckKind::BlockVerdict::none;
}

/// "3.1.food" of a check that looks at each category by itself.
std::string name_of_target(const Catalogue& catalogue, const CheckRule& check,
                           const CheckTarget& target) {
  return check.id + "." + catalogue.categories[target.category].id;
}

/// Makes the sheets of names.
class SheetList {
 public:
  explicit SheetList(const ReportSource& source) : source_(source) {}

  void add(const std::string& name) {
    if (name == kOverview) return add_overview();
    for (const auto& [module, categories] : by_module(source_.catalogue)) {
      if (name == module_name(module)) return add_times(name, module, categories);
    }
    if (const auto category = source_.catalogue.category_index(name))
      return add_times(name, source_.catalogue.categories[*category].module, {*category});
    add_rows(name);
  }

  void add_default() {
    add_overview();
    for (const ModeIndex mode : source_.modes) {
      for (const auto& [module, categories] : by_module(source_.catalogue))
        add_times(mode, module_name(module), module, categories);
    }
  }

  std::vector<MapSheet> take() { return std::move(sheets_); }

 private:
  void add_overview() {
    push({std::string(kOverview), MapSheet::Kind::overview, source_.modes.front(), 0,
          shown(source_.catalogue)});
  }

  void add_times(const std::string& name, int module, const Categories& categories) {
    for (const ModeIndex mode : source_.modes)
      add_times(mode, name, module, categories);
  }
  void add_times(ModeIndex mode, const std::string& name, int module,
                 const Categories& categories) {
    push({source_.catalogue.modes[mode].id + "_" + name, MapSheet::Kind::times, mode, module,
          categories});
  }

  void add_rows(const std::string& name) {
    for (std::size_t i = 0; i < source_.rows.size(); ++i) {
      const CheckRow& row = source_.rows[i];
      const CheckRule& check = source_.catalogue.checks[row.check];
      Categories categories;
      for (const CheckTarget& target : row.targets) {
        if (check.kind->has_places()) categories.push_back(target.category);
      }
      const bool is_target = row.targets.size() == 1 && check.kind->a_row_each &&
                             name == name_of_target(source_.catalogue, check, row.targets.front());
      if (name != check.id && !is_target) continue;
      push({row.column, MapSheet::Kind::verdicts,
            row.modes.empty() ? source_.modes.front() : row.modes.front(), check.module, categories,
            i});
    }
  }

  void push(MapSheet sheet) {
    if (!sheet.categories.empty() || sheet.kind == MapSheet::Kind::verdicts) {
      if (done_.insert(sheet.name).second) sheets_.push_back(std::move(sheet));
    }
  }

  const ReportSource& source_;
  std::vector<MapSheet> sheets_;
  std::set<std::string> done_;
};

}  // namespace

std::vector<std::string> map_names(const Rulebook& catalogue) {
  std::vector<std::string> names{std::string(kOverview)};
  for (const auto& [module, categories] : by_module(catalogue))
    names.push_back(module_name(module));
  for (const CategoryIndex c : shown(catalogue))
    names.push_back(catalogue.categories[c].id);
  for (const CheckRule& check : catalogue.checks) {
    if (!has_map(check)) continue;
    names.push_back(check.id);
    if (!check.kind->a_row_each || !check.kind->has_places()) continue;
    for (const CheckTarget& target : check.targets)
      names.push_back(name_of_target(catalogue, check, target));
  }
  return names;
}

void check_map_names(const Rulebook& catalogue, const std::vector<std::string>& names) {
  const std::vector<std::string> known = map_names(catalogue);
  for (const std::string& name : names) {
    if (one_of(name, known)) continue;
    const auto check = std::find_if(catalogue.checks.begin(), catalogue.checks.end(),
                                    [&](const CheckRule& rule) { return rule.id == name; });
    if (check != catalogue.checks.end())
      fail_usage("--maps: check {} has no map, as its figure is not one of homes; see checks.csv",
                 name);
    fail_usage(
        "--maps: no map '{}'{}; give overview, module_N, categories or checks, such as "
        "food,3.2,3.1.food",
        valid_utf8(name), did_you_mean(name, known));
  }
}

std::vector<MapSheet> map_sheets(const ReportSource& source,
                                 const std::vector<std::string>& names) {
  SheetList list(source);
  if (source.modes.empty() || shown(source.catalogue).empty()) return {};
  for (const std::string& name : names)
    list.add(name);
  if (names.empty()) list.add_default();
  return list.take();
}

}  // namespace quarter
