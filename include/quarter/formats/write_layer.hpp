// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// File names ending in one of these can be written.
/// .geojson (RFC 7946: WGS 84, 7 decimals, outer rings counter-clockwise), .gpkg, .fgb, .csv
/// (geometry of points as lon,lat; others without geometry; text that a spreadsheet would run gets
/// a leading ').
std::vector<std::string> vector_extensions();
/// Those of them that hold lines and areas.
std::vector<std::string> area_extensions();

/// Writes the layer in the format of the ending of `path`, closes it, reads it back and compares
/// the number of features. Same layer, same bytes. Throws Error naming the file on any failure;
/// what was written may then be incomplete, so write into an OutputSet or through
/// write_file_atomically.
void write_layer(const Layer& layer, const std::filesystem::path& path);

/// What is said of a file as a whole: names of ASCII and texts.
using FileFacts = std::vector<std::pair<std::string, std::string>>;

/// Several layers as one GeoPackage, in their order, with the styles of all of them in
/// `layer_styles`, what a row of each stands for as its description, and the facts as its metadata.
/// As write_layer in all else.
void write_layers(const std::vector<Layer>& layers, const FileFacts& facts,
                  const std::filesystem::path& path);

/// Writes the bytes, flushes them to the disk and checks each step. Throws Error naming the file.
void write_text(const std::string& text, const std::filesystem::path& path);

/// A zip archive of one text, such as a project of QGIS (.qgz); likewise.
void write_zipped(const std::string& text, const std::string& name,
                  const std::filesystem::path& path);

}  // namespace quarter
