// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/result_layers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "district_columns.hpp"
#include "entry_rows.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/distribution.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/checks/shortfalls.hpp"
#include "quarter/formats/layer_columns.hpp"

namespace quarter {
namespace {

using Type = Field::Type;

std::string minutes_text(double minutes) {
  return fmt::format("{:g}", minutes);
}

using BlockVerdict = CheckKind::BlockVerdict;

/// A block meets a check if at least half of its weight does (the median home does).
std::string block_verdict(const CheckRule& check, Share share) {
  if (!(share.weight > 0)) return {};
  if (check.kind->block_verdict == BlockVerdict::median_home_not) {
    const double kept = share.weight - share.yes - share.open;
    share.yes = kept > 1e-9 * share.weight ? kept : 0;
  }
  if (share.low() >= 0.5) return "met";
  if (share.high() >= 0.5) return "unknown";
  return share.yes > 0 ? "partial" : "not met";
}

/// The ends of an interval; nothing where there is nothing to measure. A low end alone is "at
/// least".
Value low_or_null(const Share& share) {
  return share.is_known() ? Value{share.low()} : Value{};
}
Value high_or_null(const Share& share) {
  return share.is_known() && std::isfinite(share.high()) ? Value{share.high()} : Value{};
}

template <typename F>
void for_each_time(const RunResult& r, F f) {
  for (const std::size_t mode : r.times.modes()) {
    for (std::size_t c = 0; c < r.catalogue.shown_categories(); ++c) {
      f(mode, c, r.catalogue.modes[mode].id + "_" + r.catalogue.categories[c].id,
        r.catalogue.categories[c].label.en + ", " + r.catalogue.modes[mode].label.en);
    }
  }
}

/// The kind of entrance a time leads to.
Value entry_value(TravelCost cost) {
  if (!cost.reached()) return {};
  return Value{std::string(name_of(static_cast<Evidence>(cost.mark())))};
}

void add_block_times(const RunResult& r, std::vector<Column>& columns) {
  const auto& blocks = r.assessment.blocks;
  for_each_time(
      r, [&](std::size_t mode, std::size_t c, const std::string& name, const std::string& label) {
        const std::size_t cell = r.assessment.cell(mode, c);
        columns.push_back(
            {{name + "_s", Type::real, 1, label + ": seconds, median"},
             [&blocks, cell](std::size_t b) { return seconds_value(blocks[b].median_of(cell)); }});
        columns.push_back(
            {{name + "_least_s", Type::real, 1, label + ": seconds at least, median"},
             [&blocks, cell](std::size_t b) { return seconds_value(blocks[b].least_of(cell)); }});
        columns.push_back(
            {{name + "_m", Type::integer, 0, label + ": metres, median"},
             [&blocks, cell](std::size_t b) { return metres_value(blocks[b].median_of(cell)); }});
        columns.push_back(
            {{name + "_p90_s", Type::real, 1, label + ": seconds, for 90 % of the weight"},
             [&blocks, cell](std::size_t b) { return seconds_value(blocks[b].p90_of(cell)); }});
        columns.push_back(
            {{name + "_entry", Type::text, 0, label + ": how the median home's place is entered"},
             [&blocks, cell](std::size_t b) { return entry_value(blocks[b].median_of(cell)); }});
      });
  for (const std::size_t mode : r.times.modes()) {
    const TravelMode& travel = r.catalogue.modes[mode];
    columns.push_back(
        {{travel.id + "_map_end_s", Type::real, 1,
          travel.label.en +
              ": seconds to where the map ends, median; what has no time may lie beyond"},
         [&blocks, mode](std::size_t b) { return seconds_value(blocks[b].map_end_of(mode)); }});
  }
}

MeasureContext context_of(const RunResult& r) {
  return {r.catalogue, r.map, r.times, {}, r.assessment.silent};
}

/// What blocks lack of the needs one check asks for together, and why.
void add_shortfalls(const RunResult& r, std::vector<Column>& columns) {
  if (!r.assessment.needs_row) return;
  const auto finder = std::make_shared<ShortfallFinder>(context_of(r), r.assessment);
  const std::string check = r.catalogue.checks[r.assessment.rows[*r.assessment.needs_row].check].id;
  const auto text = [&r, finder](std::size_t b, bool with_cause) {
    std::vector<std::string> words;
    const LonLat inner = centroid(r.study.blocks[b].outline.front().outer);
    for (const Shortfall& lack : finder->of(b, inner)) {
      const std::string& id = r.catalogue.categories[lack.category].id;
      words.push_back(with_cause ? fmt::format("{}: {}", id, name_of(lack.cause)) : id);
    }
    return text_or_null(fmt::format("{}", fmt::join(words, with_cause ? "; " : "+")));
  };
  columns.push_back({{"missing", Type::text, 0, "needs of check " + check + " not met"},
                     [text](std::size_t b) { return text(b, false); }});
  columns.push_back({{"reason", Type::text, 0, "why each of them is not met"},
                     [text](std::size_t b) { return text(b, true); }});
}

void add_tally_columns(const RunResult& r, const std::function<const Tally&(std::size_t)>& tally,
                       std::vector<Column>& columns) {
  columns.push_back({{"origins", Type::integer, 0, "points trips start from"},
                     [tally](std::size_t i) { return integer(tally(i).origins); }});
  columns.push_back(
      {{"weight", Type::real, 1,
        fmt::format("weight: {} ({})", weight_name(r.origins.kind), weight_unit(r.origins.kind))},
       [tally](std::size_t i) { return Value{tally(i).weight}; }});
}

struct Scope {
  std::string id;
  std::string name;
  const Tally* tally;
  const std::vector<Share>* land;  ///< per row
  const std::vector<RowQuality>* quality;
  const MultiPolygon* outline;
};

/// The districts, then the city.
std::vector<Scope> scopes_of(const RunResult& r) {
  std::vector<Scope> scopes;
  for (std::size_t d = 0; d < r.study.districts.size(); ++d) {
    const District& district = r.study.districts[d];
    scopes.push_back({district.id, district.name, &r.assessment.districts[d], &r.assessment.land[d],
                      &r.assessment.quality[d], &district.outline});
  }
  scopes.push_back({"city", "", &r.assessment.city, &r.assessment.land.back(),
                    &r.assessment.quality.back(), &r.study.area});
  return scopes;
}

void add_shares(const RunResult& r, const std::vector<Scope>& scopes,
                std::vector<Column>& columns) {
  const std::size_t classes = r.assessment.class_minutes.size();
  const std::string whose = r.origins.kind == OriginKind::population ? "residents" : "weight";
  for_each_time(r, [&](std::size_t mode, std::size_t c, const std::string& name,
                       const std::string& label) {
    for (std::size_t k = 0; k < classes; ++k) {
      const std::string minutes = minutes_text(r.assessment.class_minutes[k]);
      const std::size_t at = r.assessment.cell(mode, c) * classes + k;
      const std::string what = label + ": share of " + whose + " within " + minutes + " min";
      const auto column = [&](const std::string& end, const std::string& words, auto weight) {
        columns.push_back({{name + "_share_" + minutes + end, Type::real, 4, what + words},
                           [scopes, weight](std::size_t i) {
                             const Tally& tally = *scopes[i].tally;
                             return tally.weight > 0 ? Value{weight(tally) / tally.weight}
                                                     : Value{};
                           }});
      };
      column("", "", [at](const Tally& tally) { return tally.within[at]; });
      column("_high", ", at most", [at](const Tally& tally) { return tally.may_be_within(at); });
    }
  });
}

Verdict row_verdict(const RunResult& r, std::size_t row, const Tally& tally) {
  return verdict_of(r.catalogue, r.assessment.rows[row], tally.share(row));
}

/// Each once, in their order, with a plus between.
std::string join_words(const std::vector<std::string>& words) {
  std::vector<std::string> once;
  for (const std::string& word : words) {
    if (std::find(once.begin(), once.end(), word) == once.end()) once.push_back(word);
  }
  return fmt::format("{}", fmt::join(once, "+"));
}

std::string categories_of(const Rulebook& catalogue, const CheckRow& row) {
  std::vector<std::string> words;
  for (const CheckTarget& target : row.targets) {
    if (catalogue.checks[row.check].kind->has_places())
      words.push_back(catalogue.categories[target.category].id);
  }
  return join_words(words);
}

std::string modes_of(const Rulebook& catalogue, const CheckRow& row) {
  std::vector<std::string> words;
  for (const std::size_t mode : row.modes)
    words.push_back(catalogue.modes[mode].id);
  return join_words(words);
}

/// The limit all targets share; nothing where they have none, or different ones.
Value common_limit(const CheckRow& row, double CheckTarget::*limit) {
  if (row.targets.empty()) return {};
  const double first = row.targets.front().*limit;
  const bool same = std::all_of(row.targets.begin(), row.targets.end(),
                                [&](const CheckTarget& t) { return t.*limit == first; });
  return same && first > 0 ? Value{first} : Value{};
}

std::string source_text(const Source& source) {
  std::string text = source.document;
  if (!source.clause.empty()) text += ", " + source.clause;
  if (source.year > 0) text += fmt::format(" ({})", source.year);
  return text;
}

/// The places of services that are on the map; those only checks ask for are the same once more.
std::vector<const ServedPlace*> shown_places(const RunResult& r) {
  std::vector<bool> shown(r.catalogue.services.size(), false);
  for (std::size_t c = 0; c < r.catalogue.shown_categories(); ++c) {
    for (const std::size_t service : r.catalogue.categories[c].services)
      shown[service] = true;
  }
  std::vector<const ServedPlace*> places;
  for (const ServedPlace& served : r.times.served()) {
    if (shown[served.service]) places.push_back(&served);
  }
  return places;
}

struct CheckLine {
  Scope scope;
  std::size_t row;
};

std::vector<CheckLine> check_lines(const RunResult& r) {
  std::vector<CheckLine> lines;
  for (const Scope& scope : scopes_of(r)) {
    for (std::size_t row = 0; row < r.assessment.rows.size(); ++row)
      lines.push_back({scope, row});
  }
  return lines;
}

/// How good the data are that each figure rests on.
void add_quality(const std::shared_ptr<std::vector<CheckLine>>& lines,
                 std::vector<Column>& columns) {
  const auto add = [&](const char* name, std::optional<double> RowQuality::*share) {
    columns.push_back({{name, Type::real, 4, ""}, [lines, share](std::size_t i) {
                         const CheckLine& line = (*lines)[i];
                         const auto value = (*line.scope.quality)[line.row].*share;
                         return value ? Value{*value} : Value{};
                       }});
  };
  add("places_unnamed", &RowQuality::unnamed);
  add("places_without_hours", &RowQuality::without_hours);
  add("places_of_expected", &RowQuality::of_expected);
  add("assumed", &RowQuality::assumed);
  add("map_edge", &RowQuality::edge);
}

/// The same shares for each group of people that was counted apart.
void add_group_shares(const RunResult& r, const std::shared_ptr<std::vector<CheckLine>>& lines,
                      std::vector<Column>& columns) {
  const std::size_t groups = r.origins.groups.size();
  for (std::size_t g = 0; g < groups; ++g) {
    const auto share_of = [lines, groups, g](std::size_t i) -> const Share& {
      const CheckLine& line = (*lines)[i];
      return line.scope.tally->group_shares[line.row * groups + g];
    };
    const std::string name = valid_utf8(r.origins.groups[g]);
    columns.push_back({{"share_of_" + name, Type::real, 4, ""},
                       [share_of](std::size_t i) { return low_or_null(share_of(i)); }});
    columns.push_back({{"share_of_" + name + "_high", Type::real, 4, ""},
                       [share_of](std::size_t i) { return high_or_null(share_of(i)); }});
    columns.push_back({{"weight_of_" + name, Type::real, 1, ""},
                       [share_of](std::size_t i) { return Value{share_of(i).weight}; }});
  }
}

}  // namespace

Value seconds_value(TravelCost cost) {
  return cost.reached() ? Value{to_tenths(cost) / 10.0} : Value{};
}

Value metres_value(TravelCost cost) {
  return cost.reached() ? Value{static_cast<std::int64_t>((cost.cm() + 50) / 100)} : Value{};
}

Layer blocks_layer(const RunResult& r) {
  const auto& blocks = r.study.blocks;
  const auto& results = r.assessment.blocks;
  std::vector<Column> columns;
  columns.push_back(
      {{"id", Type::text, 0, "block"}, [&blocks](std::size_t b) { return Value{blocks[b].id}; }});
  columns.push_back(
      {{"districts", Type::text, 0, "districts that hold part of it"}, [&r](std::size_t b) {
         std::vector<std::string> ids;
         for (const auto& in : r.assessment.blocks[b].districts)
           ids.push_back(r.study.districts[in.district].id);
         return text_or_null(fmt::format("{}", fmt::join(ids, ";")));
       }});
  columns.push_back(
      {{"weight_in_districts", Type::text, 0, "of the weight, what lies in each of them"},
       [&results](std::size_t b) {
         std::vector<std::string> weights;
         for (const auto& in : results[b].districts)
           weights.push_back(fmt::format("{:.1f}", in.weight));
         return text_or_null(fmt::format("{}", fmt::join(weights, ";")));
       }});
  columns.push_back({{"area_m2", Type::real, 1, "area, m²"},
                     [&blocks](std::size_t b) { return Value{blocks[b].area_m2}; }});
  add_tally_columns(
      r, [&results](std::size_t b) -> const Tally& { return results[b].tally; }, columns);
  const std::string stand_in =
      r.origins.kind == OriginKind::population ? "streets, nobody counted" : "streets, no homes";
  columns.push_back({{"times_from", Type::text, 0, "what the times are taken from"},
                     [&r, &results, stand_in](std::size_t b) {
                       if (results[b].tally.origins > 0)
                         return Value{std::string(name_of(r.origins.kind))};
                       return results[b].stand_ins > 0 ? Value{stand_in} : Value{};
                     }});
  add_block_times(r, columns);
  add_shortfalls(r, columns);
  for (std::size_t row = 0; row < r.assessment.rows.size(); ++row) {
    const CheckRule& check = r.catalogue.checks[r.assessment.rows[row].check];
    if (!r.assessment.by_origin[row] || check.kind->block_verdict == BlockVerdict::none) continue;
    columns.push_back(
        {{r.assessment.rows[row].column, Type::text, 0,
          check.id + " " + check.title.en +
              (check.kind->block_verdict == BlockVerdict::median_home_not ? " (met: not so)" : "")},
         [&results, &check, row](std::size_t b) {
           return text_or_null(block_verdict(check, results[b].tally.share(row)));
         }});
  }
  return make_layer("blocks", Layer::Kind::area, blocks.size(), std::move(columns),
                    [&blocks](std::size_t b) { return Geometry{blocks[b].outline}; });
}

namespace {

Layer layer_of_scopes(const RunResult& r, const std::vector<Scope>& scopes) {
  const std::size_t count = scopes.size();
  std::vector<Column> columns;
  columns.push_back(
      {{"id", Type::text, 0, "district"}, [scopes](std::size_t i) { return Value{scopes[i].id}; }});
  columns.push_back({{"name", Type::text, 0, "name"},
                     [scopes](std::size_t i) { return text_or_null(scopes[i].name); }});
  columns.push_back({{"area_m2", Type::real, 1, "area, m²"},
                     [scopes](std::size_t i) { return Value{area_m2(*scopes[i].outline)}; }});
  add_tally_columns(
      r, [scopes](std::size_t i) -> const Tally& { return *scopes[i].tally; }, columns);
  add_shares(r, scopes, columns);
  for (std::size_t row = 0; row < r.assessment.rows.size(); ++row) {
    const CheckRule& check = r.catalogue.checks[r.assessment.rows[row].check];
    const std::string& name = r.assessment.rows[row].column;
    columns.push_back(
        {{name, Type::text, 0, check.id + " " + check.title.en}, [&r, scopes, row](std::size_t i) {
           return Value{std::string(name_of(row_verdict(r, row, *scopes[i].tally)))};
         }});
  }
  return make_layer("districts", Layer::Kind::area, count, std::move(columns),
                    [scopes](std::size_t i) { return Geometry{*scopes[i].outline}; });
}

}  // namespace

Layer districts_layer(const RunResult& r) {
  std::vector<Scope> scopes = scopes_of(r);
  if (scopes.size() > 1) scopes.pop_back();  // the city is no district
  return with_district_columns(layer_of_scopes(r, scopes), r.study);
}

Layer scopes_layer(const RunResult& r) {
  return layer_of_scopes(r, scopes_of(r));
}

Layer checks_layer(const RunResult& r) {
  const auto lines = std::make_shared<std::vector<CheckLine>>(check_lines(r));
  const auto check_of = [&r, lines](std::size_t i) -> const CheckRule& {
    return r.catalogue.checks[r.assessment.rows[(*lines)[i].row].check];
  };
  const auto row_of = [&r, lines](std::size_t i) -> const CheckRow& {
    return r.assessment.rows[(*lines)[i].row];
  };
  const auto share_of = [lines](std::size_t i) {
    return (*lines)[i].scope.tally->share((*lines)[i].row);
  };
  const auto land_of = [lines](std::size_t i) -> const Share& {
    return (*(*lines)[i].scope.land)[(*lines)[i].row];
  };
  const auto threshold = [check_of, row_of](std::size_t i, double CheckRule::*of) {
    const CheckRule& check = check_of(i);
    const bool none = check.report_only || !row_of(i).needs.empty();
    return none ? Value{} : Value{check.*of};
  };
  std::vector<Column> columns{
      {{"district", Type::text, 0, ""},
       [lines](std::size_t i) { return Value{(*lines)[i].scope.id}; }},
      {{"name", Type::text, 0, ""},
       [lines](std::size_t i) { return text_or_null((*lines)[i].scope.name); }},
      {{"check", Type::text, 0, ""}, [check_of](std::size_t i) { return Value{check_of(i).id}; }},
      {{"module", Type::integer, 0, ""},
       [check_of](std::size_t i) { return integer(static_cast<std::size_t>(check_of(i).module)); }},
      {{"kind", Type::text, 0, ""},
       [check_of](std::size_t i) { return Value{std::string(check_of(i).kind->name)}; }},
      {{"title", Type::text, 0, ""},
       [check_of](std::size_t i) { return Value{check_of(i).title.en}; }},
      {{"title_zh", Type::text, 0, ""},
       [check_of](std::size_t i) { return text_or_null(check_of(i).title.zh); }},
      {{"categories", Type::text, 0, ""},
       [&r, row_of](std::size_t i) { return text_or_null(categories_of(r.catalogue, row_of(i))); }},
      {{"modes", Type::text, 0, ""},
       [&r, row_of](std::size_t i) { return text_or_null(modes_of(r.catalogue, row_of(i))); }},
      {{"minutes", Type::real, 1, ""},
       [row_of](std::size_t i) { return common_limit(row_of(i), &CheckTarget::minutes); }},
      {{"metres", Type::real, 1, ""},
       [row_of](std::size_t i) { return common_limit(row_of(i), &CheckTarget::metres); }},
      {{"decay", Type::text, 0, ""},
       [&r, check_of](std::size_t i) {
         const CheckRule& check = check_of(i);
         return check.decay ? Value{r.catalogue.decays[*check.decay].id} : Value{};
       }},
      {{"unit", Type::text, 0, ""},
       [check_of](std::size_t i) {
         return text_or_null(std::string(english(check_of(i).kind->unit)));
       }},
      {{"is_share", Type::text, 0, ""},
       [check_of](std::size_t i) {
         return Value{std::string(is_share(check_of(i).kind->unit) ? "yes" : "no")};
       }},
      {{"share", Type::real, 4, ""},
       [share_of](std::size_t i) { return low_or_null(share_of(i)); }},
      {{"share_high", Type::real, 4, ""},
       [share_of](std::size_t i) { return high_or_null(share_of(i)); }},
      {{"land_share", Type::real, 4, ""},
       [land_of](std::size_t i) { return low_or_null(land_of(i)); }},
      {{"land_share_high", Type::real, 4, ""},
       [land_of](std::size_t i) { return high_or_null(land_of(i)); }},
      {{"verdict", Type::text, 0, ""},
       [&r, lines](std::size_t i) {
         return Value{
             std::string(name_of(row_verdict(r, (*lines)[i].row, *(*lines)[i].scope.tally)))};
       }},
      {{"met_from", Type::real, 2, ""},
       [threshold](std::size_t i) { return threshold(i, &CheckRule::met); }},
      {{"near_from", Type::real, 2, ""},
       [threshold](std::size_t i) { return threshold(i, &CheckRule::near); }},
      {{"weight", Type::real, 1, ""},
       [share_of](std::size_t i) { return Value{share_of(i).weight}; }},
      {{"weight_kind", Type::text, 0, ""},
       [&r](std::size_t) {
         return Value{
             fmt::format("{} ({})", weight_name(r.origins.kind), weight_unit(r.origins.kind))};
       }},
      {{"origins", Type::integer, 0, ""},
       [lines](std::size_t i) { return integer((*lines)[i].scope.tally->origins); }},
      {{"needs", Type::text, 0, ""},
       [row_of](std::size_t i) { return text_or_null(row_of(i).needs); }},
      {{"source", Type::text, 0, ""},
       [check_of](std::size_t i) { return Value{source_text(check_of(i).source)}; }},
      {{"source_verified", Type::text, 0, ""},
       [check_of](std::size_t i) {
         return Value{std::string(check_of(i).source.verified ? "yes" : "no")};
       }},
  };
  add_quality(lines, columns);
  add_group_shares(r, lines, columns);
  return make_layer("checks", Layer::Kind::none, lines->size(), std::move(columns), {});
}

Layer improvements_layer(const RunResult& r) {
  struct Row {
    Scope scope;
    Improvement best;
  };
  const auto rows = std::make_shared<std::vector<Row>>();
  const std::vector<Scope> scopes = scopes_of(r);
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (const auto best = best_improvement(r.catalogue, r.assessment, i))
      rows->push_back({scopes[i], *best});
  }
  std::vector<Column> columns{
      {{"district", Type::text, 0, "district"},
       [rows](std::size_t i) { return Value{(*rows)[i].scope.id}; }},
      {{"name", Type::text, 0, "name"},
       [rows](std::size_t i) { return text_or_null((*rows)[i].scope.name); }},
      {{"need", Type::text, 0, "the need most lack as the only one"},
       [&r, rows](std::size_t i) {
         return Value{r.catalogue.categories[(*rows)[i].best.category].id};
       }},
      {{"weight", Type::real, 1, "weight of those who lack only this"},
       [rows](std::size_t i) { return Value{(*rows)[i].best.weight}; }},
      {{"share", Type::real, 4, "the same as a share of the district's weight"},
       [rows](std::size_t i) {
         return Value{(*rows)[i].best.weight / (*rows)[i].scope.tally->weight};
       }},
      {{"block", Type::text, 0, "block where most of them are"},
       [&r, rows](std::size_t i) { return Value{r.study.blocks[(*rows)[i].best.block].id}; }},
  };
  return make_layer("improvements", Layer::Kind::point, rows->size(), std::move(columns),
                    [&r, rows](std::size_t i) {
                      const Block& block = r.study.blocks[(*rows)[i].best.block];
                      return Geometry{centroid(block.outline.front().outer)};
                    });
}

