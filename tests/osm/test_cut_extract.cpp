// SPDX-License-Identifier: Apache-2.0
#include "drawn_extract.hpp"
#include "formats/temporary_folder.hpp"
#include "quarter/osm/cut_extract.hpp"
#include "quarter/osm/extract_survey.hpp"
#include "support/catch.hpp"

using namespace quarter;
namespace fs = std::filesystem;

namespace {

Box box(double west, double south, double east, double north) {
  Box all;
  all.extend(LonLat::from_degrees(west, south));
  all.extend(LonLat::from_degrees(east, north));
  return all;
}

fs::path drawn_town(const TemporaryFolder& folder) {
  return put(folder / "town.osm.pbf",
             converted(xml(joined(town())), "pbf", "2026-11-01T00:00:00Z"));
}

MapData read(const fs::path& file) {
  return read_extract(file, built_in(), DelayPolicy::full);
}

}  // namespace

TEST_CASE(
    "A part has whole ways and whole multipolygons, and says what it covers and of when it is") {
  const TemporaryFolder folder;
  // The west end of the street, and a corner of the park: of its rings only the outer one.
  const std::vector<PartToCut> parts{
      {box(13.0019, 52.9999, 13.0021, 53.0003), folder / "west.osm.pbf"},
      {box(13.0035, 52.9999, 13.005, 53.001), folder / "east.osm.pbf"}};
  const std::vector<CutPart> counts = cut_extract(drawn_town(folder), parts);
  CHECK((counts[0].nodes == 3 + 4 + 4 && counts[0].ways == 3 && counts[0].relations == 1));
  CHECK((counts[1].nodes == 3 + 4 && counts[1].ways == 2 && counts[1].relations == 0));
  const MapData west = read(parts[0].file);
  CHECK(west.date.starts_with("2026-11-01"));
  CHECK((west.nodes == 11 && west.ways == 3 && west.relations == 1));
  CHECK_FALSE(west.findings.counts().contains(FindingKind::missing_node));
  CHECK(survey_extract(parts[0].file).box.min == box(13.0019, 52.9999, 13.0021, 53.0003).min);
}

TEST_CASE("Parts that cover all of an extract are the extract") {
  const TemporaryFolder folder;
  const fs::path whole = drawn_town(folder);
  const std::vector<PartToCut> parts{{box(12, 52, 14, 54), folder / "a.osm.pbf"},
                                     {box(12, 52, 14, 54), folder / "b.osm.pbf"}};
  cut_extract(whole, parts);
  CHECK(bytes_of(parts[0].file) == bytes_of(parts[1].file));
  const auto objects = [](const fs::path& file) {  // what it covers is said by the part only
    const std::string text = described(read(file));
    return text.substr(0, text.find("extent"));
  };
  CHECK(objects(parts[0].file) == objects(whole));
}

TEST_CASE("What is no extract, or not sorted, is not cut") {
  const TemporaryFolder folder;
  const std::vector<PartToCut> parts{{box(12, 52, 14, 54), folder / "a.osm.pbf"}};
  CHECK(message_of([&] { cut_extract(folder / "none.osm.pbf", parts); }).find("no such file") !=
        std::string::npos);
  std::vector<std::string> objects = town();
  std::rotate(objects.begin(), objects.end() - 1, objects.end());
  const fs::path unsorted =
      put(folder / "unsorted.osm.pbf", converted(xml(joined(objects)), "pbf"));
  CHECK(message_of([&] { cut_extract(unsorted, parts); }).find("not sorted") != std::string::npos);
}

TEST_CASE("A survey counts a small extract exactly, and in boxes") {
  const TemporaryFolder folder;
  const std::vector<Box> boxes{box(12, 52, 14, 54), box(13.0019, 52.9999, 13.0021, 53.0001),
                               box(0, 0, 1, 1)};
  const ExtractSurvey survey = survey_extract(drawn_town(folder), boxes);
  CHECK(survey.exact);
  CHECK((survey.nodes == 16 && survey.ways == 4 && survey.relations == 1));
  CHECK(survey.nodes_in == std::vector<double>{16, 1, 0});
}
