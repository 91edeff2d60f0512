// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/study_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "quarter/base/text.hpp"
#include "quarter/formats/raster.hpp"
#include "quarter/formats/text_reading.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/run/option_values.hpp"

namespace quarter {
namespace {

double cell_from(const std::string& text) {
  const double metres = plain_number(text).value_or(0);
  if (metres >= 10 && metres <= 100000) return metres;
  throw BadValue(fmt::format("'{}' is no number of metres from 10 to 100000, as in grid:100",
                             valid_utf8(text)));
}

struct BlocksText {
  OptionValue operator()(StreetBlocks) const { return std::string("streets"); }
  OptionValue operator()(GridBlocks grid) const { return fmt::format("grid:{}", grid.cell_m); }
  OptionValue operator()(HexBlocks hex) const { return fmt::format("hex:{}", hex.cell_m); }
  OptionValue operator()(const BlockFile& blocks) const { return blocks.file; }
};

struct DistrictsText {
  OptionValue operator()(NoDistricts) const { return {}; }
  OptionValue operator()(AdminLevel of) const { return fmt::format("osm:{}", of.level); }
  OptionValue operator()(const DistrictPolygons& of) const { return of.file; }
};

struct WhereText {
  OptionValue operator()(const BlockId& block) const {
    return block.id.empty() ? OptionValue() : OptionValue(block.id);
  }
  OptionValue operator()(LonLat where) const {
    return fmt::format("{},{}", where.lon(), where.lat());
  }
};

}  // namespace

BlocksWanted blocks_from(const std::string& text) {
  if (text == "streets") return StreetBlocks{};
  if (text.starts_with("grid:")) return GridBlocks{cell_from(text.substr(5))};
  if (text.starts_with("hex:")) return HexBlocks{cell_from(text.substr(4))};
  refuse_address(text);
  if (text.find_first_of("./") != std::string::npos) return BlockFile{text};
  throw BadValue(fmt::format(
      "'{}' is neither streets, grid:METRES, hex:METRES nor a file of polygons", valid_utf8(text)));
}

OptionValue blocks_to(const BlocksWanted& blocks) {
  return std::visit(BlocksText(), blocks);
}

DistrictsWanted districts_from(const std::string& text) {
  if (!text.starts_with("osm:")) {
    refuse_address(text);
    return DistrictPolygons{text};
  }
  const std::string level = text.substr(4);
  const bool digits = !level.empty() && level.size() <= 2 &&
                      level.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) throw BadValue(fmt::format("'{}' is no admin level, as in osm:9", valid_utf8(text)));
  return AdminLevel{std::stoi(level)};
}

OptionValue districts_to(const DistrictsWanted& districts) {
  return std::visit(DistrictsText(), districts);
}

std::variant<BlockId, LonLat> where_from(const std::string& text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos) return BlockId{text};
  const std::string_view all = text;
  const auto lon = plain_number(trim(all.substr(0, comma)));
  const auto lat = plain_number(trim(all.substr(comma + 1)));
  if (!lon || !lat) return BlockId{text};
  if (std::abs(*lon) <= 180 && std::abs(*lat) <= 90) return LonLat::from_degrees(*lon, *lat);
  throw BadValue(fmt::format("'{}' is no longitude and latitude; write them as 13.26,53.55",
                             valid_utf8(text)));
}

OptionValue where_to(const std::variant<BlockId, LonLat>& where) {
  return std::visit(WhereText(), where);
}

int epsg_from(const std::string& text) {
  return metric_epsg("--crs", text);
}

OptionValue epsg_to(const int& epsg) {
  return epsg == 0 ? OptionValue() : OptionValue(std::to_string(epsg));
}

std::string encoding_from(const std::string& text) {
  if (is_readable_encoding(text)) return text;
  throw BadValue(fmt::format(
      "'{}' is no encoding that can be read; give one such as GB18030, Big5, ISO-8859-1, "
      "windows-1252 or UTF-8",
      valid_utf8(text)));
}

OptionValue encoding_to(const std::string& name) {
  return name.empty() ? OptionValue() : OptionValue(name);
}

std::vector<std::string> block_formats() {
  std::vector<std::string> formats;
  for (const std::string& ending : vector_extensions()) {
    if (ending != ".csv") formats.push_back(ending.substr(1));
  }
  return formats;
}

}  // namespace quarter