std::string checks_json(const RunResult& r) {
  const Layer layer = checks_layer(r);
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < layer.count; ++i) {
    nlohmann::ordered_json row;
    for (std::size_t f = 0; f < layer.fields.size(); ++f) {
      const Value value = layer.value(i, f);
      auto& cell = row[layer.fields[f].name];
      if (const auto* n = std::get_if<std::int64_t>(&value))
        cell = *n;
      else if (const auto* d = std::get_if<double>(&value)) {
        cell = nlohmann::ordered_json::parse(fmt::format("{:.{}f}", *d, layer.fields[f].decimals));
      } else if (const auto* s = std::get_if<std::string>(&value))
        cell = *s;
      else
        cell = nullptr;
    }
    rows.push_back(std::move(row));
  }
  const nlohmann::ordered_json document{{"attribution", "© OpenStreetMap contributors, ODbL 1.0"},
                                        {"checks", rows}};
  return document.dump(2) + "\n";
}

Layer places_layer(const RunResult& r) {
  const auto shown = std::make_shared<std::vector<const ServedPlace*>>(shown_places(r));
  const auto served_of = [shown](std::size_t i) -> const ServedPlace& { return *(*shown)[i]; };
  const auto place_of = [&r, served_of](std::size_t i) -> const PlaceFeature& {
    return r.map.places[served_of(i).place];
  };
  std::vector<Column> columns{
      {{"osm", Type::text, 0, "object of OpenStreetMap, or row of a file of places"},
       [&r, place_of](std::size_t i) { return Value{text_of(r.map, place_of(i).ref)}; }},
      {{"service", Type::text, 0, "service"},
       [&r, served_of](std::size_t i) {
         return Value{r.catalogue.services[served_of(i).service].id};
       }},
      {{"kind", Type::text, 0, "kind"},
       [&r, served_of](std::size_t i) {
         const Service& service = r.catalogue.services[served_of(i).service];
         return text_or_null(service.rule(served_of(i).rule).subtype);
       }},
      {{"name", Type::text, 0, "name"},
       [place_of](std::size_t i) { return text_or_null(place_of(i).name); }},
      {{"area_m2", Type::real, 1, "area, m²"},
       [place_of](std::size_t i) {
         return place_of(i).shape == PlaceFeature::Shape::area ? Value{place_of(i).area_m2}
                                                               : Value{};
       }},
  };
  for (const std::size_t mode : r.times.modes()) {
    columns.push_back({{r.catalogue.modes[mode].id + "_access_points", Type::integer, 0,
                        "access points, " + r.catalogue.modes[mode].label.en},
                       [&r, served_of, mode](std::size_t i) {
                         const StreetNetwork& network = r.times.index().network();
                         return integer(entry_rows(network, served_of(i).access[mode]).size());
                       }});
  }
  return make_layer("places", Layer::Kind::point, shown->size(), std::move(columns),
                    [place_of](std::size_t i) { return Geometry{place_of(i).where}; });
}

