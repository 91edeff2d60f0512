// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "quarter/app/program.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"

int main(int argc, char* argv[]) {
  const auto market = quarter::LonLat::from_degrees(13.2610, 53.5570);
  const auto gate = quarter::LonLat::from_degrees(13.2664, 53.5541);
  const auto catalogue = quarter::parse_catalogue(quarter::built_in_catalogue(), "built-in");
  fmt::print("{:.0f} m to {}\n", quarter::distance_m(market, gate), catalogue.modes.front().id);
  return quarter::run_program(argc, argv);  // needs every module, and what each of them links
}
