// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/batch/city_list.hpp"
#include "quarter/batch/requests.hpp"
#include "quarter/checks/halo.hpp"

namespace quarter {

/// What a run of a city with default outputs and one thread will take.
struct Cost {
  double cpu_s = 0;
  double memory_mb = 0;  ///< mebibytes, at the most
};

/// By the ways of its extract: of what an extract holds, that says most (buildings, streets,
/// parks).
Cost cost_of(double ways);

struct CityEstimate {
  ListedCity city;
  double nodes = 0, ways = 0;  ///< of the extract, or of the part of it around the city
  bool exact = false;          ///< counted, not estimated
  bool is_part = false;        ///< the extract holds more than the city and what is around it
  Halo halo;
  Cost cost = {};
  std::vector<std::string> command = {};
};

/// All cities of the request's list, or its one extract, in their order: with their halo only. No
/// extract is opened.
std::vector<CityEstimate> plan_cities(const EstimateOptions& options);

/// The same with all the rest. Throws Error for the first
/// that is wrong.
std::vector<CityEstimate> estimate_cities(const EstimateOptions& options);

/// As lines for people, or as JSON.
std::string estimate_text(const std::vector<CityEstimate>& cities);
std::string estimate_json(const std::vector<CityEstimate>& cities);

}  // namespace quarter
