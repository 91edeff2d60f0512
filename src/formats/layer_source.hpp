// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogrsf_frmts.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gdal_stage.hpp"
#include "layer_text.hpp"
#include "quarter/base/lonlat.hpp"

namespace quarter {

/// A side input of the user's, opened with one of a few trusted drivers.
class LayerSource {
 public:
  /// What the caller wants to find in the file.
  enum class Want { areas, points, areas_or_points };

  /// Opens the file and picks its layer: the only one, or the only one of the wanted kind. Throws
  /// Error if it is missing, no plain file, in no format that can be read, or without such a layer.
  LayerSource(const std::filesystem::path& path, Want want, const TextReading& how = {});

  /// Calls `visit(feature, number)` for each feature, numbered from 1 in the order of the file.
  /// Throws Error if there is none or if one cannot be read.
  void each(const std::function<void(OGRFeature&, std::size_t number)>& visit);
  /// The same for the features whose box touches this one, numbered by the ids of the file (fid);
  /// files with an index are read there only. Those without a geometry, such as the rows of a CSV,
  /// are all visited.
  void each_near(const Box& box, const std::function<void(OGRFeature&, std::size_t)>& visit);

  /// The geometry of the feature in WGS 84, longitude first, linear and flat. Throws Error if it is
  /// missing or empty or cannot be brought to WGS 84.
  std::unique_ptr<OGRGeometry> geometry(OGRFeature& feature, std::size_t number) const;

  /// Index of the column of this name, or of this name in another case, or -1.
  int column(std::string_view name) const;
  /// The names of all columns, for messages.
  std::string columns() const;
  const std::vector<std::string>& column_names() const { return names_; }
  /// Index of a column that must be there. Throws Error with the nearest name.
  int required_column(const std::string& name, std::string_view option) const;
  /// The number in a column, text with a plain number included; nothing if there is none.
  std::optional<double> number_in(const OGRFeature& feature, int column) const;
  /// The text in a column, valid UTF-8; empty if there is none. Throws Error if it cannot be read
  /// in the encoding of the file.
  std::string text_in(const OGRFeature& feature, int column) const;
  /// The text of a column, valid UTF-8 and trimmed; the feature's number if there is none.
  std::string text_or_number(const OGRFeature& feature, int column, std::size_t number) const;

  /// The number of a feature as messages and outputs say it: rows of a CSV are counted as a
  /// spreadsheet does, with the heading as row 1.
  std::size_t row(std::size_t number) const { return is_csv() ? number + 1 : number; }
  /// Whether the file is a CSV, which has columns in place of a geometry.
  bool is_csv() const;

  /// Throws Error about the file: "cannot read FILE: it WHAT; REMEDY".
  [[noreturn]] void fail_file(std::string_view what, std::string_view remedy) const;
  /// Throws Error about one feature: "cannot read FILE: feature 3 WHAT; REMEDY".
  [[noreturn]] void fail_at(std::size_t number, std::string_view what,
                            std::string_view remedy) const;

 private:
  void pick_layer(Want want);
  void prepare_texts(const std::filesystem::path& path, const TextReading& how);
  void prepare_transformation();

  std::string shown_;  ///< the path as given
  GdalStage stage_;
  GDALDatasetUniquePtr dataset_;
  OGRLayer* layer_ = nullptr;
  std::unique_ptr<LayerText> text_;
  std::vector<std::string> names_;  ///< of the columns; what cannot be read is replaced
  std::size_t visited_ = 0;         ///< number of the feature that is looked at
  std::unique_ptr<OGRCoordinateTransformation> to_wgs84_;  ///< none if the file is in WGS 84
};

}  // namespace quarter
