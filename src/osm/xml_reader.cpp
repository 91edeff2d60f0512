// SPDX-License-Identifier: Apache-2.0
#include "xml_reader.hpp"

#include <expat.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <future>
#include <memory>
#include <osmium/io/any_input.hpp>
#include <osmium/osm/location.hpp>
#include <osmium/osm/types_from_string.hpp>
#include <vector>

#include "file_kind.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/base/loop_report.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// The attributes of an element, as expat gives them.
class Attributes {
 public:
  explicit Attributes(const XML_Char** pairs) : pairs_(pairs) {}
  /// The value of an attribute, or null.
  const char* find(const char* name) const {
    for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2) {
      if (std::strcmp(pair[0], name) == 0) return pair[1];
    }
    return nullptr;
  }
  const char* text(const char* name) const {
    const char* const value = find(name);
    return value == nullptr ? "" : value;
  }
  bool is(const char* name, const char* value) const { return std::strcmp(text(name), value) == 0; }
  std::int64_t id(const char* name) const {
    const char* const value = find(name);
    return value == nullptr ? 0 : osmium::string_to_object_id(value);
  }
  /// Nowhere if one of the two is missing.
  LonLat position(const char* lon = "lon", const char* lat = "lat") const {
    const char* const x = find(lon);
    const char* const y = find(lat);
    if (x == nullptr || y == nullptr) return {};
    osmium::Location where;
    where.set_lon(x);
    where.set_lat(y);
    return where.valid() ? LonLat{where.x(), where.y()} : LonLat{};
  }

 private:
  const XML_Char** pairs_;
};

/// A member way with its coordinates, which may not come as an object of its own.
struct MemberWay {
  std::int64_t id;
  std::vector<LonLat> line;
};

/// The id of a node that is known by its place only: the same place is the same node. Far below all
/// ids that editors give to what is new.
std::int64_t id_of_place(LonLat p) {
  constexpr std::int64_t kLongitudes = 3600000001;
  return -((p.y + std::int64_t{900000000}) * kLongitudes + p.x + 1800000000) - (1LL << 40U);
}

class XmlReader {
 public:
  explicit XmlReader(Importer& importer) : importer_(importer) {}

  void start(const char* element, const Attributes& attributes) {
    const int depth = depth_++;
    if (skipped_from_ > 0) return;
    if (depth == 0) return root(element, attributes);
    if (depth == 1) return top_level(element, attributes);
    if (depth == 2 && object_ != Object::none) return in_object(element, attributes);
    if (depth == 3 && in_member_) return in_member(element, attributes);
    throw osmium::xml_error{std::string("Unknown element: ") + element};
  }

  void end() {
    --depth_;
    if (skipped_from_ > 0) {
      if (depth_ == skipped_from_) skipped_from_ = 0;
      return;
    }
    if (depth_ == 2) in_member_ = false;
    if (depth_ != 1) return;
    if (in_remark_) take_remark();
    if (object_ != Object::none) take_object();
    object_ = Object::none;
  }

  void characters(std::string_view text) {
    if (in_remark_) remark_.append(text);
  }

  void finish() {
    say_header();
    if (centres_ > 0 && nodes_of_centred_ == 0) {
      fail("{}: holds the centres of ways in place of their shapes (Overpass: out center); {}",
           importer_.name(), kAskForNodes);
    }
    if (!ways_.empty() && refs_seen_ == 0) {
      fail("{}: holds ways without a single node (Overpass: out tags, out ids); {}",
           importer_.name(), kAskForNodes);
    }
    std::sort(ways_.begin(), ways_.end());
    for (const MemberWay& member : member_ways_) {
      if (!std::binary_search(ways_.begin(), ways_.end(), member.id)) take_member_way(member);
    }
  }

 private:
  enum class Object : std::uint8_t { none, node, way, relation };

  void root(const char* element, const Attributes& attributes) {
    const FileKind kind = kind_by_root(element);
    if (!kind.what.empty()) refuse_kind(importer_.name(), kind);
    if (std::strcmp(element, "osm") != 0)
      throw osmium::xml_error{std::string("Unknown top-level element: ") + element};
    const char* const version = attributes.find("version");
    if (version == nullptr) throw osmium::format_version_error{};
    if (std::strcmp(version, "0.6") != 0) throw osmium::format_version_error{version};
    date_of_file(attributes.text("timestamp"));  // as osmconvert writes it
  }

  void top_level(const char* element, const Attributes& attributes) {
    if (std::strcmp(element, "node") == 0) return begin_object(Object::node, attributes);
    if (std::strcmp(element, "way") == 0) return begin_object(Object::way, attributes);
    if (std::strcmp(element, "relation") == 0) return begin_object(Object::relation, attributes);
    if (std::strcmp(element, "bounds") == 0) {
      const LonLat low = attributes.position("minlon", "minlat");
      const LonLat high = attributes.position("maxlon", "maxlat");
      if (!low.valid() || !high.valid()) return;
      box_.extend(low);
      box_.extend(high);
    } else if (std::strcmp(element, "meta") == 0) {
      date_of_file(attributes.text("osm_base"));
    } else if (std::strcmp(element, "remark") == 0) {
      in_remark_ = true;
    } else {
      skipped_from_ = depth_ - 1;
    }
  }

