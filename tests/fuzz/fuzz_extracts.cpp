// SPDX-License-Identifier: Apache-2.0
// Reads extracts as the program does and searches on them, one after another in one process:
//   quarter_fuzz_extracts FORMAT FILE...     FORMAT as a file ending: osm, pbf
// Prints a line a file before it is read and one after it, so that a crash or a hang names its
// file. Exit status 0 unless something other than Error was thrown.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "quarter/base/error.hpp"
#include "quarter/base/work.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/street_network.hpp"
#include "quarter/osm/extract_reader.hpp"
#include "quarter/reach/travel_times.hpp"

namespace {

using namespace quarter;

/// The chain of `quarter inspect` without its output. Returns how it ended.
std::string run(const std::string& bytes, const std::string& format, const Catalogue& catalogue) {
  try {
    // A mutant of some kilobytes that unpacks to more than this is refused, as a large one would
    // be.
    const ReadBudget budget{1'000'000, 2000, 64ULL << 20U};
    MapData map = read_extract_bytes(bytes, format, catalogue, DelayPolicy::full, budget);
    const StreetNetwork network = build_street_network(catalogue, map.streets, map.findings);
    if (network.segments.empty()) return "no streets";
    const TravelTimes times(catalogue, map, network, ReachOptions{}, map.findings);
    return times.served().empty() ? "no places" : "searched";
  } catch (const Error& error) {
    return std::string("refused: ") + error.what();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const Work two(2);
  const Catalogue catalogue = load_catalogue({});
  for (int i = 2; i < argc; ++i) {
    fmt::print("begin {}\n", argv[i]);
    std::fflush(stdout);
    std::ifstream stream(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    try {
      fmt::print("end {} {}\n", argv[i], run(bytes, argv[1], catalogue));
    } catch (const std::exception& error) {
      fmt::print("UNEXPECTED {} {}\n", argv[i], error.what());
      return 1;
    }
  }
  return 0;
}
