// SPDX-License-Identifier: Apache-2.0
#pragma once

// The library: what is promised to those who link quarter::quarter. What these headers declare
// keeps its meaning within a minor version; all other headers are the house's own and may change.
//
//   load    load_rules, add_place, read_city: an extract with its networks and travel times (City)
//   run     run: blocks, districts, checks and verdicts of a city (Run), with the request of
//           `quarter run` (RunOptions), field by field as `quarter run --help` says it
//   ask     minutes, times_of, explain, summary_lines
//   tables  blocks_layer, checks_layer and the others of run_tables.hpp: columns by name, rows as
//           values (column_of, number_at, text_at)
//   write   a request with `out` writes what the program writes; write_layer one table, in the
//           format of its file's ending
//
// How it works is said once for all calls, by a Work: how many threads, and who hears how far it
// is. What a user can mend is thrown as Error, whose text names the file, the thing and the remedy;
// nothing is printed and nothing is kept between calls. Positions are WGS 84, times milliseconds
// unless a name says otherwise; what is not reached is nothing or `TravelCost::unreached()`, never
// a large number. samples/library/ has programs of twenty lines.

#include "quarter/base/error.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/base/work.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/run/city.hpp"
#include "quarter/run/explanation.hpp"
#include "quarter/run/request.hpp"
#include "quarter/run/run.hpp"
#include "quarter/run/summary.hpp"
#include "quarter/run/times.hpp"
#include "quarter/tables/layer.hpp"
