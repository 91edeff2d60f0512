// SPDX-License-Identifier: Apache-2.0
#include "quarter/tables/layer_view.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// All that is not plain becomes an underscore.
std::string plain(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !is_plain(c); }, '_');
  return name;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string name;
  for (std::size_t i = 0; i < parts.size(); ++i)
    name += (i == 0 ? "" : "_") + parts[i];
  return name;
}

std::string shortened(const std::string& name, std::size_t most) {
  std::vector<std::string> parts = split(plain(name), '_');
  while (joined(parts).size() > most) {
    const auto longest =
        std::max_element(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
          return a.size() <= b.size();  // of equals the last
        });
    if (longest->size() > 1)
      longest->pop_back();
    else
      parts.pop_back();
  }
  return joined(parts);
}

/// The name, or with a number at its end that makes it another than those taken.
std::string unique(const std::string& name, std::size_t most, const std::set<std::string>& taken) {
  if (!taken.contains(lower_case(name))) return name;
  for (std::size_t n = 2;; ++n) {
    const std::string number = std::to_string(n);
    const std::string other = name.substr(0, most - number.size()) + number;
    if (!taken.contains(lower_case(other))) return other;
  }
}

Layer columns_of(const Layer& layer, const std::vector<std::size_t>& kept) {
  Layer view = layer;
  view.fields.clear();
  for (const std::size_t f : kept)
    view.fields.push_back(layer.fields[f]);
  view.value = [value = layer.value, kept](std::size_t i, std::size_t f) {
    return value(i, kept[f]);
  };
  return view;
}

std::vector<std::size_t> kept_fields(const Layer& layer,
                                     const std::function<bool(const Field&)>& keep) {
  std::vector<std::size_t> kept;
  for (std::size_t f = 0; f < layer.fields.size(); ++f) {
    if (keep(layer.fields[f])) kept.push_back(f);
  }
  return kept;
}

}  // namespace

std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t most,
                                     std::vector<std::string> taken) {
  std::set<std::string> used;
  for (const std::string& name : taken)
    used.insert(lower_case(name));
  std::vector<std::string> result(names.size());
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto fits = [&](std::size_t i) {
    return plain(names[i]) == names[i] && names[i].size() <= most;
  };
  std::stable_partition(order.begin(), order.end(), fits);  // what fits keeps its name
  for (const std::size_t i : order) {
    result[i] = unique(shortened(names[i], most), most, used);
    used.insert(lower_case(result[i]));
  }
  return result;
}

Layer narrowed(const Layer& layer, const std::function<bool(const Field&)>& keep) {
  Layer view = columns_of(layer, kept_fields(layer, keep));
  std::vector<std::string> names;
  for (const Field& field : view.fields)
    names.push_back(field.name);
  const std::vector<std::string> shorter = short_names(names, 10, {"fid", "geom", "ogc_fid"});
  for (std::size_t f = 0; f < names.size(); ++f) {
    view.fields[f].full_name = names[f];
    view.fields[f].name = shorter[f];
  }
  return view;
}

Layer as_table(const Layer& layer, const std::string& name,
               const std::function<bool(const Field&)>& keep) {
  Layer view = columns_of(layer, kept_fields(layer, keep));
  view.name = name;
  view.kind = Layer::Kind::none;
  view.styles.clear();
  return view;
}

std::string name_in(const Layer& layer, const std::string& full_name) {
  for (const Field& field : layer.fields) {
    if (field.full_name == full_name) return field.name;
  }
  return full_name;
}

}  // namespace quarter
