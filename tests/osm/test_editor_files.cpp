// SPDX-License-Identifier: Apache-2.0
// OSM XML as editors and servers write it: edits of JOSM, results of Overpass; and PBF with the
// places of nodes in ways.
#include <map>

#include "drawn_extract.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::string refusal(const std::string& text) {
  try {
    read_drawn(text);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

bool says(const std::string& message, const std::string& words) {
  return message.find(words) != std::string::npos && message.find('\n') == std::string::npos &&
         message.find("; ") != std::string::npos;
}

std::size_t count(const MapData& map, FindingKind kind) {
  const auto counts = map.findings.counts();
  const auto found = counts.find(kind);
  return found == counts.end() ? 0 : found->second;
}

/// The town with `text` put in behind `before` in one object.
std::string town_with(const std::string& before, const std::string& text) {
  std::string all = joined(town());
  const auto at = all.find(before);
  if (at == std::string::npos) throw std::runtime_error("no " + before + " in the town");
  return xml(all.insert(at + before.size(), text));
}

/// Each `<nd ref='N'/>` of a text with the place of its node, and without nodes that have no tag.
std::string with_places(std::vector<std::string> objects) {
  std::map<std::string, std::string> places;
  for (const std::string& object : objects) {
    if (!object.starts_with("<node")) continue;
    const auto id = object.find("id='") + 4;
    const auto lon = object.find("lon='");
    places[object.substr(id, object.find('\'', id) - id)] =
        object.substr(lon, object.find('>', lon) - lon);
  }
  std::string text;
  for (std::string& object : objects) {
    if (object.starts_with("<node") && object.find("<tag") == std::string::npos) continue;
    for (const auto& [id, place] : places) {
      const std::string bare = "<nd ref='" + id + "'/>";
      for (auto at = object.find(bare); at != std::string::npos; at = object.find(bare, at + 1))
        object.replace(at, bare.size(), "<nd ref='" + id + "' " + place + "/>");
    }
    text += object;
  }
  return text;
}

std::string places_and_streets(const MapData& map) {
  std::string text = described(map);
  return text.substr(text.find('\n'));  // without the number of objects
}

}  // namespace

TEST_CASE("What was deleted in JOSM is gone, and told") {
  const MapData street = read_drawn(town_with("<way id='1' version='1'", " action='delete'"));
  CHECK(street.streets.ways.empty());
  CHECK(count(street, FindingKind::deleted_object) == 1);
  const MapData shop = read_drawn(town_with("<node id='4' version='1'", " action='delete'"));
  CHECK(shop.places.size() == 1);
  const MapData park = read_drawn(town_with("<relation id='1' version='1'", " action='delete'"));
  CHECK(park.places.size() == 1);
}

TEST_CASE("What was changed or drawn in JOSM counts as it is in the file") {
  const std::string drawn =
      "<node id='-1' action='modify' visible='true' lon='13.0021' lat='53.0001'>"
      "<tag k='amenity' v='pharmacy'/></node>\n"
      "<way id='-7' action='modify' visible='true'><nd ref='1'/><nd ref='-1'/>"
      "<tag k='highway' v='path'/></way>\n";
  const MapData map = read_drawn(xml(joined(town()) + drawn));
  CHECK(map.streets.ways.size() == 2);
  CHECK(map.places.size() == 3);
  CHECK(count(map, FindingKind::changed_object) == 2);
  const MapData moved = read_drawn(town_with("<node id='4' version='1'", " action='modify'"));
  CHECK(moved.places.size() == 2);
  CHECK(count(moved, FindingKind::changed_object) == 1);
}

TEST_CASE("What a file of JOSM says of uploading changes nothing") {
  const std::string plain = xml(joined(town()));
  for (const char* const upload : {"never", "false", "true"}) {
    std::string text = plain;
    text.insert(text.find("<osm ") + 5, "upload='" + std::string(upload) + "' ");
    CHECK(described(read_drawn(text)) == described(read_drawn(plain)));
  }
}

TEST_CASE("A result of Overpass that says at its end that it failed is refused") {
  for (const char* const reason :
       {"runtime error: Query timed out in \"query\" at line 3 after 25 seconds.",
        "runtime error: Query run out of memory using about 2048 MB of RAM.",
        "runtime error: open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::"
        "timeout. The server is probably too busy to handle your request."}) {
    const std::string message =
        refusal(xml(joined(town()) + "<remark> " + reason + " </remark>\n"));
    INFO(message);
    CHECK(says(message, "is not whole: Overpass gave up (runtime error: "));
    CHECK(says(message, "ask for a smaller area"));
  }
  CHECK(refusal(xml(joined(town()) + "<remark>made by hand</remark>\n")).empty());
}

TEST_CASE("Ways that carry their coordinates (out geom) are read as with their nodes") {
  const std::string expected = places_and_streets(read_drawn(xml(joined(town()))));
  const std::string head =
      "<note>The data included in this document is from www.openstreetmap.org.</note>\n"
      "<meta osm_base='2026-01-01T00:00:00Z'/>\n";
  std::string text = with_places(town());
  text.insert(0, head);
  text.insert(text.find("<nd "), "<bounds minlat='53' minlon='13' maxlat='53' maxlon='13.006'/>");
  const MapData map = read_drawn(xml(text));
  CHECK(places_and_streets(map) == expected);
  CHECK(map.date == "2026-01-01T00:00:00Z");
  CHECK(map.date_of == DateOf::file);
}

