// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/qgis_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "quarter/base/markup.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/raster_classes.hpp"

namespace quarter {
namespace {

enum class Language : bool { en, zh };

const std::string& in(Language language, const Label& label) {
  return language == Language::en || label.zh.empty() ? label.en : label.zh;
}

Label class_label(const TimeClass& c) {
  if (std::isinf(c.upto))
    return {fmt::format("> {:g} min", c.above), fmt::format("超过 {:g} 分钟", c.above)};
  return {fmt::format("{:g} - {:g} min", c.above, c.upto),
          fmt::format("{:g}–{:g} 分钟", c.above, c.upto)};
}

std::string both(const Label& label) {
  return label.en + " | " + label.zh;
}

/// Which blocks are in a class, in QGIS's own words. stem: such as "walk_food".
std::string class_filter(const std::string& stem, const TimeClass& c) {
  const std::string seconds = stem + column::kSecondsEnd;
  if (std::isinf(c.upto)) {
    return fmt::format(R"(("{0}" > {1:g} OR "{0}" IS NULL) AND "{2}" IS NOT NULL)", seconds,
                       c.above * 60, column::kTimesFrom);
  }
  if (c.above == 0) return fmt::format(R"("{}" <= {:g})", seconds, c.upto * 60);
  return fmt::format(R"("{0}" > {1:g} AND "{0}" <= {2:g})", seconds, c.above * 60, c.upto * 60);
}

/// The same, of those that are told (see is_told): what they are at least is beyond the last of the
/// limits that the class is beyond.
std::string told_filter(const std::string& stem, const TimeClass& c,
                        const std::vector<double>& limits_s) {
  const auto beyond = std::find_if(limits_s.rbegin(), limits_s.rend(),
                                   [&](double limit) { return limit <= c.above * 60; });
  std::string filter = "(" + class_filter(stem, c) + ")";
  if (beyond == limits_s.rend()) return filter;
  return filter +
         fmt::format(R"( AND ("{0}" > {1:g} OR "{0}" IS NULL))", stem + column::kLeastEnd, *beyond);
}

/// A symbol for areas. pattern: of Qt's brushes, "solid" or "b_diagonal".
std::string fill_symbol(std::size_t name, Colour colour, double share, const char* pattern) {
  return fmt::format(
      R"(<symbol type="fill" name="{}" alpha="{:g}" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><prop k="color" v="{},{},{},255"/><prop k="style" v="{}"/><prop k="outline_color" v="255,255,255,160"/><prop k="outline_style" v="solid"/><prop k="outline_width" v="0.1"/><prop k="outline_width_unit" v="MM"/></layer></symbol>
)",
      name, share, colour.red, colour.green, colour.blue, pattern);
}

class RuleList {
 public:
  void add(const std::string& filter, const std::string& label, Colour colour, double share,
           const char* pattern) {
    rules_ += fmt::format(R"(<rule key="r{0}" symbol="{0}" filter="{1}" label="{2}"/>
)",
                          count_, escaped_xml(filter), escaped_xml(label));
    symbols_ += fill_symbol(count_, colour, share, pattern);
    ++count_;
  }
  std::string renderer() const {
    return fmt::format(
        R"(<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
<rules key="root">
{}</rules>
<symbols>
{}</symbols>
</renderer-v2>
)",
        rules_, symbols_);
  }

 private:
  std::string rules_, symbols_;
  std::size_t count_ = 0;
};

std::string renderer(const Rulebook& catalogue, const std::string& stem, Language language) {
  const Label no_homes{", no homes", "，无住宅"};
  const std::vector<double> limits = told_limits_s(catalogue);
  RuleList rules;
  for (const TimeClass& c : time_classes(catalogue)) {
    const std::string filter = told_filter(stem, c, limits);
    const std::string text = in(language, class_label(c));
    const std::string homes = fmt::format(R"({} AND "{}")", filter, column::kWeight);
    rules.add(homes + " > 0", text, c.colour, 1, "solid");
    rules.add(homes + " = 0", text + in(language, no_homes), c.colour, 0.3, "solid");
  }
  rules.add("ELSE", in(language, not_told_label()), {0x5A, 0x5A, 0x5A}, 1, "b_diagonal");
  return rules.renderer();
}

