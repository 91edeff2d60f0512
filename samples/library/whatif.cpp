// SPDX-License-Identifier: Apache-2.0
// What a new supermarket would change for those who live at a point: whatif EXTRACT LON LAT
#include <cstdio>
#include <cstdlib>
#include <quarter/quarter.hpp>
#include <utility>

int main(int argc, char** argv) try {
  if (argc != 4) return 2;
  const quarter::Work work;
  const quarter::CityOptions request{.extract = argv[1], .modes = {"walk"}};
  const auto home = quarter::LonLat::from_degrees(std::atof(argv[2]), std::atof(argv[3]));
  const quarter::City before = quarter::read_city(request, work);
  quarter::CityRules rules = quarter::load_rules(request);
  quarter::add_place(rules, "food", "supermarket", home);
  const quarter::City after =
      quarter::read_city(request, std::move(rules), quarter::Keep::nothing, work);
  for (const quarter::City* city : {&before, &after}) {
    if (const auto minutes = quarter::minutes(*city, home, "walk", "food"))
      std::printf("%.1f min to food\n", *minutes);
    else
      std::printf("no food within %g min\n", request.max_minutes);
  }
} catch (const quarter::Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
