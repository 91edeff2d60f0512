// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "quarter/base/geometry.hpp"
#include "quarter/city/population.hpp"

namespace quarter {

/// How much of other areas one area covers. For the thread that made it only.
class CoverShare {
 public:
  explicit CoverShare(const MultiPolygon& area);
  ~CoverShare();
  CoverShare(CoverShare&&) noexcept;
  CoverShare& operator=(CoverShare&&) noexcept;

  /// The covered share of what the outline covers, [0, 1]; 0 for outlines without an area.
  double of(const MultiPolygon& outline) const;
  /// The same of a zone of a population; of one without an outline 1 if its middle is covered.
  double of(const ZoneMap& zones, std::uint32_t zone) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
