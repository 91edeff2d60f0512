// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "quarter/formats/text_reading.hpp"
#include "text_decoder.hpp"

namespace quarter {

/// Whether a file begins with the mark of UTF-16, which GDAL's driver for CSV does not read.
bool is_utf16_file(const std::filesystem::path& path);

/// The texts of one layer of a file, as GDAL hands them over without converting any. A file that
/// says nothing of its encoding is looked through when this is made.
class LayerText {
 public:
  /// What a format says of its texts.
  enum class Format : std::uint8_t {
    utf8,       ///< they are UTF-8 (GeoJSON, GeoPackage, FlatGeobuf), unless some are not
    csv,        ///< nothing, but for a byte order mark
    shapefile,  ///< a word in a .cpg, a number in the .dbf, or nothing
  };

  LayerText(OGRLayer& layer, Format format, const std::filesystem::path& path,
            const TextReading& how);

  /// The text in UTF-8, without control characters; nothing if it is none. In a Shapefile a letter
  /// that the end of its column (`width` bytes; 0: endless) has cut is left out.
  std::optional<std::string> read(std::string_view bytes, int width) const;

  /// What a text that cannot be read is not, and how to mend it, for messages.
  std::string expected() const;
  std::string remedy() const;

 private:
  void use_declared();
  void find_out(const TextReading& how);
  template <typename Visit>
  void each_foreign(Visit visit) const;
  bool all_readable() const;
  void note(const TextReading& how, std::string_view what) const;
  std::optional<std::string> decoded(std::string_view bytes) const;

  std::filesystem::path path_;
  Format format_;
  OGRLayer& layer_;
  std::string said_;                      ///< the encoding, in the words of who said it; or empty
  bool says_ansi_ = false;                ///< the file says so, which may be any
  std::unique_ptr<TextDecoder> decoder_;  ///< none: UTF-8
  bool long_utf8_stays_ = false;          ///< what is UTF-8 by no accident is not for the decoder
};

}  // namespace quarter
