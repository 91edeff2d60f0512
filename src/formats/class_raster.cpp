// SPDX-License-Identifier: Apache-2.0
// Travel times as classes with a palette, which a TIFF can hold for one band only.
#include <cpl_string.h>

#include <algorithm>
#include <string>

#include "quarter/base/parallel.hpp"
#include "quarter/formats/raster.hpp"
#include "raster_check.hpp"
#include "scratch_file.hpp"

namespace quarter {
namespace {

constexpr int kStripRows = 64;

using Bytes = std::vector<std::uint8_t>;

/// The class of each time.
Bytes class_table(const std::vector<RasterClass>& classes) {
  Bytes table(std::size_t{kRasterNoData} + 1, kClassNoData);
  std::size_t seconds = 0;
  std::uint8_t not_told = kClassNoData;
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const auto number = static_cast<std::uint8_t>(k + 1);
    if (classes[k].upto == kRasterNotTold)
      not_told = number;
    else
      for (; seconds <= classes[k].upto; ++seconds)
        table[seconds] = number;
  }
  table[kRasterNotTold] = not_told;
  return table;
}

/// The classes of some rows.
Bytes classes_of(GDALRasterBand& times, const Bytes& table, int row, int rows,
                 const GdalStage& stage) {
  std::vector<std::uint16_t> cells(static_cast<std::size_t>(times.GetXSize()) *
                                   static_cast<std::size_t>(rows));
  stage.require(times.RasterIO(GF_Read, 0, row, times.GetXSize(), rows, cells.data(),
                               times.GetXSize(), rows, GDT_UInt16, 0, 0, nullptr) == CE_None,
                "the travel times cannot be read");
  Bytes classes(cells.size());
  std::transform(cells.begin(), cells.end(), classes.begin(),
                 [&](std::uint16_t seconds) { return table[seconds]; });
  return classes;
}

/// Calls f(first row, rows) for each strip.
template <typename F>
void for_each_strip(GDALRasterBand& band, F f) {
  for (int row = 0; row < band.GetYSize(); row += kStripRows)
    f(row, std::min(kStripRows, band.GetYSize() - row));
}

void describe(GDALRasterBand& band, GDALRasterBand& times,
              const std::vector<RasterClass>& classes) {
  GDALColorTable palette;
  const GDALColorEntry clear{255, 255, 255, 0};
  palette.SetColorEntry(kClassNoData, &clear);
  CPLStringList names;
  names.AddString("");
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const auto& [red, green, blue] = classes[k].rgb;
    const GDALColorEntry colour{red, green, blue, 255};
    palette.SetColorEntry(static_cast<int>(k) + 1, &colour);
    names.AddString(classes[k].name.c_str());
  }
  band.SetColorTable(&palette);
  band.SetNoDataValue(kClassNoData);
  band.SetCategoryNames(names.List());
  band.SetDescription(times.GetDescription());
}

/// The classes in strips, beside their final place.
void write_scratch(GDALDataset& times, GDALRasterBand& band, const Bytes& table,
                   const std::vector<RasterClass>& classes, const std::filesystem::path& path,
                   const GdalStage& stage) {
  CPLStringList options;
  options.SetNameValue("BLOCKYSIZE", std::to_string(kStripRows).c_str());
  GDALDatasetUniquePtr scratch(raster_driver("GTiff", stage)
                                   .Create(gdal_name(path).c_str(), band.GetXSize(),
                                           band.GetYSize(), 1, GDT_Byte, options.List()));
  stage.require(scratch != nullptr, "the file could not be created");
  double transform[6];
  times.GetGeoTransform(transform);
  scratch->SetGeoTransform(transform);
  scratch->SetSpatialRef(times.GetSpatialRef());
  GDALRasterBand& target = *scratch->GetRasterBand(1);
  describe(target, band, classes);
  for_each_strip(band, [&](int row, int rows) {
    Bytes cells = classes_of(band, table, row, rows, stage);
    stage.require(target.RasterIO(GF_Write, 0, row, band.GetXSize(), rows, cells.data(),
                                  band.GetXSize(), rows, GDT_Byte, 0, 0, nullptr) == CE_None,
                  "rows cannot be written");
  });
}

void copy_optimized(GDALDataset& source, const std::filesystem::path& path,
                    const GdalStage& stage) {
  CPLStringList options;
  for (const char* const option : {"COMPRESS=DEFLATE", "BLOCKSIZE=512", "RESAMPLING=NEAREST"})
    options.AddString(option);
  options.SetNameValue("NUM_THREADS", std::to_string(std::max<std::size_t>(1, threads())).c_str());
  GDALDatasetUniquePtr copy(raster_driver("COG", stage)
                                .CreateCopy(gdal_name(path).c_str(), &source, FALSE, options.List(),
                                            GDALDummyProgress, nullptr));
  stage.require(copy != nullptr, "the file could not be created");
  copy.reset();
  stage.check();
}

void check(GDALDataset& written, GDALRasterBand& times, const Bytes& table,
           const std::vector<RasterClass>& classes, const GdalStage& stage) {
  GDALRasterBand& band = *written.GetRasterBand(1);
  stage.require(band.GetColorTable() != nullptr, "it has no palette");
  stage.require(CSLCount(band.GetCategoryNames()) == static_cast<int>(classes.size()) + 1,
                "the names of its classes are missing");
  for_each_strip(times, [&](int row, int rows) {
    const Bytes expected = classes_of(times, table, row, rows, stage);
    Bytes found(expected.size());
    const bool read = band.RasterIO(GF_Read, 0, row, band.GetXSize(), rows, found.data(),
                                    band.GetXSize(), rows, GDT_Byte, 0, 0, nullptr) == CE_None;
    stage.require(read && found == expected, "it does not hold what was written to it");
  });
}

}  // namespace

void write_class_raster(const std::filesystem::path& times, std::size_t band,
                        const std::vector<RasterClass>& classes,
                        const std::filesystem::path& path) {
  const GdalStage stage("cannot write", path, "free some space or choose another folder");
  const CPLConfigOptionSetter names_beside("GDAL_PAM_ENABLED", "YES", false);
  const GDALDatasetUniquePtr source = open_raster(times, stage);
  GDALRasterBand& seconds = *source->GetRasterBand(static_cast<int>(band) + 1);
  const Bytes table = class_table(classes);
  const ScratchFile scratch(path.string() + ".scratch");
  const ScratchFile scratch_names(path.string() + ".scratch.aux.xml");
  write_scratch(*source, seconds, table, classes, scratch.path(), stage);
  stage.check();
  copy_optimized(*open_raster(scratch.path(), stage), path, stage);
  check(*open_raster(path, stage), seconds, table, classes, stage);
  stage.check();
}

}  // namespace quarter
