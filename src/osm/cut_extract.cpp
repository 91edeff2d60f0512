// SPDX-License-Identifier: Apache-2.0
#include "quarter/osm/cut_extract.hpp"

#include <algorithm>
#include <memory>
#include <osmium/io/any_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/osm.hpp>
#include <span>
#include <string_view>

#include "file_kind.hpp"
#include "object_reader.hpp"
#include "part_sets.hpp"
#include "quarter/base/lacking.hpp"
#include "quarter/base/plain_path.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

using osmium::io::read_meta;
using osmium::osm_entity_bits::type;

/// Bytes gathered of a part before they are written.
constexpr std::size_t kBufferBytes = std::size_t{256} << 10U;

/// Finds the parts whose boxes hold a position: those whose columns of a grid it lies in.
class BoxFinder {
 public:
  explicit BoxFinder(std::span<const PartToCut> parts) : parts_(parts), columns_(kColumns) {
    for (std::uint32_t p = 0; p < parts.size(); ++p) {
      for (std::size_t c = column(parts[p].box.min.x); c <= column(parts[p].box.max.x); ++c)
        columns_[c].push_back(p);
    }
  }

  void find(LonLat where, std::vector<std::uint32_t>& found) const {
    found.clear();
    for (const std::uint32_t p : columns_[column(where.x)]) {
      if (parts_[p].box.contains(where)) found.push_back(p);
    }
  }

 private:
  static constexpr std::size_t kColumns = 7200;  // of 1/20 degree
  static std::size_t column(std::int32_t x) {
    const auto from_west = static_cast<std::int64_t>(x) + 1800000000;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(from_west / 500000, 0, kColumns - 1));
  }

  std::span<const PartToCut> parts_;
  std::vector<std::vector<std::uint32_t>> columns_;
};

/// Multipolygons are drawn by all their ways.
bool is_whole(const osmium::Relation& relation) {
  const std::string_view kind = relation.tags().get_value_by_key("type", "");
  return kind == "multipolygon" || kind == "boundary";
}

/// Which objects are in which parts.
class Selection {
 public:
  explicit Selection(std::span<const PartToCut> parts) : boxes_(parts) {}

  void read_all(const osmium::io::File& file) {
    osmium::io::Reader reader(file, read_meta::no);
    while (const osmium::memory::Buffer buffer = reader.read()) {
      for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>())
        take(object);
    }
    reader.close();
    end_of(type::relation);
    more_ways_.sort(sets_);
  }

  /// The nodes of ways that only relations ask for.
  void read_more_ways(const osmium::io::File& file) {
    if (!any_more_ways_) return;
    osmium::io::Reader reader(file, type::way, read_meta::no);
    while (const osmium::memory::Buffer buffer = reader.read()) {
      for (const osmium::Way& way : buffer.select<osmium::Way>()) {
        const PartSets::Set set = more_ways_.find(way.id());
        if (set != PartSets::kEmpty) add_nodes(way, set);
      }
    }
    reader.close();
  }

  void finish() { more_nodes_.sort(sets_); }

  PartSets::Set of(const osmium::OSMObject& object) {
    switch (object.type()) {
      case osmium::item_type::node:
        return sets_.united(nodes_.find(object.id()), more_nodes_.find(object.id()));
      case osmium::item_type::way:
        return sets_.united(ways_.find(object.id()), more_ways_.find(object.id()));
      default:
        return relations_.find(object.id());
    }
  }
  const std::vector<std::uint32_t>& parts(PartSets::Set set) const { return sets_.parts(set); }

 private:
  void take(const osmium::OSMObject& object) {
    if (object.type() == osmium::item_type::node) {
      if (at_ != type::node) fail_order();
      const osmium::Location where = static_cast<const osmium::Node&>(object).location();
      boxes_.find({where.x(), where.y()}, found_);
      if (!found_.empty()) nodes_.add(object.id(), sets_.of(found_));
    } else if (object.type() == osmium::item_type::way) {
      if (at_ == type::relation) fail_order();
      if (at_ == type::node) end_of(type::node);
      take(static_cast<const osmium::Way&>(object));
    } else if (object.type() == osmium::item_type::relation) {
      if (at_ == type::node) end_of(type::node);
      if (at_ == type::way) end_of(type::way);
      take(static_cast<const osmium::Relation&>(object));
    }
  }

  /// All objects of a type were read.
  void end_of(type last) {
    if (last == type::node) nodes_.sort(sets_);
    if (last == type::way) ways_.sort(sets_);
    if (last == type::relation) relations_.sort(sets_);
    at_ = last == type::node ? type::way : type::relation;
  }

  void take(const osmium::Way& way) {
    PartSets::Set set = PartSets::kEmpty;
    for (const osmium::NodeRef& node : way.nodes())
      set = sets_.united(set, nodes_.find(node.ref()));
    if (set == PartSets::kEmpty) return;
    ways_.add(way.id(), set);
    add_nodes(way, set);
  }

  /// Where a part does not have them yet.
  void add_nodes(const osmium::Way& way, PartSets::Set set) {
    for (const osmium::NodeRef& node : way.nodes()) {
      const PartSets::Set has = nodes_.find(node.ref());
      if (sets_.united(has, set) != has) more_nodes_.add(node.ref(), set);
    }
  }

  void take(const osmium::Relation& relation) {
    PartSets::Set set = PartSets::kEmpty;
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() == osmium::item_type::node)
        set = sets_.united(set, nodes_.find(member.ref()));
      if (member.type() == osmium::item_type::way)
        set = sets_.united(set, ways_.find(member.ref()));
    }
    if (set == PartSets::kEmpty) return;
    relations_.add(relation.id(), set);
    if (!is_whole(relation)) return;
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() != osmium::item_type::way) continue;
      const PartSets::Set has = ways_.find(member.ref());
      if (sets_.united(has, set) == has) continue;
      more_ways_.add(member.ref(), set);
      any_more_ways_ = true;
    }
  }

  [[noreturn]] static void fail_order() {
    fail("it is not sorted by type and id; sort it: osmium sort IN.osm.pbf -o OUT.osm.pbf");
  }

  BoxFinder boxes_;
  PartSets sets_;
  ObjectParts nodes_, more_nodes_, ways_, more_ways_, relations_;
  bool any_more_ways_ = false;
  type at_ = type::node;
  std::vector<std::uint32_t> found_;
};

