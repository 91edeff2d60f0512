// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/parallel.hpp"

#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "quarter/base/loop_listener.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// What a listener is told while it lives.
class Told {
 public:
  Told() {
    set_loop_listener([this](std::size_t done, std::size_t count) {
      const std::lock_guard lock(mutex_);
      counts_.insert(count);
      done_.insert(done);
    });
  }
  ~Told() { set_loop_listener({}); }
  const std::set<std::size_t>& counts() const { return counts_; }
  const std::set<std::size_t>& done() const { return done_; }

 private:
  std::mutex mutex_;
  std::set<std::size_t> counts_, done_;
};

}  // namespace

TEST_CASE("A loop tells how far it is, to its end") {
  const Told told;
  parallel_ranges(1000, 10, [](std::size_t, std::size_t) {});
  CHECK(told.counts() == std::set<std::size_t>{1000});
  CHECK(*told.done().rbegin() == 1000);
  CHECK(told.done().size() > 2);
}

TEST_CASE("Each item of a loop of heavy ones is told of once") {
  const Told told;
  parallel_each(7, [](std::size_t) {});
  CHECK(told.done() == std::set<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("Loops within a loop are not told of, loops after it are") {
  const Told told;
  parallel_each(3, [](std::size_t) { parallel_each(50, [](std::size_t) {}); });
  CHECK(told.counts() == std::set<std::size_t>{3});
  parallel_each(4, [](std::size_t) {});
  CHECK(told.counts() == std::set<std::size_t>{3, 4});
}

TEST_CASE("A loop that fails ends for the listener too") {
  const Told told;
  CHECK_THROWS_AS(parallel_each(5, [](std::size_t i) { i == 0 ? throw 1 : 0; }), int);
  CHECK(*told.done().rbegin() == 5);
}

TEST_CASE("Nobody is told when nobody listens") {
  std::size_t last = 0;
  set_loop_listener([&](std::size_t done, std::size_t) { last = done; });
  set_loop_listener({});
  parallel_each(3, [](std::size_t) {});
  CHECK(last == 0);
}
