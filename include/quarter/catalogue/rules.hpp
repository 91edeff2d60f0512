// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/catalogue/condition_rules.hpp"
#include "quarter/catalogue/cover.hpp"
#include "quarter/catalogue/ground.hpp"
#include "quarter/catalogue/homes.hpp"
#include "quarter/catalogue/obstacles.hpp"
#include "quarter/catalogue/outlines.hpp"
#include "quarter/catalogue/streets.hpp"
#include "quarter/catalogue/stress.hpp"

namespace quarter {

struct TravelMode;
struct Service;
struct ServiceCategory;
struct Decay;

/// What counts: travel modes, services, categories, blocks and homes. Rules are data and live in
/// a TOML catalogue (src/catalogue/catalogue.toml is built in); methods live in code. Who looks
/// into a list includes the header of what is in it. The checks of the same file:
/// checks/rulebook.hpp.
struct Catalogue {
  Catalogue();
  Catalogue(const Catalogue& other);
  Catalogue(Catalogue&& other) noexcept;
  Catalogue& operator=(const Catalogue& other);
  Catalogue& operator=(Catalogue&& other) noexcept;
  ~Catalogue();

  Indexed<ModeIndex, TravelMode> modes;
  AccessValues access;
  LifeCycleRules life_cycle;
  std::vector<GroundRow> season;     ///< what is not there all year, or leads through water
  std::vector<GroundRow> roughness;  ///< what wheels cannot pass, or not as quickly
  EntranceRules entrances;
  Indexed<ServiceIndex, Service> services;
  OutlineRules outlines;
  Indexed<CategoryIndex, ServiceCategory> categories;
  std::vector<StreetClass> street_classes;
  std::vector<Decay> decays;
  StressRules stress;
  JunctionRules junctions;
  ElevationRules elevation;
  OriginRules origins;
  WalkableAreaRules walkable_areas;
  CompoundRules compounds;
  InformalCrossings informal;
  std::vector<ObstacleRule> obstacles;  ///< first match decides
  BlockRules blocks;
  CoverRules cover;
  GroundRules ground;
  std::vector<double> class_minutes;  ///< limits of the map's classes, ascending
  std::string text;                   ///< the TOML this was read from, as it is

  /// Index of the mode with this id, or nothing.
  std::optional<ModeIndex> mode_index(std::string_view id) const;
  std::optional<CategoryIndex> category_index(std::string_view id) const;
  /// The categories that have columns, bands and maps; the hidden ones stand behind them.
  IndexRange<CategoryIndex> shown_categories() const;
  /// The mode whose streets say which places can be walked to. Throws Error if there is none.
  ModeIndex first_foot_mode() const;
};

/// Leaves these modes (indices, ascending) and those they cannot do without: the mode a bicycle is
/// pushed as, and the first mode on foot, by which places are found. Order stays.
void keep_modes(Catalogue& catalogue, const std::vector<ModeIndex>& wanted);

}  // namespace quarter
