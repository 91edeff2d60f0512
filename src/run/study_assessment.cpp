// SPDX-License-Identifier: Apache-2.0
#include "study_assessment.hpp"

#include <optional>
#include <utility>

#include "quarter/checks/assess_own.hpp"

namespace quarter {

Origins origins_of(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                   const Study& study, const Population* population) {
  const AreaIndex ground({&study.ground}), blocks(outlines_of(study.blocks));
  std::optional<AreaIndex> context;
  if (study.is_part) context.emplace(std::vector<const MultiPolygon*>{&study.context});
  return find_origins(catalogue, map, network, {ground, blocks, context ? &*context : nullptr},
                      population);
}

Assessment assessment_of(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                         const Study& study, const Origins& origins, GivenInputs given) {
  if (study.is_part)
    return assess_own(catalogue, map, times, study.ground, {study.area, study.context},
                      study.blocks, origins, study.districts, std::move(given));
  return assess(catalogue, map, times, study.area, study.blocks, origins, study.districts,
                std::move(given));
}

void leave_told(const Study& study, Origins& origins) {
  if (!study.is_part) return;
  const AreaIndex told({&study.area});
  std::erase_if(origins.points,
                [&](const Origin& origin) { return told.find(origin.where) == kNone; });
}

void leave_told(const Study& study, Assessment& assessment) {
  if (study.is_part) tell_own(assessment);
}

void leave_told_blocks(Study& study, Assessment& assessment) {
  if (!study.is_part) return;
  keep_blocks(blocks_in(study.area, study.blocks), study.blocks, assessment);
}

}  // namespace quarter
