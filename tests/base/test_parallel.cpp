// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/parallel.hpp"

#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "quarter/base/work.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// What a listener is told while it lives.
class Told {
 public:
  const std::set<std::size_t>& counts() const { return counts_; }
  const std::set<std::size_t>& done() const { return done_; }

 private:
  void tell(std::size_t done, std::size_t count) {
    const std::lock_guard lock(mutex_);
    counts_.insert(count);
    done_.insert(done);
  }

  std::mutex mutex_;
  std::set<std::size_t> counts_, done_;
  Work work_{0, {.loop = [this](std::size_t done, std::size_t count) { tell(done, count); }}};
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
  {
    const Work ended(0, {.loop = [&](std::size_t done, std::size_t) { last = done; }});
  }
  parallel_each(3, [](std::size_t) {});
  CHECK(last == 0);
}

TEST_CASE("Loops have the threads of the newest work, and those of the one before when it ends") {
  const std::size_t otherwise = threads();
  const Work three(3);
  CHECK(threads() == 3);
  {
    const Work one(1);
    CHECK(threads() == 1);
    std::set<std::thread::id> seen;
    parallel_each(100, [&](std::size_t) { seen.insert(std::this_thread::get_id()); });
    CHECK(seen == std::set{std::this_thread::get_id()});
  }
  CHECK(threads() == 3);
  std::size_t elsewhere = 0;
  std::thread([&] { elsewhere = threads(); }).join();
  CHECK(elsewhere == otherwise);
}

TEST_CASE("Works of two threads hear of their own loops only") {
  Told here;
  std::thread([] {
    Told there;
    parallel_each(9, [](std::size_t) {});
    CHECK(there.counts() == std::set<std::size_t>{9});
  }).join();
  parallel_each(4, [](std::size_t) {});
  CHECK(here.counts() == std::set<std::size_t>{4});
}
