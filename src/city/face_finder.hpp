// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// Finds the faces of lines from junction to junction (enclosing_lines), strip by strip on several
/// threads. Each side of each line is a side of one face.
class FaceFinder {
 public:
  explicit FaceFinder(std::vector<Line> lines);

  /// A face that need not be found.
  void set_known(const Polygon& face) { mark(face); }
  /// All faces but the known ones, in no defined order.
  std::vector<Polygon> find();

 private:
  /// The first step of a line from one of its ends, and which of all sides lies to the left.
  struct Head {
    LonLat from;
    LonLat to;
    std::uint32_t side;
    auto operator<=>(const Head&) const = default;
  };

  template <typename F>
  void for_each_side(const Polygon& face, F f) const;
  void mark(const Polygon& face);
  bool is_known(const Polygon& face) const;
  std::vector<std::uint32_t> open_lines() const;
  std::vector<Polygon> faces_of(const std::vector<std::uint32_t>& some) const;
  std::vector<Polygon> faces_in_strips(std::vector<std::uint32_t> open) const;

  std::vector<Line> lines_;
  std::vector<Box> boxes_;           // per line
  std::vector<Head> heads_;          // sorted
  std::vector<std::uint8_t> known_;  // per side (2 · line, 2 · line + 1): its face is known
};

}  // namespace quarter