  void date_of_file(const char* text) {
    try {
      const osmium::Timestamp date{text};
      if (date.valid()) date_ = date.to_iso();
    } catch (const std::invalid_argument&) {  // no date is no harm
    }
  }

  void say_header() {
    if (header_said_) return;
    header_said_ = true;
    importer_.header(box_, date_);
  }

  void begin_object(Object type, const Attributes& attributes) {
    say_header();
    object_ = type;
    id_ = attributes.id("id");
    const char* const version = attributes.find("version");
    version_ = version == nullptr ? 0 : osmium::string_to_object_version(version);
    const char* const changed = attributes.find("timestamp");
    importer_.add_object(changed == nullptr ? osmium::Timestamp{} : osmium::Timestamp{changed});
    is_deleted_ = attributes.is("action", "delete");
    is_hidden_ = is_deleted_ || attributes.is("visible", "false");
    if (is_deleted_ || attributes.is("action", "modify")) note_edit();
    where_ = type == Object::node ? attributes.position() : LonLat{};
    tags_.clear();
    refs_.clear();
    members_.clear();
    has_centre_ = false;
  }

  OsmRef ref() const {
    const auto type = object_ == Object::node  ? OsmRef::Type::node
                      : object_ == Object::way ? OsmRef::Type::way
                                               : OsmRef::Type::relation;
    return {type, id_};
  }

  void note_edit() {
    const auto kind = is_deleted_ ? FindingKind::deleted_object : FindingKind::changed_object;
    importer_.builder().findings().add(kind, ref());
  }

  void in_object(const char* element, const Attributes& attributes) {
    if (std::strcmp(element, "tag") == 0) {
      tags_.emplace_back(attributes.text("k"), attributes.text("v"));
    } else if (object_ == Object::way && std::strcmp(element, "nd") == 0) {
      add_ref(attributes);
    } else if (object_ == Object::relation && std::strcmp(element, "member") == 0) {
      begin_member(attributes);
    } else if (object_ != Object::node && std::strcmp(element, "center") == 0) {
      has_centre_ = true;
    } else if (object_ == Object::node ||
               (std::strcmp(element, "bounds") != 0 && std::strcmp(element, "bbox") != 0)) {
      throw osmium::xml_error{std::string("Unknown element in an object: ") + element};
    }
  }

  void add_ref(const Attributes& attributes) {
    const std::int64_t node = attributes.id("ref");
    refs_.push_back(node);
    ++refs_seen_;
    const LonLat where = attributes.position();
    if (where.valid() && !is_hidden_) importer_.builder().add_node_of_way(NodeId{node}, where);
  }

  void begin_member(const Attributes& attributes) {
    if (attributes.find("ref") == nullptr)
      throw osmium::xml_error{"Missing ref on relation <member>"};
    const std::string_view type = attributes.text("type");
    const auto known = type == "node"  ? OsmRef::Type::node
                       : type == "way" ? OsmRef::Type::way
                                       : OsmRef::Type::relation;
    if (known == OsmRef::Type::relation && type != "relation")
      throw osmium::xml_error{"Unknown type on relation <member>"};
    members_.push_back({known, attributes.id("ref"), attributes.text("role")});
    in_member_ = true;
    starts_line_ = known == OsmRef::Type::way;
  }

  /// `<nd lat lon/>` of a member way: its line, without ids.
  void in_member(const char* element, const Attributes& attributes) {
    if (std::strcmp(element, "nd") != 0) {
      skipped_from_ = depth_ - 1;
      return;
    }
    const LonLat where = attributes.position();
    if (is_hidden_ || members_.back().type != OsmRef::Type::way) return;
    if (starts_line_) member_ways_.push_back({members_.back().ref, {}});
    starts_line_ = false;
    member_ways_.back().line.push_back(where);
  }

  void take_object() {
    if (is_hidden_) return;
    std::vector<Tag>& views = views_;
    views.clear();
    for (const auto& [key, value] : tags_)
      views.push_back({key, value});
    MapBuilder& builder = importer_.builder();
    switch (object_) {
      case Object::node:
        return builder.add_node(NodeId{id_}, version_, where_, Tags(views));
      case Object::way:
        note_centre();
        ways_.push_back(id_);
        return builder.add_way(WayId{id_}, version_, refs_, Tags(views));
      case Object::relation:
        return take_relation(Tags(views));
      case Object::none:
        return;
    }
  }

  void take_relation(Tags tags) {
    std::vector<RelationMember> members;
    for (const auto& [type, ref, role] : members_)
      members.push_back({type, ref, role});
    importer_.builder().add_relation(RelationId{id_}, version_, members, tags);
  }

  void note_centre() {
    if (!has_centre_) return;
    ++centres_;
    nodes_of_centred_ += refs_.size();
  }

  void take_member_way(const MemberWay& member) {
    std::vector<std::int64_t> refs;
    for (const LonLat p : member.line) {
      refs.push_back(p.valid() ? id_of_place(p) : 0);
      importer_.builder().add_node_of_way(NodeId{refs.back()}, p);
    }
    importer_.builder().add_way(WayId{member.id}, 0, refs, {});
  }

