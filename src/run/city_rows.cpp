// SPDX-License-Identifier: Apache-2.0
// The options of commands that read an extract.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <utility>

#include "quarter/formats/write_layer.hpp"
#include "quarter/run/option_rows.hpp"
#include "quarter/run/option_values.hpp"
#include "quarter/run/study_values.hpp"

namespace quarter {
namespace {

using enum Purpose;

OptionRows map_data_rows(CityOptions& city) {
  return {
      file(none, "EXTRACT", city.extract,
           "OpenStreetMap extract: .osm.pbf, .osm, .osm.gz, .osm.bz2 or .o5m")
          .required(),
      file(study, "--covers FILE", city.covers,
           "file with the area the extract covers: the polygons or the .poly file it was cut with; "
           "default: the box it states, as far as it holds data"),
      file(figures, "--catalogue FILE", city.catalogue,
           "catalogue to use instead of the built-in one (see 'quarter catalogue')")
          .recorded_unset("built in"),
  };
}

OptionRows mode_rows(CityOptions& city) {
  using enum HighestStress;
  return {
      texts(figures, "--modes ID,...", city.modes,
            "modes of the catalogue to search, separated by commas; default: all that it does not "
            "mark as on_request (walk,cycle)"),
      choice(figures, "--stress", city.stress,
             {{"1", lts_1}, {"2", lts_2}, {"3", lts_3}, {"4", lts_4}, {"any", any}},
             "highest level of traffic stress, 1 (calm) to 4, or any, at which bicycles are "
             "ridden, not pushed; default: as the catalogue says (2)"),
  };
}

OptionRows travel_rows(CityOptions& city) {
  OptionRows rows = mode_rows(city);
  rows.push_back(number(figures, "--max-minutes MIN", city.max_minutes, {1, 180},
                        "how far the search goes; farther is 'not reached'"));
  rows.push_back(choice(figures, "--delay", city.delay,
                        {{"full", DelayPolicy::full}, {"none", DelayPolicy::none}},
                        "full: with waiting at signals, crossings, gates, lifts and ferries, slow "
                        "steps and surfaces; none: plain length by speed"));
  rows.push_back(file(study, "--elevation FILE", city.elevation,
                      "GeoTIFF with heights in metres: slopes change speeds; default: all is "
                      "level"));
  rows.push_back(flag(figures, "--informal", city.informal, true,
                      "cross small streets whose sidewalks are drawn apart anywhere, where no "
                      "crossing is near"));
  return rows;
}

OptionRows places_rows(CityOptions& city) {
  PlacesOptions& places = city.places;
  return {
      files(study, "--places FILE", places.files,
            "places of your own beside those of the extract: points or polygons with a column "
            "category (see the manual, inputs); may be given several times"),
      texts(study, "--places-replace ID,...", places.replace,
            "categories, separated by commas, of which only the places of --places count")
          .needs("--places"),
      datum_row(study, "--places-datum", places.datum, "the coordinates of --places")
          .needs("--places"),
      value(study, "--encoding NAME", city.encoding, encoding_from, encoding_to,
            "of the texts of Shapefile and CSV, such as GB18030 or ISO-8859-1; default: as a .cpg "
            "says, else UTF-8, else GB 18030 where they are plainly that"),
  };
}

}  // namespace

void add_group(const std::string& heading, OptionRows rows, OptionRows& all) {
  for (OptionRow& row : rows) {
    row.group = heading;
    all.push_back(std::move(row));
  }
}

OptionRow datum_row(Purpose purpose, const std::string& heading, Datum& datum,
                    const std::string& whose) {
  return choice(purpose, heading, datum, {{"wgs84", Datum::wgs84}, {"gcj02", Datum::gcj02}},
                fmt::format("what {} are on: wgs84, or gcj02 as on Chinese web maps", whose));
}

OptionRow help_row() {
  return handled("-h,--help", "print this help and end");
}

OptionRows program_rows() {
  return {help_row(), handled("--version", "print the version and end")};
}

OptionRows work_rows(CityOptions& city, bool takes_config) {
  OptionRows rows;
  if (takes_config) {
    rows.push_back(handled("--config FILE",
                           "TOML file with values for these options (cell = 20), or the run.json "
                           "of an earlier run; the command line wins"));
  }
  rows.push_back(thread_count("--threads N", city.threads, "threads to work with; 0: one a core"));
  rows.push_back(flag(none, "-q,--quiet", city.talk, Talk::quiet, "say nothing but errors"));
  rows.push_back(flag(none, "-v,--verbose", city.talk, Talk::verbose,
                      "say all there is to say: every figure of a run, how long each stage took")
                     .excludes("--quiet"));
  rows.push_back(help_row());
  return rows;
}

OptionRows city_rows(CityOptions& city) {
  OptionRows all;
  add_group("Map and rules", map_data_rows(city), all);
  add_group("How people travel", travel_rows(city), all);
  add_group("Places of your own", places_rows(city), all);
  return all;
}

OptionRows inspect_rows(InspectOptions& inspect) {
  CityOptions& city = inspect.city;
  OptionRows all;
  add_group("Map and rules", map_data_rows(city), all);
  add_group("How people travel", mode_rows(city), all);
  add_group("Places of your own", places_rows(city), all);
  add_group("Answer",
            {flag(none, "--json", inspect.json, true, "print the answer as JSON, for programs")},
            all);
  add_group("At work", work_rows(city, false), all);
  return all;
}

OptionRows times_rows(TimesOptions& times) {
  OptionRows all = city_rows(times.city);
  OptionRows points{
      file(none, "POINTS", times.points,
           "points: CSV with lon and lat, GeoJSON, GeoPackage, FlatGeobuf or Shapefile; FILE has "
           "their columns too")
          .required(),
      datum_row(study, "--datum", times.datum, "the points' coordinates"),
      place(OptionRow::Content::file, "-o,--out FILE", times.out,
            fmt::format("file to write, which ends in one of {}",
                        fmt::join(vector_extensions(), ", ")))
          .required(),
      flag(none, "--overwrite", times.overwrite, true, "replace FILE if it exists"),
  };
  add_group("Points", std::move(points), all);
  add_group("At work", work_rows(times.city, true), all);
  return all;
}

}  // namespace quarter