/// A part as it is written.
class PartWriter {
 public:
  PartWriter(const PartToCut& part, const osmium::io::Header& source, bool with_meta)
      : writer_(file_of(part, with_meta), header_of(part, source)) {}

  void add(const osmium::OSMObject& object, CutPart& counts) {
    buffer_.add_item(object);
    buffer_.commit();
    auto& count = object.type() == osmium::item_type::node  ? counts.nodes
                  : object.type() == osmium::item_type::way ? counts.ways
                                                            : counts.relations;
    ++count;
    if (buffer_.committed() < kBufferBytes) return;
    writer_(std::move(buffer_));
    buffer_ = new_buffer();
  }
  void close() {
    writer_(std::move(buffer_));
    writer_.close();
  }

 private:
  static osmium::memory::Buffer new_buffer() {
    return osmium::memory::Buffer{2 * kBufferBytes, osmium::memory::Buffer::auto_grow::yes};
  }
  static osmium::io::File file_of(const PartToCut& part, bool with_meta) {
    osmium::io::File file(plain_path(part.file).string(), "pbf");
    file.set("add_metadata", with_meta ? "true" : "false");
    file.set("pbf_compression", "lz4");  // half the work of the usual zlib, a seventh larger
    return file;
  }
  static osmium::io::Header header_of(const PartToCut& part, const osmium::io::Header& source) {
    osmium::io::Header header;
    header.set("generator", "quarter");
    for (const char* const key : {"osmosis_replication_timestamp", "timestamp"}) {
      if (!source.get(key).empty()) header.set(key, source.get(key));
    }
    osmium::Box box{osmium::Location{part.box.min.x, part.box.min.y},
                    osmium::Location{part.box.max.x, part.box.max.y}};
    const osmium::Box whole = source.joined_boxes();
    if (whole.valid()) {
      box = {osmium::Location{std::max(box.bottom_left().x(), whole.bottom_left().x()),
                              std::max(box.bottom_left().y(), whole.bottom_left().y())},
             osmium::Location{std::min(box.top_right().x(), whole.top_right().x()),
                              std::min(box.top_right().y(), whole.top_right().y())}};
    }
    header.add_box(box);
    return header;
  }

  osmium::io::Writer writer_;
  osmium::memory::Buffer buffer_ = new_buffer();
};

std::vector<CutPart> write_parts(const osmium::io::File& file, Selection& selection,
                                 std::span<const PartToCut> parts) {
  const osmium::io::Header head =
      osmium::io::Reader(file, osmium::osm_entity_bits::nothing).header();
  const bool with_meta = date_of(head).empty();  // then objects say how old the data are
  osmium::io::Reader reader(file, with_meta ? read_meta::yes : read_meta::no);
  std::vector<std::unique_ptr<PartWriter>> writers;
  for (const PartToCut& part : parts)
    writers.push_back(std::make_unique<PartWriter>(part, head, with_meta));
  std::vector<CutPart> counts(parts.size());
  while (const osmium::memory::Buffer buffer = reader.read()) {
    for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
      for (const std::uint32_t part : selection.parts(selection.of(object)))
        writers[part]->add(object, counts[part]);
    }
  }
  reader.close();
  for (const auto& writer : writers)
    writer->close();
  return counts;
}

}  // namespace

std::vector<CutPart> cut_extract(const std::filesystem::path& source,
                                 const std::vector<PartToCut>& parts) try {
  refuse_other_files(source);
  const osmium::io::File file(plain_path(source).string());
  Selection selection(parts);
  selection.read_all(file);
  selection.read_more_ways(file);
  selection.finish();
  return write_parts(file, selection, parts);
} catch (const Error& error) {
  if (std::string_view(error.what()).starts_with("it is"))
    fail("{}: {}", source.string(), error.what());
  throw;
} catch (const std::bad_alloc&) {
  throw;
} catch (const std::system_error& e) {
  fail_lacking("{}: cannot be cut: {}; check the disk and its space", source.string(),
               e.code().message());
} catch (const std::exception& e) {
  fail("{}: broken or cut off ({}); {}", source.string(), valid_utf8(e.what()), kDownloadAgain);
}

}  // namespace quarter
