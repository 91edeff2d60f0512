// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cell_values.hpp"
#include "check_line.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/units.hpp"

namespace quarter {
namespace {

std::string source_text(const Source& source) {
  std::string text = source.document;
  if (!source.clause.empty()) text += ", " + source.clause;
  if (source.year > 0) text += fmt::format(" ({})", source.year);
  return text;
}

}  // namespace

void add_grounds(Lines& table) {
  table.real(column::kWeight, 1, "[weight_kind]",
             {"what the figure is a share of, in the unit of weight_kind, km, places or km²",
              "占比的分母；单位见 weight_kind，或为 km、处、km²"},
             [](const CheckLine& line) { return Value{line.share().weight}; },
             {.always = true, .least = 0});
  table.text(column::kWeightKind,
             {"what homes are weighted by, with its unit", "住宅权重的含义及单位"},
             [](const CheckLine& line) {
               const OriginKind kind = line.run.origins.kind;
               return Value{fmt::format("{} ({})", weight_name(kind), weight_unit(kind))};
             },
             {.always = true});
  table.integer(column::kOrigins, unit::kOne, {"points trips start from", "出发点数量"},
                [](const CheckLine& line) { return integer(line.scope.tally->origins); },
                {.always = true, .least = 0});
  table.text("needs",
             {"what a check that is not testable would need, such as an option",
              "无法检验的检查项所缺少的输入，例如某个选项"},
             [](const CheckLine& line) { return text_or_null(line.row().needs); });
  table.text("source",
             {"document, clause and year the check comes from", "检查项的依据：文件、条款与年份"},
             [](const CheckLine& line) { return Value{source_text(line.check().source)}; },
             {.always = true});
  table.text(
      "source_verified", {"whether the wording of the document was seen", "是否核对过该文件的原文"},
      [](const CheckLine& line) { return text_value(line.check().source.verified ? "yes" : "no"); },
      {.always = true, .words = {"yes", "no"}});
}

void add_quality(Lines& table) {
  const auto quality = [](std::optional<double> RowQuality::*share) {
    return [share](const CheckLine& line) { return number_or_null(line.quality().*share); };
  };
  table.real("places_unnamed", 4, unit::kOne,
             {"of the places the row looks at, those without a name", "所考察设施中无名称者的占比"},
             quality(&RowQuality::unnamed), kShareRule);
  table.real("places_without_hours", 4, unit::kOne,
             {"of those with a door, without opening hours", "有门的设施中无开放时间者的占比"},
             quality(&RowQuality::without_hours), kShareRule);
  table.real("places_of_expected", 4, unit::kOne,
             {"places found over those usual for the floor area of homes, of the service with the "
              "least; null where too few are usual to tell",
              "已收录设施与同等住宅建筑面积通常数量之比，取最低的服务；通常数量过少时为空"},
             quality(&RowQuality::of_expected), {.least = 0});
  table.real("assumed", 4, unit::kOne,
             {"of street length, or of places, what rests on a default or lacks the tag that is "
              "counted",
              "街道长度或设施中，依据默认值或缺少所需标签者的占比"},
             quality(&RowQuality::assumed), kShareRule);
  table.real(
      "map_edge", 4, unit::kOne,
      {"of weight, that for which the map ends within the limit", "在限值内到达地图边缘的权重占比"},
      quality(&RowQuality::edge), kShareRule);
}

void add_group(const ColumnKeys::Group& group, Lines& table) {
  const auto share = [g = group.index](const CheckLine& line) -> const Share& {
    return line.scope.tally->group_shares[line.index * line.run.origins.groups.size() + g];
  };
  const std::string low = column::kShareOf + group.name;
  table.real(low, 4, "[unit]",
             {"with --groups: low end of the share of " + group.name + "; null for medians",
              "使用 --groups 时：" + group.name + "的占比下限；中位数为空"},
             [share](const CheckLine& line) { return low_or_null(share(line)); });
  table.real(low + column::kHighEnd, 4, "[unit]",
             {"the high end of share_of_" + group.name, "share_of_" + group.name + " 区间的上限"},
             [share](const CheckLine& line) { return high_or_null(share(line)); });
  table.real(
      "weight_of_" + group.name, 1, "residents",
      {"with --groups: people of " + group.name, "使用 --groups 时：" + group.name + "的人数"},
      [share](const CheckLine& line) { return Value{share(line).weight}; },
      {.always = true, .least = 0});
}

}  // namespace quarter
