// SPDX-License-Identifier: Apache-2.0
#include "quarter/osm/extract_reader.hpp"

#include <algorithm>
#include <fstream>
#include <osmium/io/any_input.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <osmium/thread/pool.hpp>
#include <sstream>
#include <system_error>

#include "file_kind.hpp"
#include "importer.hpp"
#include "object_reader.hpp"
#include "pbf_reader.hpp"
#include "quarter/base/lacking.hpp"
#include "quarter/base/loop_report.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/plain_path.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "xml_reader.hpp"

namespace quarter {
namespace {

/// Any format that is neither PBF nor XML.
void read_others(const osmium::io::File& file, std::uint64_t file_bytes, Importer& importer) {
  osmium::thread::Pool pool{static_cast<int>(std::min<std::size_t>(threads(), 32)), 32};
  osmium::io::Reader reader{file, pool, osmium::io::read_meta::yes, osmium::osm_entity_bits::nwr};
  ObjectReader objects(importer);
  objects.header(reader.header());
  LoopReport report(file_bytes);
  while (const osmium::memory::Buffer buffer = reader.read()) {
    objects.buffer(buffer);
    report.reach(std::min<std::size_t>(reader.offset(), file_bytes));
  }
  reader.close();
}

void read_objects(const osmium::io::File& file, std::uint64_t file_bytes,
                  osmium::io::read_meta meta, Importer& importer) {
  if (is_xml(file)) return read_xml(file, file_bytes, importer);
  if (file.format() != osmium::io::file_format::pbf) return read_others(file, file_bytes, importer);
  if (file.buffer() != nullptr) {
    std::istringstream bytes(std::string(file.buffer(), file.buffer_size()));
    return read_pbf(bytes, file_bytes, meta, importer);
  }
  std::ifstream bytes(file.filename(), std::ios::binary);
  if (!bytes) fail("{}: cannot be opened; check who may read it", importer.name());
  bytes.exceptions(std::ios::badbit);  // a failure to read is not the end of the file
  read_pbf(bytes, file_bytes, meta, importer);
}

/// Says what the readers throw in one line with a remedy.
template <typename Read>
void telling_what_is_broken(const std::string& name, Read read) try {
  read();
} catch (const Error&) {
  throw;
} catch (const std::bad_alloc&) {
  fail_lacking(
      "{}: not enough memory to read it; cut a smaller extract, or take a machine with more", name);
} catch (const std::system_error& e) {
  if (e.code() == std::errc::resource_unavailable_try_again) throw;  // no thread to be had
  fail("{}: cannot be read: {}; check the file and the disk", name, e.code().message());
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
                  const GivenPlaces& given, const MultiPolygon& covers, const GroundWanted& ground,
                  osmium::io::read_meta meta) {
  Importer importer(name, file_bytes, catalogue, delays, budget, given, covers);
  importer.builder().keep_ground(ground);
  telling_what_is_broken(name, [&] { read_objects(file, file_bytes, meta, importer); });
  return importer.finish();
}

/// PBF keeps versions and dates in a part that need not be decoded where the header says the date.
/// Only a file that then holds objects twice is read once more with it, so that the newest version
/// counts in every format.
MapData read(const osmium::io::File& file, const std::string& name, std::uint64_t file_bytes,
             const Catalogue& catalogue, DelayPolicy delays, const ReadBudget& budget,
             const GivenPlaces& given, const MultiPolygon& covers, const GroundWanted& ground) {
  using osmium::io::read_meta;
  const auto pass = [&](read_meta meta) {
    return read_once(file, name, file_bytes, catalogue, delays, budget, given, covers, ground,
                     meta);
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
                     const MultiPolygon& covers, const GroundWanted& ground) {
  refuse_other_files(file);
  return read(osmium::io::File{plain_path(file).string()}, file.string(),
              std::filesystem::file_size(file), catalogue, delays, budget, given, covers, ground);
}

MapData read_extract_bytes(const std::string& bytes, const std::string& format,
                           const Catalogue& catalogue, DelayPolicy delays, const ReadBudget& budget,
                           const GroundWanted& ground) {
  return read(osmium::io::File{bytes.data(), bytes.size(), format}, "memory." + format,
              bytes.size(), catalogue, delays, budget, {}, {}, ground);
}

}  // namespace quarter
