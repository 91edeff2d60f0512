// SPDX-License-Identifier: Apache-2.0
#include "join_lines.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "quarter/base/ids.hpp"

namespace quarter {
namespace {

/// Where a line ends: its place in the list, twice, and one more for its last point.
using End = std::uint32_t;

bool alike(const GroundLine& a, const GroundLine& b) {
  return a.kind == b.kind && a.name == b.name;
}

LonLat point_at(const std::vector<GroundLine>& lines, End end) {
  const Line& line = lines[end / 2].line;
  return end % 2 == 0 ? line.front() : line.back();
}

/// Per end the one it goes on at, or kNone. `lines` are sorted by kind and name.
std::vector<End> links_of(const std::vector<GroundLine>& lines) {
  std::vector<End> ends(2 * lines.size()), links(2 * lines.size(), kNone);
  std::vector<std::uint32_t> group(lines.size(), 0);
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    group[i] = i == 0 ? 0 : group[i - 1] + (alike(lines[i - 1], lines[i]) ? 0 : 1);
    ends[2 * i] = 2 * i;
    ends[2 * i + 1] = 2 * i + 1;
  }
  const auto where = [&](End end) { return std::pair(group[end / 2], point_at(lines, end)); };
  std::sort(ends.begin(), ends.end(), [&](End a, End b) {
    return std::make_tuple(where(a), a) < std::make_tuple(where(b), b);
  });
  for (std::size_t i = 0, next = 0; i < ends.size(); i = next) {
    while (next < ends.size() && where(ends[next]) == where(ends[i]))
      ++next;
    if (next != i + 2 || ends[i] / 2 == ends[i + 1] / 2) continue;
    links[ends[i]] = ends[i + 1];
    links[ends[i + 1]] = ends[i];
  }
  return links;
}

/// The line that leaves through `first`'s other end, with all that follows.
Line followed(const std::vector<GroundLine>& lines, const std::vector<End>& links, End first,
              std::vector<char>& used) {
  Line all;
  for (End in = first; in != kNone && used[in / 2] == 0; in = links[in ^ 1U]) {
    used[in / 2] = 1;
    Line piece = lines[in / 2].line;
    if (in % 2 == 1) std::reverse(piece.begin(), piece.end());
    all.insert(all.end(), piece.begin() + (all.empty() ? 0 : 1), piece.end());
  }
  return all;
}

}  // namespace

std::vector<GroundLine> join_lines(std::vector<GroundLine> lines) {
  std::erase_if(lines, [](const GroundLine& line) { return line.line.size() < 2; });
  std::stable_sort(lines.begin(), lines.end(), [](const GroundLine& a, const GroundLine& b) {
    return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
  });
  const std::vector<End> links = links_of(lines);
  std::vector<char> used(lines.size(), 0);
  std::vector<GroundLine> joined;
  const auto take = [&](End first) {
    const GroundLine& line = lines[first / 2];
    joined.push_back({line.kind, line.name, followed(lines, links, first, used)});
  };
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    for (const End end : {2 * i, 2 * i + 1}) {
      if (used[i] == 0 && links[end] == kNone) take(end);
    }
  }
  for (std::uint32_t i = 0; i < lines.size(); ++i) {  // rings
    if (used[i] == 0) take(2 * i);
  }
  std::stable_sort(joined.begin(), joined.end(), [](const GroundLine& a, const GroundLine& b) {
    return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
  });
  return joined;
}

}  // namespace quarter
