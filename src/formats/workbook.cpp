// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <map>
#include <memory>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/tables/checked_layer.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace {

constexpr std::size_t kMostRows = LXW_ROW_MAX;
constexpr lxw_row_t kHeadRows = 3;
constexpr std::size_t kMostBytes = 32767;           // of a cell
constexpr double kLeastWidth = 9, kMostWidth = 40;  // letters
constexpr std::size_t kWidthRows = 200;             // rows that widths are made for
constexpr double kHeadHeight = 45;                  // points

/// The day of a date of ISO 8601, at midnight UTC; 1980-01-01 where there is none, as in zip files.
std::time_t day_of(const std::string& date) {
  constexpr std::time_t kNone = 315532800;
  std::tm day = {};
  const auto number = [&](std::size_t at, std::size_t length, int& value) {
    if (date.size() < at + length) return false;
    const char* const end = date.data() + at + length;
    const auto [stop, error] = std::from_chars(date.data() + at, end, value);
    return error == std::errc{} && stop == end;
  };
  if (!number(0, 4, day.tm_year) || !number(5, 2, day.tm_mon) || !number(8, 2, day.tm_mday))
    return kNone;
  day.tm_year -= 1900;
  day.tm_mon -= 1;
  const std::time_t made = timegm(&day);
  return made > 0 ? made : kNone;
}

/// "0.0 %" of shares, else as many digits as the column has.
std::string number_format(const Field& field) {
  if (field.rule.most == 1.0 && field.unit == "1") return "0.0%";
  if (field.type != Field::Type::real || field.decimals == 0) return "0";
  return "0." + std::string(static_cast<std::size_t>(field.decimals), '0');
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook& book, const std::filesystem::path& path) : book_(book), path_(path) {
    head_ = workbook_add_format(&book);
    format_set_bold(head_);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
    format_set_bg_color(head_, 0xE8EEF4);
    name_ = workbook_add_format(&book);
    format_set_italic(name_);
    format_set_bottom(name_, LXW_BORDER_THIN);
  }

  void write(const Sheet& sheet) {
    if (sheet.layer.count > kMostRows - kHeadRows)
      fail(
          "cannot write {}: sheet {} would have {} rows, {} fit; choose larger blocks, or leave "
          "it out",
          final_name(path_), sheet.name, sheet.layer.count, kMostRows - kHeadRows);
    sheet_ = workbook_add_worksheet(&book_, sheet.name.c_str());
    require(sheet_ != nullptr ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED);
    set_columns(sheet.layer);
    set_head(sheet);
    write_head(sheet.layer);  // rows are written one after the other
    for (std::size_t i = 0; i < sheet.layer.count; ++i)
      write_row(sheet.layer, i);
  }

 private:
  void require(lxw_error error) const {
    if (error != LXW_NO_ERROR)
      fail("cannot write {}: {}; free some space or choose another folder", final_name(path_),
           lxw_strerror(error));
  }

  lxw_format* format_of(const Field& field) {
    const std::string text = number_format(field);
    lxw_format*& format = formats_[text];
    if (format == nullptr) {
      format = workbook_add_format(&book_);
      format_set_num_format(format, text.c_str());
    }
    return format;
  }

  /// As wide as the name and the first rows ask for.
  void set_columns(const Layer& layer) {
    for (std::size_t f = 0; f < layer.fields.size(); ++f) {
      double letters = static_cast<double>(layer.fields[f].name.size()) + 3;  // of the filter
      for (std::size_t i = 0; i < std::min(layer.count, kWidthRows); ++i) {
        const Value value = layer.value(i, f);
        if (const auto* const text = std::get_if<std::string>(&value))
          letters = std::max(letters, static_cast<double>(text->size()) + 1);
      }
      const auto column = static_cast<lxw_col_t>(f);
      require(worksheet_set_column(sheet_, column, column,
                                   std::clamp(letters, kLeastWidth, kMostWidth), nullptr));
    }
  }

  void write_head(const Layer& layer) {
    for (lxw_row_t row = 0; row < kHeadRows; ++row) {
      if (row + 1 < kHeadRows) require(worksheet_set_row(sheet_, row, kHeadHeight, nullptr));
      for (std::size_t f = 0; f < layer.fields.size(); ++f) {
        const Field& field = layer.fields[f];
        const std::string* const texts[] = {&field.meaning.en, &field.meaning.zh, &field.name};
        put(row, f, *texts[row], row + 1 == kHeadRows ? name_ : head_);
      }
    }
  }

  void put(lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format) {
    std::string fitting = valid_utf8(text);
    if (fitting.size() > kMostBytes) fitting.resize(kMostBytes - 3);  // room for the sign of a cut
    require(worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column),
                                   valid_utf8(fitting).c_str(), format));
  }

  void write_row(const Layer& layer, std::size_t i) {
    const auto row = static_cast<lxw_row_t>(i) + kHeadRows;
    for (std::size_t f = 0; f < layer.fields.size(); ++f) {
      const Value value = checked_value(layer, i, f);
      const auto column = static_cast<lxw_col_t>(f);
      if (const auto* const text = std::get_if<std::string>(&value))
        put(row, f, *text, nullptr);
      else if (const auto* const whole = std::get_if<std::int64_t>(&value))
        require(worksheet_write_number(sheet_, row, column, static_cast<double>(*whole),
                                       format_of(layer.fields[f])));
      else if (const auto* const real = std::get_if<double>(&value))
        require(worksheet_write_number(sheet_, row, column, *real, format_of(layer.fields[f])));
    }
  }

  void set_head(const Sheet& sheet) {
    worksheet_freeze_panes(sheet_, kHeadRows, static_cast<lxw_col_t>(sheet.kept_columns));
    if (sheet.layer.fields.empty()) return;
    require(worksheet_autofilter(sheet_, kHeadRows - 1, 0,
                                 kHeadRows - 1 + static_cast<lxw_row_t>(sheet.layer.count),
                                 static_cast<lxw_col_t>(sheet.layer.fields.size() - 1)));
  }

  lxw_workbook& book_;
  const std::filesystem::path& path_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* name_ = nullptr;
  std::map<std::string, lxw_format*> formats_;
};

struct Freed {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

}  // namespace

void write_workbook(const Workbook& workbook, const std::filesystem::path& path) {
  std::string folder = std::filesystem::absolute(path).parent_path().string();
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;  // rows go to temporary files as they come
  options.tmpdir = folder.data();
  std::unique_ptr<lxw_workbook, Freed> book(workbook_new_opt(path.c_str(), &options));
  if (book == nullptr) fail("cannot write {}: no memory for it; free some", final_name(path));
  std::string title = valid_utf8(workbook.title), note = valid_utf8(workbook.note);
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.comments = note.data();
  properties.created = day_of(workbook.date);
  workbook_set_properties(book.get(), &properties);
  SheetWriter writer(*book, path);
  for (const Sheet& sheet : workbook.sheets)
    writer.write(sheet);
  const lxw_error error = workbook_close(book.release());  // frees it too
  if (error != LXW_NO_ERROR)
    fail("cannot write {}: {}; free some space or choose another folder", final_name(path),
         lxw_strerror(error));
}

}  // namespace quarter
