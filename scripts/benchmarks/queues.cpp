// SPDX-License-Identifier: Apache-2.0
//
// quarter-queues EXTRACT RUNS: does the bucket queue still pay? Runs every search of `quarter run`,
// one a mode and service, with both queues in turn on one core, and prints the medians of the sums.
// Exits 1 if a label differs.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <vector>

#include "quarter/base/work.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/osm/extract_reader.hpp"
#include "quarter/reach/travel_times.hpp"

namespace {

using quarter::SearchQueue;

struct Search {
  const quarter::SearchGraph* graph;
  std::vector<quarter::Entrance> entrances;
};

std::vector<Search> searches_of(const quarter::Catalogue& catalogue,
                                const quarter::TravelTimes& times) {
  std::vector<Search> searches;
  for (const quarter::ModeIndex mode : times.modes()) {
    for (const quarter::ServiceIndex service : catalogue.services.indices()) {
      Search search{&times.graph(mode), {}};
      for (const quarter::ServedPlace& served : times.served()) {
        if (served.service != service) continue;
        for (const auto& point : served.access[mode])
          search.entrances.push_back({point.anchor, {}});
      }
      searches.push_back(std::move(search));
    }
  }
  return searches;
}

/// Seconds of all searches; a search of each kind leaves its labels in `labels`.
double seconds_of(const std::vector<Search>& searches, std::uint32_t limit_ms, SearchQueue queue,
                  std::vector<std::vector<quarter::TravelCost>>& labels) {
  labels.clear();
  std::chrono::duration<double> sum{};
  for (const Search& search : searches) {
    const auto begin = std::chrono::steady_clock::now();
    const quarter::TravelTimeField field(*search.graph, search.entrances, limit_ms, queue);
    sum += std::chrono::steady_clock::now() - begin;
    labels.push_back(field.labels());
  }
  return sum.count();
}

/// Labels beyond the limit are not final, so they may differ.
bool agree(const quarter::TravelCost& a, const quarter::TravelCost& b, std::uint32_t limit_ms) {
  return a == b || (a.ms() > limit_ms && b.ms() > limit_ms);
}

void require_agreement(const std::vector<std::vector<quarter::TravelCost>>& a,
                       const std::vector<std::vector<quarter::TravelCost>>& b,
                       std::uint32_t limit_ms) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool same = std::equal(a[i].begin(), a[i].end(), b[i].begin(), b[i].end(),
                                 [&](auto x, auto y) { return agree(x, y, limit_ms); });
    if (!same) throw std::runtime_error("the queues give different labels");
  }
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(const char* extract, int runs) {
  const auto catalogue = quarter::load_catalogue({});
  auto map = quarter::read_extract(extract, catalogue, quarter::DelayPolicy::full);
  const auto network = quarter::build_street_network(catalogue, map.streets, map.findings);
  const quarter::TravelTimes times(catalogue, map, network, {}, map.findings);
  const quarter::Work alone(1);
  const auto searches = searches_of(catalogue, times);
  std::vector<double> heap;
  std::vector<double> buckets;
  std::vector<std::vector<quarter::TravelCost>> heap_labels;
  std::vector<std::vector<quarter::TravelCost>> bucket_labels;
  for (int run = 0; run < runs; ++run) {
    heap.push_back(seconds_of(searches, times.limit_ms(), SearchQueue::heap, heap_labels));
    buckets.push_back(seconds_of(searches, times.limit_ms(), SearchQueue::buckets, bucket_labels));
    require_agreement(heap_labels, bucket_labels, times.limit_ms());
  }
  fmt::print("{} searches on one core: heap {:.2f} s, buckets {:.2f} s; same labels\n",
             searches.size(), median(heap), median(buckets));
}

}  // namespace

int main(int argc, char* argv[]) {
  const int runs = argc == 3 ? std::atoi(argv[2]) : 0;
  if (runs < 1) {
    fmt::print(stderr, "usage: quarter-queues EXTRACT RUNS\n");
    return 2;
  }
  try {
    compare(argv[1], runs);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "quarter-queues: {}\n", error.what());
    return 1;
  }
}
