// SPDX-License-Identifier: Apache-2.0
// The one list of kinds of checks: a kind is a line here, and its file.
#include <algorithm>
#include <array>

#include "quarter/checks/check_kind.hpp"

namespace quarter {
namespace kinds {

extern const CheckKind nearest, completeness, choice, diversity, circuity, severance, street_share,
    street_density, junction_density, bikeway, facility, reachable_area, stress_share, calm_network,
    calm_reach, crossing_spacing, street_length, step_free, gap, same_way, area_per_head,
    spaces_per_head, lived_density, mix, gravity, shared_area, shared_spaces, reached_jobs, canopy,
    untestable;

}  // namespace kinds

namespace {

constexpr std::array kKinds{&kinds::nearest,
                            &kinds::completeness,
                            &kinds::choice,
                            &kinds::diversity,
                            &kinds::circuity,
                            &kinds::severance,
                            &kinds::street_share,
                            &kinds::street_density,
                            &kinds::junction_density,
                            &kinds::bikeway,
                            &kinds::facility,
                            &kinds::reachable_area,
                            &kinds::stress_share,
                            &kinds::calm_network,
                            &kinds::calm_reach,
                            &kinds::crossing_spacing,
                            &kinds::street_length,
                            &kinds::step_free,
                            &kinds::gap,
                            &kinds::same_way,
                            &kinds::area_per_head,
                            &kinds::spaces_per_head,
                            &kinds::lived_density,
                            &kinds::mix,
                            &kinds::gravity,
                            &kinds::shared_area,
                            &kinds::shared_spaces,
                            &kinds::reached_jobs,
                            &kinds::canopy,
                            &kinds::untestable};

}  // namespace

std::span<const CheckKind* const> check_kinds() {
  return kKinds;
}

const CheckKind* kind_named(std::string_view name) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [name](const CheckKind* kind) { return kind->name == name; });
  return found == kKinds.end() ? nullptr : *found;
}

}  // namespace quarter
