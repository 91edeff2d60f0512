// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/ground.hpp"

namespace quarter {

const std::vector<GroundWord>& ground_words() {
  using enum GroundKind;
  static const std::vector<GroundWord> words{
      {field, "field", "fields", "农田"},
      {grass, "grass", "grass, scrub", "草地"},
      {residential, "residential", "residential land", "居住用地"},
      {works, "works", "industry, trade", "工业、商业用地"},
      {civic, "civic", "schools, hospitals", "学校、医院用地"},
      {park, "park", "parks, sports, cemeteries", "公园、运动场、墓地"},
      {wood, "wood", "woods", "林地"},
      {wetland, "wetland", "wetland", "湿地"},
      {sand, "sand", "beaches, sand", "沙滩、沙地"},
      {water, "water", "water", "水域"},
      {square, "square", "squares", "广场"},
      {pier, "pier", "piers", "码头、堤"},
      {building, "building", "buildings", "建筑"},
      {stream, "stream", "streams", "溪流"},
      {river, "river", "rivers, canals", "河流、运河"},
      {path, "path", "paths", "小径"},
      {lane, "lane", "service roads, pedestrian streets", "内部道路、步行街"},
      {street, "street", "streets", "支路"},
      {tertiary, "tertiary", "tertiary roads", "次干路"},
      {secondary, "secondary", "secondary roads", "主干路（二级）"},
      {primary, "primary", "primary roads", "主干路（一级）"},
      {motorway, "motorway", "motorways, trunk roads", "高速路、快速路"},
      {tram, "tram", "trams", "有轨电车"},
      {rail, "rail", "railways", "铁路"},
      {runway, "runway", "runways", "跑道"},
      {city, "city", "city", "城市"},
      {town, "town", "town", "城镇"},
      {suburb, "suburb", "suburb", "城区"},
      {village, "village", "village", "村庄"},
      {quarter, "quarter", "quarter", "片区"},
      {island, "island", "island", "岛屿"},
      {neighbourhood, "neighbourhood", "neighbourhood", "社区"},
      {hamlet, "hamlet", "hamlet", "小村落"},
      {locality, "locality", "locality", "地名"},
  };
  return words;
}

const GroundWord& word_of(GroundKind kind) {
  return ground_words()[static_cast<std::size_t>(kind)];
}

}  // namespace quarter
