// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/readers.hpp"

#include "layers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;
using namespace std::string_literals;

namespace {

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string polygon(const std::string& ring) {
  return R"({"type":"Polygon","coordinates":[)" + ring + "]}";
}

std::string point(const std::string& position) {
  return R"({"type":"Point","coordinates":)" + position + "}";
}

/// A file of these features, with more members of the collection before them.
std::string collection(const std::string& features, const std::string& members = "") {
  return R"({"type":"FeatureCollection",)" + members + R"("features":[)" + features + "]}";
}

const std::string kSquare = "[[1,1],[2,1],[2,2],[1,2],[1,1]]";
/// In degrees, of the square kSquare.
constexpr double kSquareArea = 1.0;

double area_in_degrees(const MultiPolygon& polygons) {
  double twice = 0;
  const auto add = [&](const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      twice += ring[i - 1].lon() * ring[i].lat() - ring[i].lon() * ring[i - 1].lat();
    }
  };
  for (const Polygon& part : wound_for_test(polygons)) {
    add(part.outer);
    for (const Ring& hole : part.holes) add(hole);
  }
  return twice / 2;
}

/// The message for a file of this name and content.
template <typename Read>
std::string refusal(const std::string& name, const std::string& content, Read read) {
  const TemporaryFolder folder;
  put(folder / name, content);
  const std::string message = message_of([&] { read(folder / name); });
  INFO(message);
  CHECK(message.find("cannot read " + (folder / name).string()) == 0);
  CHECK(message.find('\n') == std::string::npos);
  CHECK(message.find("; ") != std::string::npos);
  return message;
}

}  // namespace
