// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "points_on_map.hpp"
#include "quarter/app/city_session.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/city/outline_distance.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/reach/route.hpp"
#include "quarter/results/legs_table.hpp"
#include "study_values.hpp"
#include "vector_output.hpp"

namespace quarter {
namespace {

/// The middle of a block of an earlier run.
LonLat middle_of_block(const std::filesystem::path& results, const std::string& id) {
  for (const std::string& extension : area_extensions()) {
    const auto file = results / ("blocks" + extension);
    std::error_code ignored;  // what cannot be looked at is as good as not there
    if (!std::filesystem::exists(file, ignored)) continue;
    const std::vector<District> blocks = read_areas(file);
    const auto block =
        std::find_if(blocks.begin(), blocks.end(), [&](const District& b) { return b.id == id; });
    if (block == blocks.end()) {
      fail_usage("{}: has no block '{}'; take an id from its column id, or a position LON,LAT",
                 file.string(), valid_utf8(id));
    }
    return centroid(block->outline.front().outer);
  }
  fail("{}: holds no blocks; give the folder of a run, or a position LON,LAT", results.string());
}

/// Where to start from; `results` is the folder of the run.
struct Start {
  const std::filesystem::path& results;
  LonLat operator()(LonLat position) const { return position; }
  LonLat operator()(const BlockId& block) const { return middle_of_block(results, block.id); }
};

/// Explains the times from one origin.
class Explainer {
 public:
  Explainer(CitySession& city, LonLat where)
      : city_(city), where_(where), footing_(city.times().join(where)) {}

  std::vector<Explained> explained;

  void print_join(std::size_t mode) const {
    const Anchor& anchor = footing_[mode];
    const TravelMode& m = city_.catalogue().modes[mode];
    if (!anchor.joined()) {
      print_out("{}: no usable street within {:.0f} m\n", m.id, m.join_limit_m);
      return;
    }
    const StreetSegment& segment = city_.network().segments[anchor.segment];
    const bool is_public = city_.times().graph(mode).is_public(anchor.segment);
    print_out("{}: starts on w{}, {:.0f} m away{}", m.id, segment.way.value, anchor.off_m,
              is_public ? "" : ", a private way or one behind a gate");
    const std::size_t others = footing_.joins(mode).size() - 1;
    if (others > 0) print_out(", or on one of {} stretches of street near", others);
    print_out("\n");
  }

  void explain(std::size_t mode, std::size_t category) {
    const ServiceCategory& what = city_.catalogue().categories[category];
    for (const std::size_t service : what.services) {
      std::string name = what.id;
      if (what.services.size() > 1) name += ": " + city_.catalogue().services[service].id;
      const Explained* const found = find(mode, category, service);
      if (found == nullptr)
        print_out("  {:<30} not within {:g} min: {}\n", name, city_.options().max_minutes,
                  why_not(mode, service));
      else
        print(name, *found);
    }
  }

 private:
  /// What keeps a place away: none on the map, distance, streets, or that the map ends.
  std::string why_not(std::size_t mode, std::size_t service) const {
    std::vector<const PlaceFeature*> places;
    for (const ServedPlace& served : city_.times().served()) {
      if (served.service == service) places.push_back(&city_.map().places[served.place]);
    }
    std::string why = "none is on the map";
    if (!places.empty()) {
      why = fmt::format("the nearest is {:.0f} m away as the crow flies",
                        OutlineDistance(places).metres(where_));
    }
    const bool open =
        footing_[mode].joined() && city_.times().edge(mode).at(footing_.joins(mode)).reached();
    return open ? why + "; but the map ends nearer, there may be one beyond" : why;
  }

  const Explained* find(std::size_t mode, std::size_t category, std::size_t service) {
    if (!footing_[mode].joined()) return nullptr;
    const TravelTimes& times = city_.times();
    const std::vector<PlaceDoor> doors = times.doors(mode, service);
    std::vector<LonLat> doors_at;
    for (const PlaceDoor& door : doors)
      doors_at.push_back(door.point->where);
    auto route = finder(mode).route(footing_.joins(mode), where_, times.field(mode, service),
                                    times.entrances(mode, service), doors_at);
    if (!route) return nullptr;
    const std::size_t e = route->entrance;
    explained.push_back({mode, category, doors[e].place, doors[e].point, std::move(*route)});
    return &explained.back();
  }

  const RouteFinder& finder(std::size_t mode) {
    if (finders_.size() <= mode) finders_.resize(mode + 1);
    if (!finders_[mode]) {
      finders_[mode] = std::make_unique<RouteFinder>(city_.catalogue(), city_.network(),
                                                     city_.times().graph(mode));
    }
    return *finders_[mode];
  }

  void print(const std::string& name, const Explained& e) const {
    const PlaceFeature& place = city_.map().places[e.served->place];
    const Service& service = city_.catalogue().services[e.served->service];
    std::uint32_t delay_ms = 0;
    for (const RouteLeg& leg : e.route.legs)
      delay_ms += leg.delay_ms;
    print_out("  {:<30} {:5.1f} min {:6.0f} m  {} {} ({}), entered at: {}", name,
              e.route.cost.ms() / 60000.0, e.route.cost.cm() / 100.0,
              text_of(city_.map(), place.ref), place.name.empty() ? "without a name" : place.name,
              service.rule(e.served->rule).subtype, name_of(e.door->evidence));
    if (delay_ms >= 500) print_out("; {:.0f} s of it delays", delay_ms / 1000.0);
    print_out("\n");
  }

  CitySession& city_;
  LonLat where_;
  Footing footing_;
  std::vector<std::unique_ptr<RouteFinder>> finders_;  ///< per mode
};

}  // namespace

void explain_command(const ExplainOptions& options, const RunOptions& run) {
  if (!options.out.empty()) refuse_unfit_output(options.out);
  CitySession city(run.city);
  city.choose_preset(run.preset);
  const LonLat where = std::visit(Start{options.results}, options.where);
  city.read();
  city.build_network();
  city.search();
  city.console().finish();
  count_beyond_map({where}, city, city.map(), valid_utf8(text_of(where_to(options.where))));
  print_out("from {:.6f},{:.6f}\n", where.lon(), where.lat());
  Explainer explainer(city, where);
  for (const std::size_t mode : city.times().modes()) {
    explainer.print_join(mode);
    for (std::size_t c = 0; c < city.catalogue().shown_categories(); ++c)
      explainer.explain(mode, c);
  }
  if (options.out.empty()) return;
  write_file_atomically(options.out, options.overwrite, [&](const std::filesystem::path& path) {
    const RouteGround ground{city.catalogue(), city.map(), city.network()};
    write_layer(legs_layer(explainer.explained, ground), path);
  });
  print_out("routes in {}\n", options.out.string());
}

}  // namespace quarter
