// SPDX-License-Identifier: Apache-2.0
#include "quarter/osm/extract_reader.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <osmium/io/any_input.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <osmium/thread/pool.hpp>

#include "quarter/base/error.hpp"
#include "quarter/base/loop_listener.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr std::string_view kRemedy = "download the extract again";

/// The beginning of what the file really is, as far as its first bytes tell.
std::string what_it_looks_like(std::string_view head) {
  while (!head.empty() && (head.front() == ' ' || head.front() == '\n' || head.front() == '\r'))
    head.remove_prefix(1);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto contains = [&](std::string_view word) {
    return head.find(word) != std::string_view::npos;
  };
  if (head.starts_with("<!DOCTYPE html") || head.starts_with("<html") ||
      head.starts_with("<!doctype html")) {
    return "a web page (perhaps an error message of the server)";
  }
  if (head.starts_with("<?xml") || head.starts_with("<osm"))
    return contains("<osmChange") ? "an OSM change file" : "XML";
  if (head.starts_with("\x1F\x8B")) return "gzip data";
  if (head.starts_with("BZh")) return "bzip2 data";
  if (head.starts_with("PK\x03\x04")) return "a zip archive";
  if (head.starts_with("SQLite format 3")) return "an SQLite or GeoPackage file";
  if (head.starts_with("{")) return "JSON";
  if (head.size() > 16 && head.substr(0, 32).find("OSMHeader") != std::string_view::npos)
    return "OSM PBF";
  return {};
}

struct Format {
  std::string_view ending;
  std::string_view name;
  std::string_view looks;  // prefix of what_it_looks_like, or empty if any
};

constexpr std::array kFormats{
    Format{".pbf", "OSM PBF", "OSM PBF"},
    Format{".osm", "OSM XML", "XML"},
    Format{".osm.gz", "gzipped OSM XML", "gzip data"},
    Format{".osm.bz2", "bzipped OSM XML", "bzip2 data"},
    Format{".xml", "OSM XML", "XML"},
    Format{".o5m", "o5m", ""},
};

const Format* format_of(const std::string& name) {
  const Format* best = nullptr;
  for (const Format& format : kFormats) {
    if (name.ends_with(format.ending) &&
        (best == nullptr || format.ending.size() > best->ending.size()))
      best = &format;
  }
  return best;
}

std::string endings() {
  std::string list;
  for (const Format& format : kFormats)
    list += (list.empty() ? "" : ", ") + std::string(format.ending);
  return list;
}

/// Names what can be named before libosmium reads a byte.
void look_at_file(const std::filesystem::path& file) {
  const std::string name = file.string();
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status))
    fail("{}: no such file; check the path of the extract", name);
  if (std::filesystem::is_directory(status)) fail("{}: is a folder; give the extract in it", name);
  const Format* format = format_of(name);
  if (format == nullptr && name.find(".osc") != std::string::npos)
    fail("{}: is named like an OSM change file, which is not a map; give the extract it belongs to",
         name);
  if (format == nullptr)
    fail("{}: not a name of an extract; expected one that ends in {}", name, endings());
  std::ifstream in(file, std::ios::binary);
  std::string head(512, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (!in && !in.eof()) fail("{}: cannot be read; check its permissions", name);
  head.resize(static_cast<std::size_t>(in.gcount()));
  if (head.empty()) fail("{}: is empty; {}", name, kRemedy);
  const std::string looks = what_it_looks_like(head);
  if (looks == "an OSM change file")
    fail("{}: is {}, not a map; give the extract it belongs to", name, looks);
  if (!looks.empty() && !format->looks.empty() && looks != format->looks) {
    fail("{}: named like {} but holds {}; rename it, or {}", name, format->name, looks, kRemedy);
  }
}

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

