// SPDX-License-Identifier: Apache-2.0
#include "file_kind.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "quarter/base/error.hpp"
#include "quarter/base/letter_case.hpp"

namespace quarter {
namespace {

struct Format {
  std::string_view ending;
  std::string_view name;
  std::string_view looks;  // FileKind::what of its bytes, or empty if any
};

constexpr std::array kFormats{
    Format{".pbf", "OSM PBF", "OSM PBF"},
    Format{".osm", "OSM XML", "XML"},
    Format{".osm.gz", "gzipped OSM XML", "gzip data"},
    Format{".osm.bz2", "bzipped OSM XML", "bzip2 data"},
    Format{".xml", "OSM XML", "XML"},
    Format{".o5m", "o5m", "o5m"},
};

// osmium is osmium-tool, https://osmcode.org/osmium-tool/.
constexpr FileKind kChange{"an OSM change file, not a map",
                           "write it into the extract it belongs to: osmium apply-changes "
                           "EXTRACT {} -o new.osm.pbf, and give new.osm.pbf"};
constexpr FileKind kHistory{"a history or change file, with several versions of objects",
                            "take the newest state out of it: osmium time-filter {} -o "
                            "now.osm.pbf, and give now.osm.pbf"};
constexpr FileKind kOsmJson{"OSM JSON (perhaps of Overpass)",
                            "ask again for XML: [out:xml] at the head of the query, and a name "
                            "that ends in .osm"};
constexpr FileKind kGeoJson{"GeoJSON, which has no nodes that streets could share",
                            "give the extract (.osm.pbf) it was made from"};
constexpr FileKind kOpl{"OPL", "convert it: osmium cat {} -o map.osm.pbf, and give map.osm.pbf"};
constexpr FileKind kOther{"made of a map for drawing, without the nodes that streets share",
                          "give the extract (.osm.pbf) it was made from"};
constexpr FileKind kNotes{"notes of OpenStreetMap, not a map", "give an extract (.osm.pbf)"};
constexpr FileKind kTrack{"a track, not a map", "give an extract (.osm.pbf)"};
constexpr FileKind kWebPage{"a web page (perhaps an error message of the server)", kDownloadAgain};
constexpr FileKind kZip{"a zip archive", "unpack it: unzip {}, and give the extract in it"};
constexpr FileKind kSevenZip{"a 7z archive", "unpack it: 7z x {}, and give the extract in it"};
constexpr FileKind kXz{"xz data", "unpack it: xz --decompress --keep {}, and give what comes out"};
constexpr FileKind kZstd{"Zstandard data", "unpack it: zstd -d {}, and give what comes out"};
constexpr FileKind kGzip{"gzip data", "unpack it: gunzip --keep {}, and give what comes out"};
constexpr FileKind kBzip2{"bzip2 data", "unpack it: bunzip2 --keep {}, and give what comes out"};
constexpr FileKind kOutline{"an outline, not a map",
                            "give an extract, and this file with --covers"};

struct Ending {
  std::string_view ending;
  FileKind kind;
};

/// The first row that fits decides.
constexpr std::array kEndings{
    Ending{".osc", kChange},
    Ending{".osc.gz", kChange},
    Ending{".osc.bz2", kChange},
    Ending{".osc.pbf", kChange},
    Ending{".o5c", kChange},
    Ending{".osh", kHistory},
    Ending{".osh.gz", kHistory},
    Ending{".osh.bz2", kHistory},
    Ending{".osh.xml", kHistory},
    Ending{".osh.opl", kHistory},
    Ending{".opl", kOpl},
    Ending{".opl.gz", kOpl},
    Ending{".opl.bz2", kOpl},
    Ending{".geojson", kGeoJson},
    Ending{".geojsonseq", kGeoJson},
    Ending{".geojsonl", kGeoJson},
    Ending{".json", kOsmJson},
    Ending{".osn", kNotes},
    Ending{".osn.gz", kNotes},
    Ending{".osn.bz2", kNotes},
    Ending{".gpx", kTrack},
    Ending{".poly", kOutline},
    Ending{".zip", kZip},
    Ending{".7z", kSevenZip},
    Ending{".xz", kXz},
    Ending{".zst", kZstd},
    Ending{".gz", kGzip},
    Ending{".bz2", kBzip2},
    Ending{".shp", kOther},
    Ending{".gpkg", kOther},
    Ending{".fgb", kOther},
    Ending{".mbtiles", kOther},
    Ending{".pmtiles", kOther},
    Ending{".mvt", kOther},
    Ending{".kml", kOther},
    Ending{".map", kOther},
    Ending{".obf", kOther},
    Ending{".parquet", kOther},
    Ending{".geoparquet", kOther},
    Ending{".sqlite", kOther},
};

const Format* format_of(std::string_view name) {
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

std::string remedy_for(const std::string& file, std::string_view remedy) {
  std::string text(remedy);
  if (const auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, file);
  return text;
}

/// The name tells enough; what the bytes are is seen where the name may be an extract's.
void refuse_by_name(const std::string& name) {
  const std::string lower = lower_case(name);
  const auto known = std::find_if(kEndings.begin(), kEndings.end(),
                                  [&](const Ending& e) { return lower.ends_with(e.ending); });
  const Format* const format = format_of(name);
  const bool is_format = format != nullptr &&
                         (known == kEndings.end() || format->ending.size() >= known->ending.size());
  if (is_format) return;
  if (known == kEndings.end())
    fail("{}: not a name of an extract; expected one that ends in {}", name, endings());
  refuse_kind(name, known->kind);
}

std::string head_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string head(4096, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (!in && !in.eof()) fail("{}: cannot be read; check its permissions", file.string());
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

FileKind kind_of_json(std::string_view head) {
  const bool features = head.find("\"Feature") != std::string_view::npos ||
                        head.find("\"coordinates\"") != std::string_view::npos;
  return features ? kGeoJson : kOsmJson;
}

}  // namespace

const FileKind kHistoryFile = kHistory;

FileKind kind_by_root(std::string_view element) {
  if (element == "osmChange") return kChange;
  if (element == "osm-notes" || element == "notes") return kNotes;
  if (element == "gpx") return kTrack;
  if (element == "kml") return kOther;
  if (element == "html") return kWebPage;
  return {};
}

FileKind kind_by_content(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && (head.front() == ' ' || head.front() == '\n' || head.front() == '\r'))
    head.remove_prefix(1);
  const std::string start = lower_case(head.substr(0, 14));
  if (start.starts_with("<!doctype html") || start.starts_with("<html")) return kWebPage;
  if (head.starts_with("<")) {
    for (const std::string_view root : {"osmChange", "osm-notes", "gpx", "kml", "html"}) {
      if (head.find("<" + std::string(root)) != std::string_view::npos) return kind_by_root(root);
    }
    return {"XML", ""};
  }
  if (head.starts_with("{") || head.starts_with("[")) return kind_of_json(head);
  if (head.starts_with("\x1F\x8B")) return {"gzip data", ""};
  if (head.starts_with("BZh")) return {"bzip2 data", ""};
  if (head.starts_with("PK\x03\x04")) return kZip;
  if (head.starts_with("7z\xBC\xAF\x27\x1C")) return kSevenZip;
  if (head.starts_with("\xFD"
                       "7zXZ"))
    return kXz;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return kZstd;
  if (head.starts_with("SQLite format 3")) return kOther;
  if (head.starts_with("fgb\x03")) return kOther;
  if (head.starts_with("\xFF\xE0\x04o5m2")) return {"o5m", ""};
  if (head.starts_with("\xFF\xE0\x04o5c2")) return kChange;
  if (head.size() > 16 && head.substr(0, 32).find("OSMHeader") != std::string_view::npos)
    return {"OSM PBF", ""};
  return {};
}

void refuse_kind(const std::string& file, const FileKind& kind) {
  fail("{}: is {}; {}", file, kind.what, remedy_for(file, kind.remedy));
}

void refuse_other_files(const std::filesystem::path& file) {
  const std::string name = file.string();
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status))
    fail("{}: no such file; check the path of the extract", name);
  if (std::filesystem::is_directory(status)) fail("{}: is a folder; give the extract in it", name);
  refuse_by_name(name);
  const std::string head = head_of(file);
  if (head.empty()) fail("{}: is empty; {}", name, kDownloadAgain);
  const FileKind kind = kind_by_content(head);
  const Format& format = *format_of(name);
  if (kind.what.empty() || format.looks == kind.what) return;
  const std::string remedy = kind.remedy.empty() ? fmt::format("rename it, or {}", kDownloadAgain)
                                                 : remedy_for(name, kind.remedy);
  fail("{}: named like {} but holds {}; {}", name, format.name, kind.what, remedy);
}

}  // namespace quarter
