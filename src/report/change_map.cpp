// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/change_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sheet_content.hpp"

namespace quarter {
namespace {

Label legend_text(const ChangeClass& c) {
  const bool gain = c.upto < 0;
  if (c.above < 0 && c.upto > 0)
    return {fmt::format("within ±{:g} min", c.upto), fmt::format("±{:g}分钟内", c.upto)};
  const double low = gain ? -c.upto : c.above, high = gain ? -c.above : c.upto;
  const char* const word = gain ? "shorter" : "longer";
  const char* const zh = gain ? "缩短" : "延长";
  if (std::isinf(high))
    return {fmt::format("over {:g} min {}", low, word), fmt::format("{}超过{:g}分钟", zh, low)};
  return {fmt::format("{:g}–{:g} min {}", low, high, word),
          fmt::format("{}{:g}–{:g}分钟", zh, low, high)};
}

std::size_t class_of(const std::vector<ChangeClass>& classes, std::optional<double> minutes) {
  if (!minutes) return SheetContent::kNotKnown;
  const std::size_t middle = classes.size() / 2;
  // Alike on both sides: what lies on a limit is in the class nearer to 0.
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const bool on_lower = i < middle && *minutes == classes[i].upto;
    const bool in = *minutes >= classes[i].above && *minutes <= classes[i].upto;
    if (in && !on_lower) return i;
  }
  return middle;
}

}  // namespace

bool shows_change(const ChangeMap& map) {
  return std::any_of(map.minutes.begin(), map.minutes.end(),
                     [&](const auto& m) { return m && std::abs(*m) > map.limits.front(); });
}

SheetContent change_content(const ReportSource& source, const ChangeMap& map) {
  const std::vector<ChangeClass> classes = change_classes(map.limits);
  SheetContent content;
  content.title = {source.title + ": " + map.title.en, source.title + "：" + map.title.zh};
  content.subtitle = map.subtitle;
  content.date = map.date;
  content.legend_title = {"Change", "变化"};
  for (const ChangeClass& c : classes)
    content.legend.push_back({c.colour, legend_text(c)});
  for (const auto& minutes : map.minutes)
    content.classes.push_back(class_of(classes, minutes));
  content.hatched = {"cannot be compared", "无法比较"};
  for (const std::string& note : map.notes)
    content.standings.push_back({"", note});
  content.marks = map.marks;
  return content;
}

}  // namespace quarter
