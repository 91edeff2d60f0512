// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/rules.hpp"

#include <algorithm>

#include "quarter/base/error.hpp"
#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

template <typename Index, typename Thing, typename Holds>
std::optional<Index> first_of(const Indexed<Index, Thing>& things, const Holds& holds) {
  const auto found = std::find_if(things.begin(), things.end(), holds);
  if (found == things.end()) return std::nullopt;
  return Index(static_cast<std::size_t>(found - things.begin()));
}

template <typename Index, typename Thing>
std::optional<Index> index_of(const Indexed<Index, Thing>& things, std::string_view id) {
  return first_of(things, [id](const Thing& thing) { return thing.id == id; });
}

std::optional<ModeIndex> first_on_foot(const Catalogue& catalogue) {
  return first_of(catalogue.modes,
                  [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::foot; });
}

Indexed<ModeIndex, char> modes_in_use(const Catalogue& catalogue,
                                      const std::vector<ModeIndex>& wanted) {
  Indexed<ModeIndex, char> used(catalogue.modes.size(), 0);
  for (const ModeIndex mode : wanted) {
    used[mode] = 1;
    if (const auto pushed = catalogue.mode_index(catalogue.modes[mode].pushed_as))
      used[*pushed] = 1;
  }
  if (const auto walk = first_on_foot(catalogue)) used[*walk] = 1;
  return used;
}

}  // namespace

Catalogue::Catalogue() = default;
Catalogue::Catalogue(const Catalogue& other) = default;
Catalogue::Catalogue(Catalogue&& other) noexcept = default;
Catalogue& Catalogue::operator=(const Catalogue& other) = default;
Catalogue& Catalogue::operator=(Catalogue&& other) noexcept = default;
Catalogue::~Catalogue() = default;

void keep_modes(Catalogue& catalogue, const std::vector<ModeIndex>& wanted) {
  const Indexed<ModeIndex, char> used = modes_in_use(catalogue, wanted);
  Indexed<ModeIndex, TravelMode> kept;
  for (const ModeIndex m : used.indices()) {
    if (used[m] != 0) kept.push_back(std::move(catalogue.modes[m]));
  }
  catalogue.modes = std::move(kept);
}

std::optional<ModeIndex> Catalogue::mode_index(std::string_view id) const {
  return index_of(modes, id);
}

std::optional<CategoryIndex> Catalogue::category_index(std::string_view id) const {
  return index_of(categories, id);
}

IndexRange<CategoryIndex> Catalogue::shown_categories() const {
  const auto hidden =
      first_of(categories, [](const ServiceCategory& category) { return category.hidden; });
  return IndexRange<CategoryIndex>(hidden ? hidden->value : categories.size());
}

ModeIndex Catalogue::first_foot_mode() const {
  const auto found = first_on_foot(*this);
  if (!found)
    fail_usage("the catalogue has no mode of kind \"foot\"; add one, places are found on foot");
  return *found;
}

}  // namespace quarter
