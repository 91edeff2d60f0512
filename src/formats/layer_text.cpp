// SPDX-License-Identifier: Apache-2.0
#include "layer_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>
#include <vector>

#include "chinese_text.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// The language driver that says "ANSI", whatever the computer of its writer took for it; GDAL
/// writes it where nobody asks.
constexpr std::string_view kAnyAnsi = "87";
constexpr std::string_view kAnsi = "CP1252";

/// Bytes of a letter that the end of a column may leave: GB 18030 and UTF-8 have up to four.
constexpr std::size_t kMostCut = 3;

std::array<unsigned char, 3> first_bytes(const std::filesystem::path& path) {
  std::array<char, 3> bytes{};
  std::ifstream(path, std::ios::binary).read(bytes.data(), bytes.size());
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  return {byte(0), byte(1), byte(2)};
}

bool has_utf8_mark(const std::filesystem::path& path) {
  return first_bytes(path) == std::array<unsigned char, 3>{0xEF, 0xBB, 0xBF};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether a text that is UTF-8 can hardly be so by accident: two bytes of GB 18030 often are a
/// letter of it, three hardly ever.
bool has_long_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

/// The text, or as much of it as is whole if the end of its column may have cut it.
template <typename Read>
std::optional<std::string> read_whole(std::string_view bytes, int width, Read read) {
  const bool is_full = width > 0 && bytes.size() == static_cast<std::size_t>(width);
  const std::size_t most = is_full ? std::min(kMostCut, bytes.size() - 1) : 0;
  for (std::size_t cut = 0; cut <= most; ++cut) {
    if (auto text = read(bytes.substr(0, bytes.size() - cut))) return text;
  }
  return std::nullopt;
}

std::optional<std::string> utf8(std::string_view bytes) {
  return is_valid_utf8(bytes) ? std::optional<std::string>(bytes) : std::nullopt;
}

/// Lines end at bytes that no letter of UTF-8 holds.
bool is_utf8_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  for (std::string line; std::getline(stream, line);) {
    if (!is_valid_utf8(line)) return false;
  }
  return true;
}

/// Calls `visit(bytes, width)` for each text that is not ASCII, names of columns first, until it
/// returns false.
template <typename Visit>
void visit_foreign(OGRLayer& layer, Visit visit) {
  const OGRFeatureDefn& columns = *layer.GetLayerDefn();
  std::vector<int> texts;
  for (int c = 0; c < columns.GetFieldCount(); ++c) {
    const std::string_view name = columns.GetFieldDefn(c)->GetNameRef();
    if (!is_ascii(name) && !visit(name, 0)) return;
    if (columns.GetFieldDefn(c)->GetType() == OFTString) texts.push_back(c);
  }
  for (const OGRFeatureUniquePtr& feature : layer) {
    for (const int c : texts) {
      if (!feature->IsFieldSetAndNotNull(c)) continue;
      const std::string_view text = feature->GetFieldAsString(c);
      if (!is_ascii(text) && !visit(text, columns.GetFieldDefn(c)->GetWidth())) return;
    }
  }
}

}  // namespace

bool is_utf16_file(const std::filesystem::path& path) {
  const auto bytes = first_bytes(path);
  return (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF);
}

LayerText::LayerText(OGRLayer& layer, Format format, const std::filesystem::path& path,
                     const TextReading& how)
    : path_(path), format_(format), layer_(layer) {
  const bool is_marked = format_ == Format::csv && has_utf8_mark(path_);
  if (!how.encoding.empty() && !is_marked) {
    if (format_ == Format::utf8 && all_readable()) return;
    said_ = how.encoding;
    decoder_ = TextDecoder::find(said_);
    return;
  }
  if (format_ == Format::shapefile) use_declared();
  if (format_ != Format::utf8 && !all_readable()) find_out(how);
}

void LayerText::use_declared() {
  const auto said = [&](const char* item) {
    const char* const text = layer_.GetMetadataItem(item, "SHAPEFILE");
    return std::string(trim(text == nullptr ? "" : text));
  };
  const std::string driver = said("LDID_VALUE");
  said_ = said("CPG_VALUE");
  says_ansi_ = said_.empty() && driver == kAnyAnsi;
  if (said_.empty() && !says_ansi_) said_ = said("ENCODING_FROM_LDID");
  decoder_ = TextDecoder::find(said_);
  if (decoder_ == nullptr) said_.clear();
}

template <typename Visit>
void LayerText::each_foreign(Visit visit) const {
  const char* shapes[] = {"OGR_GEOMETRY", nullptr};
  layer_.SetIgnoredFields(shapes);
  visit_foreign(layer_, visit);
  layer_.SetIgnoredFields(nullptr);
}

bool LayerText::all_readable() const {
  if (format_ == Format::csv) return is_utf8_file(path_);
  bool all = true;
  each_foreign([&](std::string_view bytes, int width) {
    all = read(bytes, width).has_value();
    return all;
  });
  return all;
}

/// The texts are not what is said of them, or nothing is said and they are not UTF-8.
void LayerText::find_out(const TextReading& how) {
  ChineseText chinese;
  bool all_utf8 = true;
  std::string sample;
  std::unique_ptr<TextDecoder> decoder = TextDecoder::find("GB18030");
  each_foreign([&](std::string_view bytes, int width) {
    if (read_whole(bytes, width, utf8)) return true;
    all_utf8 = false;
    const auto text = read_whole(bytes, width, [&](std::string_view part) {
      auto decoded = decoder->read(part);
      if (decoded) chinese.add(part);
      return decoded;
    });
    if (!text) chinese.add(bytes);
    if (text && sample.empty()) sample = valid_utf8(*text);
    return true;
  });
  if (all_utf8) {
    note(how, fmt::format("its texts are UTF-8, not {}; they are read so", expected()));
    decoder_.reset();
    said_.clear();
  } else if (chinese.is_likely()) {
    note(how, fmt::format("its texts are not {}; they are read as GB 18030, such as '{}' (if that "
                          "is wrong, {})",
                          expected(), sample, remedy()));
    decoder_ = std::move(decoder);
    long_utf8_stays_ = true;
  } else if (says_ansi_) {
    decoder_ = TextDecoder::find(kAnsi);
  }
}

void LayerText::note(const TextReading& how, std::string_view what) const {
  if (how.notes == nullptr) return;
  how.notes->add(fmt::format("{}: {}", valid_utf8(path_.filename().string()), what));
}

std::optional<std::string> LayerText::decoded(std::string_view bytes) const {
  if (decoder_ == nullptr) return utf8(bytes);
  const bool stays = long_utf8_stays_ && has_long_letters(bytes);
  return stays && is_valid_utf8(bytes) ? std::string(bytes) : decoder_->read(bytes);
}

std::optional<std::string> LayerText::read(std::string_view bytes, int width) const {
  if (is_ascii(bytes)) return valid_utf8(bytes);
  const int end = format_ == Format::shapefile ? width : 0;
  const auto text = read_whole(bytes, end, [this](std::string_view part) { return decoded(part); });
  return text ? std::optional(valid_utf8(*text)) : std::nullopt;
}

std::string LayerText::expected() const {
  return said_.empty() ? "UTF-8" : valid_utf8(said_);
}

std::string LayerText::remedy() const {
  std::string words =
      "say how its texts are encoded with --encoding, such as GB18030, Big5 or ISO-8859-1";
  if (format_ != Format::shapefile) return words;
  std::filesystem::path cpg = path_.filename();
  return fmt::format("{}, or in {}", words, valid_utf8(cpg.replace_extension(".cpg").string()));
}

}  // namespace quarter
