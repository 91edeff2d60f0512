// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/checks/verdict.hpp"
#include "quarter/city/area_shares.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/city/population.hpp"
#include "quarter/city/settled_cells.hpp"
#include "quarter/city/share_map.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

/// One line of the list of checks: a check, for one target if its kind looks at each by itself.
struct CheckRow {
  std::size_t check = 0;  ///< index into Catalogue::checks
  std::vector<CheckTarget> targets;
  std::vector<ModeIndex> modes;  ///< the quickest of these counts; a gap is between both
  std::string column;            ///< name as a column, such as "check_3_1_food"
  std::string needs;             ///< the input this run lacks for it; empty: it is measured
};

/// What a run was given besides the extract, as far as checks rest on it.
struct GivenInputs {
  bool people = false;               ///< origins weigh persons
  const Population* jobs = nullptr;  ///< jobs instead of people
  const ShareMap* canopy = nullptr;  ///< of trees
};

/// The services a row looks at, each once, in the order of the catalogue; none if its targets are
/// just limits.
std::vector<ServiceIndex> services_of(const Rulebook& catalogue, const CheckRow& row);

/// The rows of all checks whose modes were searched, and of those that say what they lack.
std::vector<CheckRow> check_rows(const Rulebook& catalogue,
                                 const std::vector<ModeIndex>& searched_modes,
                                 const GivenInputs& given = {});

/// Not testable if the row lacks an input, else by the thresholds of its check.
Verdict verdict_of(const Rulebook& catalogue, const CheckRow& row, const Share& share);

/// What measures look at; everything is only looked at.
struct MeasureContext {
  const Rulebook& catalogue;
  const MapData& map;
  const TravelTimes& times;
  GivenInputs given = {};
  /// Per category, see silent_on; empty: none (see checks/coverage.hpp). Of the map as a whole;
  /// OriginView::silent is of the ground around.
  std::span<const char> silent = {};
  /// For kinds that look at all origins at once, beside the street each is joined to.
  std::span<const Origin> origins = {};
  std::span<const Footing> footings = {};
  std::span<const Block> blocks = {};

  const CheckRule& check(const CheckRow& row) const { return catalogue.checks[row.check]; }
  /// Whether a place of the category that is missing from the map may well be there.
  bool silent_on(CategoryIndex category) const {
    return !silent.empty() && silent[category.value] != 0;
  }
};

class StraightFrom;

/// An origin while it is measured.
struct OriginView {
  LonLat where;
  const Footing& footing;
  const PointTimes& times;
  const Exits& exits;
  StraightFrom& straight;             ///< started there
  bool joined = false;                ///< in some mode
  std::size_t index = 0;              ///< into MeasureContext::origins
  std::span<const char> silent = {};  ///< per category, see SilenceMap

  /// Whether a place of the category that is missing from the map around may well be there.
  bool silent_on(CategoryIndex category) const {
    return !silent.empty() && silent[category.value] != 0;
  }
  bool silent_on_any(const std::vector<CheckTarget>& targets) const {
    return std::any_of(targets.begin(), targets.end(),
                       [&](const CheckTarget& target) { return silent_on(target.category); });
  }
};

/// What the map leaves open where no upper end can be named: the figure is "at least" what is
/// known.
inline constexpr double kNoEnd = std::numeric_limits<double>::infinity();

/// What an origin adds to a figure: a share is (yes of weight), a mean is (sum of weight); of
/// medians `yes` is the value.
struct Mark {
  double weight = 1;  ///< 0: the origin has no figure
  double yes = 0;
  double open = 0;  ///< how much more it may be, as the map leaves it open; may be kNoEnd
};

/// The mark of a yes, no or open answer.
inline Mark mark_of(Answer answer) {
  return {1, answer == Answer::yes ? 1.0 : 0.0, answer == Answer::open ? 1.0 : 0.0};
}

/// How a row is measured at an origin. Safe to call from several threads at once.
class OriginMeasure {
 public:
  virtual ~OriginMeasure() = default;
  virtual Mark at(const OriginView& origin) const = 0;
};

/// Figures of all districts, and of the city behind them.
using AreaFigures = std::vector<Share>;

/// What measures of areas are told once it is known.
struct AreaFacts {
  std::span<const Block> blocks;
  std::vector<double> people;  ///< of each district and the city, if counted
  /// What densities of streets are of; nothing if no check asks for one.
  std::optional<SettledCells> settled = std::nullopt;
};

/// The districts and the area studied, the city, by position: of a district what lies in the area
/// studied. Districts may overlap; what lies in several counts in each.
class AreaLocator {
 public:
  /// The districts need not outlive it, `network` must.
  AreaLocator(const MultiPolygon& area, const std::vector<District>& districts,
              const StreetNetwork& network);

  std::size_t districts() const { return outlines_.size() - 1; }
  /// Of a district, what lies in the area studied; all of that for districts().
  const MultiPolygon& outline(std::size_t district) const { return outlines_[district]; }
  /// Square kilometres of that.
  double km2(std::size_t district) const { return km2_[district]; }
  /// Once they are known; before any measure of areas.
  void know(AreaFacts facts);
  const AreaFacts& facts() const { return facts_; }

  /// The districts that hold a position, in their order. Safe to call from several threads at once.
  void districts_at(LonLat p, std::vector<std::uint32_t>& found) const;
  /// Whether a position lies in the area studied; likewise safe.
  bool is_studied(LonLat p) const { return lies_in(p, districts()); }
  /// Whether it lies in a district; likewise safe.
  bool lies_in(LonLat p, std::size_t district) const;

  /// Adds what lies at a position to the figures of its districts and of the city.
  void add(LonLat where, const Share& share, AreaFigures& figures) const {
    add_to(where, share, figures);
  }
  /// The same for sums of any kind, of the districts and of the city behind them.
  template <typename Sum>
  void add_to(LonLat where, const Sum& part, std::vector<Sum>& sums) const {
    std::vector<std::uint32_t> found;
    shares_.at(where, found);
    for (const std::uint32_t area : found)
      sums[area] += part;
  }
  /// Square kilometres of settled ground, of each district and the city, that the facts know.
  const std::vector<double>& settled_km2() const { return settled_km2_; }

  /// Adds a street, to each district and the city as much as of its length lies in it.
  void add_street(std::uint32_t segment, const Share& share, AreaFigures& figures) const;

 private:
  std::vector<MultiPolygon> outlines_;  // the city last
  std::vector<double> km2_;
  std::vector<double> settled_km2_;
  AreaShares shares_;
  std::vector<std::uint32_t> first_of_segment_;  // in parts_; one more than there are segments
  std::vector<LineShare> parts_;
  AreaFacts facts_;
};

/// How a row is measured over districts, where it is about streets or places and not about people.
class AreaMeasure {
 public:
  virtual ~AreaMeasure() = default;
  virtual AreaFigures figures(const AreaLocator& areas) const = 0;
};

/// The measure of a row; nothing if its kind is of the other sort, or untestable.
std::unique_ptr<OriginMeasure> origin_measure(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> area_measure(const MeasureContext& context, const CheckRow& row);

}  // namespace quarter
