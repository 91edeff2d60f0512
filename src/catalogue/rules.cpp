// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/rules.hpp"

#include <algorithm>

#include "quarter/base/error.hpp"
#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

template <typename Thing>
std::optional<std::size_t> index_of(const std::vector<Thing>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(),
                                  [id](const Thing& thing) { return thing.id == id; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::size_t>(found - things.begin());
}

std::vector<char> modes_in_use(const Catalogue& catalogue, const std::vector<std::size_t>& wanted) {
  std::vector<char> used(catalogue.modes.size(), 0);
  for (const std::size_t mode : wanted) {
    used[mode] = 1;
    if (const auto pushed = catalogue.mode_index(catalogue.modes[mode].pushed_as))
      used[*pushed] = 1;
  }
  const auto walk =
      std::find_if(catalogue.modes.begin(), catalogue.modes.end(),
                   [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::foot; });
  if (walk != catalogue.modes.end()) used[walk - catalogue.modes.begin()] = 1;
  return used;
}

}  // namespace

Catalogue::Catalogue() = default;
Catalogue::Catalogue(const Catalogue& other) = default;
Catalogue::Catalogue(Catalogue&& other) noexcept = default;
Catalogue& Catalogue::operator=(const Catalogue& other) = default;
Catalogue& Catalogue::operator=(Catalogue&& other) noexcept = default;
Catalogue::~Catalogue() = default;

void keep_modes(Catalogue& catalogue, const std::vector<std::size_t>& wanted) {
  const std::vector<char> used = modes_in_use(catalogue, wanted);
  std::vector<TravelMode> kept;
  for (std::size_t m = 0; m < used.size(); ++m) {
    if (used[m] != 0) kept.push_back(std::move(catalogue.modes[m]));
  }
  catalogue.modes = std::move(kept);
}

std::optional<std::size_t> Catalogue::mode_index(std::string_view id) const {
  return index_of(modes, id);
}

std::optional<std::size_t> Catalogue::category_index(std::string_view id) const {
  return index_of(categories, id);
}

std::size_t Catalogue::shown_categories() const {
  const auto hidden = [](const ServiceCategory& category) { return category.hidden; };
  return static_cast<std::size_t>(std::find_if(categories.begin(), categories.end(), hidden) -
                                  categories.begin());
}

std::size_t Catalogue::first_foot_mode() const {
  const auto on_foot = [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::foot; };
  const auto found = std::find_if(modes.begin(), modes.end(), on_foot);
  if (found == modes.end())
    fail_usage("the catalogue has no mode of kind \"foot\"; add one, places are found on foot");
  return static_cast<std::size_t>(found - modes.begin());
}

}  // namespace quarter
