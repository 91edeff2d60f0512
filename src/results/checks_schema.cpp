// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "quarter/results/result_tables.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

const char* type_of(const Field& field) {
  switch (field.type) {
    case Field::Type::integer:
      return "integer";
    case Field::Type::real:
      return "number";
    case Field::Type::text:
      return "string";
  }
  return "";
}

ordered_json property_of(const Field& field) {
  const ValueRule& rule = field.rule;
  ordered_json property;
  if (rule.always)
    property["type"] = type_of(field);
  else
    property["type"] = {type_of(field), "null"};
  if (rule.least) property["minimum"] = *rule.least;
  if (rule.above) property["exclusiveMinimum"] = *rule.above;
  if (rule.most) property["maximum"] = *rule.most;
  if (!rule.pattern.empty()) property["pattern"] = rule.pattern;
  if (!rule.words.empty()) property["enum"] = rule.words;
  if (!rule.words.empty() && !rule.always) property["enum"].push_back(nullptr);
  property["description"] = field.meaning.en;
  property["x-description-zh"] = field.meaning.zh;
  if (!field.unit.empty()) property["x-unit"] = field.unit;
  return property;
}

/// "^share_of_.+_high$" of "share_of_<group>_high"; empty if the column is not repeated.
std::string pattern_of(const std::string& name) {
  const std::size_t begin = name.find('<'), end = name.find('>');
  if (begin == std::string::npos) return {};
  return "^" + name.substr(0, begin) + ".+" + name.substr(end + 1) + "$";
}

ordered_json row_schema(const TableDescription& checks) {
  ordered_json required = ordered_json::array(), properties, patterns;
  for (const Field& field : checks.fields) {
    const std::string pattern = pattern_of(field.name);
    (pattern.empty() ? properties[field.name] : patterns[pattern]) = property_of(field);
    if (pattern.empty()) required.push_back(field.name);
  }
  return {{"type", "object"},
          {"required", required},
          {"properties", properties},
          {"patternProperties", patterns},
          {"additionalProperties", false}};
}

}  // namespace

std::string checks_schema() {
  const TableDescription checks = checks_description();
  const ordered_json attribution{{"type", "string"},
                                 {"const", "© OpenStreetMap contributors, ODbL 1.0"}};
  const ordered_json rows{{"type", "array"}, {"items", {{"$ref", "#/$defs/row"}}}};
  const ordered_json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                            {"title", "checks.json of quarter"},
                            {"description", checks.head.row.en},
                            {"x-description-zh", checks.head.row.zh},
                            {"type", "object"},
                            {"required", {"attribution", "checks"}},
                            {"additionalProperties", false},
                            {"properties", {{"attribution", attribution}, {"checks", rows}}},
                            {"$defs", {{"row", row_schema(checks)}}}};
  return schema.dump(2) + "\n";
}

}  // namespace quarter
