// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/city_session.hpp"

#include <utility>

#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/checks/plan_search.hpp"
#include "quarter/formats/places_file.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/network/informal_crossings.hpp"
#include "quarter/network/slope.hpp"
#include "quarter/osm/extract_reader.hpp"

namespace quarter {
namespace {

/// The modes asked for by name; else those that need not be, or all if there is no such mode.
std::vector<ModeIndex> find_modes(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  std::vector<ModeIndex> modes;
  std::vector<ModeIndex> all;
  for (const ModeIndex m : catalogue.modes.indices()) {
    known.push_back(catalogue.modes[m].id);
    all.push_back(m);
    if (ids.empty() && !catalogue.modes[m].on_request) modes.push_back(m);
  }
  for (const std::string& id : ids) {
    const auto mode = catalogue.mode_index(id);
    if (!mode) fail_usage("--modes: no mode '{}' in the catalogue{}", id, did_you_mean(id, known));
    if (std::find(modes.begin(), modes.end(), *mode) == modes.end()) modes.push_back(*mode);
  }
  std::sort(modes.begin(), modes.end());
  return modes.empty() ? all : modes;
}

/// Leaves the catalogue with the modes of this run; returns where those to be searched are in it.
std::vector<ModeIndex> choose_modes(Catalogue& catalogue, const std::vector<std::string>& ids) {
  const std::vector<ModeIndex> wanted = find_modes(catalogue, ids);
  std::vector<std::string> names;
  for (const ModeIndex mode : wanted)
    names.push_back(catalogue.modes[mode].id);
  keep_modes(catalogue, wanted);
  std::vector<ModeIndex> modes;
  for (const std::string& name : names)
    modes.push_back(*catalogue.mode_index(name));
  return modes;
}

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

/// Whoever is not delayed dismounts at no cost.
void drop_dismounts(Catalogue& catalogue) {
  for (TravelMode& mode : catalogue.modes)
    mode.dismount_s = 0;
}

}  // namespace

CitySession::CitySession(const CityOptions& options)
    : options_(options), console_(options.talk), catalogue_(load_rulebook(options.catalogue)) {
  set_threads(options.threads);
  reach_.modes = choose_modes(catalogue_, options.modes);
  reach_.max_minutes = options.max_minutes;
  reach_.delays = options.delay;
  for (TravelMode& mode : catalogue_.modes) {
    if (mode.kind != TravelMode::Kind::bicycle) continue;
    if (options.stress) mode.max_stress = static_cast<int>(*options.stress);
  }
  if (reach_.delays == DelayPolicy::none) drop_dismounts(catalogue_);
  given_ = read_places(options.places.files, options.places.datum, catalogue_,
                       options.places.replace, reading());
  if (!options.covers.empty()) covers_ = read_cover(options.covers);
  if (!options.elevation.empty()) elevation_ = std::make_unique<ElevationRaster>(options.elevation);
}

void CitySession::read() {
  console_.stage("read");
  map_ = std::make_unique<MapData>(
      read_extract(options_.extract, catalogue_, reach_.delays, {}, given_, covers_));
  given_ = {};
  refuse_seam(*map_, options_.extract.string());
  require_covered(*map_, options_.covers.string());
  note_reading(catalogue_, *map_, valid_utf8(options_.extract.filename().string()), notes_);
}

void CitySession::build_network() {
  console_.stage("network");
  require_streets(*map_, options_.extract.string());
  StreetData streets = std::exchange(map_->streets, {});
  if (keeps_streets_) streets_ = streets;
  network_ =
      std::make_unique<StreetNetwork>(network_of(catalogue_, std::move(streets), map_->findings));
  if (network_->segments.empty()) {
    fail("{}: no street has two places on the globe; give an extract with highways",
         options_.extract.string());
  }
  if (!elevation_) return;
  console_.stage("elevation");
  Box area;
  for (const LonLat& p : network_->points)
    area.extend(p);
  elevation_->load(area, catalogue_.elevation.smooth_m);
  add_heights(catalogue_, *network_, map_->findings);
  if (!keeps_streets_) elevation_.reset();
}

StreetNetwork CitySession::network_of(const Catalogue& catalogue, StreetData streets,
                                      Findings& findings) const {
  if (options_.informal) add_informal_crossings(catalogue, streets, findings);
  StreetNetwork network = build_street_network(catalogue, streets, findings);
  cut_where_map_ends(map_->extent.sure, network);
  return network;
}

void CitySession::add_heights(const Catalogue& catalogue, StreetNetwork& network,
                              Findings& findings) const {
  const auto heights = [this](std::span<const LonLat> where, std::span<float> metres) {
    elevation_->heights(where, metres);
  };
  add_slopes(catalogue, heights, network, findings);
}

std::unique_ptr<ChangedCity> CitySession::changed(const std::function<void(Catalogue&)>& how,
                                                  bool delays) const {
  auto city = std::make_unique<ChangedCity>();
  city->catalogue = catalogue_;
  how(city->catalogue);
  ReachOptions reach = reach_;
  if (!delays) {
    reach.delays = DelayPolicy::none;
    drop_dismounts(city->catalogue);
  }
  Findings again;  // of the city as it is they are known
  StreetData streets = streets_;
  work_out_rules(city->catalogue, reach.delays, map_->date, streets);
  city->network = network_of(city->catalogue, std::move(streets), again);
  if (elevation_) add_heights(city->catalogue, city->network, again);
  city->times = std::make_unique<TravelTimes>(city->catalogue, *map_, city->network, reach, again,
                                              [](std::string_view) {});
  return city;
}

void CitySession::say_notes() const {
  for (const std::string& note : notes_.all())
    console_.say("note: " + note);
}

void CitySession::search() {
  reach_.plan = plan_search(catalogue_);
  times_ = std::make_unique<TravelTimes>(catalogue_, *map_, *network_, reach_, map_->findings,
                                         [&](std::string_view name) { console_.stage(name); });
}

}  // namespace quarter
