// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quarter {

/// What a printed map is written as.
struct MapFormat {
  enum class Kind : std::uint8_t {
    png,  ///< dots
    pdf,  ///< strokes and text, fonts embedded
    svg,  ///< strokes, letters as outlines
  };
  Kind kind = Kind::png;
  int dpi = 150;  ///< dots per inch; png only

  std::string_view ending() const;  ///< of a file, "png"
};

/// The endings of all kinds, as `--map-format` takes them.
std::vector<std::string> map_endings();

/// The kind with this ending, or nothing.
std::optional<MapFormat::Kind> map_kind(std::string_view ending);

}  // namespace quarter
