// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ground_maker.hpp"
#include "ground_notes.hpp"
#include "map_store.hpp"
#include "sea_within.hpp"

namespace quarter {

/// The extent must be known.
void MapBuilder::Store::begin_ground() {
  if (!ground_notes) return;
  Box covered = box_of(data.extent.area);
  if (covered.empty()) covered = box_of(data.streets.nodes);
  const Box frame = ground_frame(ground_notes->wanted().around, covered);
  ground = std::make_unique<GroundMaker>(frame, ground_tolerance_m(frame));
  draw_ground_ways();
}

void MapBuilder::Store::draw_ground_ways() {
  for (const GroundNotes::Way& noted : ground_notes->take_ways()) {
    const RawWay* const way = find_way(noted.id);
    if (way == nullptr || way->first_ref != noted.first_ref) continue;  // another version counts
    std::vector<std::uint32_t> gaps;
    Line line = line_of(*way, &gaps);
    const std::string& name = ground_notes->text(noted.name);
    if (noted.is_area) {
      if (line.size() > 3 && line.front() == line.back())
        ground->add_area(noted.kind, name, {Polygon{std::move(line), {}}});
      continue;
    }
    gaps.push_back(static_cast<std::uint32_t>(line.size()));
    std::size_t begin = 0;
    for (const std::uint32_t end : gaps) {
      ground->add_line(noted.kind, name, std::span(line).subspan(begin, end - begin));
      begin = end;
    }
  }
}

/// Of nodes that came twice only the version that stayed in the table counts.
void MapBuilder::Store::finish_ground() {
  if (!ground) return;
  std::int64_t last = 0;
  for (GroundNotes::Node& node : ground_notes->take_nodes()) {
    const std::uint32_t index = nodes.find(node.id, 0);
    const bool counts = index != kNone && nodes.where(index) == node.name.where &&
                        nodes.version(index) == std::min<std::uint32_t>(node.version, 65535);
    if (!counts || node.id == last) continue;
    last = node.id;
    ground->add_name(std::move(node.name));
  }
  auto made = std::make_shared<MapGround>(ground->finish());
  made->sea = sea_within(data.coastlines, made->frame, data.streets.nodes, made->tolerance_m);
  made->covered = data.extent.area;
  data.ground = std::move(made);
}

}  // namespace quarter
