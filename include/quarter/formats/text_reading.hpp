// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quarter {

/// What people should know of the side inputs that were read: each thing once, in the order found.
class ReadingNotes {
 public:
  void add(std::string note);
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::vector<std::string> all_;
};

/// How the texts of a side input are read.
struct TextReading {
  /// Of the texts of Shapefile and CSV, and of files of other formats that are not UTF-8. Empty: as
  /// the file says (.cpg, language driver of the .dbf, byte order mark), else UTF-8, else GB 18030
  /// where they can hardly be anything else, which is noted.
  std::string encoding;
  ReadingNotes* notes = nullptr;  ///< may be none
};

/// Whether texts can be read in an encoding of this name ("GBK", "936", "ISO-8859-1", "cp1252" …):
/// this computer's iconv knows it, and letters of ASCII are themselves in it.
bool is_readable_encoding(std::string_view name);

}  // namespace quarter
