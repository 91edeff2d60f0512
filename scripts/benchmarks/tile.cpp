// SPDX-License-Identifier: Apache-2.0
//
// quarter-tile IN OUT COLUMNS ROWS: makes a large extract out of a small one, for benchmarks.
//
// The extract is laid out COLUMNS x ROWS times, each tile shifted by the width and the height of
// the header's box. Ids are fresh and spread over the range of the original ones, so that an index
// by id meets gaps as it would in a real extract. Neighbouring tiles are joined by streets between
// the street nodes nearest to the shared edge. Missing references stay missing. Same input, same
// output.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <osmium/builder/attr.hpp>
#include <osmium/handler/check_order.hpp>
#include <osmium/io/any_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <osmium/visitor.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Id = osmium::object_id_type;

constexpr int kJoinsPerEdge = 8;
constexpr std::array<std::string_view, 6> kStreets = {
    "residential", "living_street", "unclassified", "tertiary", "secondary", "primary"};

osmium::memory::Buffer new_buffer(std::size_t bytes) {
  return osmium::memory::Buffer{bytes, osmium::memory::Buffer::auto_grow::yes};
}

struct Grid {
  int columns;
  int rows;
  Id tiles() const { return static_cast<Id>(columns) * rows; }
};

struct Tile {
  int column;
  int row;
  Id number;  ///< counted row by row from the south-west
};

std::vector<Tile> tiles_of(const Grid& grid) {
  std::vector<Tile> tiles;
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      tiles.push_back({column, row, static_cast<Id>(tiles.size())});
    }
  }
  return tiles;
}

/// Fresh ids of one type of object. `rank_of` takes original ids; the rest takes ranks.
class FreshIds {
 public:
  void add(Id original) {
    if (original <= 0) throw std::runtime_error{"ids must be positive: osmium renumber first"};
    originals_.push_back(original);
  }

  /// Call once, when all ids that occur were added.
  void close(Id tiles) {
    std::sort(originals_.begin(), originals_.end());
    originals_.erase(std::unique(originals_.begin(), originals_.end()), originals_.end());
    const Id last = originals_.empty() ? 0 : originals_.back();
    gap_ = std::max<Id>(1, last / std::max<Id>(1, tiles * count()));
  }

  Id count() const { return static_cast<Id>(originals_.size()); }

  Id rank_of(Id original) const {
    return std::lower_bound(originals_.begin(), originals_.end(), original) - originals_.begin();
  }

  /// With tile = number of tiles: ids after all others.
  Id in_tile(Id rank, Id tile) const { return (tile * count() + rank + 1) * gap_; }

 private:
  std::vector<Id> originals_;
  Id gap_ = 1;
};

struct Ids {
  FreshIds node;
  FreshIds way;
  FreshIds relation;

  FreshIds& of(osmium::item_type type) {
    switch (type) {
      case osmium::item_type::node:
        return node;
      case osmium::item_type::way:
        return way;
      default:
        return relation;
    }
  }
};

/// The small extract in memory. Its ids are ranks (see FreshIds) once it is read.
struct Extract {
  osmium::Box box;
  osmium::memory::Buffer objects;
  Ids ids;
};

void collect_ids(Extract& extract, Id tiles) {
  for (const auto& object : extract.objects.select<osmium::OSMObject>()) {
    extract.ids.of(object.type()).add(object.id());
  }
  for (const auto& way : extract.objects.select<osmium::Way>()) {
    for (const auto& node : way.nodes())
      extract.ids.node.add(node.ref());
  }
  for (const auto& relation : extract.objects.select<osmium::Relation>()) {
    for (const auto& member : relation.members())
      extract.ids.of(member.type()).add(member.ref());
  }
  extract.ids.node.close(tiles);
  extract.ids.way.close(tiles);
  extract.ids.relation.close(tiles);
}

/// Calls `f(type, id)` for the object's own id and for each it refers to, and stores what it
/// returns.
template <typename F>
void replace_ids(osmium::OSMObject& object, F f) {
  object.set_id(f(object.type(), object.id()));
  if (object.type() == osmium::item_type::way) {
    for (auto& node : static_cast<osmium::Way&>(object).nodes()) {
      node.set_ref(f(osmium::item_type::node, node.ref()));
    }
  } else if (object.type() == osmium::item_type::relation) {
    for (auto& member : static_cast<osmium::Relation&>(object).members()) {
      member.set_ref(f(member.type(), member.ref()));
    }
  }
}