std::string aliases(const Layer& layer, Language language) {
  std::string out = "<aliases>\n";
  for (const Field& field : layer.fields) {
    const Label names{field.meaning.en, field.meaning.zh};
    out += fmt::format(R"(<alias field="{}" name="{}"/>
)",
                       escaped_xml(field.name), escaped_xml(in(language, names)));
  }
  return out + "</aliases>\n";
}

std::string document(const std::string& body) {
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Fields|Forms|Rendering\">\n" +
         body + "</qgis>\n";
}

}  // namespace

std::vector<LayerStyle> block_styles(const Rulebook& catalogue, const std::vector<ModeIndex>& modes,
                                     const Layer& blocks) {
  std::vector<LayerStyle> styles;
  for (const Language language : {Language::en, Language::zh}) {
    const bool english = language == Language::en;
    const std::string names = aliases(blocks, language);
    for (const ModeIndex m : modes) {
      const TravelMode& mode = catalogue.modes[m];
      for (const CategoryIndex c : catalogue.shown_categories()) {
        const ServiceCategory& category = catalogue.categories[c];
        const std::string stem = column::stem(mode.id, category.id);
        const std::string what = in(language, category.label), how = in(language, mode.label);
        styles.push_back({english ? stem : stem + " (中文)",
                          english ? what + ", " + how : what + "（" + how + "）",
                          document(renderer(catalogue, stem, language) + names +
                                   fmt::format("<previewExpression>\"{}\"</previewExpression>\n",
                                               column::kId))});
      }
    }
  }
  return styles;
}

namespace {

/// A step of a ramp: up to and with this value.
std::string ramp_item(double upto, const Label& label, Colour colour) {
  return fmt::format(R"(<item value="{:g}" label="{}" color="{}" alpha="255"/>
)",
                     upto, escaped_xml(both(label)), colour.hex());
}

}  // namespace

std::string raster_style(const Rulebook& catalogue) {
  std::string items;
  for (const TimeClass& c : time_classes(catalogue)) {
    if (!std::isinf(c.upto)) {
      items += ramp_item(c.upto * 60, class_label(c), c.colour);
      continue;
    }
    const Label far = class_label(c);
    items += ramp_item(kRasterNotTold - 1, far, c.colour);
    items += ramp_item(kRasterNotTold, not_told_label(), kNotTold);
    items +=
        ramp_item(kRasterBeyondLimit, {far.en + ", not reached", far.zh + "，未到达"}, c.colour);
  }
  return document(fmt::format(
      R"(<pipe>
<rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="{}">
<rastershader>
<colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="{}">
{}</colorrampshader>
</rastershader>
</rasterrenderer>
</pipe>
)",
      kRasterBeyondLimit, kRasterBeyondLimit, items));
}

std::vector<RasterClass> raster_classes(const Rulebook& catalogue) {
  std::vector<RasterClass> classes;
  for (const TimeClass& c : time_classes(catalogue)) {
    const double upto = std::isinf(c.upto) ? kRasterBeyondLimit : c.upto * 60;
    classes.push_back({static_cast<std::uint16_t>(upto),
                       class_label(c).en,
                       {c.colour.red, c.colour.green, c.colour.blue}});
  }
  classes.push_back(
      {kRasterNotTold, not_told_label().en, {kNotTold.red, kNotTold.green, kNotTold.blue}});
  return classes;
}

std::string class_raster_style(const Rulebook& catalogue) {
  std::string entries;
  std::size_t value = 0;
  const auto add = [&](const Label& label, Colour colour) {
    entries += fmt::format(R"(<paletteEntry value="{}" label="{}" color="{}" alpha="255"/>
)",
                           ++value, escaped_xml(both(label)), colour.hex());
  };
  for (const TimeClass& c : time_classes(catalogue))
    add(class_label(c), c.colour);
  add(not_told_label(), kNotTold);
  return document(fmt::format(
      R"(<pipe>
<rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">
<colorPalette>
{}</colorPalette>
</rasterrenderer>
</pipe>
)",
      entries));
}

}  // namespace quarter
