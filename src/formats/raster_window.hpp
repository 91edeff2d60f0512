// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <string_view>
#include <vector>

#include "cell_places.hpp"
#include "gdal_stage.hpp"
#include "quarter/formats/raster.hpp"

namespace quarter {

/// A GeoTIFF of the user's; fails with one line that ends in the remedy if it is none. Nothing that
/// lies beside it is read.
GDALDatasetUniquePtr open_tiff(const std::filesystem::path& path, std::string_view remedy,
                               const GdalStage& stage);

/// The cells under a box: those under a net of points of its outline and inside, and one more on
/// each side.
CellWindow window_under(const Box& box, const CellPlaces& places, GDALDataset& dataset);

/// No strip of rows that is read at once is higher.
inline constexpr int kMostRows = 512;

/// Reads the window strip by strip, each as high as the file's own blocks allow.
template <typename Visit>
void each_cell(GDALRasterBand& band, const CellWindow& window, const GdalStage& stage,
               Visit visit) {
  if (window.columns <= 0 || window.rows <= 0) return;  // it lies elsewhere
  int block_columns = 1, block_rows = 1;
  band.GetBlockSize(&block_columns, &block_rows);
  const int height = std::clamp(block_rows, 1, kMostRows);
  std::vector<double> cells;
  for (int row = window.row; row < window.row + window.rows;) {
    const int rows = std::min(height - row % height, window.row + window.rows - row);
    cells.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(window.columns));
    stage.require(band.RasterIO(GF_Read, window.column, row, window.columns, rows, cells.data(),
                                window.columns, rows, GDT_Float64, 0, 0, nullptr) == CE_None,
                  "a part of it cannot be read");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int at = static_cast<int>(i);
      visit(window.column + at % window.columns, row + at / window.columns, cells[i]);
    }
    row += rows;
  }
}

/// What a cell says: scaled as the file asks; NaN where it holds no data.
class CellValue {
 public:
  explicit CellValue(GDALRasterBand& band)
      : no_data_(band.GetNoDataValue(&has_no_data_)),
        single_(band.GetRasterDataType() == GDT_Float32),
        scale_(band.GetScale()),
        offset_(band.GetOffset()) {}

  double of(double stored) const {
    const bool is_no_data = has_no_data_ != FALSE &&
                            (stored == no_data_ || (single_ && static_cast<float>(stored) ==
                                                                   static_cast<float>(no_data_)));
    return is_no_data ? std::numeric_limits<double>::quiet_NaN() : stored * scale_ + offset_;
  }

 private:
  int has_no_data_ = FALSE;
  double no_data_;
  bool single_;
  double scale_;
  double offset_;
};

}  // namespace quarter
