// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/results/run_result.hpp"

namespace quarter {

/// What the columns of a run's tables are repeated over.
struct ColumnKeys {
  struct Mode {
    ModeIndex index;
    std::string id;
    Meaning label;
  };
  struct Time {
    ModeIndex mode;
    CategoryIndex category;
    std::string stem;  ///< "walk_food"
    Meaning label;     ///< "Food, walking"
  };
  struct Within {
    std::size_t index = 0;  ///< into Assessment::class_minutes
    std::string minutes;
  };
  struct Figure {
    std::size_t row = 0;  ///< into Assessment::rows
    std::string column;
    Meaning title;          ///< "3.1 Food near"
    bool by_block = false;  ///< blocks have a verdict of their own
    bool reversed = false;  ///< met by those of whom the figure is not
  };
  struct Group {
    std::size_t index = 0;  ///< into Origins::groups
    std::string name;
  };

  std::vector<Mode> modes;  ///< that were searched
  std::vector<Time> times;  ///< of these, to each category that is shown
  std::vector<Within> within;
  std::vector<Figure> figures;
  std::vector<Group> groups;
  std::string weight;  ///< "floor area (m2)"
  std::string weight_unit;
  Meaning of_whom;                         ///< whom shares are of: "weight" or "residents"
  std::optional<std::string> needs_check;  ///< id of the check that asks for several needs at once
};

/// Of these modes, to each category that is shown.
std::vector<ColumnKeys::Time> times_of(const Catalogue& catalogue,
                                       const std::vector<ModeIndex>& modes);
/// Those of a run.
ColumnKeys keys_of(const RunResult& result);
/// One of each, named by what it is in angle brackets, for the description of a table. Getters made
/// of it must not be called.
ColumnKeys pattern_keys();

Meaning meaning_of(const Label& label);

}  // namespace quarter
