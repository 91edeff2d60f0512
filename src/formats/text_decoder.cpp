// SPDX-License-Identifier: Apache-2.0
#include "text_decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "quarter/base/text.hpp"
#include "quarter/formats/text_reading.hpp"

namespace quarter {
namespace {

const iconv_t kNoConverter = reinterpret_cast<iconv_t>(-1);

/// Names that are numbers of code pages, or that iconv writes otherwise. Sources: Esri, "Shapefile
/// code pages" (words of .cpg files); Microsoft, "Code page identifiers"; GB 18030-2022, clause 1
/// (it holds all of GBK and GB 2312 at the same bytes).
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"936", "GB18030"},        {"54936", "GB18030"},   {"20936", "GB18030"}, {"gbk", "GB18030"},
    {"gb2312", "GB18030"},     {"euccn", "GB18030"},   {"cp936", "GB18030"}, {"ms936", "GB18030"},
    {"windows936", "GB18030"}, {"gb18030", "GB18030"}, {"65001", "UTF-8"},   {"utf8", "UTF-8"},
    {"950", "CP950"},          {"big5", "BIG5-HKSCS"}, {"932", "CP932"},     {"sjis", "CP932"},
    {"shiftjis", "CP932"},     {"949", "CP949"},       {"20866", "KOI8-R"},  {"21866", "KOI8-U"},
};

/// Letters and digits in lower case: "ISO 8859-1" is "iso88591".
std::string bare(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

/// The rest of a name after the first of these words it begins with; all of it without one.
std::string_view without_word(std::string_view name) {
  for (const std::string_view word : {"windows", "ansi", "oem", "cp", "ms", "ibm", "iso"}) {
    if (name.starts_with(word)) return name.substr(word.size());
  }
  return name;
}

/// "8859-1", "cp1252", "OEM 850", "936" as iconv writes them; other names as they are.
std::string iconv_name(std::string_view name) {
  const std::string letters = bare(name);
  const std::string_view rest = without_word(letters);
  for (const auto& [other, right] : kOtherNames) {
    if (rest == other) return std::string(right);
  }
  const bool digits =
      !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits && rest.starts_with("8859") && rest.size() > 4)
    return fmt::format("ISO-8859-{}", rest.substr(4));
  if (digits && rest.size() == 5 && rest.starts_with("2859"))
    return fmt::format("ISO-8859-{}", rest.substr(4));
  if (digits) return fmt::format("CP{}", rest);
  return std::string(trim(name));
}

/// Names of iconv may ask for more than an encoding, as in "GBK//IGNORE"; letters of others never
/// reach it.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':' || c == '+';
  });
}

constexpr std::string_view kAscii = "id,\"Name\";x y|1.5-2_:/";

}  // namespace

std::unique_ptr<TextDecoder> TextDecoder::find(std::string_view name) {
  const std::string known = iconv_name(name);
  if (!is_plain_name(known)) return nullptr;
  const iconv_t converter = iconv_open("UTF-8", known.c_str());
  if (converter == kNoConverter) return nullptr;
  std::unique_ptr<TextDecoder> decoder(new TextDecoder(converter));
  const bool keeps_ascii = decoder->read(kAscii) == std::string(kAscii);
  return keeps_ascii ? std::move(decoder) : nullptr;
}

TextDecoder::~TextDecoder() {
  iconv_close(converter_);
}

std::optional<std::string> TextDecoder::read(std::string_view bytes) const {
  iconv(converter_, nullptr, nullptr, nullptr, nullptr);  // from the beginning
  std::string text;
  std::array<char, 512> part{};
  char* from = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = part.data();
    std::size_t room = part.size();
    const std::size_t result = iconv(converter_, &from, &left, &to, &room);
    text.append(part.data(), part.size() - room);
    // Out of room is no failure: what is left comes next.
    if (result == static_cast<std::size_t>(-1) && errno != E2BIG) return std::nullopt;
  }
  return text;
}

void ReadingNotes::add(std::string note) {
  if (std::find(all_.begin(), all_.end(), note) == all_.end()) all_.push_back(std::move(note));
}

bool is_readable_encoding(std::string_view name) {
  return TextDecoder::find(name) != nullptr;
}

}  // namespace quarter
