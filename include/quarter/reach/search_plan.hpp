// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "quarter/base/ids.hpp"

namespace quarter {

struct Catalogue;

/// What is searched, for each mode of the catalogue and each of its services.
class SearchPlan {
 public:
  /// Nothing yet.
  SearchPlan(std::size_t modes, std::size_t services)
      : services_(services), entrances_(modes * services, 0), times_(modes * services, 0) {}

  void ask_entrances(ModeIndex mode, ServiceIndex service) { entrances_[at(mode, service)] = 1; }
  void ask_times(ModeIndex mode, ServiceIndex service) {
    ask_entrances(mode, service);
    times_[at(mode, service)] = 1;
  }

  /// Whether it is asked where its places are entered.
  bool entrances(ModeIndex mode, ServiceIndex service) const {
    return entrances_[at(mode, service)] != 0;
  }
  /// Whether the times to the nearest of them are asked for too.
  bool times(ModeIndex mode, ServiceIndex service) const { return times_[at(mode, service)] != 0; }

 private:
  std::size_t at(ModeIndex mode, ServiceIndex service) const {
    return mode.value * services_ + service.value;
  }

  std::size_t services_;
  std::vector<char> entrances_;  // [mode · services + service]
  std::vector<char> times_;      // likewise
};

/// Times to all that the map shows: every service of every category that is not hidden.
SearchPlan plan_of_map(const Catalogue& catalogue);

}  // namespace quarter
