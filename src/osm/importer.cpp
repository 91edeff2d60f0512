// SPDX-License-Identifier: Apache-2.0
#include "importer.hpp"

#include <algorithm>

#include "file_kind.hpp"
#include "quarter/base/error.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {

Importer::Importer(std::string name, std::uint64_t file_bytes, const Catalogue& catalogue,
                   DelayPolicy delays, const ReadBudget& budget, const GivenPlaces& given,
                   const MultiPolygon& covers)
    : name_(std::move(name)),
      file_bytes_(file_bytes),
      budget_(budget),
      builder_(catalogue, delays, given) {
  builder_.set_covers(covers);
}

void Importer::header(const Box& box, const std::string& date) {
  builder_.set_box(box);
  is_dated_ = !date.empty();
  builder_.set_date(date, DateOf::file);
}

void Importer::check_size(std::uint64_t bytes, std::uint64_t free, std::uint64_t times) const {
  if (bytes > free && bytes / times > file_bytes_) {
    fail("{}: unpacks to more than {} times its size; this is no map, {}", name_, times,
         kDownloadAgain);
  }
}

void Importer::add_bytes(std::uint64_t bytes) {
  check_size(bytes_ += bytes, budget_.free_bytes, budget_.expansion);
}

void Importer::add_text(std::uint64_t bytes) {
  check_size(text_ += bytes, budget_.free_bytes, budget_.text_expansion);
}

void Importer::add_unpacked(std::uint64_t bytes) {
  check_size(unpacked_ += bytes, budget_.free_unpacked, budget_.unpacking);
}

void Importer::check_block(std::uint64_t bytes, std::uint64_t decoded) const {
  if (decoded > budget_.block) {
    fail(
        "{}: a block of {} bytes asks for {} MiB of memory; write it again in blocks of 8,000 "
        "objects: "
        "osmium cat {} -o new.osm.pbf, and give new.osm.pbf",
        name_, bytes, decoded >> 20U, name_);
  }
}

void Importer::add_object(osmium::Timestamp changed) {
  if (++objects_ > budget_.objects)
    fail("{}: holds more than {} objects; cut a smaller extract", name_, budget_.objects);
  if (!is_dated_) newest_ = std::max(newest_, changed);
}

MapData Importer::finish() {
  if (objects_ == 0) fail("{}: holds no map objects; cut or download an extract of a city", name_);
  if (!is_dated_ && newest_.valid()) builder_.set_date(newest_.to_iso(), DateOf::newest_object);
  MapData map = builder_.finish(osmium_area_assembler());
  const bool misses_nodes = map.findings.counts().contains(FindingKind::missing_node);
  if (map.streets.refs.empty() && misses_nodes)
    fail("{}: holds ways without their nodes; {}", name_, kAskForNodes);
  return map;
}

}  // namespace quarter
