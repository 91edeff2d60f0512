// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>

#include <algorithm>
#include <random>

#include "drawn_extract.hpp"
#include "support/catch.hpp"

using namespace quarter;
using namespace std::string_literals;

namespace {

/// What reading the bytes is refused with; empty if it is not.
std::string refusal(const std::string& bytes, const std::string& format,
                    const ReadBudget& budget = {}) {
  try {
    read_drawn(bytes, format, budget);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

bool says(const std::string& message, const char* words) {
  return message.find(words) != std::string::npos;
}

/// The same for a file of that name on the disk.
std::string refusal_of_file(const std::string& name, const std::string& bytes) {
  std::string pattern = std::filesystem::temp_directory_path() / "quarter-osm-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  const std::filesystem::path file = std::filesystem::path(pattern) / name;
  std::ofstream(file, std::ios::binary) << bytes;
  std::string message;
  try {
    read_extract(file, built_in(), DelayPolicy::full);
  } catch (const Error& error) {
    message = error.what();
  }
  std::filesystem::remove_all(pattern);
  return message;
}

std::string gzipped(const std::string& text) {
  std::string bytes(::compressBound(text.size()) + 32, '\0');
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  deflate(&stream, Z_FINISH);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

std::size_t count(const MapData& map, FindingKind kind) {
  const auto counts = map.findings.counts();
  const auto found = counts.find(kind);
  return found == counts.end() ? 0 : found->second;
}

MapData town_and(const std::string& objects) {
  return read_drawn(xml(joined(town()) + objects));
}

/// A PBF block header with these claims: `type`, and how long the blob is that follows.
std::string pbf_claiming(std::uint32_t header_bytes, std::uint32_t blob_bytes) {
  std::string header = "\x0a\x09OSMHeader\x18"s;
  for (; blob_bytes > 127; blob_bytes >>= 7U)
    header += static_cast<char>((blob_bytes & 127U) | 128U);
  header += static_cast<char>(blob_bytes);
  if (header_bytes == 0) header_bytes = static_cast<std::uint32_t>(header.size());
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>((header_bytes >> static_cast<unsigned>(shift)) & 255U);
  return bytes + header;
}

}  // namespace

TEST_CASE("The drawn town is what the other cases take it for") {
  const MapData map = read_drawn(xml(joined(town())));
  CHECK(map.streets.ways.size() == 1);
  CHECK(map.homes.size() == 1);
  CHECK(map.places.size() == 2);
  CHECK(map.findings.size() == 0);
}

TEST_CASE("Neither the format nor the order of objects changes what is read") {
  std::vector<std::string> objects = town();
  const std::string expected = described(read_drawn(xml(joined(objects))));
  for (const std::string format : {"osm", "osm.gz", "osm.bz2", "pbf", "pbf,pbf_compression=none",
                                   "pbf,pbf_dense_nodes=false", "opl"}) {
    INFO(format);
    const std::string ending = format.substr(0, format.find(','));
    CHECK(described(read_drawn(converted(xml(joined(objects)), format), ending)) == expected);
  }
  std::mt19937 random(20);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(objects.begin(), objects.end(), random);
    CHECK(described(read_drawn(xml(joined(objects)))) == expected);
    CHECK(described(read_drawn(converted(xml(joined(objects)), "pbf"), "pbf")) == expected);
  }
}

TEST_CASE("The data are of the date the file says, else of that of the newest object") {
  const std::string dated =
      xml(joined(town()) +
          "<node id='90' version='1' timestamp='2017-06-24T10:40:54Z' lon='13' lat='53'/>\n"
          "<way id='91' version='1' timestamp='2016-01-01T00:00:00Z'><nd ref='1'/><nd "
          "ref='2'/></way>\n");
  for (const char* const format : {"osm", "osm.gz", "pbf", "opl"}) {
    INFO(format);
    const MapData map = read_drawn(converted(dated, format), format);
    CHECK(map.date == "2017-06-24T10:40:54Z");
    CHECK(map.date_of == DateOf::newest_object);
    const std::string same = described(read_drawn(dated));
    CHECK(described(map) == same);
  }
  const MapData said = read_drawn(converted(dated, "pbf", "2018-01-01T00:00:00Z"), "pbf");
  CHECK(said.date == "2018-01-01T00:00:00Z");
  CHECK(said.date_of == DateOf::file);
  CHECK(read_drawn(xml(joined(town()))).date.empty());
  CHECK(read_drawn(converted(xml(joined(town())), "pbf"), "pbf").date.empty());
}

TEST_CASE("Of an object that came twice the newest version counts, in every format and order") {
  std::vector<std::string> objects = town();
  objects.push_back("<node id='2' version='3' lon='13.0041' lat='53'/>\n");
  objects.push_back(
      "<way id='1' version='2'><nd ref='1'/><nd ref='2'/>"
      "<tag k='highway' v='residential'/></way>\n");
  objects.push_back(
      "<way id='1' version='2'><nd ref='3'/><nd ref='2'/>"
      "<tag k='highway' v='residential'/></way>\n");
  const MapData map = read_drawn(xml(joined(objects)));
  REQUIRE(map.streets.ways.size() == 1);
  CHECK(map.streets.ways[0].ref_count == 2);
  CHECK(map.streets.nodes[0] == LonLat::from_degrees(13.002, 53));
  CHECK(map.streets.nodes[1] == LonLat::from_degrees(13.0041, 53));
  CHECK(count(map, FindingKind::duplicate_object) == 3);
  const std::string expected = described(map);
  std::mt19937 random(21);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(objects.begin(), objects.end(), random);
    CHECK(described(read_drawn(xml(joined(objects)))) == expected);
    CHECK(described(read_drawn(converted(xml(joined(objects)), "pbf"), "pbf")) == expected);
  }
}

TEST_CASE("What cannot be read is refused in one line that names the file and a remedy") {
  const std::string good = xml(joined(town()));
  const std::string pbf = converted(good, "pbf");
  const std::string gz = converted(good, "osm.gz");
  const std::string bz2 = converted(good, "osm.bz2");
  const std::string json_gz = gzipped("{\"version\": 0.6, \"elements\": []}");
  const std::string change_gz = gzipped("<osmChange version='0.6'></osmChange>");
  struct Case {
    const char* what;
    std::string name;
    std::string bytes;
    std::string says;
  };
  const std::vector<Case> cases{
      {"truncated PBF", "a.osm.pbf", pbf.substr(0, pbf.size() - 9), "broken or cut off"},
      {"truncated gzip", "a.osm.gz", gz.substr(0, gz.size() - 9), "broken or cut off"},
      {"truncated bzip2", "a.osm.bz2", bz2.substr(0, bz2.size() - 9), "broken or cut off"},
      {"truncated XML", "a.osm", good.substr(0, good.size() - 9), "broken or cut off"},
      {"web page", "a.osm.pbf", "<!DOCTYPE html><html><p>404</p></html>", "holds a web page"},
      {"web page, small", "a.osm", "<html><p>Too many requests</p></html>", "holds a web page"},
      {"XML as PBF", "a.osm.pbf", good, "named like OSM PBF but holds XML; rename it"},
      {"PBF as XML", "a.osm", pbf, "holds OSM PBF; rename it"},
      {"gzip as PBF", "a.osm.pbf", gz, "holds gzip data"},
      {"zip", "a.osm.pbf", "PK\x03\x04 and more", "holds a zip archive"},
      {"GeoJSON", "a.osm", "{\"type\":\"FeatureCollection\"}", "but holds GeoJSON"},
      {"GeoJSON by name", "a.geojson", "{}", "give the extract (.osm.pbf) it was made from"},
      {"JSON of Overpass", "a.osm", "{\"version\": 0.6, \"elements\": []}", "[out:xml]"},
      {"JSON of Overpass by name", "a.json", "{}", "is OSM JSON"},
      {"packed JSON", "a.osm.gz", json_gz, "is OSM JSON"},
      {"history by name", "a.osh.gz", "x", "osmium time-filter"},
      {"OPL", "a.opl", "n1", "osmium cat"},
      {"packed PBF", "a.osm.pbf.gz", gz, "gunzip --keep"},
      {"xz", "a.osm.xz",
       "\xFD"
       "7zXZ",
       "xz --decompress --keep"},
      {"Zstandard", "a.osm.zst", "x", "zstd -d"},
      {"zip by name", "a.osm.zip", "PK", "unzip"},
      {"notes", "a.osn", "x", "notes of OpenStreetMap"},
      {"outline", "a.poly", "x", "--covers"},
      {"tiles", "a.mbtiles", "SQLite format 3", "without the nodes that streets share"},
      {"GeoPackage as extract", "a.osm", "SQLite format 3", "give the extract (.osm.pbf)"},
      {"XML as o5m", "a.o5m", good, "named like o5m but holds XML; rename it"},
      {"change file of o5m", "a.o5c", "x", "change file"},
      {"empty file", "a.osm.pbf", "", "is empty"},
      {"no objects", "a.osm", xml(""), "holds no map objects"},
      {"change file", "a.osc", "<osmChange version='0.6'/>", "osmium apply-changes EXTRACT"},
      {"change file as extract", "a.osm", "<osmChange version='0.6'/>",
       "holds an OSM change file, not a map; write it into the extract"},
      {"change file, packed", "a.osm.gz", change_gz, "is an OSM change file"},
      {"other ending", "a.txt", "x", "expected one that ends in .pbf"},
      {"old XML", "a.osm", "<osm version='0.5'></osm>", "version '0.5', only 0.6 can be read"},
      {"header of 2 GB", "a.osm.pbf", pbf_claiming(0x7FFFFFFF, 10), "broken or cut off"},
      {"blob of 4 GB", "a.osm.pbf", pbf_claiming(0, 0xFFFFFFFF), "broken or cut off"},
      {"blob of 30 MB that is not there", "a.osm.pbf", pbf_claiming(0, 30U << 20U),
       "broken or cut off"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const std::string message = refusal_of_file(c.name, c.bytes);
    INFO(message);
    CHECK(message.find("/" + c.name + ": ") != std::string::npos);
    CHECK(message.find(c.says) != std::string::npos);
    CHECK(message.find("; ") != std::string::npos);
    CHECK(message.find('\n') == std::string::npos);
  }
}

TEST_CASE("A history file is refused") {
  osmium::io::Header header;
  header.set_has_multiple_object_versions(true);
  std::string pattern = std::filesystem::temp_directory_path() / "quarter-osm-XXXXXX";
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  const std::filesystem::path file = std::filesystem::path(pattern) / "a.osh.pbf";
  osmium::io::Writer writer{osmium::io::File{file.string()}, header};
  writer.close();
  CHECK_THROWS_WITH(read_extract(file, built_in(), DelayPolicy::full),
                    Catch::Matchers::Contains("is a history or change file"));
  std::filesystem::remove_all(pattern);
}

TEST_CASE("A small file that unpacks to very much is refused") {
  std::string many;
  for (int i = 0; i < 20000; ++i)
    many += "<node id='7' version='1' lon='13' lat='53'/>\n";
  const std::string bomb = converted(xml(many), "osm.gz");
  ReadBudget budget;
  budget.free_bytes = 1000;
  budget.text_expansion = 50;
  CHECK(says(refusal(bomb, "osm.gz", budget), "unpacks to more than 50 times"));
  CHECK(says(refusal(bomb, "osm.gz", {10000, 1000000, 1U << 30U}), "more than 10000 objects"));
  CHECK(refusal(bomb, "osm.gz").empty());
}

TEST_CASE("PBF is refused by what its blocks say they unpack to, before one is unpacked") {
  std::string many;
  for (int i = 1; i < 20000; ++i)
    many += "<node id='" + std::to_string(i) + "' version='1' lon='13' lat='53'/>\n";
  std::string bomb = converted(xml(many), "pbf");
  ReadBudget budget;
  budget.free_unpacked = 1000;
  budget.unpacking = 5;
  CHECK(says(refusal(bomb, "pbf", budget), "unpacks to more than 5 times"));
  budget.unpacking = 1000;
  CHECK(refusal(bomb, "pbf", budget).empty());
  // A block that unpacks to more than it says is broken, not believed.
  const std::size_t data = bomb.find("OSMData");
  REQUIRE(data != std::string::npos);
  const std::size_t size = bomb.find('\x10', data + 9);
  REQUIRE(size != std::string::npos);
  bomb[size + 1] = static_cast<char>(bomb[size + 1] ^ 1);
  CHECK(says(refusal(bomb, "pbf"), "broken or cut off"));
}

TEST_CASE("A block whose tags repeat a long text is refused by what it would take in memory") {
  std::string many;
  for (int i = 1; i < 5000; ++i) {
    many += "<node id='" + std::to_string(i) + "' version='1' lon='13' lat='53'><tag k='note' v='" +
            std::string(1000, 'x') + "'/></node>\n";
  }
  const std::string bomb = converted(xml(many), "pbf");
  ReadBudget budget;
  budget.block = 4'000'000;
  CHECK(says(refusal(bomb, "pbf", budget), "asks for"));
  budget.block = 40'000'000;
  CHECK(refusal(bomb, "pbf", budget).empty());
}

TEST_CASE("Flaws of single objects are counted, and the rest is kept") {
  struct Case {
    const char* what;
    std::string objects;
    FindingKind kind;
    std::size_t count;
  };
  const std::string street = "<tag k='highway' v='service'/></way>";
  const std::vector<Case> cases{
      {"latitude 95", "<node id='90' lon='13' lat='95'/>", FindingKind::bad_location, 1},
      {"longitude 187", "<node id='90' lon='187' lat='5'/>", FindingKind::bad_location, 1},
      {"node without a place", "<node id='90'/>", FindingKind::bad_location, 1},
      {"missing node", "<way id='90'><nd ref='1'/><nd ref='99'/><nd ref='2'/>" + street,
       FindingKind::missing_node, 1},
      {"ring that does not close",
       "<relation id='90'><member type='way' ref='1' role='outer'/>"
       "<tag k='type' v='multipolygon'/><tag k='leisure' v='park'/></relation>",
       FindingKind::broken_area, 1},
      {"member that is not there",
       "<relation id='90'><member type='way' ref='77' role='outer'/>"
       "<tag k='type' v='multipolygon'/><tag k='leisure' v='park'/></relation>",
       FindingKind::missing_member, 1},
      {"relation that holds itself",
       "<relation id='90'><member type='relation' ref='90' role='outer'/>"
       "<tag k='type' v='multipolygon'/><tag k='leisure' v='park'/></relation>",
       FindingKind::broken_area, 1},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const MapData map = town_and(c.objects);
    CHECK(count(map, c.kind) == c.count);
    CHECK(map.findings.size() == c.count);
    CHECK(map.homes.size() == 1);
    CHECK(map.places.size() == 2);
  }
}

TEST_CASE("Ways of no node and of one node are no streets, and are counted") {
  const std::string street = "<tag k='highway' v='service'/></way>";
  MapData map = town_and("<way id='90'>" + street + "<way id='91'><nd ref='1'/>" + street +
                         "<way id='92'><nd ref='1'/><nd ref='1'/>" + street);
  const StreetNetwork network = build_street_network(built_in(), map.streets, map.findings);
  CHECK(count(map, FindingKind::short_way) >= 2);
  CHECK(std::all_of(network.segments.begin(), network.segments.end(),
                    [](const StreetSegment& s) { return s.way.value == 1; }));
}

TEST_CASE("Negative ids and ids past 32 bits are ids like others") {
  const std::string plain = joined(town());
  for (const std::string prefix : {"-", "90000000"}) {
    INFO(prefix);
    std::string text = plain;
    for (const std::string key : {" id='", " ref='"}) {
      for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1))
        text.insert(at + key.size(), prefix);
    }
    for (const std::string format : {"osm", "pbf"}) {
      const MapData map = read_drawn(converted(xml(text), format), format);
      CHECK(map.findings.size() == 0);
      CHECK(map.homes.size() == 1);
      CHECK(map.places.size() == 2);
      REQUIRE(map.streets.ways.size() == 1);
      CHECK(map.streets.ways[0].ref_count == 3);
    }
  }
}

TEST_CASE("A name that is not UTF-8 is repaired, a tag with a NUL inside is dropped") {
  const std::string pbf = converted(xml(joined(town())), "pbf,pbf_compression=none");
  const std::size_t name = pbf.find("Markt");
  REQUIRE(name != std::string::npos);
  std::string bad_text = pbf;
  bad_text[name + 1] = '\xFF';
  const MapData repaired = read_drawn(bad_text, "pbf");
  const auto shop = std::find_if(repaired.places.begin(), repaired.places.end(),
                                 [](const PlaceFeature& p) { return p.ref.id == 4; });
  REQUIRE(shop != repaired.places.end());
  CHECK(shop->name == "M\xEF\xBF\xBDrkt");
  std::string nul = pbf;
  nul[name + 1] = '\0';
  const MapData dropped = read_drawn(nul, "pbf");
  CHECK(count(dropped, FindingKind::bad_text) == 1);
  CHECK(dropped.places.size() == 1);
}
