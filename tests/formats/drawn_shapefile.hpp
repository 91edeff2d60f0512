// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "temporary_folder.hpp"

namespace quarter {

/// A Shapefile of squares of one degree side by side, written byte by byte (Esri, "Shapefile
/// technical description", 1998; dBASE III), so that its texts can be in any encoding.
struct DrawnShapefile {
  std::string column = "NAME";     ///< of text, at most ten bytes
  std::vector<std::string> texts;  ///< one a square
  std::size_t width = 20;          ///< bytes of the column
  char driver = 0;                 ///< language driver in the .dbf; 0: none
  std::string cpg = {};            ///< what the .cpg says; empty: there is none

  std::filesystem::path draw(std::filesystem::path path) const {
    const std::uint32_t step = kRecord + 8;
    const auto count = static_cast<std::uint32_t>(texts.size());
    std::string shp = heading(100 + step * count), shx = heading(100 + 8 * count);
    for (std::uint32_t i = 0; i < count; ++i) {
      shx += big((100 + i * step) / 2) + big(kRecord / 2);
      shp += big(i + 1) + big(kRecord / 2) + square(i);
    }
    put(path.replace_extension(".shx"), shx);
    put(path.replace_extension(".dbf"), table());
    if (!cpg.empty()) put(path.replace_extension(".cpg"), cpg);
    return put(path.replace_extension(".shp"), shp);
  }

 private:
  static constexpr std::uint32_t kRecord = 44 + 4 + 5 * 16;  // bytes of a polygon of one ring

  static std::string bytes(std::uint64_t number, int count) {  // the lowest first
    std::string text;
    for (int i = 0; i < count; ++i)
      text += static_cast<char>(number >> (8 * i) & 0xFF);
    return text;
  }
  static std::string little(std::uint32_t number) { return bytes(number, 4); }
  static std::string big(std::uint32_t number) {
    const std::string low = little(number);
    return {low.rbegin(), low.rend()};
  }
  static std::string real(double number) { return bytes(std::bit_cast<std::uint64_t>(number), 8); }
  static std::string box(double west, double east) {
    return real(west) + real(0) + real(east) + real(1);
  }
  std::string heading(std::uint32_t size) const {
    return big(9994) + std::string(20, '\0') + big(size / 2) + little(1000) + little(5) +
           box(0, static_cast<double>(texts.size())) + std::string(32, '\0');
  }
  static std::string square(double west) {
    const double east = west + 1;
    std::string text = little(5) + box(west, east) + little(1) + little(5) + little(0);
    for (const auto& [x, y] :
         {std::pair{west, 0.0}, {west, 1.0}, {east, 1.0}, {east, 0.0}, {west, 0.0}})
      text += real(x) + real(y);
    return text;
  }
  std::string table() const {
    std::string head =
        "\x03" + bytes(0x010174, 3) + little(static_cast<std::uint32_t>(texts.size()));
    head +=
        bytes(32 + 32 + 1, 2) + bytes(width + 1, 2) + std::string(17, '\0') + driver + bytes(0, 2);
    std::string field = column;
    field.resize(11, '\0');
    head += field + "C" + bytes(0, 4) + static_cast<char>(width) + std::string(15, '\0') + "\r";
    for (std::string text : texts) {
      text.resize(width, ' ');
      head += " " + text;
    }
    return head + "\x1A";
  }
};

}  // namespace quarter