Extract read_extract(const std::string& path, const Grid& grid) {
  osmium::io::Reader reader{path};
  Extract extract{reader.header().joined_boxes(), new_buffer(1024UL * 1024UL), {}};
  if (!extract.box.valid()) throw std::runtime_error{path + ": no box in the header"};
  osmium::handler::CheckOrder order;
  while (const auto buffer = reader.read()) {
    osmium::apply(buffer, order);
    extract.objects.add_buffer(buffer);
    extract.objects.commit();
  }
  reader.close();
  collect_ids(extract, grid.tiles());
  const auto to_rank = [&](osmium::item_type type, Id id) {
    return extract.ids.of(type).rank_of(id);
  };
  for (auto& object : extract.objects.select<osmium::OSMObject>())
    replace_ids(object, to_rank);
  return extract;
}

/// The street node nearest to an edge of the box, in each of the bands that cut across the edge.
struct EdgeNode {
  Id rank;
  std::int32_t towards_edge;
};
using EdgeNodes = std::array<std::optional<EdgeNode>, kJoinsPerEdge>;
struct Edges {
  EdgeNodes west, east, south, north;
};

bool is_street(const osmium::Way& way) {
  const std::string_view highway = way.tags().get_value_by_key("highway", "");
  return std::find(kStreets.begin(), kStreets.end(), highway) != kStreets.end();
}

void keep_nearest(std::optional<EdgeNode>& nearest, const EdgeNode& node) {
  if (!nearest || node.towards_edge > nearest->towards_edge) nearest = node;
}

std::size_t band(std::int32_t value, std::int32_t low, std::int32_t high) {
  const auto share = static_cast<std::int64_t>(value - low) * kJoinsPerEdge / (high - low);
  return static_cast<std::size_t>(std::clamp<std::int64_t>(share, 0, kJoinsPerEdge - 1));
}

Edges find_edges(const Extract& extract) {
  std::vector<bool> on_street(static_cast<std::size_t>(extract.ids.node.count()));
  for (const auto& way : extract.objects.select<osmium::Way>()) {
    if (!is_street(way)) continue;
    for (const auto& node : way.nodes())
      on_street[node.positive_ref()] = true;
  }
  Edges edges;
  const auto low = extract.box.bottom_left();
  const auto high = extract.box.top_right();
  for (const auto& node : extract.objects.select<osmium::Node>()) {
    if (!on_street[node.positive_id()] || !extract.box.contains(node.location())) continue;
    const auto place = node.location();
    const std::size_t row = band(place.y(), low.y(), high.y());
    const std::size_t column = band(place.x(), low.x(), high.x());
    keep_nearest(edges.west[row], {node.id(), -place.x()});
    keep_nearest(edges.east[row], {node.id(), place.x()});
    keep_nearest(edges.south[column], {node.id(), -place.y()});
    keep_nearest(edges.north[column], {node.id(), place.y()});
  }
  return edges;
}

/// Collects objects and hands them to the writer in pieces.
class Output {
 public:
  Output(const std::string& path, const Extract& extract, const Grid& grid)
      : writer_(osmium::io::File{path, format_of(extract)}, header_of(extract, grid),
                osmium::io::overwrite::allow) {}

  osmium::memory::Buffer& buffer() { return buffer_; }

  void commit() {
    buffer_.commit();
    if (buffer_.committed() < kPiece) return;
    writer_(std::move(buffer_));
    buffer_ = new_buffer(2 * kPiece);
  }

  void close() {
    writer_(std::move(buffer_));
    writer_.close();
  }

 private:
  static constexpr std::size_t kPiece = 4UL * 1024UL * 1024UL;

  static std::string format_of(const Extract& extract) {
    const auto nodes = extract.objects.select<osmium::Node>();
    const bool dated = nodes.begin() != nodes.end() && nodes.begin()->timestamp().valid();
    return dated ? "pbf,add_metadata=version+timestamp" : "pbf,add_metadata=false";
  }

