// SPDX-License-Identifier: Apache-2.0
#include "quarter/osm/extract_reader.hpp"

#include <algorithm>
#include <osmium/io/any_input.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <osmium/thread/pool.hpp>

#include "file_kind.hpp"
#include "importer.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/loop_listener.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "xml_reader.hpp"

namespace quarter {
namespace {

/// libosmium keeps tags as strings one after another and finds their ends by NUL; a NUL inside a
/// tag would let it read past the last one. Each string has one NUL, so an odd number gives such a
/// file away.
bool tags_are_sound(const osmium::TagList& tags) {
  const auto* data = reinterpret_cast<const char*>(tags.data());
  const auto nuls = std::count(data + sizeof(osmium::TagList), data + tags.byte_size(), '\0');
  return nuls % 2 == 0;
}

/// The date of the data as the file says it, or empty.
std::string date_of(const osmium::io::Header& header) {
  const std::string date = header.get("timestamp", header.get("osmosis_replication_timestamp", ""));
  return date.size() > 40 || !is_valid_utf8(date) ? "" : date;
}

/// Gives the importer what libosmium reads.
class ObjectReader {
 public:
  explicit ObjectReader(Importer& importer) : importer_(importer), builder_(importer.builder()) {}

  void header(const osmium::io::Header& header) {
    if (header.has_multiple_object_versions()) {
      refuse_kind(importer_.name(), kHistoryFile);
    }
    Box box;
    for (const osmium::Box& b : header.boxes()) {
      if (!b.valid() || !b.bottom_left().valid() || !b.top_right().valid()) continue;
      box.extend({b.bottom_left().x(), b.bottom_left().y()});
      box.extend({b.top_right().x(), b.top_right().y()});
    }
    importer_.header(box, date_of(header));
  }

  void buffer(const osmium::memory::Buffer& buffer) {
    importer_.add_bytes(buffer.committed());
    for (const osmium::OSMEntity& entity : buffer.select<osmium::OSMEntity>())
      object(entity);
  }

 private:
  void object(const osmium::OSMEntity& entity) {
    importer_.add_object(static_cast<const osmium::OSMObject&>(entity).timestamp());
    switch (entity.type()) {
      case osmium::item_type::node:
        return node(static_cast<const osmium::Node&>(entity));
      case osmium::item_type::way:
        return way(static_cast<const osmium::Way&>(entity));
      case osmium::item_type::relation:
        return relation(static_cast<const osmium::Relation&>(entity));
      default:
        return;
    }
  }

  Tags tags(const osmium::OSMObject& object) {
    tags_.clear();
    if (!tags_are_sound(object.tags())) {
      builder_.findings().add(FindingKind::bad_text, ref_of(object));
      return Tags();
    }
    for (const osmium::Tag& tag : object.tags())
      tags_.push_back({tag.key(), tag.value()});
    return Tags(tags_);
  }

  static OsmRef ref_of(const osmium::OSMObject& object) {
    const auto type = object.type() == osmium::item_type::node  ? OsmRef::Type::node
                      : object.type() == osmium::item_type::way ? OsmRef::Type::way
                                                                : OsmRef::Type::relation;
    return {type, object.id()};
  }

  void node(const osmium::Node& node) {
    if (!node.visible()) return;
    const osmium::Location p = node.location();
    builder_.add_node(NodeId{node.id()}, node.version(),
                      p.valid() ? LonLat{p.x(), p.y()} : LonLat{}, tags(node));
  }

  void way(const osmium::Way& way) {
    if (!way.visible()) return;
    refs_.clear();
    for (const osmium::NodeRef& ref : way.nodes()) {
      refs_.push_back(ref.ref());
      // PBF with locations on ways holds no other place of most nodes.
      const osmium::Location p = ref.location();
      if (p.valid()) builder_.add_node_of_way(NodeId{ref.ref()}, {p.x(), p.y()});
    }
    builder_.add_way(WayId{way.id()}, way.version(), refs_, tags(way));
  }

  void relation(const osmium::Relation& relation) {
    if (!relation.visible()) return;
    members_.clear();
    for (const osmium::RelationMember& member : relation.members()) {
      const auto type = member.type() == osmium::item_type::node  ? OsmRef::Type::node
                        : member.type() == osmium::item_type::way ? OsmRef::Type::way
                                                                  : OsmRef::Type::relation;
      members_.push_back({type, member.ref(), member.role()});
    }
    builder_.add_relation(RelationId{relation.id()}, relation.version(), members_, tags(relation));
  }

