// SPDX-License-Identifier: Apache-2.0
#include "sheet_words.hpp"

namespace quarter {

SheetWords::SheetWords(const std::vector<Language>& languages, MapCanvas& canvas) {
  for (const Language language : languages) {
    if (language == Language::en || canvas.can_write("数据")) languages_.push_back(language);
  }
  if (languages_.empty()) languages_ = languages;
  if (languages_.empty()) languages_.push_back(Language::en);
}

const std::string& in_language(const Label& label, Language language) {
  return language == Language::zh && !label.zh.empty() ? label.zh : label.en;
}

const std::string& SheetWords::large(const Label& label) const {
  return in_language(label, languages_.front());
}

std::string SheetWords::small(const Label& label) const {
  if (languages_.size() < 2) return {};
  const std::string& other = in_language(label, languages_[1]);
  return other == large(label) ? std::string() : other;
}

std::string SheetWords::both(const Label& label, const char* between) const {
  const std::string other = small(label);
  return other.empty() ? large(label) : large(label) + between + other;
}

}  // namespace quarter
