// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/qgis_city.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <map>

#include "ground_style.hpp"
#include "qgis_xml.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/checks/verdict.hpp"
#include "quarter/report/qgis_style.hpp"
#include "quarter/results/city_layers.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/layer_view.hpp"

namespace quarter {
namespace {

using namespace qgis;

constexpr Colour kInk{0x33, 0x33, 0x33};
constexpr Colour kHatch{0x5A, 0x5A, 0x5A};
constexpr Colour kNobody{0xE6, 0xE6, 0xE2};

// Scales, one to so many, from which on labels are set.
constexpr int kOfCity = 500000;
constexpr int kOfTown = 120000;
constexpr int kOfQuarter = 40000;
constexpr int kOfStreet = 10000;
constexpr int kOfHouse = 4000;

/// Colours of kinds of places, told apart by most eyes (Paul Tol, Colour Schemes, 2021: bright and
/// muted).
constexpr std::array<Colour, 10> kKinds{{{0x44, 0x77, 0xAA},
                                         {0xEE, 0x66, 0x77},
                                         {0xCC, 0xBB, 0x44},
                                         {0xAA, 0x33, 0x77},
                                         {0x66, 0xCC, 0xEE},
                                         {0x99, 0x99, 0x33},
                                         {0x22, 0x88, 0x33},
                                         {0x33, 0x22, 0x88},
                                         {0x88, 0x22, 0x55},
                                         {0xDD, 0xCC, 0x77}}};

/// Of levels 1 to 4 of traffic stress.
constexpr std::array<Colour, 4> kStress{
    {{0x0A, 0x3A, 0x75}, {0x3F, 0x87, 0xC4}, {0xDF, 0x7D, 0x25}, {0x7F, 0x2D, 0x06}}};

/// How a layer is drawn in a language.
using Drawing = std::function<Style(const CityStyling&, const Layer&, Language)>;

std::string quoted(const std::string& column) {
  return "\"" + column + "\"";
}

// --- blocks and districts ----------------------------------------------------------------------

struct BlockWord {
  const char* value;
  Label label;
};

const std::vector<BlockWord>& block_words() {
  static const std::vector<BlockWord> words{
      {"met", {"at least half of its homes have all", "至少一半住宅可达全部"}},
      {"partial", {"fewer of its homes have all", "少于一半住宅可达全部"}},
      {"not met", {"none of its homes has all", "没有住宅可达全部"}}};
  return words;
}

Style blocks_by_needs(const CityStyling& styling, const Layer& blocks, Language language) {
  const std::string column = quoted(name_in(blocks, styling.needs_column));
  RuleList rules;
  for (const BlockWord& word : block_words())
    rules.add(column + " = '" + word.value + "'", in(language, word.label),
              fill_symbol(verdict_colour(word.value), 0.75, "solid"));
  rules.add(column + " = 'unknown'", in(language, not_told_label()),
            fill_symbol(kHatch, 1, "b_diagonal"));
  rules.add("ELSE", in(language, {"no homes known", "无已知住宅"}),
            fill_symbol(kNobody, 0.5, "solid"));
  return {.renderer = rules.renderer()};
}

/// Without a check that asks for all needs.
Style plain_blocks(const Layer&, Language language) {
  RuleList rules;
  rules.add("ELSE", in(language, {"blocks", "街块"}), fill_symbol(kNobody, 0.6, "solid"));
  return {.renderer = rules.renderer()};
}

std::string block_tip(const Layer& blocks, Language language) {
  const Label missing{"lacks", "缺少"}, weight{"weight", "权重"};
  std::string tip = fmt::format("<b>[% \"{}\" %]</b><br>{}: [% round(\"{}\") %]", column::kId,
                                in(language, weight), column::kWeight);
  if (column_of(blocks, column::kMissing))
    tip += fmt::format("<br>{}: [% coalesce(\"{}\", '–') %]<br>[% coalesce(\"{}\", '') %]",
                       in(language, missing), column::kMissing, column::kReason);
  return tip;
}

Style draw_blocks(const CityStyling& styling, const Layer& blocks, Language language) {
  Style style = styling.needs_column.empty() ? plain_blocks(blocks, language)
                                             : blocks_by_needs(styling, blocks, language);
  style.labels = labeling(quoted(column::kId), Placement::horizontal, kOfHouse, 7);
  style.tip = block_tip(blocks, language);
  style.preview = quoted(column::kId);
  return style;
}

/// Outlines alone: what fills them would change the colours of what lies below.
Style draw_districts(const CityStyling&, const Layer&, Language language) {
  RuleList rules;
  rules.add("ELSE", in(language, {"districts, who has all needs", "片区（全部需求的占比）"}),
            fill_symbol(kInk, 1, "no", "51,51,51,255", 0.7));
  const std::string name = fmt::format(R"(coalesce("{}", "{}"))", column::kName, column::kId);
  const char* const headline =
      language == Language::en ? city_layer::kHeadline : city_layer::kHeadlineZh;
  return {.renderer = rules.renderer(),
          .labels =
              labeling(fmt::format(R"({} || coalesce('\n' || "{}", ''))", name, city_layer::kShare),
                       Placement::horizontal, kOfCity, 9),
          .tip = fmt::format("<b>[% {} %]</b><br>[% \"{}\" %]", name, headline),
          .preview = name};
}

// --- points ------------------------------------------------------------------------------------

/// The services of a category as an expression.
std::string is_of(const Catalogue& catalogue, const ServiceCategory& category) {
  std::string list;
  for (const ServiceIndex s : category.services)
    list += (list.empty() ? "'" : ",'") + catalogue.services[s].id + "'";
  return fmt::format("\"{}\" IN ({})", column::kService, list);
}

std::string service_words(const Catalogue& catalogue, Language language) {
  std::vector<Word> words;
  for (const ServiceIndex s : catalogue.services.indices())
    words.push_back({catalogue.services[s].id, in(language, catalogue.services[s].label)});
  return word_expression(column::kService, words);
}

/// A colour for each category; what is of several has that of the first.
std::string by_category(const Catalogue& catalogue, Language language, const char* shape,
                        double size_mm) {
  RuleList rules;
  std::size_t kind = 0;
  std::string others;
  for (const CategoryIndex c : catalogue.shown_categories()) {
    const ServiceCategory& category = catalogue.categories[c];
    const std::string own = is_of(catalogue, category);
    rules.add(own + others, in(language, category.label),
              marker_symbol(kKinds[kind++ % kKinds.size()], shape, size_mm));
    others += " AND NOT " + own;
  }
  rules.add("ELSE", in(language, {"others", "其他"}), marker_symbol(kInk, shape, size_mm));
  return rules.renderer();
}

Style draw_places(const CityStyling& styling, const Layer&, Language language) {
  const std::string service = service_words(styling.catalogue, language);
  const std::string name = fmt::format(R"(coalesce("{}", {}))", column::kName, service);
  return {.renderer = by_category(styling.catalogue, language, "circle", 2.4),
          .labels = labeling(quoted(column::kName), Placement::around_point, kOfStreet, 8),
          .tip = fmt::format("<b>[% {} %]</b><br>[% {} %]<br>[% \"kind\" %] · [% \"osm\" %]", name,
                             service),
          .preview = name,
          .scale = kOfQuarter};
}

Style draw_access_points(const CityStyling& styling, const Layer&, Language language) {
  return {
      .renderer = by_category(styling.catalogue, language, "triangle", 1.8),
      .labels = labeling(quoted("evidence"), Placement::around_point, kOfHouse, 7),
      .tip = fmt::format("<b>[% {} %]</b><br>[% \"{}\" %] · [% \"evidence\" %]<br>[% \"osm\" %]",
                         service_words(styling.catalogue, language), column::kMode),
      .preview = quoted("osm"),
      .scale = kOfStreet};
}

Style draw_findings(const CityStyling&, const Layer&, Language language) {
  RuleList rules;
  rules.add("ELSE", in(language, {"flaw or doubt of the data", "数据缺陷或疑点"}),
            marker_symbol({0xC0, 0x39, 0x2B}, "diamond", 2.2));
  return {.renderer = rules.renderer(),
          .labels = labeling(quoted("kind"), Placement::around_point, kOfHouse, 7),
          .tip = "<b>[% \"kind\" %]</b><br>[% \"reason\" %]<br>[% \"osm\" %]",
          .preview = quoted("kind")};
}

Style draw_improvements(const CityStyling& styling, const Layer&, Language language) {
  std::vector<Word> words;
  for (const ServiceCategory& category : styling.catalogue.categories)
    words.push_back({category.id, in(language, category.label)});
  const std::string need = word_expression("need", words);
  const std::string share = R"(round(100 * "share", 1) || ' %')";
  const Label gain{"would have it by a place here", "可因此处新增设施而获得"};
  RuleList rules;
  rules.add("\"rank\" = 1", in(language, {"a place here helps most", "新增设施最有效之处"}),
            marker_symbol({0xE0, 0x7B, 0x26}, "star", 5));
  rules.add("ELSE", in(language, {"the next best", "其次"}),
            marker_symbol({0xE0, 0x7B, 0x26}, "star", 3));
  const std::string label =
      fmt::format(R"(CASE WHEN "rank" = 1 OR @map_scale < {} THEN {} || ' ' || {} END)", kOfQuarter,
                  need, share);
  return {.renderer = rules.renderer(),
          .labels = labeling(label, Placement::around_point, kOfCity, 9),
          .tip = fmt::format("<b>[% {} %]</b><br>[% coalesce(\"name\", \"district\") %]<br>"
                             "[% {} %] {}",
                             need, share, in(language, gain)),
          .preview = need};
}

// --- streets -----------------------------------------------------------------------------------

/// The mode whose traffic stress colours the streets; nothing: nobody rides.
const TravelMode* riding_mode(const CityStyling& styling) {
  for (const ModeIndex m : styling.modes) {
    if (styling.catalogue.modes[m].kind == TravelMode::Kind::bicycle)
      return &styling.catalogue.modes[m];
  }
  return nullptr;
}

void add_stress_rules(const std::string& along, const std::string& back, Language language,
                      RuleList& rules) {
  const Label label{"traffic stress", "交通压力"};
  for (std::size_t level = kStress.size(); level > 0; --level) {
    const std::string worst =
        fmt::format("max(coalesce(\"{}\", 0), coalesce(\"{}\", 0)) = {}", along, back, level);
    rules.add(worst, fmt::format("{} {}", in(language, label), level),
              line_symbol(kStress[level - 1], 0.3 + 0.1 * static_cast<double>(level)));
  }
}

Style draw_streets(const CityStyling& styling, const Layer& streets, Language language) {
  RuleList rules;
  std::string tip = "<b>[% \"class\" %]</b> · w[% \"way\" %]";
  if (const TravelMode* const mode = riding_mode(styling))
    add_stress_rules(name_in(streets, mode->id + "_stress"),
                     name_in(streets, mode->id + "_stress_back"), language, rules);
  rules.add("ELSE", in(language, {"on foot only", "仅步行"}),
            line_symbol({0x9A, 0x9A, 0x9A}, 0.25));
  for (const ModeIndex m : styling.modes) {
    const TravelMode& mode = styling.catalogue.modes[m];
    tip += fmt::format("<br>{}: [% coalesce(\"{}\", '–') %] / [% coalesce(\"{}\", '–') %] s/m",
                       in(language, mode.label), name_in(streets, mode.id + "_pace"),
                       name_in(streets, mode.id + "_back"));
  }
  return {.renderer = rules.renderer(),
          .labels = labeling(quoted("class"), Placement::curved, kOfHouse, 7),
          .tip = tip,
          .preview = quoted("way"),
          .scale = kOfTown};
}

// --- ground ------------------------------------------------------------------------------------

std::string is_kind(GroundKind kind) {
  return fmt::format("\"kind\" = '{}'", word_of(kind).id);
}

Label kind_label(GroundKind kind) {
  return {word_of(kind).en, word_of(kind).zh};
}

Style draw_ground_areas(const CityStyling&, const Layer&, Language language) {
  RuleList rules;
  for (const GroundWord& word : ground_words()) {
    const bool is_building = word.kind == GroundKind::building;
    const auto colour = is_building ? kBuilding : area_colour(word.kind);
    if (!colour) continue;
    rules.add(is_kind(word.kind), in(language, kind_label(word.kind)),
              fill_symbol(*colour, is_building ? kBuildingShare : 1, "solid", "0,0,0,0", 0));
  }
  return {.renderer = rules.renderer(),
          .labels = labeling(quoted(column::kName), Placement::horizontal, kOfQuarter, 7),
          .tip = "[% \"name\" %]",
          .preview = quoted(column::kName)};
}

Style draw_ground_lines(const CityStyling&, const Layer&, Language language) {
  constexpr double kMillimetres = 25.4 / 72;  // of a point
  RuleList rules;
  for (const GroundWord& word : ground_words()) {
    const auto line = line_style(word.kind);
    if (!line) continue;
    rules.add(
        is_kind(word.kind), in(language, kind_label(word.kind)),
        ground_line_symbol(line->casing.value_or(line->colour),
                           {line->width_m, line->least * kMillimetres, line->most * kMillimetres}));
  }
  return {.renderer = rules.renderer(),
          .labels = labeling(quoted(column::kName), Placement::curved, kOfStreet, 7),
          .tip = "[% \"name\" %]",
          .preview = quoted(column::kName)};
}

/// Names alone, those of small places from larger scales on.
Style draw_ground_names(const CityStyling&, const Layer&, Language) {
  std::string large;
  for (const GroundKind kind : {GroundKind::city, GroundKind::town})
    large += fmt::format("{}'{}'", large.empty() ? "" : ",", word_of(kind).id);
  const std::string text =
      fmt::format(R"(CASE WHEN "kind" IN ({}) OR @map_scale < {} THEN "{}" END)", large, kOfTown,
                  column::kName);
  return {.renderer = "<renderer-v2 type=\"nullSymbol\"/>\n",
          .labels = labeling(text, Placement::around_point, kOfCity, 8),
          .tip = "[% \"name\" %]",
          .preview = quoted(column::kName)};
}

// --- all ---------------------------------------------------------------------------------------

const std::map<std::string, Drawing>& drawings() {
  static const std::map<std::string, Drawing> all{
      {city_layer::kBlocks, draw_blocks},
      {city_layer::kDistricts, draw_districts},
      {city_layer::kPlaces, draw_places},
      {city_layer::kAccessPoints, draw_access_points},
      {city_layer::kFindings, draw_findings},
      {city_layer::kImprovements, draw_improvements},
      {city_layer::kStreets, draw_streets},
      {city_layer::kGroundAreas, draw_ground_areas},
      {city_layer::kGroundLines, draw_ground_lines},
      {city_layer::kGroundNames, draw_ground_names},
  };
  return all;
}

/// Names of the two styles, and what they show.
LayerStyle named_style(const CityStyling& styling, const Layer& layer, Language language) {
  const bool english = language == Language::en;
  if (layer.name != city_layer::kBlocks || styling.needs_column.empty())
    return {english ? "English" : "中文", "", ""};
  return {english ? "all needs" : "all needs (中文)", english ? styling.needs.en : styling.needs.zh,
          ""};
}

}  // namespace

void add_city_styles(const CityStyling& styling, std::vector<Layer>& layers) {
  for (Layer& layer : layers) {
    const auto drawing = drawings().find(layer.name);
    if (drawing == drawings().end()) continue;
    for (const Language language : kLanguages) {
      Style style = drawing->second(styling, layer, language);
      style.aliases = aliases(layer, language);
      LayerStyle named = named_style(styling, layer, language);
      named.qml = style.qml();
      layer.styles.push_back(std::move(named));
    }
    if (layer.name != city_layer::kBlocks) continue;
    for (LayerStyle& style : block_styles(styling.catalogue, styling.modes, layer))
      layer.styles.push_back(std::move(style));
  }
}

}  // namespace quarter
