// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

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

}  // namespace quarter
