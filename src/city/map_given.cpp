// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "inner_width.hpp"
#include "map_store.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

LonLat middle_of(const GivenPlace& place) {
  return place.area.empty() ? place.where : centroid(place.area.front().outer);
}

std::vector<PlaceFeature::Role> roles_of(const Catalogue& catalogue, const GivenPlace& place) {
  InnerWidth width(place.area, 0);
  return given_roles(catalogue, place.category, place.kind, area_m2(place.area),
                     [&](double metres) { return width.at_least(metres); });
}

/// By how much places may lie outside the streets and yet be joined to one, m.
double farthest_join(const Catalogue& catalogue) {
  double metres = 0;
  for (const TravelMode& mode : catalogue.modes)
    metres = std::max(metres, mode.join_limit_m);
  return metres;
}

}  // namespace

/// Areas of a kind that is drawn in parts are dissolved with those of the extract.
bool MapBuilder::Store::take_given_part(GivenPlace& place) {
  if (place.area.empty() || place.kind.empty()) return false;
  const PlaceRule* part = nullptr;
  for (const ServiceIndex s : catalogue.categories[place.category].services) {
    for (const PlaceRule& rule : catalogue.services[s].rules) {
      if (rule.subtype == place.kind && rule.part_gap_m && part == nullptr) part = &rule;
    }
  }
  if (part == nullptr) return false;
  const auto roles = [this, category = place.category, kind = place.kind](
                         double m2, const WideEnough& wide_enough) {
    return given_roles(catalogue, category, kind, m2, wide_enough);
  };
  const double m2 = area_m2(place.area);
  parts.push_back({place.ref,
                   place.name,
                   place.traits,
                   std::move(place.area),
                   {},
                   m2,
                   *part->part_gap_m,
                   part->needs_path,
                   roles});
  return true;
}

void MapBuilder::Store::take_given() {
  data.findings.merge(given.findings);
  data.place_files = given.files;
  data.replaced_services = replaced_services(catalogue, given.replaced);
  Box near = box;
  for (const LonLat& p : data.streets.nodes)
    near.extend(p);
  if (!near.empty()) near = near.grown(farthest_join(catalogue));
  std::erase_if(given.places, [&](const GivenPlace& place) {
    const bool is_near =
        place.area.empty() ? near.contains(place.where) : box_of(place.area).overlaps(near);
    if (!is_near) ++data.given_elsewhere;
    return !is_near;
  });
  std::vector<PlaceFeature> found(given.places.size());
  parallel_ranges(found.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      found[i].roles = roles_of(catalogue, given.places[i]);
  });
  for (std::size_t i = 0; i < found.size(); ++i) {
    GivenPlace& from = given.places[i];
    from.where = middle_of(from);
    if (take_given_part(from) || found[i].roles.empty()) continue;
    PlaceFeature& place = found[i];
    place.ref = from.ref;
    place.name = from.name;
    place.traits = from.traits;
    place.where = from.where;
    place.shape = from.area.empty() ? PlaceFeature::Shape::point : PlaceFeature::Shape::area;
    place.area_m2 = area_m2(from.area);
    place.area = std::move(from.area);
    data.places.push_back(std::move(place));
  }
}

void MapBuilder::Store::note_small_given() {
  if (given.places.empty()) return;
  std::set<OsmRef> taken;
  for (const PlaceFeature& place : data.places) {
    taken.insert(place.ref);
    taken.insert(place.parts.begin(), place.parts.end());
  }
  for (const GivenPlace& place : given.places) {
    if (taken.contains(place.ref))
      ++data.given_places;
    else
      data.findings.add(FindingKind::small_given_place, place.ref, place.where);
  }
}

std::string text_of(const MapData& map, OsmRef ref) {
  if (ref.type == OsmRef::Type::given)
    return fmt::format("{}/{}", map.place_files[file_of(ref)], row_of(ref));
  return fmt::format("{}{}", "nwr"[static_cast<int>(ref.type)], ref.id);
}

}  // namespace quarter
