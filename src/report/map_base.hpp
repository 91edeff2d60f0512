// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "block_values.hpp"
#include "cell_map.hpp"
#include "ground_labels.hpp"
#include "ground_painter.hpp"
#include "map_canvas.hpp"
#include "quarter/report/print_options.hpp"
#include "quarter/report/report_source.hpp"
#include "sheet_layout.hpp"

namespace quarter {

/// What all sheets of a city have in common: its layout on paper, ground, outlines and names, each
/// made once.
class MapBase {
 public:
  /// A district with the room of its name.
  struct District {
    std::size_t scope;
    std::string name;
    Point2 middle;
    bool is_named = false;  ///< heavier ones leave room
  };

  /// `source` must outlive it. `focus`: the scope that the map is of, its last the whole city.
  /// `below`: points that a legend below the map takes.
  MapBase(const ReportSource& source, const PrintOptions& options, std::size_t focus,
          double below = kLegendBelow);
  MapBase(const ReportSource&&, const PrintOptions&, std::size_t, double = 0) = delete;

  const ReportSource& source() const { return source_; }
  const PrintOptions& options() const { return options_; }
  const BlockValues& values() const { return values_; }
  const SheetLayout& layout() const { return layout_; }
  const MapProjection& to_paper() const { return to_paper_; }
  const std::vector<District>& districts() const { return districts_; }
  /// Null: blocks are shown.
  const CellMap* cells() const { return cells_ ? &*cells_ : nullptr; }
  const MultiPolygon& area() const { return outlines_.back(); }
  MapView view() const { return {layout_.window, to_paper_}; }
  /// Where names may still stand.
  const LabelRoom& room() const { return room_; }

  /// What lies beneath results, and what above them; on dots drawn once and laid from then on. For
  /// any thread.
  void paint_below(MapCanvas& canvas, const MapFormat& format) const;
  void paint_above(MapCanvas& canvas, const MapFormat& format) const;

 private:
  struct Dots {
    std::once_flag once;
    Pixels below;
    Pixels above;
  };

  void place_districts(MapCanvas& canvas);
  void draw_below(MapCanvas& canvas) const;
  void draw_above(MapCanvas& canvas) const;
  void draw_borders(MapCanvas& canvas) const;
  Dots& dots(const MapFormat& format) const;

  const ReportSource& source_;
  PrintOptions options_;
  BlockValues values_;
  std::vector<MultiPolygon> outlines_;  // of the scopes
  std::size_t focus_;
  bool is_part_;  // the focus is less than what the extract covers
  SheetLayout layout_;
  MapProjection to_paper_;
  LabelRoom room_;
  std::vector<District> districts_;
  std::vector<PlacedLabel> labels_;
  std::optional<CellMap> cells_;
  mutable Dots coarse_, fine_;  // at 150 dpi and at others
};

}  // namespace quarter
