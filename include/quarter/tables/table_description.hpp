// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// What is said of a table as a whole.
struct TableHead {
  std::string name;  ///< of the layer
  Layer::Kind kind = Layer::Kind::none;
  std::string command;  ///< that writes it, such as "run"
  std::string file;     ///< its name, or the one it has in the examples: "blocks.geojson"
  Meaning row;          ///< what a row stands for
};

/// A table without its rows. Columns that are repeated stand once, with what changes in angle
/// brackets: "<mode>_<category>_s".
struct TableDescription {
  TableHead head;
  std::vector<Field> fields;
};

/// What a table says of a column, without its rule, for a table that repeats it. Throws
/// std::logic_error if there is no such column.
Field field_of(const TableDescription& table, std::string_view name);

}  // namespace quarter
