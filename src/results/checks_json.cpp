// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "quarter/results/run_tables.hpp"

namespace quarter {
namespace {

nlohmann::ordered_json cell_of(const Value& value, const Field& field) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) return *n;
  if (const auto* d = std::get_if<double>(&value))
    return nlohmann::ordered_json::parse(fmt::format("{:.{}f}", *d, field.decimals));
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  return nullptr;
}

}  // namespace

std::string checks_json(const RunResult& r) {
  const Layer layer = checks_layer(r);
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < layer.count; ++i) {
    nlohmann::ordered_json row;
    for (std::size_t f = 0; f < layer.fields.size(); ++f)
      row[layer.fields[f].name] = cell_of(layer.value(i, f), layer.fields[f]);
    rows.push_back(std::move(row));
  }
  const nlohmann::ordered_json document{{"attribution", "© OpenStreetMap contributors, ODbL 1.0"},
                                        {"checks", rows}};
  return document.dump(2) + "\n";
}

}  // namespace quarter
