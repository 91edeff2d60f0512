// SPDX-License-Identifier: Apache-2.0
#include "cog_file.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>

#include "quarter/base/lacking.hpp"
#include "quarter/base/markup.hpp"
#include "staging_folder.hpp"
#include "tiff_directory.hpp"

namespace quarter {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// GDAL's XML of what a TIFF has no tag for
/// (https://gdal.org/drivers/raster/gtiff.html#metadata).
std::string metadata_of(const std::vector<RasterBand>& bands,
                        const std::vector<BandStatistics>& statistics) {
  std::string xml = "<GDALMetadata>\n";
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const auto item = [&](const char* name, const std::string& value, const char* role = "") {
      xml += fmt::format("  <Item name=\"{}\" sample=\"{}\"{}>{}</Item>\n", name, b, role,
                         escaped_xml(escaped_xml(value)));  // GDAL reads XML, then escapes
    };
    item("DESCRIPTION", bands[b].name, " role=\"description\"");
    item("UNITTYPE", "s", " role=\"unittype\"");
    item("LONG_NAME", bands[b].description);
    item("BEYOND_LIMIT", std::to_string(kRasterBeyondLimit));
    item("NOT_TOLD", std::to_string(kRasterNotTold));
    const BandStatistics& of = statistics[b];
    if (of.count == 0) continue;
    const double count = static_cast<double>(of.count);
    const double mean = static_cast<double>(of.sum) / count;
    item("STATISTICS_MINIMUM", std::to_string(of.least));
    item("STATISTICS_MAXIMUM", std::to_string(of.greatest));
    item("STATISTICS_MEAN", fmt::format("{:.3f}", mean));
    item("STATISTICS_STDDEV",
         fmt::format("{:.3f}", std::sqrt(std::max(
                                   0.0, static_cast<double>(of.squares) / count - mean * mean))));
  }
  return xml + "</GDALMetadata>\n";
}

/// What an image is: 16 bits a cell, bands apart, DEFLATE with predictor 2.
void describe(const TilePyramid::Level& level, std::size_t bands, bool overview,
              TiffDirectory& directory) {
  const auto one = [&](std::uint16_t tag, std::uint16_t value) {
    directory.shorts(tag, {&value, 1});
  };
  const auto each = [&](std::uint16_t tag, std::size_t count, std::uint16_t value) {
    directory.shorts(tag, std::vector<std::uint16_t>(count, value));
  };
  if (overview) directory.number(254, 1);  // NewSubfileType: reduced
  directory.number(256, static_cast<std::uint32_t>(level.columns));
  directory.number(257, static_cast<std::uint32_t>(level.rows));
  each(258, bands, 16);                                  // BitsPerSample
  one(259, 8);                                           // Compression: DEFLATE
  one(262, 1);                                           // PhotometricInterpretation: black is zero
  one(277, static_cast<std::uint16_t>(bands));           // SamplesPerPixel
  one(284, 2);                                           // PlanarConfiguration: apart
  one(317, 2);                                           // Predictor: horizontal
  one(322, TilePyramid::kTileCells);                     // TileWidth
  one(323, TilePyramid::kTileCells);                     // TileLength
  if (bands > 1) each(338, bands - 1, 0);                // ExtraSamples: unspecified
  each(339, bands, 1);                                   // SampleFormat: unsigned
  directory.text(42113, std::to_string(kRasterNoData));  // GDAL_NODATA
}

/// Where it lies (OGC 19-008r4, GeoTIFF 1.1).
void place(const RasterGrid& grid, TiffDirectory& directory) {
  const std::array<double, 3> scale{grid.cell_m, grid.cell_m, 0};
  const std::array<double, 6> tie{0, 0, 0, grid.x_min, grid.y_max, 0};
  const auto epsg = static_cast<std::uint16_t>(grid.epsg);
  const std::array<std::uint16_t, 20> keys{
      1,    1, 0, 4,     // version 1.1.0, four keys
      1024, 0, 1, 1,     // GTModelType: projected
      1025, 0, 1, 1,     // GTRasterType: cells are areas
      3072, 0, 1, epsg,  // ProjectedCRS
      3076, 0, 1, 9001,  // ProjLinearUnits: metres
  };
  directory.doubles(33550, scale);
  directory.doubles(33922, tie);
  directory.shorts(34735, keys);
}

