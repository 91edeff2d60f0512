// SPDX-License-Identifier: Apache-2.0
#include "map_canvas.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "quarter/base/sudden_end.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kInchesPerMetre = 1 / 0.0254;
/// The first that has a letter writes it.
constexpr const char* kFonts = "Noto Sans, DejaVu Sans, Noto Sans CJK SC, sans-serif";
constexpr double kWhole = 2 * 3.14159265358979323846;  // radians

template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* thing) const { release(thing); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, Release<cairo_t, cairo_destroy>>;
struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using FontMap = std::unique_ptr<PangoFontMap, Unref>;
using Context = std::unique_ptr<PangoContext, Unref>;
using Layout = std::unique_ptr<PangoLayout, Unref>;

cairo_status_t append_bytes(void* text, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

void append_big_endian(std::string& out, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0})
    out += static_cast<char>((number >> shift) & 0xFF);
}

/// The chunk that says how large a dot is (PNG specification, 11.3.5.3).
std::string physical_chunk(int dpi) {
  const auto dots = static_cast<std::uint32_t>(std::lround(dpi * kInchesPerMetre));
  std::string body = "pHYs";
  append_big_endian(body, dots);
  append_big_endian(body, dots);
  body += '\x01';  // per metre
  std::string chunk;
  append_big_endian(chunk, static_cast<std::uint32_t>(body.size() - 4));
  chunk += body;
  append_big_endian(
      chunk, static_cast<std::uint32_t>(
                 crc32_z(0, reinterpret_cast<const unsigned char*>(body.data()), body.size())));
  return chunk;
}

/// Cairo numbers surfaces over the whole process ("surface41"), so that an SVG depends on what was
/// drawn before: here the first of a file is 1.
std::string with_own_numbers(const std::string& svg) {
  constexpr std::string_view kName = "surface";
  std::map<std::string, std::size_t> numbers;
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = svg.find(kName); at != std::string::npos; at = svg.find(kName, done)) {
    const std::size_t first = at + kName.size();
    const std::size_t end = std::min(svg.find_first_not_of("0123456789", first), svg.size());
    out.append(svg, done, first - done);
    if (end > first) {
      const auto number = numbers.emplace(svg.substr(first, end - first), numbers.size() + 1).first;
      out += std::to_string(number->second);
    }
    done = end;
  }
  return out.append(svg, done);
}

Point2 middle_of(const Frame& frame) {
  return {frame.x + frame.width / 2, frame.y + frame.height / 2};
}

}  // namespace

MapProjection::MapProjection(const Box& area, const Frame& frame)
    : plane_(midpoint(area.min, area.max)), middle_(quarter::middle_of(frame)) {
  const Point2 corner = plane_.to_plane(area.max);
  scale_ = std::min(frame.width / std::max(1.0, 2 * corner.x),
                    frame.height / std::max(1.0, 2 * corner.y));
}

Point2 MapProjection::operator()(LonLat p) const {
  const Point2 metres = plane_.to_plane(p);
  return {middle_.x + metres.x * scale_, middle_.y - metres.y * scale_};
}

struct MapCanvas::Impl {
  MapFormat format;
  std::string bytes;  // outlives the surface, which may write into it to its end
  Surface surface;
  Pen pen;
  FontMap fonts;
  Context context;

  Impl(double width, double height, const MapFormat& wanted, const std::string& title, Paper paper)
      : format(wanted) {
    const cairo_format_t dot = paper == Paper::white ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    switch (format.kind) {
      case MapFormat::Kind::png:
        surface.reset(cairo_image_surface_create(dot, dots(width), dots(height)));
        break;
      case MapFormat::Kind::pdf:
        surface.reset(cairo_pdf_surface_create_for_stream(append_bytes, &bytes, width, height));
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                       valid_utf8(title).c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
        break;
      case MapFormat::Kind::svg:
        surface.reset(cairo_svg_surface_create_for_stream(append_bytes, &bytes, width, height));
        break;
    }
    pen.reset(cairo_create(surface.get()));
    if (format.kind == MapFormat::Kind::png) cairo_scale(pen.get(), scale(), scale());
  }

  double scale() const { return format.dpi / kPointsPerInch; }
  int dots(double points) const { return static_cast<int>(std::lround(points * scale())); }

  void require(cairo_status_t status) const {
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_status(pen.get());
    if (status != CAIRO_STATUS_SUCCESS) {
      throw std::runtime_error(
          fmt::format("a map cannot be drawn: {}", cairo_status_to_string(status)));
    }
  }

