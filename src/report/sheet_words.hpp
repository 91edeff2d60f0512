// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "map_canvas.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/report/print_options.hpp"

namespace quarter {

/// What is written on a sheet, in the languages asked for; a language that the fonts of the machine
/// cannot write is left out, unless it is the only one.
class SheetWords {
 public:
  SheetWords(const std::vector<Language>& languages, MapCanvas& canvas);

  /// In the language that is written large.
  const std::string& large(const Label& label) const;
  /// In the other; empty without one, or if it says the same.
  std::string small(const Label& label) const;
  /// Both, one behind the other.
  std::string both(const Label& label, const char* between = "  ") const;

 private:
  std::vector<Language> languages_;
};

/// The text of a label in a language; English where it has no other.
const std::string& in_language(const Label& label, Language language);

}  // namespace quarter
