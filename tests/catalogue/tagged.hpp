// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/tags.hpp"
#include "quarter/base/text.hpp"

/// An object with tags, written "shop=bakery name=Ernst": keys and values without spaces.
class Tagged {
 public:
  explicit Tagged(std::string_view text) : texts_(quarter::split(text, ' ')) {
    for (std::string_view tag : texts_) {
      const auto equals = tag.find('=');
      if (equals != std::string_view::npos) {
        tags_.push_back({tag.substr(0, equals), tag.substr(equals + 1)});
      }
    }
  }
  Tagged(const Tagged&) = delete;
  Tagged& operator=(const Tagged&) = delete;

  operator quarter::Tags() const { return quarter::Tags(tags_); }

 private:
  std::vector<std::string> texts_;
  std::vector<quarter::Tag> tags_;
};