/// The directories of all levels in a file of a size, and where each stands.
class Layout {
 public:
  Layout(TiffSize size, const RasterGrid& grid, const std::vector<RasterBand>& bands,
         const TilePyramid& pyramid)
      : size_(size), end_(size == TiffSize::big ? 16 : 8) {
    for (std::size_t i = 0; i < pyramid.levels().size(); ++i) {
      const TilePyramid::Level& level = pyramid.levels()[i];
      TiffDirectory& directory = directories_.emplace_back(size);
      describe(level, bands.size(), i > 0, directory);
      if (i == 0) {
        place(grid, directory);
        directory.text(42112, metadata_of(bands, pyramid.statistics()));
      }
      const std::vector<std::uint64_t> nowhere(level.tiles.size());
      const std::vector<std::uint32_t> nothing(level.tiles.size());
      directory.tiles(nowhere, nothing);
      at_.push_back(end_);
      end_ += directory.bytes();
    }
    for (std::size_t i = directories_.size(); i-- > 0;)
      lay_tiles(pyramid.levels()[i], directories_[i]);
  }

  std::uint64_t end() const { return end_; }

  /// Header and directories.
  Bytes front() const {
    Bytes bytes;
    const char order = std::endian::native == std::endian::little ? 'I' : 'M';
    append_number(bytes, order);
    append_number(bytes, order);
    append_number(bytes, static_cast<std::uint16_t>(size_ == TiffSize::big ? 43 : 42));
    if (size_ == TiffSize::big) {
      append_number(bytes, std::uint16_t{8});  // bytes of an offset
      append_number(bytes, std::uint16_t{0});
      append_number(bytes, at_.front());
    } else {
      append_number(bytes, static_cast<std::uint32_t>(at_.front()));
    }
    for (std::size_t i = 0; i < directories_.size(); ++i) {
      const Bytes directory = directories_[i].at(at_[i], i + 1 < at_.size() ? at_[i + 1] : 0);
      bytes.insert(bytes.end(), directory.begin(), directory.end());
    }
    return bytes;
  }

 private:
  void lay_tiles(const TilePyramid::Level& level, TiffDirectory& directory) {
    std::vector<std::uint64_t> offsets;
    std::vector<std::uint32_t> sizes;
    for (const TileStore::Piece& tile : level.tiles) {
      offsets.push_back(tile.size == 0 ? 0 : end_);
      sizes.push_back(tile.size);
      end_ += tile.size;
    }
    directory.tiles(offsets, sizes);
  }

  TiffSize size_;
  std::vector<TiffDirectory> directories_;
  std::vector<std::uint64_t> at_;
  std::uint64_t end_;
};

}  // namespace

void write_cog(const RasterGrid& grid, const std::vector<RasterBand>& bands,
               const TilePyramid& pyramid, const std::filesystem::path& path) {
  Layout layout(TiffSize::classic, grid, bands, pyramid);
  if (layout.end() > std::numeric_limits<std::uint32_t>::max())
    layout = Layout(TiffSize::big, grid, bands, pyramid);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  const auto write = [&](std::span<const std::uint8_t> bytes) {
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
  };
  write(layout.front());
  Bytes buffer;
  for (auto level = pyramid.levels().rbegin(); level != pyramid.levels().rend() && out; ++level) {
    for (const TileStore::Piece& tile : level->tiles) {
      if (tile.size > 0) write(pyramid.store().read(tile, buffer));
    }
  }
  out.close();
  if (!out)
    fail_lacking("cannot write {}: free some space or choose another folder", final_name(path));
}

}  // namespace quarter
