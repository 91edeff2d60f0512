// SPDX-License-Identifier: Apache-2.0
// How many minutes it is from a point to the nearest of each kind: nearest EXTRACT LON LAT
#include <cstdio>
#include <cstdlib>
#include <quarter/quarter.hpp>

int main(int argc, char** argv) try {
  if (argc != 4) return 2;
  const quarter::Work work;  // a thread a core, nobody is told how far it is
  const quarter::City city = quarter::read_city({.extract = argv[1]}, work);
  const auto from = quarter::LonLat::from_degrees(std::atof(argv[2]), std::atof(argv[3]));
  for (const char* category : {"food", "school", "health", "green"}) {
    const auto minutes = quarter::minutes(city, from, "walk", category);
    if (minutes)
      std::printf("%-7s %4.1f min\n", category, *minutes);
    else
      std::printf("%-7s not reached\n", category);
  }
} catch (const quarter::Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
