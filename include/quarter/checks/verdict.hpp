// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct CheckRule;

enum class Verdict : std::uint8_t {
  met,
  near,
  not_met,
  unknown,     ///< the data do not tell
  reported,    ///< a figure without a threshold
  untestable,  ///< needs an input that was not given
};

/// As written to the outputs: "met", "near", "not met", "unknown", "reported", "not testable".
std::string_view name_of(Verdict verdict);
/// The same for people who read Chinese.
std::string_view chinese(Verdict verdict);

/// Does one origin satisfy a check?
enum class Answer : std::uint8_t { no, yes, open };

/// A share of weight, as an interval: those who certainly satisfy a check, and those who may.
struct Share {
  double weight = 0;  ///< all
  double yes = 0;
  double open = 0;  ///< the map ends before the limit, so a place beyond it may count

  double low() const { return weight > 0 ? yes / weight : 0; }
  /// Infinite where the map lets no upper end be named.
  double high() const { return weight > 0 ? (yes + open) / weight : 0; }
  /// Whether it says anything: not that of something without weight, nor "at least 0".
  bool is_known() const { return weight > 0 && (yes > 0 || std::isfinite(open)); }
  Share& operator+=(const Share& other);
};

/// Met or near if the lower end of the interval says so, not met if the upper end does; unknown if
/// the interval straddles a threshold, or if there is no weight. If `near` is greater than `met`,
/// less is better.
Verdict verdict_of(const Share& share, double met, double near);
/// The same by the thresholds of a check, if it has any.
Verdict verdict_of(const CheckRule& check, const Share& share);

/// Of two ways to satisfy a check, the better answer.
constexpr Answer better(Answer a, Answer b) {
  if (a == Answer::yes || b == Answer::yes) return Answer::yes;
  return a == Answer::open || b == Answer::open ? Answer::open : Answer::no;
}

/// A time is certain if the edge of the data is not nearer. Otherwise a place beyond the edge might
/// be, and a limit that lies beyond the edge is open.
Answer answer(TravelCost to_place, TravelCost to_edge, double minutes, double metres);

}  // namespace quarter
