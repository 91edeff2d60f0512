// SPDX-License-Identifier: Apache-2.0
#include "geotiff_tags.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// Tags of TIFF 6.0, of GeoTIFF 1.1 and of GDAL.
enum Tag : std::uint16_t {
  kNewSubfileType = 254,
  kImageWidth = 256,
  kImageLength = 257,
  kBitsPerSample = 258,
  kCompression = 259,
  kPhotometric = 262,
  kSamplesPerPixel = 277,
  kPlanarConfiguration = 284,
  kPredictor = 317,
  kTileWidth = 322,
  kTileLength = 323,
  kTileOffsets = 324,
  kTileByteCounts = 325,
  kExtraSamples = 338,
  kSampleFormat = 339,
  kModelPixelScale = 33550,
  kModelTiepoint = 33922,
  kGeoKeyDirectory = 34735,
  kGdalMetadata = 42112,
  kGdalNoData = 42113,
};

constexpr std::uint32_t kReducedImage = 1;
constexpr std::uint16_t kDeflate = 8;  // Adobe Photoshop TIFF Technical Notes, 2002
constexpr std::uint16_t kMinIsBlack = 1;
constexpr std::uint16_t kBandsApart = 2;
constexpr std::uint16_t kHorizontalDifferencing = 2;
constexpr std::uint16_t kUnsignedInteger = 1;

void add_image(TiffDirectory& directory, const RasterLevel& level, std::size_t bands) {
  const std::vector<std::uint16_t> bits(bands, 16);
  const std::vector<std::uint16_t> formats(bands, kUnsignedInteger);
  const std::vector<std::uint16_t> extra(bands - 1, 0);
  directory.add_long(kNewSubfileType, level.factor == 1 ? 0 : kReducedImage);
  directory.add_long(kImageWidth, static_cast<std::uint32_t>(level.columns));
  directory.add_long(kImageLength, static_cast<std::uint32_t>(level.rows));
  directory.add_shorts(kBitsPerSample, bits);
  directory.add_short(kCompression, kDeflate);
  directory.add_short(kPhotometric, kMinIsBlack);
  directory.add_short(kSamplesPerPixel, static_cast<std::uint16_t>(bands));
  directory.add_short(kPlanarConfiguration, kBandsApart);
  directory.add_short(kPredictor, kHorizontalDifferencing);
  directory.add_short(kTileWidth, kTileCells);
  directory.add_short(kTileLength, kTileCells);
  if (!extra.empty()) directory.add_shorts(kExtraSamples, extra);
  directory.add_shorts(kSampleFormat, formats);
  directory.add_text(kGdalNoData, std::to_string(kRasterNoData));
}

/// EPSG code of a projected system in metres, cells as areas (OGC 19-008r4, clause 7).
void add_place(TiffDirectory& directory, const RasterGrid& grid) {
  const std::array<double, 3> scale = {grid.cell_m, grid.cell_m, 0};
  const std::array<double, 6> tiepoint = {0, 0, 0, grid.x_min, grid.y_max, 0};
  const std::array<std::uint16_t, 20> keys = {
      1,    1, 1, 4,                                      // version 1.1.1, four keys
      1024, 0, 1, 1,                                      // GTModelType: projected
      1025, 0, 1, 1,                                      // GTRasterType: a cell is an area
      3072, 0, 1, static_cast<std::uint16_t>(grid.epsg),  // ProjectedCRS
      3076, 0, 1, 9001,                                   // ProjLinearUnits: metre
  };
  directory.add_doubles(kModelPixelScale, scale);
  directory.add_doubles(kModelTiepoint, tiepoint);
  directory.add_shorts(kGeoKeyDirectory, keys);
}

std::string xml_text(std::string_view raw) {
  std::string text;
  for (const char c : valid_utf8(raw)) {
    switch (c) {
      case '&':
        text += "&amp;";
        break;
      case '<':
        text += "&lt;";
        break;
      case '>':
        text += "&gt;";
        break;
      case '"':
        text += "&quot;";
        break;
      default:
        text += c;
    }
  }
  return text;
}

std::string item(std::string_view name, std::size_t band, std::string_view role,
                 std::string_view value) {
  return fmt::format("  <Item name=\"{}\" sample=\"{}\"{}>{}</Item>\n", name, band,
                     role.empty() ? "" : fmt::format(" role=\"{}\"", role), xml_text(value));
}

/// What GDAL shows as description, unit and metadata of each band.
std::string metadata_of(const std::vector<RasterBand>& bands) {
  std::string xml = "<GDALMetadata>\n";
  for (std::size_t band = 0; band < bands.size(); ++band) {
    xml += item("BEYOND_LIMIT", band, "", std::to_string(kRasterBeyondLimit));
    xml += item("LONG_NAME", band, "", bands[band].description);
    xml += item("DESCRIPTION", band, "description", bands[band].name);
    xml += item("UNITTYPE", band, "unittype", "s");
  }
  return xml + "</GDALMetadata>\n";
}

}  // namespace

TiffDirectory geotiff_directory(TiffKind kind, const RasterGrid& grid,
                                const std::vector<RasterBand>& bands, const RasterLevel& level,
                                const TileTable& tiles) {
  TiffDirectory directory(kind);
  add_image(directory, level, bands.size());
  directory.add_offsets(kTileOffsets, tiles.offsets);
  directory.add_longs(kTileByteCounts, tiles.byte_counts);
  if (level.factor == 1) {
    add_place(directory, grid);
    directory.add_text(kGdalMetadata, metadata_of(bands));
  }
  return directory;
}

}  // namespace quarter
