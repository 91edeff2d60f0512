// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/city.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "city_rules.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/checks/plan_search.hpp"
#include "quarter/network/informal_crossings.hpp"
#include "quarter/network/slope.hpp"
#include "quarter/osm/extract_reader.hpp"

namespace quarter {
namespace {

/// "a highway of any mode's network" is needed, or there is nothing to travel on.
void require_streets(const MapData& map, const std::string& name) {
  const bool any =
      std::any_of(map.streets.ways.begin(), map.streets.ways.end(), [&](const StreetWay& way) {
        return map.streets.way_rules[way.rule].usable() && way.ref_count > 1;
      });
  if (!any) {
    fail(
        "{}: holds no street or path anyone may use ({} nodes, {} ways, {} relations); give an "
        "extract with highways",
        name, map.nodes, map.ways, map.relations);
  }
}

/// What --covers says has to have to do with what the extract holds.
void require_covered(const MapData& map, const std::string& covers) {
  if (covers.empty()) return;
  const auto& nodes = map.streets.nodes;
  if (std::none_of(nodes.begin(), nodes.end(),
                   [&](LonLat p) { return map.extent.sure.contains(p); }))
    fail("{}: no street of the extract lies in it; give --covers the area the extract was cut with",
         covers);
}

/// Half a kilometre of longitude, in units, on either side of 180 degrees [P].
constexpr std::int32_t kSeam = 50000;

/// Figures and blocks are made on planes that do not go on across 180 degrees.
void refuse_seam(const MapData& map, const std::string& name) {
  std::vector<std::int32_t> east, west;  // latitudes of streets beside it
  for (const LonLat& p : map.streets.nodes) {
    if (p.x >= 1800000000 - kSeam) east.push_back(p.y);
    if (p.x <= -1800000000 + kSeam) west.push_back(p.y);
  }
  std::sort(west.begin(), west.end());
  for (const std::int32_t y : east) {
    const auto near = std::lower_bound(west.begin(), west.end(), y - kSeam);
    if (near == west.end() || *near > y + kSeam) continue;
    fail("{}: lies on both sides of 180 degrees of longitude; cut it there and run each side",
         name);
  }
}

/// What a reader of the results would not expect of a file: edits, and the side of the traffic.
void note_reading(const Catalogue& catalogue, const MapData& map, const std::string& name,
                  ReadingNotes& notes) {
  const auto counts = map.findings.counts();
  const auto count = [&](FindingKind kind) {
    const auto found = counts.find(kind);
    return found == counts.end() ? std::size_t{0} : found->second;
  };
  const std::size_t deleted = count(FindingKind::deleted_object);
  const std::size_t changed = count(FindingKind::changed_object);
  if (deleted + changed > 0) {
    notes.add(fmt::format(
        "{} holds edits that were not uploaded: {} objects deleted, {} changed or drawn; "
        "they count as they are there",
        name, deleted, changed));
  }
  const DrivingSide& side = map.driving_side;
  if (side.right == catalogue.stress.drive_on_right) return;
  notes.add(fmt::format("people drive on the {}, as {:.0f} % of {:.0f} m of {} show",
                        side.right ? "right" : "left", 100 * side.share, side.metres,
                        name_of(side.from)));
}

/// Beyond what is covered streets are kept in part only, as beside a node that is missing.
void cut_where_map_ends(const CoveredArea& covered, StreetNetwork& network) {
  for (std::size_t j = 0; j < network.junctions.size(); ++j) {
    if (!covered.contains(network.junctions[j])) network.cut_junctions[j] = 1;
  }
}

}  // namespace

/// The catalogue and the network are looked at by the travel times: all stays in one place.
struct City::Parts {
  CityOptions options;
  CityRules rules;
  Keep keep;
  MapData map;
  StreetData streets = {};  // as read, if kept
  StreetNetwork network = {};
  std::unique_ptr<TravelTimes> times = {};

