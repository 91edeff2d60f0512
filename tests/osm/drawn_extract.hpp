// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <osmium/io/any_input.hpp>
#include <osmium/io/any_output.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "quarter/base/error.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/osm/extract_reader.hpp"

namespace quarter {

inline std::string xml(const std::string& objects) {
  return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6' generator='drawn'>\n" +
         objects + "</osm>\n";
}

/// A street of three nodes, a shop beside it, a house and a park with a pond, object by object.
inline std::vector<std::string> town() {
  const auto node = [](int id, double lon, double lat, const std::string& tags = "") {
    return fmt::format("<node id='{}' version='1' lon='{:.7f}' lat='{:.7f}'>{}</node>\n", id, lon,
                       lat, tags);
  };
  const auto way = [](int id, const std::vector<int>& refs, const std::string& tags) {
    std::string text = fmt::format("<way id='{}' version='1'>", id);
    for (const int ref : refs)
      text += fmt::format("<nd ref='{}'/>", ref);
    return text + tags + "</way>\n";
  };
  const auto square = [&](std::vector<std::string>& out, int first, double lon, double lat,
                          double side) {
    out.push_back(node(first, lon, lat));
    out.push_back(node(first + 1, lon + side, lat));
    out.push_back(node(first + 2, lon + side, lat + side));
    out.push_back(node(first + 3, lon, lat + side));
  };
  std::vector<std::string> out;
  for (int i = 1; i <= 3; ++i)
    out.push_back(node(i, 13 + 0.002 * i, 53));
  out.push_back(
      node(4, 13.003, 53.0001, "<tag k='shop' v='supermarket'/><tag k='name' v='Markt'/>"));
  square(out, 10, 13.004, 53.0002, 0.0002);
  square(out, 20, 13.002, 53.0002, 0.001);
  square(out, 30, 13.0024, 53.0004, 0.0002);
  out.push_back(way(1, {1, 2, 3}, "<tag k='highway' v='residential'/>"));
  out.push_back(way(2, {10, 11, 12, 13, 10}, "<tag k='building' v='residential'/>"));
  out.push_back(way(3, {20, 21, 22, 23, 20}, ""));
  out.push_back(way(4, {30, 31, 32, 33, 30}, ""));
  out.push_back(
      "<relation id='1' version='1'><member type='way' ref='3' role='outer'/>"
      "<member type='way' ref='4' role='inner'/><tag k='type' v='multipolygon'/>"
      "<tag k='leisure' v='park'/></relation>\n");
  return out;
}

inline std::string joined(const std::vector<std::string>& objects) {
  std::string text;
  for (const std::string& object : objects)
    text += object;
  return text;
}

/// The extract written again by libosmium in another format, such as "pbf" or "osm.gz", with a date
/// in its header if one is given.
inline std::string converted(const std::string& content, const std::string& format,
                             const std::string& date = {}) {
  std::string pattern = std::filesystem::temp_directory_path() / "quarter-osm-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  const std::filesystem::path file = std::filesystem::path(pattern) / "out";
  {
    osmium::io::Reader reader{osmium::io::File{content.data(), content.size(), "osm"}};
    osmium::io::Header header = reader.header();
    if (!date.empty()) header.set("osmosis_replication_timestamp", date);
    osmium::io::Writer writer{osmium::io::File{file.string(), format}, header};
    while (osmium::memory::Buffer buffer = reader.read())
      writer(std::move(buffer));
    writer.close();
  }
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  std::filesystem::remove_all(pattern);
  return bytes;
}

inline const Catalogue& built_in() {
  static const Catalogue catalogue = load_catalogue({});
  return catalogue;
}

inline MapData read_drawn(const std::string& bytes, const std::string& format = "osm",
                          const ReadBudget& budget = {}) {
  return read_extract_bytes(bytes, format, built_in(), DelayPolicy::full, budget);
}

/// All that was kept, as text.
inline std::string described(const MapData& map) {
  std::string text =
      fmt::format("{} nodes {} ways {} relations\n", map.nodes, map.ways, map.relations);
  const auto add = [&](LonLat p) { text += fmt::format(" {},{}", p.x, p.y); };
  const auto add_area = [&](const MultiPolygon& area) {
    for (const Polygon& polygon : area) {
      for (const LonLat& p : polygon.outer)
        add(p);
      for (const Ring& hole : polygon.holes) {
        text += " hole";
        for (const LonLat& p : hole)
          add(p);
      }
    }
  };
  for (const LonLat& p : map.streets.nodes)
    add(p);
  for (const StreetWay& way : map.streets.ways)
    text += fmt::format("\nstreet {} {}+{}", way.id.value, way.first_ref, way.ref_count);
  for (const std::uint32_t ref : map.streets.refs)
    text += fmt::format(" {}", ref);
  for (const PlaceFeature& place : map.places) {
    text += fmt::format("\nplace {} {} {}", place.ref.id, place.name, place.roles.size());
    add(place.where);
    add_area(place.area);
  }
  for (const HomeBuilding& home : map.homes)
    text += fmt::format("\nhome {} {:.6f}", home.ref.id, home.floor_area_m2);
  text += "\nextent";
  add_area(map.extent.area);
  for (const Finding& finding : map.findings.sorted())
    text += fmt::format("\n{} {}", name_of(finding.kind), finding.ref.id);
  return text;
}

}  // namespace quarter
