// SPDX-License-Identifier: Apache-2.0
#include "page_data.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "block_values.hpp"
#include "page_ground.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/checks/shortfalls.hpp"
#include "quarter/report/label_point.hpp"
#include "quarter/report/layer_json.hpp"
#include "quarter/report/page_blocks.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

ordered_json label_entry(const Label& label) {
  return {{"en", label.en}, {"zh", label.zh.empty() ? label.en : label.zh}};
}

ordered_json named(const std::string& id, const Label& label) {
  return {{"id", id}, {"label", label_entry(label)}};
}

ordered_json modes_entry(const ReportSource& source) {
  ordered_json modes = ordered_json::array();
  for (const ModeIndex mode : source.modes) {
    const TravelMode& m = source.catalogue.modes[mode];
    ordered_json entry = named(m.id, m.label);
    entry["speed"] = m.speed_mps;
    modes.push_back(entry);
  }
  return modes;
}

ordered_json categories_entry(const Rulebook& catalogue) {
  ordered_json categories = ordered_json::array();
  for (const CategoryIndex i : catalogue.shown_categories()) {
    const ServiceCategory& c = catalogue.categories[i];
    ordered_json entry = named(c.id, c.label);
    entry["module"] = c.module;
    entry["services"] = ordered_json::array();
    for (const ServiceIndex service : c.services)
      entry["services"].push_back(catalogue.services[service].id);
    categories.push_back(entry);
  }
  return categories;
}

ordered_json services_entry(const Rulebook& catalogue) {
  ordered_json services = ordered_json::array();
  for (const Service& s : catalogue.services)
    services.push_back(named(s.id, s.label));
  return services;
}

ordered_json classes_entry(const Rulebook& catalogue) {
  ordered_json classes = ordered_json::array();
  for (const TimeClass& c : time_classes(catalogue)) {
    classes.push_back({{"above", c.above},
                       {"upto", std::isinf(c.upto) ? ordered_json() : ordered_json(c.upto)},
                       {"colour", c.colour.hex()}});
  }
  return classes;
}

ordered_json unit_entry(Unit unit) {
  return label_entry({std::string(english(unit)), std::string(chinese(unit))});
}

/// What stands in the layer of checks too (figures, marks) is read from there.
ordered_json row_entry(const CheckRow& row, const Rulebook& catalogue) {
  const CheckRule& check = catalogue.checks[row.check];
  ordered_json targets = ordered_json::array();
  for (const CheckTarget& target : row.targets) {
    const ServiceCategory& category = catalogue.categories[target.category];
    if (check.kind->has_places()) targets.push_back(named(category.id, category.label));
  }
  const Unit unit = check.kind->unit;
  ordered_json modes = ordered_json::array();
  for (const ModeIndex m : row.modes)
    modes.push_back(catalogue.modes[m].id);
  return {{"check", check.id},        {"column", row.column},
          {"module", check.module},   {"title", label_entry(check.title)},
          {"targets", targets},       {"modes", modes},
          {"unit", unit_entry(unit)}, {"is_share", is_share(unit)}};
}

ordered_json rows_entry(const ReportSource& source) {
  ordered_json rows = ordered_json::array();
  for (const CheckRow& row : source.rows)
    rows.push_back(row_entry(row, source.catalogue));
  return rows;
}

ordered_json findings_entry(const std::vector<Finding>& findings) {
  std::map<FindingKind, std::size_t> counts;
  for (const Finding& finding : findings)
    ++counts[finding.kind];
  ordered_json entries = ordered_json::array();
  for (const auto& [kind, count] : counts) {
    entries.push_back({{"kind", name_of(kind)}, {"sentence", sentence_of(kind)}, {"count", count}});
  }
  return entries;
}

ordered_json verdict_colours() {
  ordered_json colours = ordered_json::object();
  for (const char* verdict : {"met", "near", "partial", "not met", "unknown"})
    colours[verdict] = verdict_colour(verdict).hex();
  return colours;
}

/// Where the name of each scope is written, in degrees.
ordered_json labels_entry(const Layer& scopes) {
  ordered_json labels = ordered_json::array();
  for (std::size_t i = 0; i < scopes.count; ++i) {
    const Geometry geometry = scopes.geometry(i);
    const auto* const area = std::get_if<MultiPolygon>(&geometry);
    const LonLat at = area == nullptr ? LonLat{} : label_point(*area);
    labels.push_back(at.valid() ? ordered_json{at.lon(), at.lat()} : ordered_json());
  }
  return labels;
}

/// One row a spot and service: modes and places often share an access point.
std::string access_json(const Layer& all) {
  const auto service = column_of(all, column::kService);
  std::set<std::tuple<std::int32_t, std::int32_t, std::string>> seen;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < all.count; ++i) {
    const Geometry geometry = all.geometry(i);
    const auto* const p = std::get_if<LonLat>(&geometry);
    const std::string id = text_at(all, service, i);
    if (p != nullptr && !id.empty() && seen.emplace(p->x / kPageUnit, p->y / kPageUnit, id).second)
      kept.push_back(i);
  }
  Layer layer = all;
  layer.count = kept.size();
  layer.geometry = [&](std::size_t i) { return all.geometry(kept[i]); };
  layer.value = [&](std::size_t i, std::size_t f) { return all.value(kept[i], f); };
  return layer_json(layer, [](const Field& field) { return field.name == column::kService; });
}

