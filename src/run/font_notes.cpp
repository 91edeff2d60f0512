// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/font_notes.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "quarter/city/ground.hpp"
#include "quarter/report/fonts.hpp"
#include "quarter/results/study.hpp"

namespace quarter {
namespace {

bool wants_maps(const RunOptions& options) {
  return options.report && !options.out.empty();
}

std::vector<std::string> names_of(const RunResult& r) {
  std::set<std::string> names;
  for (const District& district : r.study.districts)
    names.insert(district.name);
  if (r.map.ground) {
    for (const GroundName& name : r.map.ground->names)
      names.insert(name.name);
    for (const GroundLine& line : r.map.ground->lines)
      names.insert(line.name);
  }
  return {names.begin(), names.end()};
}

}  // namespace

std::string fonts_for_request(const RunOptions& options) {
  if (!wants_maps(options)) return {};
  std::vector<std::string> texts{options.title};
  const auto& languages = options.print.languages;
  if (std::find(languages.begin(), languages.end(), Language::zh) != languages.end())
    texts.emplace_back("步行");
  return missing_font(texts);
}

std::string fonts_for_names(const RunOptions& options, const RunResult& result) {
  if (!wants_maps(options) || !fonts_for_request(options).empty()) return {};
  return missing_font(names_of(result));
}

}  // namespace quarter
