// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/checks/measure.hpp"

namespace quarter::kinds {

// One function a kind; see CheckRule::Kind.

std::unique_ptr<OriginMeasure> within_limits(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> straight_within(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> choice(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> reachable_area(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> circuity(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> severance(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> bikeway(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> calm_network(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> calm_reach(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> gap(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> same_way(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> reached_jobs(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> mix(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> gravity(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> shared_area(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> shared_spaces(const MeasureContext& context, const CheckRow& row);
/// Whether the capacity of some place of the row is known, within reach of the origins.
bool knows_capacity(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> street_share(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> street_density(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> junction_density(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> facility(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> stress_share(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> street_length(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> crossing_spacing(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> step_free(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<OriginMeasure> lived_density(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> area_per_head(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> spaces_per_head(const MeasureContext& context, const CheckRow& row);
std::unique_ptr<AreaMeasure> canopy(const MeasureContext& context, const CheckRow& row);

}  // namespace quarter::kinds
