// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/report/map_format.hpp"
#include "quarter/report/palette.hpp"

namespace quarter {

/// A rectangle of the sheet, in points (1/72 inch), from its upper left corner.
struct Frame {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// Degrees to points of the sheet: an area fitted into a frame, north up, on the plane that touches
/// the Earth in its middle.
class MapProjection {
 public:
  MapProjection(const Box& area, const Frame& frame);
  Point2 operator()(LonLat p) const;
  double points_per_metre() const { return scale_; }

 private:
  LocalPlane plane_;
  Point2 middle_;  // of the frame
  double scale_;
};

struct TextStyle {
  double size = 9;  ///< points
  bool bold = false;
  bool italic = false;
  bool halo = false;  ///< on a white rim, to be read on colours
  double width = 0;   ///< lines are broken at this width; 0: never
  Colour colour = {0x15, 0x18, 0x1C};
};

/// What was drawn on a sheet of dots, to be laid on others of its size; premultiplied ARGB of 32
/// bits.
struct Pixels {
  int width = 0;
  int height = 0;
  int stride = 0;  ///< bytes of a row
  std::vector<unsigned char> bytes;
};

enum class Paper : std::uint8_t { white, clear };

/// A sheet of paper to draw on, with Cairo and Pango; needs no display. Same strokes and same fonts
/// give the same bytes.
class MapCanvas {
 public:
  /// Size in points. The title is told of a PDF.
  MapCanvas(double width, double height, const MapFormat& format, const std::string& title,
            Paper paper = Paper::white);
  ~MapCanvas();
  MapCanvas(const MapCanvas&) = delete;
  MapCanvas& operator=(const MapCanvas&) = delete;

  /// Adds areas or a rectangle to the path; `fill`, `hatch`, `stroke` and `clip` use it up.
  void add(const MultiPolygon& area, const MapProjection& projection);
  void add(const Frame& frame);
  void add(std::span<const LonLat> line, const MapProjection& projection);
  /// A ring for fill_rings: courtyards run the other way round.
  void add_ring(std::span<const LonLat> ring, const MapProjection& projection);
  void add_line(Point2 a, Point2 b);
  void add_disc(Point2 middle, double radius);

  enum class After : bool { forget, keep };
  /// share: 1 covers, less lets what is below shine through. Even-odd, so that areas side by side
  /// leave no seam.
  void fill(Colour colour, double share = 1, After after = After::forget);
  /// The same by winding, so that what overlaps stays filled.
  void fill_rings(Colour colour, double share);
  /// Slanted lines within the path.
  void hatch(const Frame& frame, double share = 1);
  void stroke(Colour colour, double width, double dash = 0, After after = After::forget);
  /// Everything drawn until `end_clip` stays within the path.
  void clip();
  void end_clip();

  /// Height and width of a text as it would be written.
  Frame measure(const std::string& text, const TextStyle& style);
  /// Whether the fonts of this machine hold all of its letters.
  bool can_write(const std::string& text);
  /// Writes with the upper left corner at `at`; returns the height.
  double write(Point2 at, const std::string& text, const TextStyle& style);
  /// Writes around a point, turned by an angle in radians, clockwise.
  void write_turned(Point2 middle, double angle, const std::string& text, const TextStyle& style);

  /// Square dots of a colour each, row by row from above, over a frame; as they are, not blurred.
  void add_cells(const Frame& frame, int columns, int rows, const std::vector<std::uint32_t>& argb);

  /// What has been drawn on dots so far.
  Pixels pixels() const;
  /// Lays what another sheet of dots of this size holds on this one.
  void lay(const Pixels& pixels);

  /// Ends a page of a PDF and begins another of this size, in points.
  void next_page(double width, double height);
  /// The file, without a time; a PNG with its dots per inch. Nothing can be drawn afterwards.
  std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
