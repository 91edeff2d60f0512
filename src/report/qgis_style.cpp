// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/qgis_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "qgis_xml.hpp"
#include "quarter/base/markup.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/layer_view.hpp"
#include "quarter/tables/raster_classes.hpp"

namespace quarter {
namespace {

using namespace qgis;

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
std::string class_filter(const Layer& blocks, const std::string& stem, const TimeClass& c) {
  const std::string seconds = name_in(blocks, stem + column::kSecondsEnd);
  if (std::isinf(c.upto)) {
    return fmt::format(R"(("{0}" > {1:g} OR "{0}" IS NULL) AND "{2}" IS NOT NULL)", seconds,
                       c.above * 60, name_in(blocks, column::kTimesFrom));
  }
  if (c.above == 0) return fmt::format(R"("{}" <= {:g})", seconds, c.upto * 60);
  return fmt::format(R"("{0}" > {1:g} AND "{0}" <= {2:g})", seconds, c.above * 60, c.upto * 60);
}

/// The same, of those that are told (see is_told): what they are at least is beyond the last of the
/// limits that the class is beyond.
std::string told_filter(const Layer& blocks, const std::string& stem, const TimeClass& c,
                        const std::vector<double>& limits_s) {
  const auto beyond = std::find_if(limits_s.rbegin(), limits_s.rend(),
                                   [&](double limit) { return limit <= c.above * 60; });
  std::string filter = "(" + class_filter(blocks, stem, c) + ")";
  if (beyond == limits_s.rend()) return filter;
  return filter + fmt::format(R"( AND ("{0}" > {1:g} OR "{0}" IS NULL))",
                              name_in(blocks, stem + column::kLeastEnd), *beyond);
}

std::string renderer(const Rulebook& catalogue, const Layer& blocks, const std::string& stem,
                     Language language) {
  const Label no_homes{", no homes", "，无住宅"};
  const std::vector<double> limits = told_limits_s(catalogue);
  RuleList rules;
  for (const TimeClass& c : time_classes(catalogue)) {
    const std::string filter = told_filter(blocks, stem, c, limits);
    const std::string text = in(language, class_label(c));
    const std::string homes = fmt::format(R"({} AND "{}")", filter, column::kWeight);
    rules.add(homes + " > 0", text, fill_symbol(c.colour, 1, "solid"));
    rules.add(homes + " = 0", text + in(language, no_homes), fill_symbol(c.colour, 0.3, "solid"));
  }
  rules.add("ELSE", in(language, not_told_label()),
            fill_symbol({0x5A, 0x5A, 0x5A}, 1, "b_diagonal"));
  return rules.renderer();
}

}  // namespace

std::vector<LayerStyle> block_styles(const Rulebook& catalogue, const std::vector<ModeIndex>& modes,
                                     const Layer& blocks) {
  std::vector<LayerStyle> styles;
  for (const Language language : kLanguages) {
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
                          Style{.renderer = renderer(catalogue, blocks, stem, language),
                                .aliases = names,
                                .preview = fmt::format("\"{}\"", column::kId)}
                              .qml()});
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
