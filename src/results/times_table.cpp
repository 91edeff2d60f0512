// SPDX-License-Identifier: Apache-2.0
#include "quarter/results/times_table.hpp"

#include <set>

#include "cell_values.hpp"
#include "column_keys.hpp"
#include "own_columns.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const PointTable& points;
  const PointTimes& times;
  std::size_t index;
};

const TableHead kHead{"times",
                      Layer::Kind::point,
                      "times",
                      "times.csv",
                      {"One row a point of the file given; its other columns stand as they are, "
                       "before the times",
                       "每行对应所给文件的一个点；文件原有的列保留在时间列之前"}};

void add_id(Table<Row>& table) {
  table.text(
      column::kId, {"point: its id in the file, else its number", "点：文件中的编号，否则为序号"},
      [](const Row& row) { return Value{row.points.points[row.index].id}; }, {.always = true});
}

Table<Row> of_times(const std::vector<ColumnKeys::Time>& times) {
  Table<Row> table(kHead);
  for (const ColumnKeys::Time& time : times) {
    const ModeIndex mode = time.mode;
    const CategoryIndex category = time.category;
    table.real(time.stem + column::kSecondsEnd, 1, unit::kSeconds,
               {time.label.en + ": seconds to the nearest", time.label.zh + "：到最近设施的秒数"},
               [=](const Row& row) { return seconds_value(row.times(mode, category)); },
               {.least = 0});
    table.integer(time.stem + column::kMetresEnd, unit::kMetres,
                  {time.label.en + ": metres of that trip", time.label.zh + "：该行程的米数"},
                  [=](const Row& row) { return metres_value(row.times(mode, category)); },
                  {.least = 0});
  }
  return table;
}

/// Names that a column of the file may not have.
std::set<std::string> taken_names(const Table<Row>& times) {
  std::set<std::string> taken{"id", "lon", "lat", "fid", "geom", "geometry"};
  for (const Field& field : times.fields())
    taken.insert(lower_case(field.name));
  return taken;
}

Table<Row> times_table(const PointTable& points, const std::vector<ColumnKeys::Time>& times) {
  std::set<std::string> taken = taken_names(of_times(times));
  Table<Row> table(kHead);
  for (std::size_t c = 0; c <= points.columns.size(); ++c) {
    if (c == points.id_before) add_id(table);
    if (c == points.columns.size()) break;
    Field field = points.columns[c];
    field.name = free_name(field.name, taken);
    taken.insert(lower_case(field.name));
    table.add(std::move(field), [c](const Row& row) {
      return row.points.values[row.index * row.points.columns.size() + c];
    });
  }
  table.append(of_times(times));
  return table;
}

}  // namespace

Layer times_layer(const PointTable& points, const std::vector<PointTimes>& costs,
                  const Catalogue& catalogue, const std::vector<ModeIndex>& modes) {
  return times_table(points, times_of(catalogue, modes))
      .layer(
          points.points.size(),
          [&points, &costs](std::size_t i) {
            return Row{points, costs[i], i};
          },
          [&points](std::size_t i) { return Geometry{points.points[i].where}; });
}

TableDescription times_description() {
  return times_table({}, pattern_keys().times).description();
}

}  // namespace quarter