  Layout layout(const std::string& text, const TextStyle& style) const {
    Layout made(pango_layout_new(context.get()));
    PangoFontDescription* const font = pango_font_description_from_string(kFonts);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (style.italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    const std::string valid = valid_utf8(text);
    pango_layout_set_text(made.get(), valid.data(), static_cast<int>(valid.size()));
    if (style.width > 0) {
      pango_layout_set_width(made.get(), static_cast<int>(style.width * PANGO_SCALE));
      pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    }
    return made;
  }

  void colour(Colour c, double share = 1) const {
    cairo_set_source_rgba(pen.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0, share);
  }

  void ring(const Ring& points, const MapProjection& projection) const {
    if (points.empty()) return;
    const Point2 first = projection(points.front());
    cairo_move_to(pen.get(), first.x, first.y);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      const Point2 p = projection(points[i]);
      cairo_line_to(pen.get(), p.x, p.y);
    }
    cairo_close_path(pen.get());
  }
};

namespace {

/// GLib says that memory has run out and would end the process by a trap.
void handle_glib(const char*, GLogLevelFlags level, const char*, void*) {
  if ((level & G_LOG_LEVEL_ERROR) != 0) end_suddenly(kNoMemory);
}

}  // namespace

MapCanvas::MapCanvas(double width, double height, const MapFormat& format, const std::string& title,
                     Paper paper)
    : impl_(std::make_unique<Impl>(width, height, format, title, paper)) {
  g_log_set_default_handler(handle_glib, nullptr);
  cairo_set_line_join(impl_->pen.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_fill_rule(impl_->pen.get(), CAIRO_FILL_RULE_EVEN_ODD);
  impl_->fonts.reset(pango_cairo_font_map_new());
  impl_->context.reset(pango_font_map_create_context(impl_->fonts.get()));
  // Outlines as the font says, not fitted to the dots: alike at 150 and 300 dpi.
  cairo_font_options_t* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(impl_->context.get(), options);
  cairo_font_options_destroy(options);
  pango_cairo_update_context(impl_->pen.get(), impl_->context.get());
  pango_context_set_round_glyph_positions(impl_->context.get(), FALSE);
  if (paper == Paper::clear) return;
  impl_->colour({0xFF, 0xFF, 0xFF});
  cairo_paint(impl_->pen.get());
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::add(const MultiPolygon& area, const MapProjection& projection) {
  for (const Polygon& polygon : area) {
    impl_->ring(polygon.outer, projection);
    for (const Ring& hole : polygon.holes)
      impl_->ring(hole, projection);
  }
}

void MapCanvas::add(std::span<const LonLat> line, const MapProjection& projection) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Point2 p = projection(line[i]);
    i == 0 ? cairo_move_to(impl_->pen.get(), p.x, p.y) : cairo_line_to(impl_->pen.get(), p.x, p.y);
  }
}

void MapCanvas::add_ring(std::span<const LonLat> ring, const MapProjection& projection) {
  add(ring, projection);
  cairo_close_path(impl_->pen.get());
}

void MapCanvas::add(const Frame& frame) {
  cairo_rectangle(impl_->pen.get(), frame.x, frame.y, frame.width, frame.height);
}

void MapCanvas::add_line(Point2 a, Point2 b) {
  cairo_move_to(impl_->pen.get(), a.x, a.y);
  cairo_line_to(impl_->pen.get(), b.x, b.y);
}

void MapCanvas::add_disc(Point2 middle, double radius) {
  cairo_new_sub_path(impl_->pen.get());
  cairo_arc(impl_->pen.get(), middle.x, middle.y, radius, 0, kWhole);
}

void MapCanvas::fill(Colour colour, double share, After after) {
  impl_->colour(colour, share);
  after == After::keep ? cairo_fill_preserve(impl_->pen.get()) : cairo_fill(impl_->pen.get());
}

void MapCanvas::fill_rings(Colour colour, double share) {
  cairo_set_fill_rule(impl_->pen.get(), CAIRO_FILL_RULE_WINDING);
  fill(colour, share);
  cairo_set_fill_rule(impl_->pen.get(), CAIRO_FILL_RULE_EVEN_ODD);
}

void MapCanvas::hatch(const Frame& frame, double share) {
  clip();
  for (double x = frame.x - frame.height; x < frame.x + frame.width; x += 4)
    add_line({x, frame.y + frame.height}, {x + frame.height, frame.y});
  impl_->colour({0x74, 0x74, 0x78}, share);
  cairo_set_line_width(impl_->pen.get(), 0.5);
  cairo_stroke(impl_->pen.get());
  end_clip();
}

void MapCanvas::stroke(Colour colour, double width, double dash, After after) {
  impl_->colour(colour);
  cairo_set_line_width(impl_->pen.get(), width);
  const double dashes[] = {dash, dash / 2};
  cairo_set_dash(impl_->pen.get(), dashes, dash > 0 ? 2 : 0, 0);
  after == After::keep ? cairo_stroke_preserve(impl_->pen.get()) : cairo_stroke(impl_->pen.get());
  cairo_set_dash(impl_->pen.get(), nullptr, 0, 0);
}

void MapCanvas::clip() {
  cairo_save(impl_->pen.get());
  cairo_clip(impl_->pen.get());
}

void MapCanvas::end_clip() {
  cairo_restore(impl_->pen.get());
}