  void build_network();
  void add_heights(const Work& work);
  StreetNetwork network_of(const Catalogue& catalogue, StreetData of, Findings& findings) const;
  void raise(const Catalogue& catalogue, StreetNetwork& level, Findings& findings) const;
};

void City::Parts::build_network() {
  const std::string name = options.extract.string();
  require_streets(map, name);
  StreetData read = std::exchange(map.streets, {});
  if (keep == Keep::streets) streets = read;
  network = network_of(rules.catalogue, std::move(read), map.findings);
  if (network.segments.empty())
    fail("{}: no street has two places on the globe; give an extract with highways", name);
}

void City::Parts::add_heights(const Work& work) {
  if (!rules.elevation) return;
  work.stage("elevation");
  Box area;
  for (const LonLat& p : network.points)
    area.extend(p);
  rules.elevation->load(area, rules.catalogue.elevation.smooth_m);
  raise(rules.catalogue, network, map.findings);
  if (keep == Keep::nothing) rules.elevation.reset();
}

StreetNetwork City::Parts::network_of(const Catalogue& catalogue, StreetData of,
                                      Findings& findings) const {
  if (options.informal) add_informal_crossings(catalogue, of, findings);
  StreetNetwork built = build_street_network(catalogue, of, findings);
  cut_where_map_ends(map.extent.sure, built);
  return built;
}

void City::Parts::raise(const Catalogue& catalogue, StreetNetwork& level,
                        Findings& findings) const {
  const auto heights = [this](std::span<const LonLat> where, std::span<float> metres) {
    rules.elevation->heights(where, metres);
  };
  add_slopes(catalogue, heights, level, findings);
}

City read_city(const CityOptions& options, CityRules rules, Keep keep, const Work& work) {
  work.stage("read");
  MapData map = read_extract(options.extract, rules.catalogue, rules.reach.delays, {}, rules.given,
                             rules.covers, rules.ground);
  rules.given = {};
  refuse_seam(map, options.extract.string());
  require_covered(map, options.covers.string());
  note_reading(rules.catalogue, map, valid_utf8(options.extract.filename().string()), *rules.notes);
  auto city =
      std::make_unique<City::Parts>(City::Parts{options, std::move(rules), keep, std::move(map)});
  work.stage("network");
  city->build_network();
  city->add_heights(work);
  city->rules.reach.plan = plan_search(city->rules.catalogue);
  city->times = std::make_unique<TravelTimes>(city->rules.catalogue, city->map, city->network,
                                              city->rules.reach, city->map.findings,
                                              [&](std::string_view name) { work.stage(name); });
  return City(std::move(city));
}

City::City(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
City::City(City&&) noexcept = default;
City& City::operator=(City&&) noexcept = default;
City::~City() = default;

const CityOptions& City::options() const {
  return parts_->options;
}
const Rulebook& City::catalogue() const {
  return parts_->rules.catalogue;
}
MapData& City::map() {
  return parts_->map;
}
const MapData& City::map() const {
  return parts_->map;
}
const StreetNetwork& City::network() const {
  return parts_->network;
}
const TravelTimes& City::times() const {
  return *parts_->times;
}
const std::vector<std::string>& City::notes() const {
  return parts_->rules.notes->all();
}

std::unique_ptr<ChangedCity> City::changed(const std::function<void(Catalogue&)>& how,
                                           bool delays) const {
  const CityRules& rules = parts_->rules;
  auto city = std::make_unique<ChangedCity>();
  city->catalogue = rules.catalogue;
  how(city->catalogue);
  ReachOptions reach = rules.reach;
  if (!delays) {
    reach.delays = DelayPolicy::none;
    drop_dismounts(city->catalogue);
  }
  Findings again;  // of the city as it is they are known
  StreetData streets = parts_->streets;
  work_out_rules(city->catalogue, reach.delays, map().date, streets);
  city->network = parts_->network_of(city->catalogue, std::move(streets), again);
  if (rules.elevation) parts_->raise(city->catalogue, city->network, again);
  city->times = std::make_unique<TravelTimes>(city->catalogue, map(), city->network, reach, again,
                                              [](std::string_view) {});
  return city;
}

}  // namespace quarter
