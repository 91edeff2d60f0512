// SPDX-License-Identifier: Apache-2.0
#include "face_finder.hpp"

#include <algorithm>
#include <span>

#include "geos.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

constexpr std::size_t kStripLines = 2048;  // about as many begin in a strip

void append(std::vector<Polygon>& all, std::vector<Polygon> some) {
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

}  // namespace

FaceFinder::FaceFinder(std::vector<Line> lines)
    : lines_(std::move(lines)), known_(2 * lines_.size(), 0) {
  boxes_.reserve(lines_.size());
  heads_.reserve(2 * lines_.size());
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    boxes_.push_back(box_of(line));
    heads_.push_back({line[0], line[1], 2 * i});
    heads_.push_back({line[line.size() - 1], line[line.size() - 2], 2 * i + 1});
  }
  std::sort(heads_.begin(), heads_.end());
}

/// Calls `f` for each side of a line that a face (with its inside on the left) lies on, until it
/// returns true.
template <typename F>
void FaceFinder::for_each_side(const Polygon& face, F f) const {
  const auto along = [&](const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Head step{ring[i - 1], ring[i], 0};
      const auto head = std::lower_bound(heads_.begin(), heads_.end(), step);
      if (head == heads_.end() || head->from != step.from || head->to != step.to) continue;
      if (f(head->side)) return;
    }
  };
  along(face.outer);
  for (const Ring& hole : face.holes)
    along(hole);
}

void FaceFinder::mark(const Polygon& face) {
  for_each_side(face, [&](std::uint32_t side) {
    known_[side] = 1;
    return false;
  });
}

/// One side tells: a polygon that is no face is made of known faces alone, see `find`.
bool FaceFinder::is_known(const Polygon& face) const {
  bool known = false;
  for_each_side(face, [&](std::uint32_t side) {
    known = known_[side] != 0;
    return true;
  });
  return known;
}

/// The lines that bound a face not known yet.
std::vector<std::uint32_t> FaceFinder::open_lines() const {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    if (known_[2 * i] == 0 || known_[2 * i + 1] == 0) open.push_back(i);
  }
  return open;
}

std::vector<Polygon> FaceFinder::faces_of(const std::vector<std::uint32_t>& some) const {
  std::vector<geos::Geometry> given;
  given.reserve(some.size());
  for (const std::uint32_t i : some)
    given.push_back(geos::line(lines_[i]));
  const geos::Geometry made = geos::faces(given);
  std::vector<Polygon> faces;
  for (int i = 0; i < geos::parts(made.get()); ++i)
    append(faces, geos::polygons(geos::part(made.get(), i)));
  return faces;
}

/// Faces that lie in one of the strips between some meridians. The lines that touch a strip are
/// enough to find them; what these make up beyond it is left alone.
std::vector<Polygon> FaceFinder::faces_in_strips(std::vector<std::uint32_t> open) const {
  std::sort(open.begin(), open.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(boxes_[a].min.x, a) < std::tie(boxes_[b].min.x, b);
  });
  const std::size_t strips = open.size() / kStripLines;
  std::vector<std::vector<Polygon>> found(strips);
  parallel_each(strips, [&](std::size_t s) {
    const std::int32_t west = boxes_[open[s * kStripLines]].min.x;
    const std::size_t end = s + 1 < strips ? (s + 1) * kStripLines : open.size() - 1;
    const std::int32_t east = boxes_[open[end]].min.x;
    std::vector<std::uint32_t> near;
    for (const std::uint32_t i : open) {
      if (boxes_[i].min.x > east) break;
      if (boxes_[i].max.x >= west) near.push_back(i);
    }
    found[s] = faces_of(near);
    std::erase_if(found[s], [&](const Polygon& face) {
      const Box box = box_of(face.outer);
      return box.min.x < west || box.max.x > east || is_known(face);
    });
  });
  std::vector<Polygon> faces;
  for (std::vector<Polygon>& some : found)
    append(faces, std::move(some));
  return faces;
}

/// Lines with known faces on both sides are left out. Where they are missing GEOS makes one polygon
/// of several known faces, which has a known face on its side of any line around it.
std::vector<Polygon> FaceFinder::find() {
  std::vector<Polygon> faces = faces_in_strips(open_lines());
  parallel_ranges(faces.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      mark(faces[i]);
  });
  std::vector<Polygon> wide = faces_of(open_lines());
  std::erase_if(wide, [&](const Polygon& face) { return is_known(face); });
  append(faces, std::move(wide));
  return faces;
}

}  // namespace quarter
