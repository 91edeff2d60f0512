// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quarter/catalogue/label.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/tables/layer.hpp"

/// Parts of styles and projects of QGIS 3, as XML.
namespace quarter::qgis {

enum class Language : std::uint8_t { en, zh };
inline constexpr Language kLanguages[] = {Language::en, Language::zh};

/// In a language; English where there is no Chinese.
const std::string& in(Language language, const Label& label);

/// A symbol for areas. share: of opacity; pattern: of Qt's brushes, "solid", "b_diagonal" or "no".
std::string fill_symbol(Colour colour, double share, const char* pattern,
                        const char* outline = "255,255,255,160", double outline_mm = 0.1);
std::string line_symbol(Colour colour, double width_mm);
/// Of a width on the ground, m, that is no less and no more than so many mm on paper.
struct GroundWidth {
  double metres = 0;
  double least_mm = 0;
  double most_mm = 0;
};
std::string ground_line_symbol(Colour colour, const GroundWidth& width);
/// shape: of QGIS's simple markers, such as "circle".
std::string marker_symbol(Colour colour, const char* shape, double size_mm);

/// Rules of a renderer: the first that holds of a feature paints it.
class RuleList {
 public:
  /// filter: an expression of QGIS, or "ELSE"; symbol: as of the functions above.
  void add(const std::string& filter, const std::string& label, const std::string& symbol);
  std::string renderer() const;

 private:
  std::string rules_, symbols_;
  std::size_t count_ = 0;
};

/// How labels are set: numbers of QgsPalLayerSettings::Placement.
enum class Placement : std::uint8_t { curved = 3, horizontal = 4, around_point = 6 };

/// Labels by an expression, from a scale of 1 : `scale` on.
std::string labeling(const std::string& expression, Placement placement, int scale, int points);

/// Names of the columns, for people.
std::string aliases(const Layer& layer, Language language);

/// Expression: the words of a column's values, `words` by value; else the value itself.
struct Word {
  std::string value;
  std::string text;
};
std::string word_expression(const std::string& column, const std::vector<Word>& words);

/// What a style is made of.
struct Style {
  std::string renderer;
  std::string labels = {};  ///< empty: none
  std::string aliases = {};
  std::string tip = {};      ///< HTML with expressions in [% %]
  std::string preview = {};  ///< expression that names a feature
  int scale = 0;             ///< shown from 1 : this on; 0: always

  /// The children of a layer's element, in a style and in a project.
  std::string body() const;
  /// A style of its own.
  std::string qml() const;
};

/// A style of this body. attributes: of its element, with a blank before each.
std::string document(const std::string& body, const std::string& attributes = {});

}  // namespace quarter::qgis