Layer access_points_layer(const RunResult& r) {
  struct Row {
    std::uint32_t served, mode, point;
  };
  const auto rows = std::make_shared<std::vector<Row>>();
  const std::vector<const ServedPlace*> shown = shown_places(r);
  const auto& served = r.times.served();
  for (const ServedPlace* const place : shown) {
    const auto s = static_cast<std::uint32_t>(place - served.data());
    for (const std::size_t mode : r.times.modes()) {
      for (const std::uint32_t p : entry_rows(r.times.index().network(), served[s].access[mode]))
        rows->push_back({s, static_cast<std::uint32_t>(mode), p});
    }
  }
  const auto point_of = [&served, rows](std::size_t i) -> const AccessPoint& {
    return served[(*rows)[i].served].access[(*rows)[i].mode][(*rows)[i].point];
  };
  std::vector<Column> columns{
      {{"osm", Type::text, 0, "object of OpenStreetMap, or row of a file of places"},
       [&r, &served, rows](std::size_t i) {
         return Value{text_of(r.map, r.map.places[served[(*rows)[i].served].place].ref)};
       }},
      {{"service", Type::text, 0, "service"},
       [&r, &served, rows](std::size_t i) {
         return Value{r.catalogue.services[served[(*rows)[i].served].service].id};
       }},
      {{"mode", Type::text, 0, "mode"},
       [&r, rows](std::size_t i) { return Value{r.catalogue.modes[(*rows)[i].mode].id}; }},
      {{"evidence", Type::text, 0, "what made it"},
       [point_of](std::size_t i) { return Value{std::string(name_of(point_of(i).evidence))}; }},
      {{"off_m", Type::real, 1, "metres off the network"},
       [point_of](std::size_t i) { return Value{point_of(i).anchor.off_m}; }},
      {{"way", Type::integer, 0, "way of OpenStreetMap"},
       [&r, point_of](std::size_t i) {
         return Value{r.times.index().network().segments[point_of(i).anchor.segment].way.value};
       }},
  };
  return make_layer("access_points", Layer::Kind::point, rows->size(), std::move(columns),
                    [point_of](std::size_t i) { return Geometry{point_of(i).where}; });
}

Layer findings_layer(const MapData& map, const std::vector<Finding>& findings) {
  std::vector<Column> columns{
      {{"kind", Type::text, 0, ""},
       [&findings](std::size_t i) { return Value{std::string(name_of(findings[i].kind))}; }},
      {{"osm", Type::text, 0, ""},
       [&map, &findings](std::size_t i) {
         return findings[i].ref.id == 0 ? Value{} : Value{text_of(map, findings[i].ref)};
       }},
      {{"reason", Type::text, 0, ""},
       [&findings](std::size_t i) { return Value{std::string(sentence_of(findings[i].kind))}; }},
  };
  return make_layer("findings", Layer::Kind::point, findings.size(), std::move(columns),
                    [&findings](std::size_t i) {
                      return findings[i].where.valid() ? Geometry{findings[i].where} : Geometry{};
                    });
}

}  // namespace quarter
