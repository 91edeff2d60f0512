// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <locale>
#include <optional>
#include <sstream>

#include "feature_geometry.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/readers.hpp"

namespace quarter {
namespace {

constexpr const char* kRemedy = "give the .poly file that the extract was cut with";

/// Reads Osmosis' file of polygons: a name, then sections of a line of their own, one position a
/// line and END; a section whose line begins with "!" is a hole. END closes the file.
class PolyReader {
 public:
  explicit PolyReader(const std::filesystem::path& path) : shown_(path.string()), stream_(path) {
    if (!stream_) fail("cannot read {}: check its name and permissions", shown_);
  }

  MultiPolygon read() {
    if (!next()) fail("cannot read {}: it is empty; {}", shown_, kRemedy);
    while (next() && line_ != "END") {
      const bool is_hole = line_.starts_with("!");
      Ring ring = read_ring();
      if (is_hole)
        holes_.push_back(std::move(ring));
      else
        polygons_.push_back({std::move(ring), {}});
    }
    if (line_ != "END") fail("{}: ends without END; {}", shown_, kRemedy);
    if (polygons_.empty()) fail("cannot read {}: it holds no polygon; {}", shown_, kRemedy);
    for (Ring& hole : holes_)
      cut_out(std::move(hole));
    return std::move(polygons_);
  }

 private:
  /// The next line that is not blank, without the spaces around it.
  bool next() {
    std::string text;
    while (std::getline(stream_, text)) {
      ++number_;
      line_ = trim(text);
      if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
      if (!line_.empty()) return true;
    }
    line_.clear();
    return false;
  }

  Ring read_ring() {
    Ring ring;
    const std::size_t first = number_;
    while (next() && line_ != "END")
      ring.push_back(position());
    if (line_ != "END") fail("{}:{}: this ring ends without END; {}", shown_, first, kRemedy);
    if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
    if (ring.size() < 4)
      fail("{}:{}: this ring has fewer than three positions; {}", shown_, first, kRemedy);
    return ring;
  }

  /// A hole lies in any of the polygons, not only in the one before it.
  void cut_out(Ring hole) {
    const auto around =
        std::find_if(polygons_.begin(), polygons_.end(),
                     [&](const Polygon& polygon) { return contains(polygon.outer, hole.front()); });
    if (around == polygons_.end())
      fail("cannot read {}: a hole lies in none of its polygons; {}", shown_, kRemedy);
    around->holes.push_back(std::move(hole));
  }

  LonLat position() const {
    std::istringstream words(line_);
    std::string lon, lat;
    words >> lon >> lat;
    const auto x = number(lon), y = number(lat);
    const LonLat p = x && y ? LonLat::from_degrees(*x, *y) : LonLat{};
    if (!p.valid()) {
      fail("{}:{}: '{}' is no longitude and latitude in degrees; {}", shown_, number_,
           valid_utf8(line_), kRemedy);
    }
    return p;
  }

  /// Such files write 1.326000E+01 or 13.26.
  static std::optional<double> number(const std::string& text) {
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    double value = 0;
    stream >> value;
    return stream && stream.peek() == std::char_traits<char>::eof() ? std::optional(value)
                                                                    : std::nullopt;
  }

  std::string shown_;
  std::ifstream stream_;
  std::string line_;
  std::size_t number_ = 0;
  MultiPolygon polygons_;
  std::vector<Ring> holes_;
};

}  // namespace

MultiPolygon read_cover(const std::filesystem::path& path) {
  if (path.extension() != ".poly") return read_boundary(path);
  return made_valid(PolyReader(path).read());
}

}  // namespace quarter
