// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/checks/assess.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/results/study.hpp"

namespace quarter {

/// Who lives on the ground of a study.
Origins origins_of(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                   const Study& study, const Population* population);

/// What the checks say of the ground of the study, of all its blocks.
Assessment assessment_of(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                         const Study& study, const Origins& origins, GivenInputs given);

/// Leaves the figures that are told.
void leave_told(const Study& study, Assessment& assessment);
/// Leaves the origins that they are told of.
void leave_told(const Study& study, Origins& origins);
/// The same for blocks, once nothing else is to be worked out.
void leave_told_blocks(Study& study, Assessment& assessment);

}  // namespace quarter