TEST_CASE("Members that carry their coordinates need not come as ways of their own") {
  std::vector<std::string> objects = town();
  std::erase_if(objects, [](const std::string& object) {
    return object.starts_with("<way id='3'") || object.starts_with("<way id='4'");
  });
  const auto square = [](double lon, double lat, double side) {
    std::string text;
    for (const auto& [x, y] : {std::pair(0, 0), {1, 0}, {1, 1}, {0, 1}, {0, 0}})
      text += fmt::format("<nd lat='{:.7f}' lon='{:.7f}'/>", lat + y * side, lon + x * side);
    return text + "</member>";
  };
  const auto fill = [&](const std::string& member, const std::string& nodes) {
    std::string& relation = objects.back();
    relation.replace(relation.find(member + "/>"), member.size() + 2, member + ">" + nodes);
  };
  fill("<member type='way' ref='3' role='outer'", square(13.002, 53.0002, 0.001));
  fill("<member type='way' ref='4' role='inner'", square(13.0024, 53.0004, 0.0002));
  const MapData map = read_drawn(xml(joined(objects)));
  CHECK(count(map, FindingKind::missing_member) == 0);
  const MapData whole = read_drawn(xml(joined(town())));
  REQUIRE(map.places.size() == whole.places.size());
  CHECK(map.places.back().area_m2 == Approx(whole.places.back().area_m2).epsilon(1e-4));
}

TEST_CASE("Coordinates that Overpass left out beyond a box are nodes that are missing") {
  std::string text = with_places(town());
  const auto at = text.find("<nd ref='3' ");
  text.replace(at, text.find("/>", at) - at, "<nd ref='3'");
  const MapData map = read_drawn(xml(text));
  CHECK(map.streets.ways.size() == 1);
  CHECK(map.streets.ways[0].ref_count == 2);
  CHECK(count(map, FindingKind::missing_node) == 1);
}

TEST_CASE("Centres in place of shapes, and ways without their nodes, are refused with the remedy") {
  const std::string node = "<node id='4' version='1' lat='53' lon='13'/>";
  const std::string centre = "<way id='6'><center lat='53' lon='13'/>";
  const std::string street = "<tag k='highway' v='residential'/></way>";
  CHECK(says(refusal(xml(node + centre + street)), "holds the centres of ways"));
  CHECK(says(refusal(xml(node + centre + street)), "(._;>;); out;"));
  const std::string refs = "<nd ref='1'/><nd ref='2'/>";
  for (const std::string& way : {centre + refs + street, "<way id='6'>" + refs + street}) {
    CHECK(says(refusal(xml(node + way)), "holds ways without their nodes"));
    CHECK(says(refusal(xml(node + way)), "(._;>;); out;"));
  }
  CHECK(says(refusal(xml(node + "<way id='6'>" + street)), "holds ways without a single node"));
  CHECK(refusal(town_with("<way id='1' version='1'>", "<center lat='53' lon='13'/>")).empty());
}

TEST_CASE("PBF with the places of nodes in its ways is read without the nodes") {
  const std::string text = xml(with_places(town()));
  const std::string pbf = converted(text, "pbf,locations_on_ways=true");
  const std::string expected = places_and_streets(read_drawn(xml(joined(town()))));
  CHECK(places_and_streets(read_drawn(pbf, "pbf")) == expected);
}

TEST_CASE("Nodes known from ways and nodes of their own mix in any order of ids") {
  std::string text;
  for (int id : {5, 1, 9})
    text += fmt::format("<node id='{}' version='1' lon='{:.4f}' lat='53'/>\n", id, 13 + id * 1e-3);
  text += "<way id='1' version='1'>";
  for (int id : {1, 2, 3, 4, 5, 6, 7, 8, 9})
    text += fmt::format("<nd ref='{}' lon='{:.4f}' lat='53'/>", id, 13 + id * 1e-3);
  const MapData map = read_drawn(xml(text + "<tag k='highway' v='residential'/></way>\n"));
  REQUIRE(map.streets.ways.size() == 1);
  CHECK(map.streets.ways[0].ref_count == 9);
  CHECK(map.findings.size() == 0);
}

TEST_CASE("The place of a node that came itself counts, not that in a way") {
  std::vector<std::string> objects = town();
  objects.push_back(
      "<way id='77' version='1'><nd ref='1' lon='13.5' lat='53.5'/><nd ref='2'/></way>\n");
  const MapData map = read_drawn(xml(joined(objects)));
  CHECK(map.streets.nodes[0] == LonLat::from_degrees(13.002, 53));
  CHECK(count(map, FindingKind::duplicate_object) == 0);
}

TEST_CASE("XML entities, unknown elements in objects and other roots are refused") {
  for (const char* const head : {"", "<?xml version='1.0'?>"}) {
    const std::string bomb =
        std::string(head) + "<!DOCTYPE osm [<!ENTITY a 'b'>]><osm version='0.6'>&a;</osm>";
    CHECK(says(refusal(bomb), "XML entities are not supported"));
  }
  CHECK(says(refusal(xml("<node id='1'><thing/></node>")), "Unknown element"));
  CHECK(says(refusal("<gpx version='1.1'></gpx>"), "is a track, not a map"));
  CHECK(says(refusal("<osm-notes></osm-notes>"), "is notes of OpenStreetMap"));
  CHECK(says(refusal("<?xml version='1.0'?><html><p>busy</p></html>"), "is a web page"));
  CHECK(says(refusal("<osm></osm>"), "0.6"));
}
