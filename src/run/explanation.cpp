// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "points_on_map.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/city/outline_distance.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/reach/route.hpp"
#include "quarter/results/legs_table.hpp"
#include "quarter/run/city.hpp"

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
  Explainer(const City& city, LonLat where)
      : city_(city),
        where_(where),
        footing_(city.times().join(where)),
        finders_(city.catalogue().modes.size()) {}

  Explanation found;

  void tell_join(ModeIndex mode) {
    const Anchor& anchor = footing_[mode];
    const TravelMode& m = city_.catalogue().modes[mode];
    if (!anchor.joined()) {
      tell("{}: no usable street within {:.0f} m\n", m.id, m.join_limit_m);
      return;
    }
    const StreetSegment& segment = city_.network().segments[anchor.segment];
    const bool is_public = city_.times().graph(mode).is_public(anchor.segment);
    tell("{}: starts on w{}, {:.0f} m away{}", m.id, segment.way.value, anchor.off_m,
         is_public ? "" : ", a private way or one behind a gate");
    const std::size_t others = footing_.joins(mode).size() - 1;
    if (others > 0) tell(", or on one of {} stretches of street near", others);
    tell("\n");
  }

  void explain(ModeIndex mode, CategoryIndex category) {
    const ServiceCategory& what = city_.catalogue().categories[category];
    for (const ServiceIndex service : what.services) {
      std::string name = what.id;
      if (what.services.size() > 1) name += ": " + city_.catalogue().services[service].id;
      const Explained* const route = find(mode, category, service);
      if (route == nullptr)
        tell("  {:<30} not within {:g} min: {}\n", name, city_.options().max_minutes,
             why_not(mode, service));
      else
        tell_route(name, *route);
    }
  }

 private:
  template <typename... Args>
  void tell(fmt::format_string<Args...> text, Args&&... args) {
    found.text += fmt::format(text, std::forward<Args>(args)...);
  }

  /// What keeps a place away: none on the map, distance, streets, or that the map ends.
  std::string why_not(ModeIndex mode, ServiceIndex service) const {
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

  const Explained* find(ModeIndex mode, CategoryIndex category, ServiceIndex service) {
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
    found.explained.push_back({mode, category, doors[e].place, doors[e].point, std::move(*route)});
    return &found.explained.back();
  }

  const RouteFinder& finder(ModeIndex mode) {
    if (!finders_[mode]) {
      finders_[mode] = std::make_unique<RouteFinder>(city_.catalogue(), city_.network(),
                                                     city_.times().graph(mode));
    }
    return *finders_[mode];
  }

  void tell_route(const std::string& name, const Explained& e) {
    const PlaceFeature& place = city_.map().places[e.served->place];
    const Service& service = city_.catalogue().services[e.served->service];
    std::uint32_t delay_ms = 0;
    for (const RouteLeg& leg : e.route.legs)
      delay_ms += leg.delay_ms;
    tell("  {:<30} {:5.1f} min {:6.0f} m  {} {} ({}), entered at: {}", name,
         e.route.cost.ms() / 60000.0, e.route.cost.cm() / 100.0, text_of(city_.map(), place.ref),
         place.name.empty() ? "without a name" : place.name, service.rule(e.served->rule).subtype,
         name_of(e.door->evidence));
    if (delay_ms >= 500) tell("; {:.0f} s of it delays", delay_ms / 1000.0);
    tell("\n");
  }

  const City& city_;
  LonLat where_;
  Footing footing_;
  Indexed<ModeIndex, std::unique_ptr<RouteFinder>> finders_;
};

}  // namespace

LonLat start_of(const ExplainOptions& options) {
  return std::visit(Start{options.results}, options.where);
}

Explanation explain(const City& city, LonLat where, const std::string& name) {
  count_beyond_map({where}, city, name);
  Explainer explainer(city, where);
  for (const ModeIndex mode : city.times().modes()) {
    explainer.tell_join(mode);
    for (const CategoryIndex c : city.catalogue().shown_categories())
      explainer.explain(mode, c);
  }
  return std::move(explainer.found);
}

}  // namespace quarter
