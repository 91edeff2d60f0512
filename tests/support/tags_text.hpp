// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "quarter/base/tags.hpp"

namespace quarter {

/// Tags written as one line of text: "highway=residential oneway=yes". Values hold no spaces.
class TagsText {
 public:
  explicit TagsText(const std::string& text) {
    std::istringstream words(text);
    for (std::string word; words >> word;)
      pairs_.emplace_back(word.substr(0, word.find('=')), word.substr(word.find('=') + 1));
  }

  /// Looks into this object: keep it while the tags are used.
  std::vector<Tag> list() const {
    std::vector<Tag> tags;
    for (const auto& [key, value] : pairs_)
      tags.push_back({key, value});
    return tags;
  }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

}  // namespace quarter
