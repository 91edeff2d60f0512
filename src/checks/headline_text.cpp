// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/checks/headline.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {
namespace {

/// Needs that may be named one after another; more of them tell nobody what to do.
constexpr std::size_t kMostNamed = 3;
/// Sums of weights in another order differ by less; as shares.
constexpr double kSame = 1e-9;

/// "six", 六; greater numbers in digits.
Label count_word(std::size_t count) {
  static const std::array<Label, 13> kWords = {{{"no", "零"},
                                                {"one", "一"},
                                                {"two", "两"},
                                                {"three", "三"},
                                                {"four", "四"},
                                                {"five", "五"},
                                                {"six", "六"},
                                                {"seven", "七"},
                                                {"eight", "八"},
                                                {"nine", "九"},
                                                {"ten", "十"},
                                                {"eleven", "十一"},
                                                {"twelve", "十二"}}};
  if (count < kWords.size()) return kWords[count];
  return {fmt::format("{}", count), fmt::format("{}", count)};
}

Label whom_word(OriginKind kind) {
  switch (kind) {
    case OriginKind::buildings:
      return {"homes", "住宅"};
    case OriginKind::street_points:
      return {"residential streets", "居住街道"};
    case OriginKind::population:
      return {"residents", "居民"};
  }
  return {};
}

/// Within a sentence: "healthcare", but "GP surgery".
std::string in_sentence(const std::string& label) {
  const auto upper = [&](std::size_t i) {
    return i < label.size() && label[i] >= 'A' && label[i] <= 'Z';
  };
  std::string text = label;
  if (upper(0) && !upper(1)) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

/// "food, healthcare or education".
Label list_text(const Rulebook& catalogue, const std::vector<CategoryIndex>& categories,
                const Label& last) {
  Label text;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const Label& label = catalogue.categories[categories[i]].label;
    const bool is_last = i + 1 == categories.size();
    text.en += (i == 0 ? "" : is_last ? " " + last.en + " " : ", ") + in_sentence(label.en);
    text.zh += (i == 0 ? "" : is_last ? last.zh : "、") + (label.zh.empty() ? label.en : label.zh);
  }
  return text;
}

/// Of all targets alike; nothing if they differ.
std::optional<double> common(const std::vector<CheckTarget>& targets, double CheckTarget::*limit) {
  const double first = targets.front().*limit;
  const bool same = std::all_of(targets.begin(), targets.end(),
                                [&](const CheckTarget& target) { return target.*limit == first; });
  return same ? std::optional(first) : std::nullopt;
}

/// What a trip by the plain modes is called: "walk" and 步行, "ride" and 骑行; nothing of others.
Label trip_word(const Catalogue& catalogue, const CheckRow& row) {
  if (row.modes.size() != 1) return {};
  const ModeIndex mode = row.modes.front();
  if (mode == catalogue.first_foot_mode()) return {"walk", "步行"};
  for (const ModeIndex m : catalogue.modes.indices()) {
    if (catalogue.modes[m].kind == TravelMode::Kind::bicycle)
      return m == mode ? Label{"ride", "骑行"} : Label{};
  }
  return {};
}

Label mode_names(const Catalogue& catalogue, const CheckRow& row) {
  Label names;
  for (const ModeIndex m : row.modes) {
    const Label& label = catalogue.modes[m].label;
    names.en += (names.en.empty() ? "" : " or ") + label.en;
    names.zh += (names.zh.empty() ? "" : "或") + (label.zh.empty() ? label.en : label.zh);
  }
  return names;
}

/// "within a 15-minute walk", 步行15分钟内; of other modes "within 15 minutes (wheelchair)".
Label limit_text(const Catalogue& catalogue, const CheckRow& row) {
  const Label trip = trip_word(catalogue, row), names = mode_names(catalogue, row);
  const auto minutes = common(row.targets, &CheckTarget::minutes);
  const auto metres = common(row.targets, &CheckTarget::metres);
  const bool by_time = minutes.value_or(0) > 0 && metres == 0.0;
  if (!by_time && !(metres.value_or(0) > 0 && minutes == 0.0))
    return {"within the limits of each (" + names.en + ")", names.zh + "各自限值内"};
  const std::string number = fmt::format("{:g}", by_time ? *minutes : *metres);
  const std::string zh = names.zh + number + (by_time ? "分钟内" : "米内");
  if (trip.en.empty())
    return {fmt::format("within {} {} ({})", number, by_time ? "minutes" : "m", names.en), zh};
  const bool an = number[0] == '8' || number == "11" || number == "18";  // an 8-minute walk
  return {fmt::format("within {} {}{}{}", an ? "an" : "a", number, by_time ? "-minute " : " m ",
                      trip.en),
          zh};
}

/// "all six needs", or the needs by name where they are one or two.
Label needs_text(const Rulebook& catalogue, const CheckRow& row) {
  if (row.targets.size() > 2) {
    const Label count = count_word(row.targets.size());
    return {"all " + count.en + " needs", "全部" + count.zh + "类日常服务"};
  }
  std::vector<CategoryIndex> categories;
  for (const CheckTarget& target : row.targets)
    categories.push_back(target.category);
  return list_text(catalogue, categories, {"and", "和"});
}

/// The first clause: how many have all.
Label share_clause(const Rulebook& catalogue, const CheckRow& row, const Headline& headline) {
  const Label whom = whom_word(headline.whom), needs = needs_text(catalogue, row),
              limit = limit_text(catalogue, row), percent = percent_text(headline.share);
  if (!(headline.share.weight > 0))
    return {"no home is known here, so nobody can be said to have " + needs.en,
            "没有已知的住宅，无法判断服务可达情况"};
  if (percent.en.empty() || (headline.share.low() <= kSame && headline.share.high() >= 1 - kSame))
    return {fmt::format("the map cannot tell how many {} have {} {}", whom.en, needs.en, limit.en),
            fmt::format("地图无法判断有多少{}{}可达{}", whom.zh, limit.zh, needs.zh)};
  return {fmt::format("{} of {} have {} {}", percent.en, whom.en, needs.en, limit.en),
          fmt::format("{}的{}{}可达{}", percent.zh, whom.zh, limit.zh, needs.zh)};
}

void append(const Label& clause, Label& text) {
  text.en += "; " + clause.en;
  text.zh += "；" + clause.zh;
}

/// `needs`: how many are asked for.
void add_lacks(const Rulebook& catalogue, const Headline& headline, std::size_t needs,
               Label& text) {
  const std::size_t count = headline.most_lacked.size();
  if (count > 0 && count <= kMostNamed) {
    const Label list = list_text(catalogue, headline.most_lacked, {"or", "或"});
    append({"the one most often out of reach is " + list.en, "最常够不到的是" + list.zh}, text);
  }
  if (headline.untold.empty() || headline.untold.size() == needs) return;
  const Label list = list_text(catalogue, headline.untold, {"and", "和"});
  append({"the map knows too little of " + list.en, "地图对" + list.zh + "的信息不足"}, text);
}

/// Of the districts of a city; else whether a lone area passes.
void add_verdict(const Rulebook& catalogue, const CheckRow& row, const Headline& headline,
                 Label& text) {
  const VerdictSums& districts = headline.districts;
  if (districts.all() > 0) {
    append({fmt::format("{} of {} district{} pass", districts.met, districts.all(),
                        districts.all() == 1 ? "" : "s"),
            fmt::format("{}个片区中{}个达标", districts.all(), districts.met)},
           text);
    if (districts.unknown > 0)
      append({fmt::format("of {} district{} the map cannot tell", districts.unknown,
                          districts.unknown == 1 ? "" : "s"),
              fmt::format("{}个片区无法判断", districts.unknown)},
             text);
    return;
  }
  const double met = 100 * catalogue.checks[row.check].met;
  if (headline.verdict == Verdict::met || headline.verdict == Verdict::near ||
      headline.verdict == Verdict::not_met)
    append({fmt::format("{:g} % are asked for: {}", met, name_of(headline.verdict)),
            fmt::format("要求{:g}%：{}", met, chinese(headline.verdict))},
           text);
}

/// Where no check asks for all needs.
Label figures_text(const VerdictSums& sums) {
  Label text = {fmt::format("{} of {} figures are met, {} near, {} not met", sums.met, sums.all(),
                            sums.near, sums.not_met),
                fmt::format("{}项指标中{}项达标，{}项接近，{}项未达标", sums.all(), sums.met,
                            sums.near, sums.not_met)};
  if (sums.unknown > 0)
    append({fmt::format("of {} the map cannot tell", sums.unknown),
            fmt::format("{}项地图无法判断", sums.unknown)},
           text);
  return text;
}

/// One end of an interval in whole percent; 0 and 100 only of what is.
int whole_percent(double share) {
  const int percent = static_cast<int>(std::lround(100 * share));
  if (percent == 0 && share > kSame) return 1;
  return percent == 100 && share < 1 - kSame ? 99 : percent;
}

}  // namespace

