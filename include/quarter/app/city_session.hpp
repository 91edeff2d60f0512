// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "quarter/app/console.hpp"
#include "quarter/app/options.hpp"
#include "quarter/city/given_places.hpp"
#include "quarter/formats/elevation.hpp"
#include "quarter/formats/text_reading.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

/// A city by other rules: of the same streets and places.
struct ChangedCity {
  Catalogue catalogue;
  StreetNetwork network;
  std::unique_ptr<TravelTimes> times;
};

/// What the commands have in common: a catalogue, an extract read by it, its network and the travel
/// times.
class CitySession {
 public:
  /// Checks options and reads the catalogue: whatever is wrong with them is said before a byte of
  /// the extract is read.
  explicit CitySession(const CityOptions& options);

  /// Before `read`: what `changed` needs outlives the network.
  void keep_streets() { keeps_streets_ = true; }
  void choose_preset(const std::string& id) { catalogue_.choose_preset(id); }
  void read();
  void build_network();
  void search();

  /// The city by a catalogue with other speeds, limits or entries, or without delays; after
  /// `keep_streets` and `build_network`.
  std::unique_ptr<ChangedCity> changed(const std::function<void(Catalogue&)>& how,
                                       bool delays) const;

  const CityOptions& options() const { return options_; }
  const Catalogue& catalogue() const { return catalogue_; }
  const ReachOptions& reach() const { return reach_; }
  MapData& map() { return *map_; }
  const StreetNetwork& network() const { return *network_; }
  const TravelTimes& times() const { return *times_; }
  Console& console() { return console_; }
  /// How files of the user's are read. What is noted of them is kept here, until `say_notes`.
  TextReading reading() { return {options_.encoding, &notes_}; }
  const std::vector<std::string>& notes() const { return notes_.all(); }
  void say_notes() const;

 private:
  StreetNetwork network_of(const Catalogue& catalogue, StreetData streets,
                           Findings& findings) const;
  void add_heights(const Catalogue& catalogue, StreetNetwork& network, Findings& findings) const;

  CityOptions options_;
  Console console_;
  ReadingNotes notes_;
  Catalogue catalogue_;
  MultiPolygon covers_;  // --covers; empty: not given
  GivenPlaces given_;    // until the extract is read
  ReachOptions reach_;
  std::unique_ptr<ElevationRaster> elevation_;  // until the networks have their slopes
  bool keeps_streets_ = false;
  StreetData streets_;  // as read, if kept
  std::unique_ptr<MapData> map_;
  std::unique_ptr<StreetNetwork> network_;
  std::unique_ptr<TravelTimes> times_;
};

}  // namespace quarter
