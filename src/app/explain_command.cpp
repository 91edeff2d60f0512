// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "points_on_map.hpp"
#include "quarter/app/city_session.hpp"
#include "quarter/app/result_layers.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/city/outline_distance.hpp"
#include "quarter/formats/layer_columns.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/reach/route.hpp"
#include "study_values.hpp"
#include "vector_output.hpp"

namespace quarter {
namespace {

/// The middle of a block of an earlier run.
LonLat middle_of_block(const std::filesystem::path& results, const std::string& id) {
  for (const std::string& format : block_formats()) {
    const auto file = results / ("blocks." + format);
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

/// A route to a place of one service, as it is told.
struct Explained {
  std::size_t mode;
  std::size_t category;
  const ServedPlace* served;
  const AccessPoint* door;
  Route route;
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
      fmt::print("{}: no usable street within {:.0f} m\n", m.id, m.join_limit_m);
      return;
    }
    const StreetSegment& segment = city_.network().segments[anchor.segment];
    const bool is_public = city_.times().graph(mode).is_public(anchor.segment);
    fmt::print("{}: starts on w{}, {:.0f} m away{}", m.id, segment.way.value, anchor.off_m,
               is_public ? "" : ", a private way or one behind a gate");
    const std::size_t others = footing_.joins(mode).size() - 1;
    if (others > 0) fmt::print(", or on one of {} stretches of street near", others);
    fmt::print("\n");
  }

  void explain(std::size_t mode, std::size_t category) {
    const ServiceCategory& what = city_.catalogue().categories[category];
    for (const std::size_t service : what.services) {
      std::string name = what.id;
      if (what.services.size() > 1) name += ": " + city_.catalogue().services[service].id;
      const Explained* const found = find(mode, category, service);
      if (found == nullptr)
        fmt::print("  {:<30} not within {:g} min: {}\n", name, city_.options().max_minutes,
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
    fmt::print("  {:<30} {:5.1f} min {:6.0f} m  {} {} ({}), entered at: {}", name,
               e.route.cost.ms() / 60000.0, e.route.cost.cm() / 100.0,
               text_of(city_.map(), place.ref), place.name.empty() ? "without a name" : place.name,
               service.rule(e.served->rule).subtype, name_of(e.door->evidence));
    if (delay_ms >= 500) fmt::print("; {:.0f} s of it delays", delay_ms / 1000.0);
    fmt::print("\n");
  }

  CitySession& city_;
  LonLat where_;
  Footing footing_;
  std::vector<std::unique_ptr<RouteFinder>> finders_;  ///< per mode
};

/// Of riding in the direction of the leg; nothing for those on foot.
Value stress_value(const CitySession& city, std::size_t mode, const RouteLeg& leg) {
  const ModeRule& rule = city.network().rule(city.network().segments[leg.segment], mode);
  const std::uint8_t level = (leg.forward ? rule.forward : rule.backward).stress.level;
  return level > 0 ? Value{std::int64_t{level}} : Value{};
}

/// One feature for each leg of each route.
Layer legs_layer(const std::vector<Explained>& explained, CitySession& city) {
  struct Row {
    const Explained* of;
    std::size_t leg;
  };
  const auto rows = std::make_shared<std::vector<Row>>();
  for (const Explained& e : explained) {
    for (std::size_t i = 0; i < e.route.legs.size(); ++i)
      rows->push_back({&e, i});
  }
  using Type = Field::Type;
  const auto leg_of = [rows](std::size_t i) -> const RouteLeg& {
    return (*rows)[i].of->route.legs[(*rows)[i].leg];
  };
  const auto place_of = [rows, &city](std::size_t i) -> const PlaceFeature& {
    return city.map().places[(*rows)[i].of->served->place];
  };
  const auto if_street = [leg_of](auto value) {
    return [leg_of, value](std::size_t i) {
      return leg_of(i).kind == RouteLeg::Kind::street ? value(i) : Value{};
    };
  };
  std::vector<Column> columns{
      {{"mode", Type::text, 0, "mode"},
       [rows, &city](std::size_t i) {
         return Value{city.catalogue().modes[(*rows)[i].of->mode].id};
       }},
      {{"category", Type::text, 0, "what the route leads to"},
       [rows, &city](std::size_t i) {
         return Value{city.catalogue().categories[(*rows)[i].of->category].id};
       }},
      {{"place", Type::text, 0, "OpenStreetMap object of the place, or row of a file of places"},
       [place_of, &city](std::size_t i) { return Value{text_of(city.map(), place_of(i).ref)}; }},
      {{"name", Type::text, 0, "name of the place"},
       [place_of](std::size_t i) { return text_or_null(place_of(i).name); }},
      {{"leg", Type::integer, 0, "number of the leg, from 1"},
       [rows](std::size_t i) { return integer((*rows)[i].leg + 1); }},
      {{"kind", Type::text, 0, "what the leg is"},
       [leg_of](std::size_t i) { return Value{std::string(name_of(leg_of(i).kind))}; }},
      {{"way", Type::text, 0, "OpenStreetMap way"}, if_street([leg_of, &city](std::size_t i) {
         const StreetSegment& segment = city.network().segments[leg_of(i).segment];
         return Value{text_of(city.map(), {OsmRef::Type::way, segment.way.value})};
       })},
      {{"seconds", Type::real, 1, "seconds, delay included"},
       [leg_of](std::size_t i) { return Value{leg_of(i).cost.ms() / 1000.0}; }},
      {{"delay_s", Type::real, 1, "seconds lost at junctions, crossings and gates"},
       [leg_of](std::size_t i) { return Value{leg_of(i).delay_ms / 1000.0}; }},
      {{"metres", Type::real, 1, "metres"},
       [leg_of](std::size_t i) { return Value{leg_of(i).cost.cm() / 100.0}; }},
      {{"stress", Type::integer, 0, "level of traffic stress, bicycles only"},
       if_street([rows, leg_of, &city](std::size_t i) {
         return stress_value(city, (*rows)[i].of->mode, leg_of(i));
       })},
  };
  return make_layer("routes", Layer::Kind::line, rows->size(), std::move(columns),
                    [leg_of](std::size_t i) { return Geometry{leg_of(i).shape}; });
}

}  // namespace

void explain_command(const ExplainOptions& options, const RunOptions& run) {
  if (!options.out.empty()) refuse_unfit_output(options.out, {run.city.extract});
  CitySession city(run.city);
  city.choose_preset(run.preset);
  const LonLat where = std::visit(Start{options.results}, options.where);
  city.read();
  city.build_network();
  city.search();
  city.console().finish();
  count_beyond_map({where}, city, city.map(), valid_utf8(text_of(where_to(options.where))));
  fmt::print("from {:.6f},{:.6f}\n", where.lon(), where.lat());
  Explainer explainer(city, where);
  for (const std::size_t mode : city.times().modes()) {
    explainer.print_join(mode);
    for (std::size_t c = 0; c < city.catalogue().shown_categories(); ++c)
      explainer.explain(mode, c);
  }
  if (options.out.empty()) return;
  write_file_atomically(options.out, options.overwrite, [&](const std::filesystem::path& path) {
    write_layer(legs_layer(explainer.explained, city), path);
  });
  fmt::print("routes in {}\n", options.out.string());
}

}  // namespace quarter
