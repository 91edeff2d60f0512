// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace quarter {

/// Tells whether texts of a file that are not UTF-8 are Chinese of GB 18030 (GBK and GB 2312
/// included). They are if every byte has its place there and they are Chinese characters in
/// everyday use:
/// - at least half of them of level 1 of GB 2312-80 (the 3,755 usual ones, leads B0 to D7), which
///   Cyrillic and Greek of one byte a letter, leads E0 and more, are not;
/// - at most a fifth of all from elsewhere than GB 2312's characters and punctuation: Latin letters
///   with accents give pairs such as FC 64 or stand beside a to z, Big5 has second bytes below A1,
///   Japanese has kana;
/// - and of `kMany` characters some with a lead of D0 or more, which a quarter of Chinese text
///   has: Korean (EUC-KR) and Japanese characters (EUC-JP) in use lie between B0 and CF.
/// The shares are choices of this project [P].
class ChineseText {
 public:
  /// A text that is not UTF-8.
  void add(std::string_view bytes);
  bool is_likely() const;

 private:
  static constexpr std::size_t kMany = 24;

  std::size_t character(std::string_view bytes, std::size_t at);

  bool broken_ = false;
  std::size_t usual_ = 0;      ///< of level 1
  std::size_t second_ = 0;     ///< of level 2
  std::size_t late_ = 0;       ///< leads of D0 and more
  std::size_t elsewhere_ = 0;  ///< other pairs and quadruples
};

}  // namespace quarter
