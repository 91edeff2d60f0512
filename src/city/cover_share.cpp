// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/cover_share.hpp"

#include <algorithm>

#include "geos.hpp"

namespace quarter {

struct CoverShare::Impl {
  geos::Geometry area;
  geos::Prepared prepared;

  bool touches(const geos::Geometry& shape) const {
    return geos::answer(GEOSPreparedIntersects_r(geos::context(), prepared.get(), shape.get()));
  }
  bool covers(const geos::Geometry& shape) const {
    return geos::answer(GEOSPreparedCovers_r(geos::context(), prepared.get(), shape.get()));
  }
};

CoverShare::CoverShare(const MultiPolygon& area) : impl_(std::make_unique<Impl>()) {
  impl_->area = geos::covered(area);
  impl_->prepared = geos::prepare(impl_->area);
}
CoverShare::~CoverShare() = default;
CoverShare::CoverShare(CoverShare&&) noexcept = default;
CoverShare& CoverShare::operator=(CoverShare&&) noexcept = default;

double CoverShare::of(const MultiPolygon& outline) const {
  const geos::Geometry shape = geos::covered(outline);
  if (!impl_->touches(shape)) return 0;
  if (impl_->covers(shape)) return 1;
  const double all = area_m2(geos::polygons(shape.get()));
  const geos::Geometry common = geos::intersection(shape.get(), impl_->area.get());
  return all > 0 ? std::min(1.0, area_m2(geos::polygons(common.get())) / all) : 0;
}

double CoverShare::of(const ZoneMap& zones, std::uint32_t zone) const {
  const MultiPolygon outline = zones.outline(zone);
  if (!outline.empty()) return of(outline);
  const LonLat middle = zones.middle(zone);
  return impl_->touches(geos::point(middle.x, middle.y)) ? 1 : 0;
}

}  // namespace quarter
