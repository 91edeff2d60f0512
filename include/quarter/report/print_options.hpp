// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace quarter {

enum class Language : std::uint8_t { en, zh };

/// How maps are printed.
struct PrintOptions {
  enum class Paper : std::uint8_t { a4, a3 };
  enum class Of : std::uint8_t { blocks, raster };

  Paper paper = Paper::a4;
  Of of = Of::blocks;  ///< what sheets of times show; those of checks always show blocks
  std::vector<Language> languages{Language::en, Language::zh};  ///< the first is written large
};

}  // namespace quarter