  static osmium::io::Header header_of(const Extract& extract, const Grid& grid) {
    const auto low = extract.box.bottom_left();
    const auto high = extract.box.top_right();
    osmium::io::Header header;
    header.set("generator", "quarter-tile");
    header.set("sorting", "Type_then_ID");
    header.add_box({low.lon(), low.lat(), low.lon() + grid.columns * (high.lon() - low.lon()),
                    low.lat() + grid.rows * (high.lat() - low.lat())});
    return header;
  }

  osmium::memory::Buffer buffer_ = new_buffer(2 * kPiece);
  osmium::io::Writer writer_;
};

template <typename T>
void write_tile(Extract& extract, const Tile& tile, Output& output) {
  const auto width = extract.box.top_right().x() - extract.box.bottom_left().x();
  const auto height = extract.box.top_right().y() - extract.box.bottom_left().y();
  for (const auto& original : extract.objects.select<T>()) {
    auto& copy = static_cast<T&>(output.buffer().add_item(original));
    replace_ids(copy, [&](osmium::item_type type, Id rank) {
      return extract.ids.of(type).in_tile(rank, tile.number);
    });
    if constexpr (std::is_same_v<T, osmium::Node>) {
      auto place = copy.location();
      if (place.valid()) {
        copy.set_location(
            place.set_x(place.x() + tile.column * width).set_y(place.y() + tile.row * height));
      }
    }
    output.commit();
  }
}

/// Adds the streets that join the tiles; their ids follow those of all other ways.
class Joiner {
 public:
  Joiner(const Extract& extract, const Grid& grid, Output& output)
      : extract_(extract), grid_(grid), output_(output) {}

  void join(const Tile& here) {
    if (here.column + 1 < grid_.columns) join(here, edges_.east, here.number + 1, edges_.west);
    if (here.row + 1 < grid_.rows) {
      join(here, edges_.north, here.number + grid_.columns, edges_.south);
    }
  }
  Id count() const { return count_; }

 private:
  void join(const Tile& here, const EdgeNodes& from, Id neighbour, const EdgeNodes& to) {
    using namespace osmium::builder::attr;
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (!from[i] || !to[i]) continue;
      const auto& ids = extract_.ids;
      osmium::builder::add_way(output_.buffer(), _id(ids.way.in_tile(count_++, grid_.tiles())),
                               _version(1), _timestamp("2020-01-01T00:00:00Z"),
                               _tag("highway", "residential"),
                               _nodes({ids.node.in_tile(from[i]->rank, here.number),
                                       ids.node.in_tile(to[i]->rank, neighbour)}));
      output_.commit();
    }
  }

  const Extract& extract_;
  const Grid& grid_;
  Output& output_;
  Edges edges_ = find_edges(extract_);
  Id count_ = 0;
};

void check_fits(const osmium::Box& box, const Grid& grid) {
  const double east = box.left() + grid.columns * (box.right() - box.left());
  const double north = box.bottom() + grid.rows * (box.top() - box.bottom());
  if (east > 179 || north > 84) {
    throw std::runtime_error{"that many tiles leave the map; use fewer columns or rows"};
  }
}

void tile_extract(const std::string& in, const std::string& out, const Grid& grid) {
  Extract extract = read_extract(in, grid);
  check_fits(extract.box, grid);
  const auto tiles = tiles_of(grid);
  Output output{out, extract, grid};
  for (const Tile& tile : tiles)
    write_tile<osmium::Node>(extract, tile, output);
  for (const Tile& tile : tiles)
    write_tile<osmium::Way>(extract, tile, output);
  Joiner joiner{extract, grid, output};
  for (const Tile& tile : tiles)
    joiner.join(tile);
  for (const Tile& tile : tiles)
    write_tile<osmium::Relation>(extract, tile, output);
  output.close();
  std::cerr << out << ": " << grid.tiles() << " tiles, " << joiner.count() << " joining streets\n";
}

int count_argument(const char* text) {
  const int count = std::atoi(text);
  if (count < 1) throw std::runtime_error{std::string{text} + ": a count of at least 1 is needed"};
  return count;
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 5) {
    std::cerr << "usage: quarter-tile IN OUT.osm.pbf COLUMNS ROWS\n";
    return 2;
  }
  try {
    tile_extract(argv[1], argv[2], {count_argument(argv[3]), count_argument(argv[4])});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "quarter-tile: " << error.what() << '\n';
    return 1;
  }
}
