// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/write_layer.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "checked_file.hpp"
#include "layer_writers.hpp"
#include "quarter/base/error.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace {

struct Format {
  std::string_view extension;
  void (*write)(const Layer&, const std::filesystem::path&);
  bool holds_areas;
};

/// The one list of what can be written; dispatch, help and error messages read it.
constexpr std::array<Format, 4> kFormats = {{
    {".geojson", write_geojson, true},
    {".gpkg", write_geopackage, true},
    {".fgb", write_flatgeobuf, true},
    {".csv", write_csv, false},
}};

std::string lower_extension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

}  // namespace

std::vector<std::string> vector_extensions() {
  std::vector<std::string> extensions;
  for (const Format& format : kFormats)
    extensions.emplace_back(format.extension);
  return extensions;
}

std::vector<std::string> area_extensions() {
  std::vector<std::string> extensions;
  for (const Format& format : kFormats) {
    if (format.holds_areas) extensions.emplace_back(format.extension);
  }
  return extensions;
}

void write_layer(const Layer& layer, const std::filesystem::path& path) {
  const std::string extension = lower_extension(path);
  const auto* const format =
      std::find_if(kFormats.begin(), kFormats.end(),
                   [&](const Format& candidate) { return candidate.extension == extension; });
  if (format == kFormats.end()) {
    fail_usage("cannot write {}: its ending is none of {}; give it one of these", final_name(path),
               fmt::join(vector_extensions(), ", "));
  }
  format->write(layer, path);
}

void write_text(const std::string& text, const std::filesystem::path& path) {
  CheckedFile file(path);
  file.write(text);
  file.finish();
}

}  // namespace quarter