/// What the columns of a table mean, by name, for those who point at a figure.
ordered_json meanings_entry(const Layer& layer) {
  ordered_json meanings = ordered_json::object();
  for (const Field& field : layer.fields)
    meanings[field.name] = {{"en", field.meaning.en}, {"zh", field.meaning.zh}};
  return meanings;
}

/// The row that asks for all daily needs, or null.
ordered_json needs_row_entry(const ReportSource& source) {
  const auto row = needs_row(source.catalogue, source.rows);
  return row ? ordered_json(*row) : ordered_json();
}

/// The sentence of each scope, see checks/headline.hpp.
ordered_json headlines_entry(const std::vector<Label>& headlines) {
  ordered_json entries = ordered_json::array();
  for (const Label& headline : headlines)
    entries.push_back({{"en", headline.en}, {"zh", headline.zh}});
  return entries;
}

ordered_json unknown_blocks(const ReportSource& source) {
  const BlockValues values(source);
  ordered_json blocks = ordered_json::array();
  for (std::size_t block = 0; block < values.count(); ++block) {
    if (!values.known(block)) blocks.push_back(block);
  }
  return blocks;
}

/// What the map knows of the time of a block: '.' all; 'm' it is at most what was found; nothing,
/// since 'e' it ends first, or 's' hardly any place of the kind is mapped.
char doubt_of(const BlockValues& values, ModeIndex mode, CategoryIndex category, std::size_t block,
              bool at_map_end) {
  const auto found = values.seconds(mode, category, block);
  const auto least = values.least_seconds(mode, category, block);
  if (!values.known(block) || least == found) return '.';
  if (values.told_seconds(mode, {category}, block)) return found ? 'm' : '.';
  return *least == 0 && !at_map_end ? 's' : 'e';
}

/// A letter a block, see doubt_of, for each mode and category where there is any doubt.
ordered_json doubts_entry(const ReportSource& source) {
  const BlockValues values(source);
  ordered_json doubts = ordered_json::object();
  for (const ModeIndex mode : source.modes) {
    const std::string& id = source.catalogue.modes[mode].id;
    const auto map_end = column_of(source.blocks, id + column::kMapEndEnd);
    for (const CategoryIndex c : source.catalogue.shown_categories()) {
      std::string letters;
      for (std::size_t block = 0; block < values.count(); ++block) {
        const bool at_map_end = number_at(source.blocks, map_end, block) == 0.0;
        letters += doubt_of(values, mode, c, block, at_map_end);
      }
      if (letters.find_first_not_of('.') != std::string::npos)
        doubts[id + "_" + source.catalogue.categories[c].id] = letters;
    }
  }
  return doubts;
}

/// What the page says of a block.
bool is_shown(const Field& field) {
  return !field.name.ends_with(column::kP90End) && !field.name.ends_with(column::kLeastEnd) &&
         !field.name.ends_with(column::kMapEndEnd) && field.name != column::kArea &&
         field.name != column::kMissing && field.name != column::kReason &&
         field.name != column::kCityName;
}

ordered_json blocks_entry(const PageBlocks& blocks) {
  return {{"all", blocks.all}, {"merged", blocks.merged()}, {"outline_m", blocks.unit / kPageUnit}};
}

}  // namespace

std::string page_data(const ReportSource& whole) {
  ReportSource source = whole;
  const PageBlocks blocks = page_blocks(whole.blocks, is_shown);
  source.blocks = blocks.layer;
  const ordered_json head{{"title", source.title},
                          {"date", source.date},
                          {"attribution", kAttribution},
                          {"headlines", headlines_entry(source.headlines)},
                          {"needsRow", needs_row_entry(source)},
                          {"drawn", blocks_entry(blocks)},
                          {"weight", {{"name", source.weight_name}, {"unit", source.weight_unit}}},
                          {"modes", modes_entry(source)},
                          {"categories", categories_entry(source.catalogue)},
                          {"services", services_entry(source.catalogue)},
                          {"classes", classes_entry(source.catalogue)},
                          {"pivot", pivot_minutes(source.catalogue)},
                          {"verdictColours", verdict_colours()},
                          {"rows", rows_entry(source)},
                          {"meanings", meanings_entry(source.checks)},
                          {"findings", findings_entry(source.findings)},
                          {"unknownBlocks", unknown_blocks(source)},
                          {"doubts", doubts_entry(source)},
                          {"labels", labels_entry(source.scopes)}};
  const auto all = [](const Field& field) { return field.name != column::kCityName; };
  std::string text = head.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  text.pop_back();
  text += ",\n\"facts\":" + source.facts;
  text += ",\n\"blocks\":" + layer_json(source.blocks, is_shown, blocks.unit);
  text += ",\n\"scopes\":" + layer_json(source.scopes, all);
  text += ",\n\"checks\":" + layer_json(source.checks, all);
  text += ",\n\"places\":" + layer_json(source.places, [](const Field& f) {
            return f.name == column::kService || f.name == column::kName;
          });
  if (source.ground) text += ",\n\"ground\":" + page_ground(*source.ground);
  text += ",\n\"improvements\":" + layer_json(source.improvements, all);
  text += ",\n\"access\":" + access_json(source.access_points) + "}";
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");  // in JSON it stands in strings only
  return text;
}

}  // namespace quarter
