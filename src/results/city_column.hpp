// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/base/text.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/table.hpp"

namespace quarter {

/// The name of the city, the last column of every table of a run, so that those of several cities
/// can be put one below the other. `Row` has a `run`.
template <typename Row>
void add_city(Table<Row>& table) {
  table.text(column::kCityName,
             {"name of the city: the title of the run, else its extract's",
              "城市名称：运行的标题，否则为数据文件名"},
             [](const Row& row) { return Value{row.run.city}; }, {.always = true});
}

}  // namespace quarter
