// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "quarter/base/ids.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct Catalogue;
struct Rulebook;

/// How much ground around an area what is said of it rests on, in metres: an extract that goes on
/// so far beyond the area says the same of it as any larger one. (Where those count who share
/// a place, they may live as far beyond it.)
struct Halo {
  double reach_m = 0;      ///< as far as the quickest trip gets within the limit of the search
  std::string reach_mode;  ///< that trip's mode
  double reach_mps = 0;    ///< its speed: the highest on any segment, waits and slopes included
  double check_m = 0;      ///< the largest distance that a check looks at
  std::string check;       ///< its id; empty: none looks beyond its minutes
  double margin_m = 0;     ///< beyond these: islands of streets, joins, places of several parts

  /// The larger of both, and the margin; whole metres, rounded up.
  double metres() const;
};

/// The halo of the modes that were searched and of the checks of the catalogue.
Halo halo_of(const Rulebook& catalogue, const TravelTimes& times);

/// The same before a map is read, for modes of a catalogue searched for so many minutes: at the
/// plain speed of each, downhill where there are heights (`slopes`). Ferries that state their
/// duration, and what else has a speed of its own, may get farther: halo_of knows.
Halo planned_halo(const Rulebook& catalogue, std::span<const ModeIndex> modes, double minutes,
                  bool slopes);

/// As far as one gets in so many minutes at the plain speed of the fastest of some modes, m: what
/// lies farther from all homes is no matter for samples and networks that a check looks at.
double plain_reach_m(const Catalogue& catalogue, std::span<const ModeIndex> modes, double minutes);

/// The box around origins, so many metres wider on every side; empty without any.
Box around_origins(std::span<const Origin> origins, double metres);

}  // namespace quarter
