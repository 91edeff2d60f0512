# SPDX-License-Identifier: Apache-2.0
# The modules, once: a line a rank, lowest first. A module uses those of the lines above its own and none
# beside it. The build, the tests and scripts/check-layers read this.
set(QUARTER_RANKS
  "base"
  "tables catalogue"
  "network"
  "city"
  "osm reach formats"
  "checks"
  "results"
  "report compare"
  "run"
  "batch"
  "app")
# Those that need neither libosmium nor GDAL: find_package(quarter COMPONENTS core).
set(QUARTER_CORE base tables catalogue network city reach checks results)

string(REPLACE " " ";" QUARTER_MODULES "${QUARTER_RANKS}")
