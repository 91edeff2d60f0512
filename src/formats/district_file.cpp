// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/district_file.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>

#include "column_values.hpp"
#include "feature_geometry.hpp"
#include "layer_source.hpp"
#include "name_column.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr const char* kOption = "--district-name";

void add_row(const LayerSource& source, const OGRFeature& feature, OwnColumns& own) {
  if (own.fields.empty()) own.fields = fields_of(source, feature);
  for (std::size_t c = 0; c < own.fields.size(); ++c)
    own.values.push_back(value_of(source, feature, static_cast<int>(c), own.fields[c].type));
}

void note_numbers(const std::filesystem::path& path, const LayerSource& source,
                  const TextReading& how) {
  if (how.notes == nullptr) return;
  const std::string name = valid_utf8(path.filename().string());
  const std::string columns = source.columns();
  if (columns.empty()) {
    how.notes->add(fmt::format("{}: has no columns, so districts are named by number", name));
    return;
  }
  how.notes->add(fmt::format(
      "{}: no column is known to hold names, so districts are named by number; name one of {} with "
      "{}",
      name, columns, kOption));
}

}  // namespace

DistrictFile read_districts(const std::filesystem::path& path, const std::string& name_column,
                            const TextReading& how) {
  LayerSource source(path, LayerSource::Want::areas, how);
  std::optional<std::size_t> name;
  if (!name_column.empty())
    name = static_cast<std::size_t>(source.required_column(name_column, kOption));
  const int id = source.column("id");
  DistrictFile file;
  source.each([&](OGRFeature& feature, std::size_t number) {
    file.districts.push_back({source.text_or_number(feature, id, number), std::to_string(number),
                              polygons_at(source, feature, number)});
    add_row(source, feature, file.own);
  });
  if (!name) name = find_name_column(file.own.fields, file.own.values);
  if (!name) {
    note_numbers(path, source, how);
    return file;
  }
  file.name_column = file.own.fields[*name].name;
  for (std::size_t d = 0; d < file.districts.size(); ++d) {
    const std::string text = name_text(file.own.values[d * file.own.fields.size() + *name]);
    if (!text.empty()) file.districts[d].name = text;
  }
  return file;
}

}  // namespace quarter