class Importer {
 public:
  Importer(std::string name, const Catalogue& catalogue, DelayPolicy delays,
           const ReadBudget& budget, const GivenPlaces& given, const MultiPolygon& covers)
      : name_(std::move(name)), budget_(budget), builder_(catalogue, delays, given) {
    builder_.set_covers(covers);
  }

  void header(const osmium::io::Header& header) {
    if (header.has_multiple_object_versions()) {
      fail(
          "{}: is a history or change file, with several versions of objects; give a plain extract",
          name_);
    }
    Box box;
    for (const osmium::Box& b : header.boxes()) {
      if (!b.valid() || !b.bottom_left().valid() || !b.top_right().valid()) continue;
      box.extend({b.bottom_left().x(), b.bottom_left().y()});
      box.extend({b.top_right().x(), b.top_right().y()});
    }
    builder_.set_box(box);
    const std::string date = date_of(header);
    is_dated_ = !date.empty();
    builder_.set_date(date, DateOf::file);
  }

  void buffer(const osmium::memory::Buffer& buffer, std::uint64_t file_bytes) {
    bytes_ += buffer.committed();
    if (bytes_ > budget_.free_bytes && bytes_ / budget_.expansion > file_bytes) {
      fail("{}: unpacks to more than {} times its size; this is no map, {}", name_,
           budget_.expansion, kRemedy);
    }
    for (const osmium::OSMEntity& entity : buffer.select<osmium::OSMEntity>())
      object(entity);
  }

  MapData finish() {
    if (objects_ == 0)
      fail("{}: holds no map objects; cut or download an extract of a city", name_);
    if (!is_dated_ && newest_.valid()) builder_.set_date(newest_.to_iso(), DateOf::newest_object);
    return builder_.finish(osmium_area_assembler());
  }

 private:
  void object(const osmium::OSMEntity& entity) {
    if (++objects_ > budget_.objects)
      fail("{}: holds more than {} objects; cut a smaller extract", name_, budget_.objects);
    const auto& dated = static_cast<const osmium::OSMObject&>(entity);
    if (!is_dated_) newest_ = std::max(newest_, dated.timestamp());
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
    for (const osmium::NodeRef& ref : way.nodes())
      refs_.push_back(ref.ref());
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

  std::string name_;
  ReadBudget budget_;
  MapBuilder builder_;
  std::uint64_t objects_ = 0;
  std::uint64_t bytes_ = 0;
  bool is_dated_ = false;     ///< by the header
  osmium::Timestamp newest_;  ///< of an object, where it is not
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

MapData read_once(const osmium::io::File& file, const std::string& name, std::uint64_t file_bytes,
                  const Catalogue& catalogue, DelayPolicy delays, const ReadBudget& budget,
                  const GivenPlaces& given, const MultiPolygon& covers,
                  osmium::io::read_meta meta) {
  Importer importer(name, catalogue, delays, budget, given, covers);
  try {
    osmium::thread::Pool pool{static_cast<int>(std::min<std::size_t>(threads(), 32)), 32};
    if (meta == osmium::io::read_meta::no && !says_date(file, pool))
      meta = osmium::io::read_meta::yes;
    osmium::io::Reader reader{file, pool, meta, osmium::osm_entity_bits::nwr};
    importer.header(reader.header());
    LoopReport report(file_bytes);
    while (const osmium::memory::Buffer buffer = reader.read()) {
      importer.buffer(buffer, file_bytes);
      report.reach(std::min<std::size_t>(reader.offset(), file_bytes));
    }
    reader.close();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    fail("{}: asks for more memory than there is; the file is broken or too large, {}", name,
         kRemedy);
  } catch (const osmium::format_version_error& e) {
    fail("{}: is OSM XML of version '{}', only 0.6 can be read; {}", name, valid_utf8(e.version),
         kRemedy);
  } catch (const std::exception& e) {
    std::string reason = valid_utf8(e.what());
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    fail("{}: broken or cut off ({}); {}", name, reason, kRemedy);
  }
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
  look_at_file(file);
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