Frame MapCanvas::measure(const std::string& text, const TextStyle& style) {
  PangoRectangle box;
  pango_layout_get_extents(impl_->layout(text, style).get(), nullptr, &box);
  return {0, 0, static_cast<double>(box.width) / PANGO_SCALE,
          static_cast<double>(box.height) / PANGO_SCALE};
}

bool MapCanvas::can_write(const std::string& text) {
  return pango_layout_get_unknown_glyphs_count(impl_->layout(text, {}).get()) == 0;
}

void MapCanvas::write_turned(Point2 middle, double angle, const std::string& text,
                             const TextStyle& style) {
  cairo_t* const pen = impl_->pen.get();
  cairo_save(pen);
  cairo_translate(pen, middle.x, middle.y);
  cairo_rotate(pen, angle);
  const Frame box = measure(text, style);
  write({-box.width / 2, -box.height / 2}, text, style);
  cairo_restore(pen);
}

void MapCanvas::add_cells(const Frame& frame, int columns, int rows,
                          const std::vector<std::uint32_t>& argb) {
  std::vector<std::uint32_t> own = argb;  // Cairo asks for bytes that it may write into
  const Surface cells(
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(own.data()),
                                          CAIRO_FORMAT_ARGB32, columns, rows, 4 * columns));
  cairo_t* const pen = impl_->pen.get();
  cairo_save(pen);
  cairo_translate(pen, frame.x, frame.y);
  cairo_scale(pen, frame.width / columns, frame.height / rows);
  cairo_set_source_surface(pen, cells.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(pen), CAIRO_FILTER_NEAREST);
  cairo_rectangle(pen, 0, 0, columns, rows);
  cairo_fill(pen);
  cairo_restore(pen);
  impl_->colour({0, 0, 0});  // lets go of the source
}

Pixels MapCanvas::pixels() const {
  cairo_surface_t* const surface = impl_->surface.get();
  cairo_surface_flush(surface);
  Pixels all{cairo_image_surface_get_width(surface),
             cairo_image_surface_get_height(surface),
             cairo_image_surface_get_stride(surface),
             {}};
  const unsigned char* const data = cairo_image_surface_get_data(surface);
  if (data == nullptr) impl_->require(CAIRO_STATUS_SURFACE_TYPE_MISMATCH);
  all.bytes.assign(data, data + static_cast<std::size_t>(all.stride) * all.height);
  return all;
}

void MapCanvas::lay(const Pixels& pixels) {
  Pixels own = pixels;  // Cairo asks for bytes that it may write into
  const Surface laid(cairo_image_surface_create_for_data(own.bytes.data(), CAIRO_FORMAT_ARGB32,
                                                         own.width, own.height, own.stride));
  cairo_t* const pen = impl_->pen.get();
  cairo_save(pen);
  cairo_identity_matrix(pen);
  cairo_set_source_surface(pen, laid.get(), 0, 0);
  cairo_paint(pen);
  cairo_restore(pen);
  impl_->colour({0, 0, 0});  // lets go of the source
}

double MapCanvas::write(Point2 at, const std::string& text, const TextStyle& style) {
  const Layout layout = impl_->layout(text, style);
  cairo_t* const pen = impl_->pen.get();
  if (style.halo) {
    cairo_move_to(pen, at.x, at.y);
    pango_cairo_layout_path(pen, layout.get());
    impl_->colour({0xFF, 0xFF, 0xFF}, 0.92);
    cairo_set_line_width(pen, style.size * 0.32);
    cairo_stroke(pen);
  }
  cairo_move_to(pen, at.x, at.y);
  impl_->colour(style.colour);
  pango_cairo_show_layout(pen, layout.get());
  cairo_new_path(pen);
  PangoRectangle box;
  pango_layout_get_extents(layout.get(), nullptr, &box);
  return static_cast<double>(box.height) / PANGO_SCALE;
}

void MapCanvas::next_page(double width, double height) {
  cairo_show_page(impl_->pen.get());
  cairo_pdf_surface_set_size(impl_->surface.get(), width, height);
}

std::string MapCanvas::finish() {
  if (impl_->format.kind == MapFormat::Kind::png) {
    cairo_surface_flush(impl_->surface.get());
    impl_->require(
        cairo_surface_write_to_png_stream(impl_->surface.get(), append_bytes, &impl_->bytes));
    constexpr std::size_t kAfterHeader = 8 + 25;  // signature and IHDR
    return impl_->bytes.insert(kAfterHeader, physical_chunk(impl_->format.dpi));
  }
  cairo_show_page(impl_->pen.get());
  impl_->require(CAIRO_STATUS_SUCCESS);
  cairo_surface_finish(impl_->surface.get());
  const cairo_status_t status = cairo_surface_status(impl_->surface.get());
  if (status != CAIRO_STATUS_SUCCESS) impl_->require(status);
  return impl_->format.kind == MapFormat::Kind::svg ? with_own_numbers(impl_->bytes)
                                                    : std::move(impl_->bytes);
}

}  // namespace quarter
