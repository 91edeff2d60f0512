// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/list_file.hpp"

#include "feature_geometry.hpp"
#include "layer_source.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"

namespace quarter {

std::vector<ListRow> read_list(const std::filesystem::path& file) {
  LayerSource source(file, LayerSource::Want::areas);
  std::vector<ListRow> rows;
  source.each([&](OGRFeature& feature, std::size_t number) {
    ListRow row{source.row(number), {}, {}};
    for (std::size_t c = 0; c < source.column_names().size(); ++c) {
      const std::string text = source.text_in(feature, static_cast<int>(c));
      const std::string_view cell = trim(text);
      if (!cell.empty()) row.cells.emplace(lower_case(source.column_names()[c]), cell);
    }
    if (!source.is_csv()) row.outline = polygons_at(source, feature, number);
    rows.push_back(std::move(row));
  });
  return rows;
}

}  // namespace quarter
