// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <osmium/io/header.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <string>
#include <vector>

#include "importer.hpp"

namespace quarter {

/// The date of the data as a header says it, or empty.
std::string date_of(const osmium::io::Header& header);

/// Gives the importer what libosmium decodes.
class ObjectReader {
 public:
  explicit ObjectReader(Importer& importer) : importer_(importer), builder_(importer.builder()) {}

  /// Throws Error if the file says that it holds several versions of objects.
  void header(const osmium::io::Header& header);
  void buffer(const osmium::memory::Buffer& buffer);

 private:
  void object(const osmium::OSMEntity& entity);
  Tags tags(const osmium::OSMObject& object);
  void node(const osmium::Node& node);
  void way(const osmium::Way& way);
  void relation(const osmium::Relation& relation);

  Importer& importer_;
  MapBuilder& builder_;
  std::vector<Tag> tags_;
  std::vector<std::int64_t> refs_;
  std::vector<RelationMember> members_;
};

}  // namespace quarter
