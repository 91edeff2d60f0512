// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iconv.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace quarter {

/// Reads texts of one encoding strictly: what it does not know is no text. (GDAL's CPLRecode leaves
/// out bytes it does not know.)
class TextDecoder {
 public:
  /// A decoder for an encoding as people, .cpg files and language drivers write it; none if iconv
  /// does not know it, or if letters of ASCII are others in it (UTF-16). GBK and GB 2312 are read
  /// as GB 18030, of which they are parts.
  static std::unique_ptr<TextDecoder> find(std::string_view name);
  ~TextDecoder();
  TextDecoder(const TextDecoder&) = delete;
  TextDecoder& operator=(const TextDecoder&) = delete;

  /// The text in UTF-8; nothing if it is no text of this encoding.
  std::optional<std::string> read(std::string_view bytes) const;

 private:
  explicit TextDecoder(iconv_t converter) : converter_(converter) {}
  iconv_t converter_;
};

}  // namespace quarter
