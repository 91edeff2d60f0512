// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/checks/assess.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/results/study.hpp"

namespace quarter {

/// Who lives on the ground of a study.
Origins origins_of(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                   const Study& study, const Population* population);

/// What the checks say of the study; of all blocks of its ground.
Assessment assessment_of(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                         const Study& study, const Origins& origins, GivenInputs given);

/// Leaves the origins that figures are told of.
void leave_told(const Study& study, Origins& origins);
/// Leaves the blocks that figures are told of, once nothing else is to be worked out.
void leave_told(Study& study, Assessment& assessment);

}  // namespace quarter
