// SPDX-License-Identifier: Apache-2.0
#include "column_values.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {
namespace {

using Type = Field::Type;
constexpr int kMostDecimals = 9;

Type type_of(const OGRFieldDefn& column) {
  switch (column.GetType()) {
    case OFTInteger:
    case OFTInteger64:
      return Type::integer;
    case OFTReal:
      return Type::real;
    default:
      return Type::text;
  }
}

bool is_date(OGRFieldType type) {
  return type == OFTDate || type == OFTDateTime;
}

}  // namespace

std::vector<Field> fields_of(const LayerSource& source, const OGRFeature& feature) {
  std::vector<Field> fields;
  for (int c = 0; c < feature.GetFieldCount(); ++c) {
    fields.push_back({source.column_names()[static_cast<std::size_t>(c)],
                      type_of(*feature.GetFieldDefnRef(c)),
                      kMostDecimals,
                      {}});
  }
  return fields;
}

Value value_of(const LayerSource& source, const OGRFeature& feature, int column, Type type) {
  if (!feature.IsFieldSetAndNotNull(column)) return {};
  if (type == Type::integer) return static_cast<std::int64_t>(feature.GetFieldAsInteger64(column));
  if (type == Type::real) {
    const double number = feature.GetFieldAsDouble(column);
    return std::isfinite(number) ? Value{number} : Value{};
  }
  std::string text = source.text_in(feature, column);
  // GDAL says 2020/01/31; ISO 8601 has dashes.
  if (is_date(feature.GetFieldDefnRef(column)->GetType()))
    std::replace(text.begin(), text.end(), '/', '-');
  return text;
}

}  // namespace quarter
