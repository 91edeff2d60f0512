// SPDX-License-Identifier: Apache-2.0
// Files of places of the user's: what is read, what is left out, and what is refused.
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/formats/gcj02.hpp"
#include "quarter/formats/places_file.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in = load_catalogue({});
  return built_in;
}

GivenPlaces read(const std::string& text, const std::vector<std::string>& replaced = {},
                 Datum datum = Datum::wgs84, const char* name = "mine.csv") {
  const TemporaryFolder folder;
  put(folder / name, text);
  return read_places({folder / name}, datum, catalogue(), replaced);
}

std::string complaint_about(const std::string& text,
                            const std::vector<std::string>& replaced = {}) {
  return message_of([&] { read(text, replaced); });
}

bool says(const std::string& message, const std::string& words) {
  INFO(message);
  return message.find(words) != std::string::npos && message.find('\n') == std::string::npos;
}

std::string feature(const std::string& geometry, const std::string& properties) {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

const std::string kPoint = R"({"type":"Point","coordinates":[13,53]})";
const std::string kSquare =
    R"({"type":"Polygon","coordinates":[[[116.4,39.9],[116.5,39.9],[116.5,40],[116.4,39.9]]]})";

}  // namespace

TEST_CASE("A row of a CSV is a place with what its columns say") {
  const GivenPlaces given = read(
      "Category,TYPE,name,lon,lat,capacity,opening_hours,wheelchair\n"
      "education,primary,\"North, old\",13,53,420,Mo-Fr 08:00-16:00,limited\n"
      " food ,,,13.5,53.5,,,\n");
  REQUIRE(given.places.size() == 2);
  const GivenPlace& school = given.places[0];
  CHECK(catalogue().categories[school.category].id == "education");
  CHECK(school.kind == "primary");
  CHECK(school.name == "North, old");
  CHECK(school.where == LonLat{130000000, 530000000});
  CHECK(school.traits == PlaceTraits{PlaceTraits::Wheelchair::limited, true, 420});
  CHECK(school.ref == given_ref(0, 2));
  CHECK(given.places[1].kind.empty());
  CHECK(given.places[1].traits == PlaceTraits{});
  CHECK(given.files == std::vector<std::string>{"mine.csv"});
}

TEST_CASE("Points and polygons may stand in one file, numbers as numbers") {
  const GivenPlaces given =
      read(collection(feature(kPoint, R"({"category":"school","capacity":300})") + "," +
                      feature(kSquare, R"({"category":"green","name":"Grün\u0000 <b>"})")),
           {}, Datum::wgs84, "mine.geojson");
  REQUIRE(given.places.size() == 2);
  CHECK(given.places[0].traits.capacity == 300);
  CHECK(given.places[0].area.empty());
  CHECK(given.places[1].area.size() == 1);
  CHECK(given.places[1].name.starts_with("Grün"));
  CHECK(given.places[1].ref == given_ref(0, 2));
}

TEST_CASE("Coordinates in GCJ-02 are converted, of points and of polygons") {
  const GivenPlaces given = read(collection(feature(kSquare, R"({"category":"green"})")), {},
                                 Datum::gcj02, "mine.geojson");
  REQUIRE(given.places.size() == 1);
  const LonLat corner = from_gcj02(LonLat::from_degrees(116.4, 39.9));
  const Ring& ring = given.places[0].area.at(0).outer;
  CHECK(std::find(ring.begin(), ring.end(), corner) != ring.end());
  const GivenPlaces point = read("category,lon,lat\nfood,116.4,39.9\n", {}, Datum::gcj02);
  CHECK(point.places.at(0).where == corner);
}

TEST_CASE("Rows that are no place are findings with their row, and the others count") {
  const GivenPlaces given = read(
      "category,type,lon,lat\n"
      "food,,13,53\n"
      ",,13,53\n"
      "food,,nan,53\n"
      "food,,13,\n"
      "food,,13,953\n"
      "education,,13,53\n");
  CHECK(given.places.size() == 1);
  const auto findings = given.findings.sorted();
  REQUIRE(findings.size() == 5);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    CHECK(findings[i].kind == FindingKind::bad_row);
    CHECK(findings[i].ref == given_ref(0, i + 3));
  }
  const GivenPlaces shapes =
      read(collection(feature("null", R"({"category":"food"})") + "," +
                      feature(R"({"type":"LineString","coordinates":[[13,53],[14,53]]})",
                              R"({"category":"food"})") +
                      "," + feature(kPoint, R"({"category":"food"})")),
           {}, Datum::wgs84, "mine.geojson");
  CHECK(shapes.places.size() == 1);
  CHECK(shapes.findings.size() == 2);
}

TEST_CASE("Words that the catalogue lacks are refused with the nearest, as is a file of no place") {
  CHECK(says(complaint_about("category,lon,lat\nhelth,13,53\n"),
             "row 2 has category 'helth', which the catalogue lacks (did you mean 'health'?)"));
  CHECK(says(complaint_about("category,type,lon,lat\nfood,supermarkt,13,53\n"),
             "row 2 has type 'supermarkt', which category 'food' lacks (did you mean "
             "'supermarket'?)"));
  CHECK(says(complaint_about("category,lon,lat\n\"he\nlth\",13,53\n"),
             "row 2 has category 'he lth'"));
  CHECK(says(complaint_about("kind,lon,lat\nfood,13,53\n"), "has no column 'category'"));
  CHECK(says(complaint_about("category,east,north\nfood,13,53\n"), "has no columns lon and lat"));
  CHECK(says(complaint_about("category,lon,lat\n,13,53\nfood,,\n"),
             "holds no place: row 2 has no category"));
}

TEST_CASE("Replaced categories are those of the catalogue that some row is related to") {
  const std::string shop = "category,type,lon,lat\nmarket,,13,53\n";
  CHECK(read(shop, {"food"}).replaced.size() == 1);  // a market is food
  CHECK(says(complaint_about(shop, {"fod"}), "no category 'fod' in the catalogue (did you mean"));
  CHECK(says(complaint_about(shop, {"health"}), "no row of --places is of that category"));
}

TEST_CASE("Two files of one name could not be told apart") {
  const TemporaryFolder one;
  const TemporaryFolder other;
  put(one / "mine.csv", "category,lon,lat\nfood,13,53\n");
  put(other / "mine.csv", "category,lon,lat\nfood,13,53\n");
  CHECK(says(message_of([&] {
               read_places({one / "mine.csv", other / "mine.csv"}, Datum::wgs84, catalogue(), {});
             }),
             "there is another file of that name"));
}
