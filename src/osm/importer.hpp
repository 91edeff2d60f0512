// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <osmium/osm/timestamp.hpp>
#include <string>

#include "quarter/osm/extract_reader.hpp"

namespace quarter {

struct Catalogue;

/// What readers of all formats do with an extract: they say what the file says of itself and count
/// what it holds, and give the objects to the builder.
class Importer {
 public:
  /// `name` is that of the file, for messages.
  Importer(std::string name, std::uint64_t file_bytes, const Catalogue& catalogue,
           DelayPolicy delays, const ReadBudget& budget, const GivenPlaces& given,
           const MultiPolygon& covers);

  const std::string& name() const { return name_; }
  MapBuilder& builder() { return builder_; }

  /// What the file says of itself: its box, perhaps empty, and the date of its data, perhaps empty.
  void header(const Box& box, const std::string& date);
  /// So many bytes of objects more were decoded. Throws Error beyond the budget.
  void add_bytes(std::uint64_t bytes);
  /// The same for bytes of XML.
  void add_text(std::uint64_t bytes);
  /// A block more that says it unpacks to so many bytes. Throws Error beyond the budget.
  void add_unpacked(std::uint64_t bytes);
  /// A block of so many bytes will take so many decoded. Throws Error beyond the budget. For any
  /// thread.
  void check_block(std::uint64_t bytes, std::uint64_t decoded) const;
  /// One object more; `changed` is its date. Throws Error beyond the budget.
  void add_object(osmium::Timestamp changed);
  /// Throws Error if the file holds nothing, or ways of which no node is there.
  MapData finish();

 private:
  void check_size(std::uint64_t bytes, std::uint64_t free, std::uint64_t times) const;

  std::string name_;
  std::uint64_t file_bytes_;
  ReadBudget budget_;
  MapBuilder builder_;
  std::uint64_t objects_ = 0;
  std::uint64_t bytes_ = 0;  ///< of objects
  std::uint64_t text_ = 0;
  std::uint64_t unpacked_ = 0;
  bool is_dated_ = false;     ///< by the header
  osmium::Timestamp newest_;  ///< of an object, where it is not
};

}  // namespace quarter
