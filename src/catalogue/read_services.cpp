// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "read_parts.hpp"

namespace quarter {
namespace {

/// A place of 100 km² is a slip of the pen.
constexpr Range kArea = from(0, 1e8);
constexpr Range kWidth = from(0, 1e4);
constexpr Range kNear = from(0, 1000);

void read_place_rule(TableReader& row, PlaceRule& place) {
  place.rule = row.rule();
  row.text("subtype", place.subtype);
  row.number("min_area_m2", place.min_area_m2, kArea, Need::optional);
  row.number("min_width_m", place.min_width_m, kWidth, Need::optional);
  row.flag("needs_path", place.needs_path);
  if (row.has("part_gap_m")) {
    double gap_m = 0;
    row.number("part_gap_m", gap_m, kNear);
    place.part_gap_m = gap_m;
  }
}

/// Exclusions of the service hold for each of its rules.
void exclude(Service& service, const std::vector<TagTest>& tests) {
  for (PlaceRule& place : service.rules) {
    place.rule.unless.insert(place.rule.unless.end(), tests.begin(), tests.end());
  }
}

/// A service like another one: only its places of some subtypes, or of some size.
void read_like(TableReader& table, Service& service, const std::vector<Service>& others) {
  std::string like;
  table.text("like", like);
  const auto index = table.resolve("like", like, ids_of(others));
  if (!index) return;
  const std::string id = service.id;
  const Label label = service.label;
  service = others[*index];
  service.id = id;
  service.label = label;
  service.like = ServiceIndex(*index);
  service.expected_per_km2 = 0;
  table.number("expected_per_km2", service.expected_per_km2, above(0, 1e6), Need::optional);
  std::vector<std::string> subtypes;
  table.texts("subtypes", subtypes, Need::optional);
  const auto wanted = [&](const PlaceRule& rule) {
    return subtypes.empty() ||
           std::find(subtypes.begin(), subtypes.end(), rule.subtype) != subtypes.end();
  };
  for (const std::string& subtype : subtypes) {
    const auto has = [&](const PlaceRule& rule) { return rule.subtype == subtype; };
    if (std::none_of(service.rules.begin(), service.rules.end(), has))
      table.mistake("subtypes", subtype,
                    fmt::format("'{}' has no places of subtype '{}'", like, subtype));
  }
  std::erase_if(service.rules, [&](const PlaceRule& rule) { return !wanted(rule); });
  double least_m2 = 0;
  table.number("min_area_m2", least_m2, kArea, Need::optional);
  double least_m = 0;
  table.number("min_width_m", least_m, kWidth, Need::optional);
  for (PlaceRule& rule : service.rules) {
    rule.min_area_m2 = std::max(rule.min_area_m2, least_m2);
    rule.min_width_m = std::max(rule.min_width_m, least_m);
  }
  service.all_kinds = subtypes.empty();
  service.more_kinds = table.has("rule");
  table.each_row(
      "rule", [&](TableReader& row) { read_place_rule(row, service.rules.emplace_back()); },
      Need::optional);
}

void read_service(const std::string& id, TableReader& table, Service& service,
                  const std::vector<Service>& others) {
  service.id = id;
  table.label("label", service.label);
  if (table.has("like")) return read_like(table, service, others);
  table.choice("entry", service.entry,
               {{"door", Entry::door}, {"open_edge", Entry::open_edge}, {"bank", Entry::bank}});
  table.texts("closed_by", service.closed_by, Need::required);
  table.flag("fee_closes", service.fee_closes);
  table.number("expected_per_km2", service.expected_per_km2, above(0, 1e6), Need::optional);
  table.number("same_within_m", service.same_within_m, kNear, Need::optional);
  table.texts("other_names", service.other_names, Need::optional);
  table.each_row("rule",
                 [&](TableReader& row) { read_place_rule(row, service.rules.emplace_back()); });
  exclude(service, table.tests("unless", Need::optional));
  std::vector<TagTest> only = table.tests("unless_only", Need::optional);
  for (TagTest& test : only)
    test.every = true;
  exclude(service, only);
}

void read_category(const std::string& id, TableReader& table, ServiceCategory& category,
                   const std::vector<std::string>& services) {
  category.id = id;
  table.label("label", category.label);
  table.integer("module", category.module, kModule);
  table.flag("hidden", category.hidden);
  std::vector<std::string> names;
  table.texts("services", names);
  for (const std::string& name : names) {
    if (const auto index = table.resolve("services", name, services)) {
      category.services.emplace_back(*index);
    }
  }
}

}  // namespace

void read_services(TableReader& root, Catalogue& catalogue) {
  root.each_entry("service", [&](const std::string& id, TableReader& table) {
    Service service;
    read_service(id, table, service, catalogue.services.items());
    catalogue.services.push_back(std::move(service));
  });
}

void read_outlines(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](TableReader& table) {
    read_rules(table, "divider", catalogue.outlines.dividers, Need::optional);
    read_rules(table, "hole", catalogue.outlines.holes, Need::optional);
    read_rules(table, "kept", catalogue.outlines.kept, Need::optional);
    read_rules(table, "fence", catalogue.outlines.fences, Need::optional);
  };
  root.section("outline", read, Need::optional);
}

