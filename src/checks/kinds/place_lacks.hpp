// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace quarter {

struct CheckRule;
struct Share;

/// What the places of a row lack, in a district.
struct PlaceLacks {
  double places = 0;
  double doors = 0;  ///< places of services with a door
  double name = 0;
  double hours = 0;  ///< of doors
  double wheelchair = 0;
  double capacity = 0;

  PlaceLacks& operator+=(const PlaceLacks& other) {
    places += other.places;
    doors += other.doors;
    name += other.name;
    hours += other.hours;
    wheelchair += other.wheelchair;
    capacity += other.capacity;
    return *this;
  }
};

namespace kinds {

/// CheckKind::assumed of kinds that count a tag: the part of the places that lacks it.
template <double PlaceLacks::*tag>
std::optional<double> part_without(const CheckRule& /*check*/, const Share& /*figure*/,
                                   const PlaceLacks& lacks) {
  return lacks.places > 0 ? std::optional(lacks.*tag / lacks.places) : std::nullopt;
}

}  // namespace kinds

}  // namespace quarter
