// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "quarter/tables/table_description.hpp"
#include "support/catch.hpp"

namespace quarter::described {

inline bool has_chinese(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return c >= 0xe3 && c <= 0xe9; });
}

/// A name and a meaning in both languages; a unit if it is a number, and none if it is text.
inline void expect_said(const Field& field) {
  CHECK_FALSE(field.name.empty());
  CHECK_FALSE(field.meaning.en.empty());
  CHECK_FALSE(has_chinese(field.meaning.en));
  CHECK(has_chinese(field.meaning.zh));
  CHECK(field.unit.empty() == (field.type == Field::Type::text));
  CHECK((field.decimals > 0) == (field.type == Field::Type::real));
}

inline void expect_said(const std::vector<TableDescription>& tables) {
  for (const TableDescription& table : tables) {
    INFO(table.head.command << ": " << table.head.file);
    CHECK_FALSE(table.head.row.en.empty());
    CHECK(has_chinese(table.head.row.zh));
    CHECK(table.fields.size() >= 3);
    std::set<std::string> names;
    for (const Field& field : table.fields) {
      INFO(field.name);
      CHECK(names.insert(field.name).second);
      expect_said(field);
    }
  }
}

}  // namespace quarter::described