void read_street_classes(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](const std::string& id, TableReader& table) {
    StreetClass& street = catalogue.street_classes.emplace_back();
    street.id = id;
    table.each_row("rule", [&](TableReader& row) {
      StreetClassRule& rule = street.rules.emplace_back();
      rule.rule = row.rule();
      row.number("over_kmh", rule.over_kmh, above(0, 300), Need::optional);
      row.number("over_lanes", rule.over_lanes, above(0, 32), Need::optional);
    });
    if (catalogue.street_classes.size() > kMostStreetClasses)
      table.mistake(fmt::format("there are more than {} street classes", kMostStreetClasses));
  };
  root.each_entry("street_class", read, Need::optional);
}

std::uint64_t read_streets(TableReader& table, std::string_view key, const Catalogue& catalogue,
                           Need need) {
  std::vector<std::string> names;
  table.texts(key, names, need);
  std::uint64_t bits = 0;
  for (const std::string& name : names) {
    if (const auto index = table.resolve(key, name, ids_of(catalogue.street_classes)))
      bits |= std::uint64_t{1} << *index;
  }
  return bits;
}

void read_compounds(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](TableReader& table) {
    catalogue.compounds.outside = read_streets(table, "outside", catalogue, Need::filled);
  };
  root.section("compound", read, Need::optional);
}

void read_informal(TableReader& root, Catalogue& catalogue) {
  InformalCrossings& informal = catalogue.informal;
  const auto read = [&](TableReader& table) {
    informal.streets = read_streets(table, "streets", catalogue, Need::filled);
    informal.sidewalks = read_streets(table, "sidewalks", catalogue, Need::filled);
    informal.crossings = read_streets(table, "crossings", catalogue, Need::optional);
    table.number("across_m", informal.across_m, above(0, 100));
    table.number("crossing_within_m", informal.crossing_within_m, kNear);
    table.number("every_m", informal.every_m, above(0, 1000));
  };
  root.section("informal", read, Need::optional);
}

void read_categories(TableReader& root, Catalogue& catalogue) {
  const std::vector<std::string> services = ids_of(catalogue.services);
  root.each_entry("category", [&](const std::string& id, TableReader& table) {
    const bool after_hidden = !catalogue.categories.empty() && catalogue.categories.back().hidden;
    ServiceCategory& category = catalogue.categories.emplace_back();
    read_category(id, table, category, services);
    if (!category.hidden && after_hidden)
      table.mistake(fmt::format("{} must stand before the hidden categories", table.title()));
  });
}

}  // namespace quarter
