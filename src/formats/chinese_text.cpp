// SPDX-License-Identifier: Apache-2.0
#include "chinese_text.hpp"

namespace quarter {
namespace {

bool is_between(unsigned byte, unsigned low, unsigned high) {
  return byte >= low && byte <= high;
}

/// Whether a pair has a to z before or behind it.
bool is_beside_small_letter(std::string_view bytes, std::size_t at) {
  const auto is_small = [&](std::size_t i) {
    return i < bytes.size() && bytes[i] >= 'a' && bytes[i] <= 'z';
  };
  return (at > 0 && is_small(at - 1)) || is_small(at + 2);
}

}  // namespace

void ChineseText::add(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size() && !broken_;) {
    const bool is_ascii = static_cast<unsigned char>(bytes[at]) < 0x80;
    at += is_ascii ? 1 : character(bytes, at);
  }
}

/// Bytes of the character that begins here, by GB 18030-2022, clause 7: pairs with a second byte
/// from 40, quadruples with digits as second and fourth.
std::size_t ChineseText::character(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const unsigned lead = byte(0), next = byte(1);
  if (is_between(next, 0x30, 0x39)) {
    broken_ = !is_between(lead, 0x81, 0xFE) || !is_between(byte(2), 0x81, 0xFE) ||
              !is_between(byte(3), 0x30, 0x39);
    ++elsewhere_;
    return 4;
  }
  broken_ = !is_between(lead, 0x81, 0xFE) || !is_between(next, 0x40, 0xFE) || next == 0x7F;
  const bool is_gb2312 = next >= 0xA1;
  const bool is_punctuation = is_gb2312 && is_between(lead, 0xA1, 0xA3);
  const bool is_character = is_gb2312 && is_between(lead, 0xB0, 0xF7);
  const bool stands_alone = !is_beside_small_letter(bytes, at);
  if (is_character && stands_alone)
    ++(lead <= 0xD7 ? usual_ : second_);
  else if (!is_punctuation || !stands_alone)
    ++elsewhere_;
  late_ += is_gb2312 && is_between(lead, 0xD0, 0xF7) ? 1 : 0;
  return 2;
}

bool ChineseText::is_likely() const {
  const std::size_t characters = usual_ + second_;
  if (broken_ || characters == 0 || usual_ < second_) return false;
  if (elsewhere_ * 5 > characters + elsewhere_) return false;
  return characters < kMany || late_ > 0;
}

}  // namespace quarter
