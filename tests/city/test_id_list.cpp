// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <random>
#include <vector>

#include "../../src/city/id_list.hpp"
#include "../../src/city/node_table.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::int64_t kHalf = std::int64_t{1} << 32;

/// Ids at and around every place where the upper half changes, negative ones too.
std::vector<std::int64_t> ids_at_borders() {
  std::vector<std::int64_t> ids;
  for (const std::int64_t upper : {-2, -1, 0, 1, 3}) {
    for (const std::int64_t lower : {std::int64_t{0}, std::int64_t{1}, std::int64_t{7}, kHalf - 1})
      ids.push_back(upper * kHalf + lower);
  }
  ids.push_back(std::numeric_limits<std::int64_t>::min());
  ids.push_back(std::numeric_limits<std::int64_t>::max());
  std::sort(ids.begin(), ids.end());
  return ids;
}

IdList list_of(const std::vector<std::int64_t>& ids) {
  IdList list;
  for (const std::int64_t id : ids)
    list.push_back(id);
  return list;
}

}  // namespace

TEST_CASE("An id list gives back what was put in, in any order") {
  std::vector<std::int64_t> ids = ids_at_borders();
  std::shuffle(ids.begin(), ids.end(), std::mt19937(7));
  const IdList list = list_of(ids);
  REQUIRE(list.size() == ids.size());
  CHECK(list.back() == ids.back());
  for (std::uint32_t i = 0; i < list.size(); ++i)
    CHECK(list[i] == ids[i]);
}

TEST_CASE("Every id of an ascending list is found from every hint, and no other") {
  const std::vector<std::int64_t> ids = ids_at_borders();
  const IdList list = list_of(ids);
  for (std::uint32_t hint = 0; hint <= list.size(); ++hint) {
    for (std::uint32_t i = 0; i < list.size(); ++i)
      CHECK(list.find(ids[i], hint) == i);
    for (const std::int64_t absent : {std::int64_t{2}, -kHalf + 2, 2 * kHalf, 3 * kHalf + 8})
      CHECK(list.find(absent, hint) == list.size());
  }
  CHECK(IdList().find(5, 0) == 0);
}

TEST_CASE("Doubling steps find what a plain search finds") {
  std::mt19937 random(11);
  std::vector<std::int64_t> ids(3000);
  for (std::int64_t& id : ids)
    id = std::uniform_int_distribution<std::int64_t>(kHalf - 5000, kHalf + 5000)(random);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const IdList list = list_of(ids);
  for (std::int64_t id = kHalf - 5001; id <= kHalf + 5001; ++id) {
    const auto at = std::lower_bound(ids.begin(), ids.end(), id);
    const bool known = at != ids.end() && *at == id;
    const auto expected = known ? at - ids.begin() : static_cast<std::ptrdiff_t>(ids.size());
    const auto hint = static_cast<std::uint32_t>(random() % ids.size());
    REQUIRE(list.find(id, hint) == static_cast<std::uint32_t>(expected));
  }
}

TEST_CASE("Ids are replaced in place, run by run") {
  std::vector<std::int64_t> ids;
  for (std::int64_t i = 0; i < 200000; ++i)  // more than one thread takes at once
    ids.push_back((i % 5 == 0 ? 2 * kHalf : 0) + i);
  const auto replaced = list_of(ids).replace(
      [] { return [](std::int64_t id) { return static_cast<std::uint32_t>(id % 1000003); }; });
  REQUIRE(replaced.size() == ids.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < ids.size(); ++i)
    wrong += replaced[i] == static_cast<std::uint32_t>(ids[i] % 1000003) ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("Of a node that came twice the highest version stays, then the first place") {
  NodeTable nodes;
  nodes.add(NodeId{9}, 0, {90, 0});  // without a version
  nodes.add(NodeId{7}, 2, {71, 0});
  nodes.add(NodeId{7}, 3, {72, 0});
  nodes.add(NodeId{7}, 3, {70, 0});
  nodes.add(NodeId{-4}, 1, {-40, 0});
  nodes.add(NodeId{5 * kHalf}, 0, {50, 0});
  Findings findings;
  nodes.order(findings);
  REQUIRE(nodes.size() == 4);
  const std::uint32_t seven = nodes.find(7, 3);
  REQUIRE(seven == 1);
  CHECK(nodes.version(seven) == 3);
  CHECK(nodes.where(seven) == LonLat{70, 0});
  CHECK(nodes.id(0) == -4);
  CHECK(nodes.version(nodes.find(9, 0)) == 0);
  CHECK(nodes.id(3) == 5 * kHalf);
  CHECK(nodes.find(8, 0) == kNone);
  CHECK(findings.size() == 2);
}
