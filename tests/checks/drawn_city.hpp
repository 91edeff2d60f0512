// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/checks/assess_own.hpp"
#include "quarter/checks/plan_search.hpp"
#include "quarter/city/map_builder.hpp"
#include "support/tags_text.hpp"

namespace quarter {

/// A position in metres east and north of a corner at the equator.
struct At {
  double east = 0;
  double north = 0;
  auto operator<=>(const At&) const = default;
};

/// A city made object by object, in metres, and assessed. All homes have the same floor area, so a
/// share is a share of homes; streets should not be residential, or so few homes look like a gap in
/// the map. The extract covers 10 km around unless told otherwise.
class DrawnCity {
 public:
  /// Of the `replaced` categories the user is taken to have given all places, which are none.
  explicit DrawnCity(const std::string& preset = {}, const std::vector<std::string>& replaced = {},
                     Rulebook catalogue = load_rulebook({}))
      : catalogue_(std::move(catalogue)) {
    catalogue_.choose_preset(preset);
    GivenPlaces given;
    for (const std::string& category : replaced)
      given.replaced.push_back(*catalogue_.category_index(category));
    builder_ = std::make_unique<MapBuilder>(catalogue_, DelayPolicy::none, given);
    cover({-10000, -10000}, {10000, 10000});
  }

  DrawnCity& node(At at, const std::string& tags) {
    add_node(at, tags);
    return *this;
  }
  DrawnCity& way(const std::vector<At>& points, const std::string& tags) {
    std::vector<std::int64_t> refs;
    for (const At& point : points)
      refs.push_back(node_at(point));
    const TagsText text(tags);
    builder_->add_way(WayId{++last_id_}, 1, refs, Tags(text.list()));
    return *this;
  }
  /// A square with its south-west corner here.
  DrawnCity& square(At corner, double side, const std::string& tags) {
    const double e = corner.east, n = corner.north;
    return way({corner, {e + side, n}, {e + side, n + side}, {e, n + side}, corner}, tags);
  }
  /// A house that touches the street with its southern corner, here; its middle is 5 m farther
  /// north.
  DrawnCity& home(At corner) {
    const double e = corner.east, n = corner.north;
    return way({corner, {e + 5, n + 5}, {e, n + 10}, {e - 5, n + 5}, corner}, "building=house");
  }

  /// The box that is known to be covered, whatever is drawn in it.
  DrawnCity& cover(At low, At high) {
    low_ = low;
    high_ = high;
    return *this;
  }
  DrawnCity& district(const std::string& id, At low, At high) {
    districts_.push_back({id, id, {{rectangle(low, high), {}}}});
    return *this;
  }

  /// People counted at one point, who live in the homes within 1 km of it.
  DrawnCity& people(double number, At at) {
    people_.emplace();
    people_->zones = point_zones({lonlat(at)});
    people_->people = {number};
    return *this;
  }
  /// Other inputs; what they point to must outlive the city.
  DrawnCity& given(const GivenInputs& inputs) {
    given_ = inputs;
    return *this;
  }
  /// Only these modes are searched; otherwise all.
  DrawnCity& modes(const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
      modes_.push_back(*catalogue_.mode_index(id));
    return *this;
  }

  /// Blocks are strips from south to north, the first west of the first of these, instead of one.
  DrawnCity& strips(const std::vector<double>& borders_east) {
    borders_ = borders_east;
    return *this;
  }

  const Assessment& assess() {
    if (assessment_) return *assessment_;
    builder_->set_covers({{rectangle(low_, high_), {}}});
    map_ = std::make_unique<MapData>(builder_->finish({}));
    network_ = std::make_unique<StreetNetwork>(
        build_street_network(catalogue_, map_->streets, map_->findings));
    ReachOptions options;
    options.delays = DelayPolicy::none;
    options.modes = modes_;
    options.plan = plan_search(catalogue_);
    times_ = std::make_unique<TravelTimes>(catalogue_, *map_, *network_, options, map_->findings);
    const MultiPolygon area = {{rectangle(low_, high_), {}}};
    blocks_.clear();
    double west = low_.east;
    for (const double east : borders_) {
      add_block(west, east);
      west = east;
    }
    add_block(west, high_.east);
    std::vector<const MultiPolygon*> outlines;
    for (const Block& block : blocks_)
      outlines.push_back(&block.outline);
    const AreaIndex studied({&area}), in_blocks(outlines);
    const Origins origins = find_origins(catalogue_, *map_, *network_, {studied, in_blocks},
                                         people_ ? &*people_ : nullptr);
    assessment_ = std::make_unique<Assessment>(
        quarter::assess(catalogue_, *map_, *times_, area, blocks_, origins, districts_, given_));
    return *assessment_;
  }

