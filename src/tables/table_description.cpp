// SPDX-License-Identifier: Apache-2.0
#include "quarter/tables/table_description.hpp"

#include <algorithm>
#include <stdexcept>

namespace quarter {

Field field_of(const TableDescription& table, std::string_view name) {
  const auto found = std::find_if(table.fields.begin(), table.fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  if (found == table.fields.end())
    throw std::logic_error(table.head.file + " has no column " + std::string(name));
  Field field = *found;
  field.rule = {};
  return field;
}

}  // namespace quarter
