// SPDX-License-Identifier: Apache-2.0
#include "side_walks.hpp"

#include <algorithm>
#include <unordered_map>

#include "quarter/base/ids.hpp"

namespace quarter {
namespace {

/// Whether the way from `at` to p is met before that to q, counter-clockwise from the east.
bool turns_before(LonLat at, LonLat p, LonLat q) {
  const auto is_low = [&](LonLat to) { return to.y < at.y || (to.y == at.y && to.x < at.x); };
  if (is_low(p) != is_low(q)) return is_low(q);
  const auto dx = [&](LonLat to) { return static_cast<Wide>(to.x) - at.x; };
  const auto dy = [&](LonLat to) { return static_cast<Wide>(to.y) - at.y; };
  return dx(p) * dy(q) > dy(p) * dx(q);
}

}  // namespace

Wide twice_area(const Ring& ring) {
  Wide twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const auto x = [&](LonLat p) { return static_cast<Wide>(p.x) - ring.front().x; };
    const auto y = [&](LonLat p) { return static_cast<Wide>(p.y) - ring.front().y; };
    twice += x(ring[i - 1]) * y(ring[i]) - x(ring[i]) * y(ring[i - 1]);
  }
  return twice;
}

SideWalks::SideWalks(std::vector<LineSide> sides) : sides_(std::move(sides)) {
  starts_.reserve(sides_.size());
  for (std::uint32_t s = 0; s < sides_.size(); ++s)
    starts_.push_back({sides_[s].first(), sides_[s].second(), s});
  std::sort(starts_.begin(), starts_.end(), [](const Start& a, const Start& b) {
    return a.at != b.at ? a.at < b.at : turns_before(a.at, a.to, b.to);
  });
  place_.resize(sides_.size());
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < starts_.size(); ++i) {
    if (starts_[i].at != starts_[first].at) first = i;
    place_[starts_[i].side] = first;
  }
}

/// Of the sides that begin where this one ends, the first one clockwise from the way back.
std::uint32_t SideWalks::after(const LineSide& side) const {
  const LonLat at = side.last(), back = side.last_but_one();
  const auto begin = std::partition_point(starts_.begin(), starts_.end(),
                                          [&](const Start& start) { return start.at < at; });
  const auto end =
      std::partition_point(begin, starts_.end(), [&](const Start& s) { return s.at == at; });
  const auto next = std::partition_point(
      begin, end, [&](const Start& start) { return turns_before(at, start.to, back); });
  return std::prev(next != begin ? next : end)->side;
}

std::vector<std::vector<std::uint32_t>> SideWalks::walks() const {
  std::vector<std::vector<std::uint32_t>> all;
  std::vector<char> done(sides_.size(), 0);
  for (const Start& start : starts_) {
    if (done[start.side] != 0) continue;
    std::vector<std::uint32_t> walk;
    for (std::uint32_t s = start.side; done[s] == 0; s = after(sides_[s])) {
      done[s] = 1;
      walk.push_back(s);
    }
    all.push_back(std::move(walk));
  }
  return all;
}

std::vector<Ring> SideWalks::rings_of(std::span<const std::uint32_t> walk) const {
  std::vector<Ring> rings;
  std::vector<std::uint32_t> open;                       // sides of rings not closed yet
  std::unordered_map<std::uint32_t, std::size_t> begun;  // where, and which of the open ones
  for (const std::uint32_t side : walk) {
    const auto [met, is_new] = begun.emplace(place_[side], open.size());
    if (!is_new) {
      const std::size_t first = met->second;
      rings.push_back(ring_of(std::span(open).subspan(first)));
      for (std::size_t i = first + 1; i < open.size(); ++i)
        begun.erase(place_[open[i]]);
      open.resize(first);
    }
    open.push_back(side);
  }
  rings.push_back(ring_of(open));
  return rings;
}

Ring SideWalks::ring_of(std::span<const std::uint32_t> some) const {
  Ring ring;
  for (const std::uint32_t s : some) {
    const LineSide& side = sides_[s];
    if (side.back)
      ring.insert(ring.end(), side.line.rbegin(), side.line.rend() - 1);
    else
      ring.insert(ring.end(), side.line.begin(), side.line.end() - 1);
  }
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
  ring.push_back(ring.front());
  return ring;
}

}  // namespace quarter