  /// What is told of a district as the own part of all that is drawn, with completeness judged in
  /// all of it.
  Assessment assess_own(std::size_t district) {
    assess();
    const MultiPolygon area = {{rectangle(low_, high_), {}}};
    const AreaIndex studied({&area}), in_blocks(outlines_of(blocks_));
    const Origins origins = find_origins(catalogue_, *map_, *network_, {studied, in_blocks},
                                         people_ ? &*people_ : nullptr);
    Assessment own =
        quarter::assess_own(catalogue_, *map_, *times_, area,
                            {districts_.at(district).outline, area}, blocks_, origins, {}, given_);
    tell_own(own);
    std::vector<Block> blocks = blocks_;
    keep_blocks(blocks_in(districts_[district].outline, blocks), blocks, own);
    return own;
  }

  /// The figure of a row, by the name of its column without "check_"; of the city, or of a
  /// district.
  Share figure(const std::string& column, std::size_t district = kNone) {
    const Assessment& all = assess();
    const Tally& tally = district == kNone ? all.city : all.districts.at(district);
    return tally.share(row(column));
  }
  /// The figure of a row for the land of the city.
  const Share& land(const std::string& column) { return assess().land.back()[row(column)]; }
  std::string verdict(const std::string& column) {
    const CheckRow& found = assess().rows[row(column)];
    return std::string(name_of(verdict_of(catalogue_, found, figure(column))));
  }

  /// How the nearest place is entered from the median home; empty if none is reached.
  std::string_view entered(const std::string& mode, const std::string& category) {
    const Assessment& all = assess();
    const TravelCost cost = all.blocks[0].median_of(
        all.cell(*catalogue_.mode_index(mode), *catalogue_.category_index(category)));
    return cost.reached() ? name_of(static_cast<Evidence>(cost.mark())) : "";
  }

  const std::string& needs(const std::string& column) { return assess().rows[row(column)].needs; }
  const RowQuality& quality(const std::string& column, std::size_t district = kNone) {
    const auto& all = assess().quality;
    return (district == kNone ? all.back() : all[district])[row(column)];
  }

  const Rulebook& catalogue() const { return catalogue_; }
  /// After `assess`.
  MeasureContext context() const { return {catalogue_, *map_, *times_}; }

  static LonLat lonlat(At at) {
    return LocalPlane(LonLat::from_degrees(0.3, 0)).to_lonlat({at.east, at.north});
  }

 private:
  std::size_t row(const std::string& column) {
    const auto& rows = assess().rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].column == "check_" + column) return r;
    }
    throw std::logic_error("no such row: " + column);
  }

  void add_block(double west, double east) {
    const MultiPolygon strip = {{rectangle({west, low_.north}, {east, high_.north}), {}}};
    blocks_.push_back({std::to_string(blocks_.size()), strip, area_m2(strip)});
  }

  static Ring rectangle(At low, At high) {
    return {lonlat(low), lonlat({high.east, low.north}), lonlat(high),
            lonlat({low.east, high.north}), lonlat(low)};
  }

  std::int64_t node_at(At at) {
    const auto known = nodes_.find(at);
    return known != nodes_.end() ? known->second : add_node(at, "");
  }
  std::int64_t add_node(At at, const std::string& tags) {
    const TagsText text(tags);
    builder_->add_node(NodeId{++last_id_}, 1, lonlat(at), Tags(text.list()));
    return nodes_[at] = last_id_;
  }

  Rulebook catalogue_;
  std::unique_ptr<MapBuilder> builder_;
  std::map<At, std::int64_t> nodes_;
  std::int64_t last_id_ = 0;
  At low_, high_;
  std::vector<District> districts_;
  std::vector<double> borders_;
  std::optional<Population> people_;
  GivenInputs given_;
  std::vector<ModeIndex> modes_;
  std::unique_ptr<MapData> map_;
  std::unique_ptr<StreetNetwork> network_;
  std::unique_ptr<TravelTimes> times_;
  std::vector<Block> blocks_;
  std::unique_ptr<Assessment> assessment_;
};

/// All six needs but those named, in a row from a point on.
inline void add_needs(DrawnCity& city, At at, const std::string& but) {
  const std::vector<std::pair<std::string, const char*>> needs = {
      {"food", "shop=supermarket"},        {"health", "amenity=clinic"},
      {"work", "amenity=coworking_space"}, {"education", "amenity=kindergarten"},
      {"education", "amenity=school"},     {"administration", "amenity=townhall"},
      {"entertainment", "amenity=library"}};
  double east = at.east;
  for (const auto& [need, tags] : needs) {
    if (but.find(need) == std::string::npos) city.node({east, at.north}, tags);
    east += 10;
  }
}

}  // namespace quarter
