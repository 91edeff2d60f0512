// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// An attribute of a feature. monostate is null; unreached is always null, never a large number.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// What a column or a row is, for people.
struct Meaning {
  std::string en = {};
  std::string zh = {};
};

/// What the values of a column are held to, beside their type; for those who read them by program.
struct ValueRule {
  bool always = false;                  ///< never null
  std::optional<double> least = {};     ///< inclusive
  std::optional<double> above = {};     ///< exclusive
  std::optional<double> most = {};      ///< inclusive
  std::vector<std::string> words = {};  ///< one of these; empty: any
  std::string pattern = {};             ///< ECMA 262, of texts; empty: any
};

struct Field {
  enum class Type : std::uint8_t { integer, real, text };
  std::string name;
  Type type = Type::text;
  int decimals = 0;      ///< real: digits after the point, 0..9
  Meaning meaning = {};  ///< empty in columns of files of the user's
  /// Symbol, "1" of shares and counts; "[COLUMN]": what stands in that column of the row. Empty in
  /// texts and in columns of files of the user's.
  std::string unit = {};
  ValueRule rule = {};
  /// Its name in all other files, where it has a short one here (see layer_view.hpp); else empty.
  std::string full_name = {};
};

/// Points, lines or areas; monostate is a feature without a place.
using Geometry = std::variant<std::monostate, LonLat, Line, MultiPolygon>;

/// How a layer is drawn by QGIS. A GeoPackage carries it in its table `layer_styles`; the other
/// formats leave it out.
struct LayerStyle {
  std::string name;         ///< unique in the layer, at most 30 letters are shown
  std::string description;  ///< for people
  std::string qml;
};

/// A table of features that is pulled by the writers, so that it never stands in memory twice.
struct Layer {
  enum class Kind : std::uint8_t { none, point, line, area };
  std::string name;
  Kind kind = Kind::area;
  std::vector<Field> fields;
  std::size_t count = 0;
  std::function<Geometry(std::size_t feature)> geometry;  ///< unused for Kind::none
  std::function<Value(std::size_t feature, std::size_t field)> value;
  std::vector<LayerStyle> styles;  ///< the first is the default
  Meaning row = {};                ///< what a feature stands for, see TableHead::row
};

/// Index of the column of this name, or nothing.
std::optional<std::size_t> column_of(const Layer& layer, std::string_view name);
/// A number or a text of a feature; nothing or empty if there is no such column or value. Text that
/// is a number is one too: tables of CSV know nothing else.
std::optional<double> number_at(const Layer& layer, std::optional<std::size_t> column,
                                std::size_t feature);
std::string text_at(const Layer& layer, std::optional<std::size_t> column, std::size_t feature);

}  // namespace quarter
