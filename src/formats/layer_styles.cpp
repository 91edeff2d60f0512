// SPDX-License-Identifier: Apache-2.0
#include "layer_styles.hpp"

#include <utility>
#include <vector>

namespace quarter {

Layer styles_table(std::span<const Layer> layers, const std::string& date) {
  using Type = Field::Type;
  std::vector<std::pair<const Layer*, std::size_t>> styles;
  for (const Layer& layer : layers) {
    for (std::size_t i = 0; i < layer.styles.size(); ++i)
      styles.emplace_back(&layer, i);
  }
  Layer table;
  table.name = "layer_styles";
  table.kind = Layer::Kind::none;
  table.count = styles.size();
  for (const char* name :
       {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
        "styleQML", "styleSLD", "description", "owner", "ui", "update_time"})
    table.fields.push_back({name, Type::text, 0, {}});
  table.fields.push_back({"useAsDefault", Type::integer, 0, {}});
  table.value = [styles, date](std::size_t i, std::size_t field) -> Value {
    const auto& [layer, number] = styles[i];
    const LayerStyle& style = layer->styles[number];
    const std::string texts[] = {
        "", "", layer->name, "geom", style.name, style.qml, "", style.description, "", "", date};
    if (field < std::size(texts)) return texts[field];
    return static_cast<std::int64_t>(number == 0 ? 1 : 0);
  };
  return table;
}

}  // namespace quarter
