// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "quarter/base/work.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/city/given_places.hpp"
#include "quarter/city/ground.hpp"
#include "quarter/formats/elevation.hpp"
#include "quarter/formats/text_reading.hpp"
#include "quarter/reach/travel_times.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// What a city is read by: the catalogue with the modes of the request, and its side inputs.
struct CityRules {
  Rulebook catalogue;
  ReachOptions reach;
  GivenPlaces given;                           ///< places beside those of the extract
  MultiPolygon covers;                         ///< what the extract covers; empty: it is found out
  GroundWanted ground;                         ///< whether it is drawn
  std::unique_ptr<ElevationRaster> elevation;  ///< none: all is level
  std::string encoding;                        ///< of the texts of side inputs
  std::shared_ptr<ReadingNotes> notes =
      std::make_shared<ReadingNotes>();  ///< on files that were read

  /// How files of the user's are read.
  TextReading reading() const { return {encoding, notes.get()}; }
};

/// Reads all of the request but the extract: what is wrong with it is said before a byte of that is
/// read. Throws Error.
CityRules load_rules(const CityOptions& options);

/// A place of the caller's own beside those of files: of a category, and of a type of one of its
/// services ("food", "supermarket"), as the columns of such a file have them. Throws Error if the
/// catalogue lacks them.
void add_place(CityRules& rules, const std::string& category, const std::string& type,
               LonLat where);

/// A city by other rules: of the same streets and places.
struct ChangedCity {
  Rulebook catalogue;
  StreetNetwork network;
  std::unique_ptr<TravelTimes> times;
};

/// Whether a city keeps what `City::changed` needs, which takes memory.
enum class Keep : std::uint8_t { nothing, streets };

/// An extract as it was read, with its network and the travel times to all that its catalogue looks
/// for: whole or not there. Its parts stay where they are when it is moved.
class City {
 public:
  City(City&&) noexcept;
  City& operator=(City&&) noexcept;
  ~City();

  const CityOptions& options() const;
  const Rulebook& catalogue() const;
  MapData& map();  ///< its findings grow
  const MapData& map() const;
  const StreetNetwork& network() const;
  const TravelTimes& times() const;
  /// What people should know of the files that were read.
  const std::vector<std::string>& notes() const;

  /// The city by a catalogue with other speeds, limits or entries, or without delays; of one read
  /// with Keep::streets.
  std::unique_ptr<ChangedCity> changed(const std::function<void(Catalogue&)>& how,
                                       bool delays) const;

 private:
  struct Parts;
  explicit City(std::unique_ptr<Parts> parts);
  friend City read_city(const CityOptions& options, CityRules rules, Keep keep, const Work& work);

  std::unique_ptr<Parts> parts_;
};

/// Reads the extract of the request, builds its network and runs all searches: stages "read",
/// "network", "elevation" (if heights are given), "places", "search". Throws Error. `rules` are
/// those of the request.
City read_city(const CityOptions& options, CityRules rules, Keep keep, const Work& work);
inline City read_city(const CityOptions& options, const Work& work) {
  return read_city(options, load_rules(options), Keep::nothing, work);
}

}  // namespace quarter
