// SPDX-License-Identifier: Apache-2.0
#include "read_parts.hpp"

namespace quarter {
namespace {

/// A place of 100 km² is a slip of the pen.
constexpr Range kArea = from(0, 1e8);

void read_place_rule(TableReader& row, PlaceRule& place) {
  place.rule = row.rule();
  row.text("subtype", place.subtype);
  row.number("min_area_m2", place.min_area_m2, kArea, Need::optional);
  row.flag("needs_path", place.needs_path);
}

/// Exclusions of all places and of the service hold for each of its rules.
void exclude(Service& service, const std::vector<TagTest>& tests) {
  for (PlaceRule& place : service.rules) {
    place.rule.unless.insert(place.rule.unless.end(), tests.begin(), tests.end());
  }
}

void read_service(const std::string& id, TableReader& table, Service& service) {
  service.id = id;
  table.label("label", service.label);
  table.choice("entry", service.entry,
               {{"door", Entry::door}, {"open_edge", Entry::open_edge}, {"bank", Entry::bank}});
  table.texts("closed_by", service.closed_by, Need::required);
  table.flag("fee_closes", service.fee_closes);
  table.each_row("rule",
                 [&](TableReader& row) { read_place_rule(row, service.rules.emplace_back()); });
  exclude(service, table.tests("unless", Need::optional));
}

void read_category(const std::string& id, TableReader& table, ServiceCategory& category,
                   const std::vector<std::string>& services) {
  category.id = id;
  table.label("label", category.label);
  table.integer("module", category.module, kModule);
  std::vector<std::string> names;
  table.texts("services", names);
  for (const std::string& name : names) {
    if (const auto index = table.resolve("services", name, services)) {
      category.services.push_back(*index);
    }
  }
}

}  // namespace

void read_services(TableReader& root, Catalogue& catalogue) {
  root.each_entry("service", [&](const std::string& id, TableReader& table) {
    read_service(id, table, catalogue.services.emplace_back());
  });
  const auto read_place = [&](TableReader& table) {
    const std::vector<TagTest> gone = table.tests("unless", Need::optional);
    for (Service& service : catalogue.services)
      exclude(service, gone);
  };
  root.section("place", read_place, Need::optional);
}

void read_categories(TableReader& root, Catalogue& catalogue) {
  const std::vector<std::string> services = ids_of(catalogue.services);
  root.each_entry("category", [&](const std::string& id, TableReader& table) {
    read_category(id, table, catalogue.categories.emplace_back(), services);
  });
}

}  // namespace quarter
