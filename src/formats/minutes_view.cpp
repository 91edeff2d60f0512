// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "quarter/base/markup.hpp"
#include "quarter/formats/raster.hpp"

namespace quarter {
namespace {

/// A table between whose points GDAL draws straight lines, and of a raster of whole numbers takes
/// only the points: seconds become minutes up to the last that is a time, all codes are no data.
std::string minutes_table() {
  constexpr int kLastTime = kRasterNotTold - 1;
  return fmt::format("0:0,{}:{:.6f},{}:-1,{}:-1", kLastTime, kLastTime / 60.0, kLastTime + 1,
                     kRasterNoData);
}

std::string band_element(const RasterGrid& grid, const RasterBand& band, std::size_t number,
                         const std::string& raster) {
  const std::string name = band.what.en + (band.what.zh.empty() ? "" : " | " + band.what.zh);
  const std::string window =
      fmt::format("xOff=\"0\" yOff=\"0\" xSize=\"{}\" ySize=\"{}\"", grid.columns, grid.rows);
  return fmt::format(
      "  <VRTRasterBand dataType=\"Float32\" band=\"{0}\">\n"
      "    <Description>{1}</Description>\n    <UnitType>min</UnitType>\n"
      "    <NoDataValue>-1</NoDataValue>\n    <ComplexSource>\n"
      "      <SourceFilename relativeToVRT=\"1\">{2}</SourceFilename>\n"
      "      <SourceBand>{0}</SourceBand>\n"
      "      <SourceProperties RasterXSize=\"{3}\" RasterYSize=\"{4}\" DataType=\"UInt16\" "
      "BlockXSize=\"512\" BlockYSize=\"512\"/>\n"
      "      <SrcRect {5}/>\n      <DstRect {5}/>\n      <LUT>{6}</LUT>\n    </ComplexSource>\n"
      "  </VRTRasterBand>\n",
      number, escaped_xml(name), escaped_xml(raster), grid.columns, grid.rows, window,
      minutes_table());
}

}  // namespace

std::string minutes_view(const RasterGrid& grid, const std::vector<RasterBand>& bands,
                         const std::string& raster) {
  std::string text = fmt::format(
      "<VRTDataset rasterXSize=\"{}\" rasterYSize=\"{}\">\n  <SRS>EPSG:{}</SRS>\n"
      "  <GeoTransform>{:.3f}, {:.3f}, 0, {:.3f}, 0, {:.3f}</GeoTransform>\n",
      grid.columns, grid.rows, grid.epsg, grid.x_min, grid.cell_m, grid.y_max, -grid.cell_m);
  for (std::size_t b = 0; b < bands.size(); ++b)
    text += band_element(grid, bands[b], b + 1, raster);
  return text + "</VRTDataset>\n";
}

}  // namespace quarter
