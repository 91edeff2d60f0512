// SPDX-License-Identifier: Apache-2.0
// Osmosis' files of polygons, which extracts are cut with.
#include "layers.hpp"
#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

namespace {

MultiPolygon read_text(const std::string& text) {
  const TemporaryFolder folder;
  put(folder / "cut.poly", text);
  return read_cover(folder / "cut.poly");
}

std::string complaint_about(const std::string& text) {
  return message_of([&] { read_text(text); });
}

const std::string kSquare = "1\n  1.0E+01 5.0E+01\n  11 50\n  11 51\n  10 51\nEND\n";
const std::string kOther = "2\n 20 50\n 21 50\n 21 51\n 20 51\n 20 50\nEND\n";
const std::string kHole = "!3\n 10.4 50.4\n 10.6 50.4\n 10.6 50.6\n 10.4 50.6\nEND\n";

}  // namespace

TEST_CASE("A .poly file has rings, open or closed, and holes in any of them") {
  const MultiPolygon area = read_text("town\n" + kSquare + kOther + kHole + "END\n");
  CHECK(contains(area, LonLat::from_degrees(10.2, 50.2)));
  CHECK(contains(area, LonLat::from_degrees(20.5, 50.5)));
  CHECK_FALSE(contains(area, LonLat::from_degrees(10.5, 50.5)));
  CHECK_FALSE(contains(area, LonLat::from_degrees(15, 50.5)));
}

TEST_CASE("A .poly file that is broken is refused with its line") {
  CHECK(complaint_about("town\n" + kSquare).find("ends without END") != std::string::npos);
  CHECK(complaint_about("town\nEND\n").find("holds no polygon") != std::string::npos);
  CHECK(complaint_about("town\n1\n 10 50\n 11 x\nEND\nEND\n").find(":4: '11 x'") !=
        std::string::npos);
  CHECK(complaint_about("town\n1\n 10 50\n 11 50\nEND\nEND\n").find("fewer than three") !=
        std::string::npos);
  CHECK(complaint_about("town\n1\n 10 50\n 200 50\n 11 51\nEND\nEND\n").find(":4:") !=
        std::string::npos);
  CHECK(complaint_about("town\n!1\n 10 50\n 11 50\n 11 51\nEND\nEND\n").find("holds no polygon") !=
        std::string::npos);
}