  void take_remark() {
    in_remark_ = false;
    std::string remark(trim(valid_utf8(remark_)));
    std::replace(remark.begin(), remark.end(), '\n', ' ');
    if (lower_case(remark).find("error") != std::string::npos) {
      fail(
          "{}: is not whole: Overpass gave up ({:.200}); ask for a smaller area or with a longer "
          "[timeout:900], or download an extract",
          importer_.name(), remark);
    }
    remark_.clear();
  }

  struct Member {
    OsmRef::Type type;
    std::int64_t ref;
    std::string role;
  };

  Importer& importer_;
  int depth_ = 0;         ///< of the element that starts next
  int skipped_from_ = 0;  ///< depth of an element nobody needs, with all in it; 0: none
  bool header_said_ = false;
  Box box_;
  std::string date_;
  bool in_remark_ = false;
  std::string remark_;

  Object object_ = Object::none;
  std::int64_t id_ = 0;
  std::uint32_t version_ = 0;
  LonLat where_;
  bool is_deleted_ = false;
  bool is_hidden_ = false;
  bool has_centre_ = false;
  bool in_member_ = false;
  bool starts_line_ = false;  ///< the next position is the first of a member way
  std::vector<std::pair<std::string, std::string>> tags_;
  std::vector<Tag> views_;
  std::vector<std::int64_t> refs_;
  std::vector<Member> members_;

  std::size_t refs_seen_ = 0;  ///< of all ways
  std::size_t centres_ = 0;
  std::size_t nodes_of_centred_ = 0;  ///< that ways with a centre name
  std::vector<std::int64_t> ways_;
  std::vector<MemberWay> member_ways_;
};

/// Expat, with exceptions kept while its C code is on the stack.
class Parser {
 public:
  explicit Parser(XmlReader& reader) : reader_(reader), parser_(XML_ParserCreate(nullptr)) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    // Entities are not used in maps, but a few bytes of them can stand for gigabytes.
    XML_SetEntityDeclHandler(parser_.get(), on_entity);
  }

  void parse(const std::string& chunk, bool is_last) {
    if (XML_Parse(parser_.get(), chunk.data(), static_cast<int>(chunk.size()),
                  is_last ? XML_TRUE : XML_FALSE) != XML_STATUS_ERROR)
      return;
    if (caught_) std::rethrow_exception(caught_);
    throw osmium::xml_error{parser_.get()};
  }

 private:
  template <typename F>
  void keep(F f) noexcept {
    if (caught_) return;
    try {
      f();
    } catch (...) {
      caught_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }
  static Parser& self(void* data) { return *static_cast<Parser*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    self(data).keep([&] { self(data).reader_.start(name, Attributes(attributes)); });
  }
  static void XMLCALL on_end(void* data, const XML_Char* /*name*/) {
    self(data).keep([&] { self(data).reader_.end(); });
  }
  static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    self(data).keep([&] {
      self(data).reader_.characters({text, static_cast<std::size_t>(length)});
    });
  }
  static void XMLCALL on_entity(void* data, const XML_Char*, int, const XML_Char*, int,
                                const XML_Char*, const XML_Char*, const XML_Char*,
                                const XML_Char*) {
    self(data).keep([] { throw osmium::xml_error{"XML entities are not supported"}; });
  }

  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  XmlReader& reader_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  std::exception_ptr caught_;
};

std::unique_ptr<osmium::io::Decompressor> open(const osmium::io::File& file) {
  const auto& factory = osmium::io::CompressionFactory::instance();
  if (file.buffer() != nullptr)
    return factory.create_decompressor(file.compression(), file.buffer(), file.buffer_size());
  return factory.create_decompressor(file.compression(),
                                     osmium::io::detail::open_for_reading(file.filename()));
}

}  // namespace

bool is_xml(const osmium::io::File& file) {
  return file.format() == osmium::io::file_format::xml;
}

void read_xml(const osmium::io::File& file, std::uint64_t file_bytes, Importer& importer) {
  const auto source = open(file);
  std::atomic<std::size_t> offset = 0;
  source->set_offset_ptr(&offset);
  XmlReader reader(importer);
  Parser parser(reader);
  LoopReport report(file_bytes);
  const auto unpack = [&] { return source->read(); };
  bool is_first = true;
  // Where no thread can be had it is unpacked when it is needed.
  constexpr auto kAhead = std::launch::async | std::launch::deferred;
  std::future<std::string> next = std::async(kAhead, unpack);
  for (;;) {
    const std::string chunk = next.get();
    if (!chunk.empty()) next = std::async(kAhead, unpack);
    const FileKind kind = is_first ? kind_by_content(chunk) : FileKind{};
    if (!kind.remedy.empty()) refuse_kind(importer.name(), kind);
    is_first = false;
    importer.add_text(chunk.size());
    parser.parse(chunk, chunk.empty());
    report.reach(std::min<std::size_t>(offset, file_bytes));
    if (chunk.empty()) break;
  }
  source->close();
  reader.finish();
}

}  // namespace quarter
