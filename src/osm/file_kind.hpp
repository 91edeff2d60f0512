// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace quarter {

/// What helps where a file is broken.
inline constexpr std::string_view kDownloadAgain = "download the extract again";
/// What helps where Overpass was not asked for the nodes of ways
/// (https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL#Recurse_down_(%3E)).
inline constexpr std::string_view kAskForNodes =
    "end the query of Overpass with (._;>;); out; which adds the nodes of all ways";

/// What a file is besides the formats that are read, and what to do with it; empty if that is not
/// known.
struct FileKind {
  std::string_view what;    ///< such as "an OSM change file"
  std::string_view remedy;  ///< {} is the file
};

/// A file that says of itself that it holds objects more than once.
extern const FileKind kHistoryFile;

/// By the first bytes of the file, unpacked.
FileKind kind_by_content(std::string_view head);
/// By the name of the root element of XML.
FileKind kind_by_root(std::string_view element);

/// Throws Error where name and first bytes tell that the file is no extract that can be read: what
/// it is, and the remedy.
void refuse_other_files(const std::filesystem::path& file);
/// Throws Error: FILE: is KIND; REMEDY.
[[noreturn]] void refuse_kind(const std::string& file, const FileKind& kind);

}  // namespace quarter
