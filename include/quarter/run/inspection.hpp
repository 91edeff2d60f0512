// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "quarter/checks/halo.hpp"
#include "quarter/network/stress_summary.hpp"
#include "quarter/run/city.hpp"
#include "quarter/run/map_fitness.hpp"

namespace quarter {

/// What a city's extract holds, how complete it is, what joins no street, and what it is good for.
struct Inspection {
  /// Streets that a mode may use, km.
  struct Streets {
    std::string mode;
    double km = 0;
    double ends_km = 0;  ///< of it only for the ends of trips
    double tiny_km = 0;  ///< of it on tiny islands
  };
  struct Stress {
    std::string mode;
    StressSummary summary;
  };
  struct Places {
    std::string service;
    std::size_t count = 0;
    std::size_t closed = 0;                    ///< of them, that no street reaches
    std::map<std::string, std::size_t> kinds;  ///< of them, by type
    std::optional<double> usual;  ///< for so many homes; nothing: too few to tell, or nobody knows
  };

  const City* city;
  std::vector<Streets> streets;  ///< by mode searched
  Halo halo;
  std::vector<Stress> stress;       ///< of modes that ride
  double floor_km2 = 0;             ///< of homes
  std::vector<Places> places = {};  ///< by service
  std::vector<Finding> unjoined = {};
  std::map<std::string, std::size_t> boundaries = {};  ///< by admin level
  std::vector<MapFitness> fitness = {};
};

/// Looks at a city, which must outlive what it returns. Homes that join no street become findings
/// of its map.
Inspection inspect(City& city);

/// For people, a line a fact, the verdict last.
std::string inspection_text(const Inspection& inspection);
/// The same as one JSON object, with all that does not join.
std::string inspection_json(const Inspection& inspection);

}  // namespace quarter