Label percent_text(const Share& share) {
  if (!share.is_known() || !std::isfinite(share.high())) return {};
  const double low = share.low(), high = share.high();
  if (low > kSame && high < 0.005) return {"under 1 %", "不足1%"};
  if (low >= 0.995 && high < 1 - kSame) return {"over 99 %", "超过99%"};
  const int from = whole_percent(low), to = whole_percent(high);
  if (from == to) return {fmt::format("{} %", from), fmt::format("{}%", from)};
  return {fmt::format("{}-{} %", from, to), fmt::format("{}–{}%", from, to)};
}

Label headline_text(const Rulebook& catalogue, const Assessment& assessment,
                    const Headline& headline) {
  Label text;
  if (headline.row) {
    const CheckRow& row = assessment.rows[*headline.row];
    text = share_clause(catalogue, row, headline);
    if (headline.share.weight > 0) add_lacks(catalogue, headline, row.targets.size(), text);
    if (headline.share.weight > 0) add_verdict(catalogue, row, headline, text);
  } else {
    text = figures_text(headline.figures);
  }
  if (text.en[0] >= 'a' && text.en[0] <= 'z')
    text.en[0] = static_cast<char>(text.en[0] - 'a' + 'A');
  return {text.en + ".", text.zh + "。"};
}

}  // namespace quarter
