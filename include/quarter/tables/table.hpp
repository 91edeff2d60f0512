// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "quarter/tables/layer.hpp"
#include "quarter/tables/table_description.hpp"

namespace quarter {

/// A table as it is written: each column once, with all that is said of it and where its value
/// comes from in a row. `Row` is small and says which row it is, such as a run and an index.
/// Layers, headers of files, aliases, schema and dictionary are made from it.
template <typename Row>
class Table {
 public:
  using Getter = std::function<Value(const Row&)>;

  explicit Table(TableHead head) : head_(std::move(head)) {}

  void text(std::string name, Meaning meaning, Getter value, ValueRule rule = {}) {
    add({std::move(name), Field::Type::text, 0, std::move(meaning), "", std::move(rule)},
        std::move(value));
  }
  void integer(std::string name, std::string unit, Meaning meaning, Getter value,
               ValueRule rule = {}) {
    add({std::move(name), Field::Type::integer, 0, std::move(meaning), std::move(unit),
         std::move(rule)},
        std::move(value));
  }
  /// `decimals`: digits after the point.
  void real(std::string name, int decimals, std::string unit, Meaning meaning, Getter value,
            ValueRule rule = {}) {
    add({std::move(name), Field::Type::real, decimals, std::move(meaning), std::move(unit),
         std::move(rule)},
        std::move(value));
  }
  void add(Field field, Getter value) {
    fields_.push_back(std::move(field));
    values_.push_back(std::move(value));
  }

  /// The columns of another, behind those that are there.
  void append(const Table& other) {
    for (std::size_t i = 0; i < other.fields_.size(); ++i)
      add(other.fields_[i], other.values_[i]);
  }

  const std::vector<Field>& fields() const { return fields_; }
  TableDescription description() const { return {head_, fields_}; }

  /// As many rows; `row` says which one, `place` where it lies (unused for Layer::Kind::none). What
  /// they look at must outlive the layer.
  Layer layer(std::size_t count, std::function<Row(std::size_t)> row,
              std::function<Geometry(std::size_t)> place = {}) const {
    Layer layer;
    layer.name = head_.name;
    layer.kind = head_.kind;
    layer.fields = fields_;
    layer.count = count;
    layer.row = head_.row;
    layer.geometry = std::move(place);
    layer.value = [values = std::make_shared<std::vector<Getter>>(values_), row = std::move(row)](
                      std::size_t i, std::size_t field) { return (*values)[field](row(i)); };
    return layer;
  }

 private:
  TableHead head_;
  std::vector<Field> fields_;
  std::vector<Getter> values_;  ///< of the fields
};

}  // namespace quarter
