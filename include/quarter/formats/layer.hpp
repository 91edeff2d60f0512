// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
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

struct Field {
  enum class Type : std::uint8_t { integer, real, text };
  std::string name;
  Type type = Type::text;
  int decimals = 0;   ///< real: digits after the point, 0..9
  std::string alias;  ///< for people, may be empty
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
};

/// Index of the column of this name, or nothing.
std::optional<std::size_t> column_of(const Layer& layer, std::string_view name);
/// A number or a text of a feature; nothing or empty if there is no such column or value. Text that
/// is a number is one too: tables of CSV know nothing else.
std::optional<double> number_at(const Layer& layer, std::optional<std::size_t> column,
                                std::size_t feature);
std::string text_at(const Layer& layer, std::optional<std::size_t> column, std::size_t feature);

/// File names ending in one of these can be written.
/// .geojson (RFC 7946: WGS 84, 7 decimals, outer rings counter-clockwise), .gpkg, .fgb, .csv
/// (geometry of points as lon,lat; others without geometry; text that a spreadsheet would run gets
/// a leading ').
std::vector<std::string> vector_extensions();

/// Writes the layer in the format of the ending of `path`, closes it, reads it back and compares
/// the number of features. Same layer, same bytes. Throws Error naming the file on any failure;
/// what was written may then be incomplete, so write into an OutputSet or through
/// write_file_atomically.
void write_layer(const Layer& layer, const std::filesystem::path& path);

/// Writes the bytes, flushes them to the disk and checks each step. Throws Error naming the file.
void write_text(const std::string& text, const std::filesystem::path& path);

}  // namespace quarter
