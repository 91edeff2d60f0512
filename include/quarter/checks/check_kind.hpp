// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "quarter/checks/unit.hpp"

namespace quarter {

class AreaMeasure;
class OriginMeasure;
struct CheckReader;
struct CheckRow;
struct CheckRule;
struct GivenInputs;
struct MeasureContext;
struct PlaceLacks;
struct Share;

/// How a check is measured: all that is known of a kind, and all that anything else may ask of it.
/// A kind is a file of src/checks/kinds and a line of the list in src/checks/kinds/kinds.cpp.
struct CheckKind {
  /// How the origins of a district come together in its figure.
  enum class Figure : std::uint8_t { sum, median };

  enum class Better : std::uint8_t {
    more,   ///< of a share: thresholds have defaults
    less,   ///< of a share
    said,   ///< a check says so by its thresholds
    never,  ///< no figure, no thresholds
  };

  /// What its targets ask of the search.
  enum class Asks : std::uint8_t {
    nothing,    ///< it has no targets, or just a limit
    entrances,  ///< where places are entered
    times,      ///< and times to the nearest place
  };

  enum class Limit : std::uint8_t {
    none,
    optional,  ///< of targets, in minutes or metres
    required,  ///< the same, of each target
    minutes,   ///< one of the check itself, which has no targets
    metres,    ///< likewise
  };

  enum class Modes : std::uint8_t {
    none,
    any,          ///< the quickest counts
    one,          ///< what one home has rests on all the others, or is found place by place
    two,          ///< they are compared
    bicycle,      ///< the first is ridden
    one_bicycle,  ///< and there is no other
  };

  /// What the verdict of a block tells, where the figure is a share of weight.
  enum class BlockVerdict : std::uint8_t {
    none,
    median_home,      ///< at least half of the weight satisfies the check
    median_home_not,  ///< the figure is the share of those who are cut off; at least half is not
  };

  std::string_view name;  ///< as written in the catalogue
  Unit unit = Unit::none;
  Figure figure = Figure::sum;
  Better better = Better::said;
  Asks asks = Asks::nothing;
  Limit limit = Limit::none;
  Modes modes = Modes::none;
  BlockVerdict block_verdict = BlockVerdict::none;
  bool a_row_each = false;         ///< each target is looked at by itself
  bool reaches_targets = false;    ///< a home satisfies it by reaching targets within their limits
  bool looks_at_all = false;       ///< OriginMeasure needs MeasureContext::footings
  bool in_straight_lines = false;  ///< looks at straight lines too, whatever CheckRule::straight
  bool on_settled_ground = false;  ///< needs AreaFacts::settled
  double trips = 1;  ///< in a row, each within the limits: so far beyond a home it looks

  /// Reads the keys that others do not have; nothing: there are none.
  void (*read)(CheckReader& reader) = nullptr;
  /// The option or text a run would need for a check; empty if it has all. `searched`: how many of
  /// the check's modes. Nothing: it needs nothing but the extract.
  std::string (*needs)(const CheckRule& check, const GivenInputs& given,
                       std::size_t searched) = nullptr;
  /// What the map lacks to measure a row, as words; empty: nothing.
  std::string_view (*needs_of_map)(const MeasureContext& context, const CheckRow& row) = nullptr;
  /// The measure over homes, or else over districts; nothing for both: it cannot be measured.
  std::unique_ptr<OriginMeasure> (*of_homes)(const MeasureContext& context,
                                             const CheckRow& row) = nullptr;
  std::unique_ptr<AreaMeasure> (*of_areas)(const MeasureContext& context,
                                           const CheckRow& row) = nullptr;
  /// RowQuality::assumed of a district; nothing: what is known of streets that are ridden.
  std::optional<double> (*assumed)(const CheckRule& check, const Share& figure,
                                   const PlaceLacks& lacks) = nullptr;
  /// Metres it looks farther than its limits; nothing: none.
  double (*margin_m)(const CheckRule& check) = nullptr;

  /// The least that a check of this kind says of itself, as TOML with the built-in catalogue's
  /// words.
  std::string_view example;

  /// Whether its targets are categories, and not just a limit.
  bool has_places() const { return asks != Asks::nothing; }
  /// Whether the map may end within the limits of a home.
  bool has_edge() const {
    return of_homes != nullptr && limit != Limit::none && limit != Limit::optional;
  }
};

/// All kinds, in the order they are told in.
std::span<const CheckKind* const> check_kinds();

/// The kind with this name; nothing if there is none.
const CheckKind* kind_named(std::string_view name);

}  // namespace quarter
