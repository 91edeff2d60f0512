// SPDX-License-Identifier: Apache-2.0
#include "main_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "quarter/checks/headline.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/city_layers.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {
namespace {

/// Columns of the checks that have just one figure.
std::set<std::string> single_figures(const RunResult& r) {
  std::map<std::size_t, std::size_t> rows;
  for (const CheckRow& row : r.assessment.rows)
    ++rows[row.check];
  std::set<std::string> columns;
  for (const CheckRow& row : r.assessment.rows) {
    if (rows[row.check] == 1) columns.insert(row.column);
  }
  return columns;
}

bool is_verdict(const Field& field) {
  return field.name.starts_with("check_");
}

struct DistrictWords {
  Headline headline;
  Label text;
};

/// A column that stands in city.gpkg alone.
struct Extra {
  Field field;
  std::function<Value(const DistrictWords&)> value;
};

std::vector<Extra> district_extras() {
  using Type = Field::Type;
  const auto share = [](double (Share::*end)() const) {
    return [end](const DistrictWords& of) {
      const Share& all = of.headline.share;
      return all.is_known() ? Value{(all.*end)()} : Value{};
    };
  };
  const auto count = [](std::size_t VerdictSums::*which) {
    return [which](const DistrictWords& of) { return integer(of.headline.figures.*which); };
  };
  const ValueRule number{.always = true, .least = 0};
  const auto sum = [&](const char* name, const char* en, const char* zh,
                       std::size_t VerdictSums::*which) {
    return Extra{{name, Type::integer, 0, {en, zh}, unit::kOne, number}, count(which)};
  };
  return {
      {{city_layer::kVerdict,
        Type::text,
        0,
        {"verdict on all needs at once", "全部需求的结论"},
        ""},
       [](const DistrictWords& of) {
         return of.headline.row ? text_value(name_of(of.headline.verdict)) : Value{};
       }},
      {{city_layer::kShare,
        Type::text,
        0,
        {"who have all needs, in percent", "全部需求的占比"},
        ""},
       [](const DistrictWords& of) { return text_or_null(percent_text(of.headline.share).en); }},
      {{"share_low", Type::real, 4, {"the same, its low end", "占比下限"}, unit::kOne},
       share(&Share::low)},
      {{"share_high", Type::real, 4, {"the same, its high end", "占比上限"}, unit::kOne},
       share(&Share::high)},
      sum("met", "figures that are met", "达标的指标数", &VerdictSums::met),
      sum("near", "figures that are near", "接近的指标数", &VerdictSums::near),
      sum("not_met", "figures that are not met", "未达标的指标数", &VerdictSums::not_met),
      sum("unknown", "figures of which the map cannot tell", "无法判断的指标数",
          &VerdictSums::unknown),
      {{city_layer::kHeadline,
        Type::text,
        0,
        {"the district in one sentence", "一句话结论（英文）"},
        ""},
       [](const DistrictWords& of) { return Value{of.text.en}; }},
      {{city_layer::kHeadlineZh, Type::text, 0, {"the same in Chinese", "一句话结论"}, ""},
       [](const DistrictWords& of) { return Value{of.text.zh}; }}};
}

/// What is said of each district, or of the area studied where there are none.
std::vector<DistrictWords> district_words(const RunResult& r) {
  std::vector<DistrictWords> words;
  const std::size_t count = std::max<std::size_t>(1, r.study.districts.size());
  for (std::size_t d = 0; d < count; ++d) {
    const Headline headline = headline_of(r.catalogue, r.assessment, r.origins.kind, d);
    words.push_back({headline, headline_text(r.catalogue, r.assessment, headline)});
  }
  return words;
}

}  // namespace

ColumnChoice main_block_columns(const RunResult& r) {
  return [figures = single_figures(r)](const Field& field) {
    if (is_verdict(field)) return figures.contains(field.name);
    return !field.name.ends_with(column::kP90End) && !field.name.ends_with(column::kMetresEnd) &&
           !field.name.ends_with(column::kMapEndEnd) && field.name != column::kWeightInDistricts;
  };
}

ColumnChoice main_district_columns(double minutes) {
  const std::string kept = fmt::format("_share_{:g}", minutes);
  return [kept](const Field& field) {
    const bool is_share = field.name.find("_share_") != std::string::npos;
    return !is_share || field.name.ends_with(kept) || field.name.ends_with(kept + column::kHighEnd);
  };
}

Layer with_words(const RunResult& r, const Layer& districts) {
  constexpr std::size_t kBefore = 2;
  const auto words = std::make_shared<std::vector<DistrictWords>>(district_words(r));
  const auto extras = std::make_shared<std::vector<Extra>>(district_extras());
  Layer layer = districts;
  for (std::size_t e = 0; e < extras->size(); ++e)
    layer.fields.insert(layer.fields.begin() + static_cast<std::ptrdiff_t>(kBefore + e),
                        (*extras)[e].field);
  layer.value = [words, extras, value = districts.value](std::size_t i, std::size_t f) {
    if (f < kBefore) return value(i, f);
    if (f - kBefore < extras->size()) return (*extras)[f - kBefore].value((*words)[i]);
    return value(i, f - extras->size());
  };
  return layer;
}

}  // namespace quarter
