// SPDX-License-Identifier: Apache-2.0
// Times of ferries and aerialways that stand on the relation of the route, and their stations.
#include <cmath>

#include "drawn_area.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/city/map_builder.hpp"
#include "quarter/network/street_network.hpp"
#include "support/catch.hpp"
#include "support/tags_text.hpp"

using namespace quarter;

namespace {

constexpr double kSail = 8 / 3.6;

/// Lines of 100 m each, one after the other from west to east, and relations over them.
class Lines {
 public:
  void line(const std::string& tags) {
    const TagsText text(tags);
    const std::int64_t refs[] = {node(), node() + 1};
    add(refs[1]);
    builder_.add_way(WayId{++ways_}, 1, refs, Tags(text.list()));
  }
  void relation(const std::vector<std::int64_t>& ways, const std::string& tags,
                const char* role = "") {
    std::vector<RelationMember> members;
    for (const std::int64_t way : ways)
      members.push_back({OsmRef::Type::way, way, role});
    const TagsText text(tags);
    builder_.add_relation(RelationId{++relations_}, 1, members, Tags(text.list()));
  }
  /// Seconds from end to end on foot, of one line or of all.
  double seconds() {
    const MapData map =
        builder_.finish([](RelationId, const std::vector<AreaMember>&) { return std::nullopt; });
    Findings findings;
    const StreetNetwork net = build_street_network(catalogue_, map.streets, findings);
    double sum = 0;
    for (const StreetSegment& segment : net.segments)
      sum += segment.length_cm / 100.0 / net.rule(segment, ModeIndex(0)).forward.speed_mps;
    return sum;
  }

 private:
  std::int64_t node() const { return ways_ + 1; }
  void add(std::int64_t id) {
    if (id == 2) add_at(1);
    add_at(id);
  }
  void add_at(std::int64_t id) {
    builder_.add_node(NodeId{id}, 1, metres((static_cast<double>(id) - 1) * 100, 0), Tags());
  }

  Catalogue catalogue_ = load_catalogue({});
  MapBuilder builder_{catalogue_, DelayPolicy::full};
  std::int64_t ways_ = 0;
  std::int64_t relations_ = 0;
};

double ferry(const std::string& way, const std::string& relation, int pieces = 1,
             const char* role = "") {
  Lines lines;
  std::vector<std::int64_t> ways;
  for (int i = 0; i < pieces; ++i) {
    lines.line("route=ferry " + way);
    ways.push_back(i + 1);
  }
  if (!relation.empty()) lines.relation(ways, relation, role);
  return lines.seconds();
}

auto about(double s) {
  return Approx(s).margin(0.3);
}

}  // namespace

TEST_CASE("A ferry takes what the relation of its route says, where it says nothing itself") {
  const std::string route = "type=route route=ferry ";
  CHECK(ferry("", "") == about(600 + 100 / kSail));
  CHECK(ferry("", route + "duration=00:05 interval=00:10") == about(300 + 300));
  CHECK(ferry("", route + "duration=5min interval=10min") == about(300 + 300));
  CHECK(ferry("", route + "duration=PT5M") == about(600 + 300));
  CHECK(ferry("", route + "interval=600s") == about(300 + 100 / kSail));
  CHECK(ferry("duration=00:02", route + "duration=00:05 interval=00:10") == about(300 + 120));
  CHECK(ferry("interval=00:02", route + "duration=00:05 interval=00:10") == about(60 + 300));
  CHECK(ferry("", route + "duration=soon") == about(600 + 100 / kSail));
  CHECK(ferry("", "type=route route=bus duration=00:05") == about(600 + 100 / kSail));
  CHECK(ferry("", "type=site route=ferry duration=00:05") == about(600 + 100 / kSail));
  CHECK(ferry("", route + "duration=00:05", 1, "platform") == about(600 + 100 / kSail));
}

TEST_CASE("A route drawn in pieces takes its duration and its wait once") {
  const std::string route = "type=route route=ferry ";
  CHECK(ferry("", route + "duration=00:05 interval=00:10", 4) == about(300 + 300));
  CHECK(ferry("", route + "duration=00:05", 2) == about(600 + 300));
}

TEST_CASE("Of a route that is not wholly in the file the duration is not known") {
  Lines lines;
  lines.line("route=ferry");
  lines.relation({1, 99}, "type=route route=ferry duration=00:05 interval=00:10");
  CHECK(lines.seconds() == about(300 + 100 / kSail));
}

TEST_CASE("Of two routes on one line the quicker is taken") {
  for (const bool swapped : {false, true}) {
    Lines lines;
    lines.line("route=ferry");
    for (const bool quick : {swapped, !swapped})
      lines.relation({1}, std::string("type=route route=ferry interval=0:10 duration=") +
                              (quick ? "0:03" : "0:07"));
    CHECK(lines.seconds() == about(300 + 180));
  }
}

TEST_CASE("A street of a route keeps its speed, and a cable car takes the times of its own") {
  Lines street;
  street.line("highway=residential");
  street.relation({1}, "type=route route=ferry duration=01:00 interval=01:00");
  CHECK(street.seconds() == about(80));
  Lines cabins;
  cabins.line("aerialway=gondola");
  cabins.relation({1}, "type=route route=aerialway duration=4min interval=1min");
  CHECK(cabins.seconds() == about(240 + 30));
}
