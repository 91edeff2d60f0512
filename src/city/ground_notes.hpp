// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/base/tags.hpp"
#include "quarter/city/ground.hpp"

namespace quarter {

/// Rules of which few are tried: those whose first key an object has.
class GroundKinds {
 public:
  explicit GroundKinds(const std::vector<GroundRule>& rules);
  /// The kind of the first rule that matches.
  std::optional<GroundKind> of(Tags tags) const;

 private:
  const std::vector<GroundRule>& rules_;
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> by_key_;  // indices, ascending
};

/// What of an extract is to be drawn, while it is read: by ids, since shapes are not known yet.
class GroundNotes {
 public:
  struct Way {
    std::int64_t id;
    std::uint32_t first_ref;  ///< tells versions of one way apart
    std::uint32_t name;       ///< index into names
    GroundKind kind;
    bool is_area;
  };
  struct Node {
    std::int64_t id;
    std::uint32_t version;
    GroundName name;
  };

  GroundNotes(const GroundRules& rules, const GroundWanted& wanted)
      : wanted_(wanted), areas_(rules.areas), lines_(rules.lines), names_(rules.names) {}

  const GroundWanted& wanted() const { return wanted_; }
  /// `closed`: it ends where it begins.
  void note_way(WayId id, std::uint32_t first_ref, bool closed, Tags tags);
  void note_node(NodeId id, std::uint32_t version, LonLat where, Tags tags);
  /// What the area of a relation is drawn as.
  std::optional<GroundKind> area_of(Tags tags) const { return areas_.of(tags); }

  /// By id; of one way or node perhaps several versions.
  std::vector<Way> take_ways();
  std::vector<Node> take_nodes();
  const std::string& text(std::uint32_t name) const { return texts_[name]; }

 private:
  std::uint32_t number_of(std::string_view name);

  GroundWanted wanted_;
  GroundKinds areas_, lines_, names_;
  std::vector<Way> ways_;
  std::vector<Node> nodes_;
  std::vector<std::string> texts_{std::string()};  // the first is the name of what has none
  std::unordered_map<std::string, std::uint32_t> numbers_{{std::string(), 0}};
};

}  // namespace quarter