  Importer& importer_;
  MapBuilder& builder_;
  std::vector<Tag> tags_;
  std::vector<std::int64_t> refs_;
  std::vector<RelationMember> members_;
};

/// Whether the header says of when the data are.
bool says_date(const osmium::io::File& file, osmium::thread::Pool& pool) {
  osmium::io::Reader reader{file, pool, osmium::osm_entity_bits::nothing};
  const bool says = !date_of(reader.header()).empty();
  reader.close();
  return says;
}

void read_objects(const osmium::io::File& file, std::uint64_t file_bytes,
                  osmium::io::read_meta meta, Importer& importer) {
  osmium::thread::Pool pool{static_cast<int>(std::min<std::size_t>(threads(), 32)), 32};
  if (meta == osmium::io::read_meta::no && !says_date(file, pool))
    meta = osmium::io::read_meta::yes;
  osmium::io::Reader reader{file, pool, meta, osmium::osm_entity_bits::nwr};
  ObjectReader objects(importer);
  objects.header(reader.header());
  LoopReport report(file_bytes);
  while (const osmium::memory::Buffer buffer = reader.read()) {
    objects.buffer(buffer);
    report.reach(std::min<std::size_t>(reader.offset(), file_bytes));
  }
  reader.close();
}

/// Says what the readers throw in one line with a remedy.
template <typename Read>
void telling_what_is_broken(const std::string& name, Read read) try {
  read();
} catch (const Error&) {
  throw;
} catch (const std::bad_alloc&) {
  fail("{}: asks for more memory than there is; the file is broken or too large, {}", name,
       kDownloadAgain);
} catch (const osmium::format_version_error& e) {
  fail("{}: is OSM XML of version '{}', only 0.6 can be read; {}", name, valid_utf8(e.version),
       kDownloadAgain);
} catch (const std::exception& e) {
  std::string reason = valid_utf8(e.what());
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  fail("{}: broken or cut off ({}); {}", name, reason, kDownloadAgain);
}

MapData read_once(const osmium::io::File& file, const std::string& name, std::uint64_t file_bytes,
                  const Catalogue& catalogue, DelayPolicy delays, const ReadBudget& budget,
                  const GivenPlaces& given, const MultiPolygon& covers,
                  osmium::io::read_meta meta) {
  Importer importer(name, file_bytes, catalogue, delays, budget, given, covers);
  telling_what_is_broken(name, [&] {
    if (is_xml(file))
      read_xml(file, file_bytes, importer);
    else
      read_objects(file, file_bytes, meta, importer);
  });
  return importer.finish();
}

/// PBF keeps versions and dates in a part that need not be decoded where the header says the date.
/// Only a file that then holds objects twice is read once more with it, so that the newest version
/// counts in every format.
MapData read(const osmium::io::File& file, const std::string& name, std::uint64_t file_bytes,
             const Catalogue& catalogue, DelayPolicy delays, const ReadBudget& budget,
             const GivenPlaces& given, const MultiPolygon& covers) {
  using osmium::io::read_meta;
  const auto pass = [&](read_meta meta) {
    return read_once(file, name, file_bytes, catalogue, delays, budget, given, covers, meta);
  };
  const bool is_pbf = name.ends_with("pbf");
  MapData data = pass(is_pbf ? read_meta::no : read_meta::yes);
  const bool without_versions = is_pbf && !data.date.empty() && data.date_of == DateOf::file;
  if (without_versions && data.findings.counts().contains(FindingKind::duplicate_object))
    data = pass(read_meta::yes);
  return data;
}

}  // namespace

MapData read_extract(const std::filesystem::path& file, const Catalogue& catalogue,
                     DelayPolicy delays, const ReadBudget& budget, const GivenPlaces& given,
                     const MultiPolygon& covers) {
  refuse_other_files(file);
  return read(osmium::io::File{file.string()}, file.string(), std::filesystem::file_size(file),
              catalogue, delays, budget, given, covers);
}

MapData read_extract_bytes(const std::string& bytes, const std::string& format,
                           const Catalogue& catalogue, DelayPolicy delays,
                           const ReadBudget& budget) {
  return read(osmium::io::File{bytes.data(), bytes.size(), format}, "memory." + format,
              bytes.size(), catalogue, delays, budget, {}, {});
}

}  // namespace quarter
