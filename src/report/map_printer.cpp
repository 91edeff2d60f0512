// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/map_printer.hpp"

#include "map_base.hpp"
#include "sheet_content.hpp"

namespace quarter {

struct MapPrinter::Impl {
  Impl(const ReportSource& source, const PrintOptions& options)
      : base(source, options, source.scopes.count - 1) {}

  MapBase base;
};

MapPrinter::MapPrinter(const ReportSource& source, const PrintOptions& options)
    : impl_(std::make_unique<Impl>(source, options)) {}
MapPrinter::~MapPrinter() = default;

std::string MapPrinter::print(const MapSheet& sheet, const MapFormat& format) const {
  const MapBase& base = impl_->base;
  return sheet_image(base, sheet_content(base.source(), base.values(), base.cells(), sheet),
                     format);
}

std::string MapPrinter::print(const ChangeMap& map, const MapFormat& format) const {
  const MapBase& base = impl_->base;
  return sheet_image(base, change_content(base.source(), map), format);
}

}  // namespace quarter
