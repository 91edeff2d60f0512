// SPDX-License-Identifier: Apache-2.0
#include "number.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

namespace quarter {
namespace {

constexpr std::array<std::int64_t, 10> kPowersOfTen = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

/// Largest double below which every integer is a double.
constexpr double kExactIntegers = 9007199254740992.0;

std::int64_t power_of_ten(int decimals) {
  return kPowersOfTen.at(static_cast<std::size_t>(decimals));
}

void require_finite(double number) {
  if (!std::isfinite(number)) throw std::logic_error("a value to be written is not a number");
}

void append_unsigned(TextBuffer& out, std::uint64_t number) {
  const fmt::format_int digits(number);
  append(out, {digits.data(), digits.size()});
}

}  // namespace

void append_integer(TextBuffer& out, std::int64_t number) {
  const fmt::format_int digits(number);
  append(out, {digits.data(), digits.size()});
}

void append_scaled(TextBuffer& out, std::int64_t scaled, int decimals) {
  const std::uint64_t magnitude =
      scaled < 0 ? ~static_cast<std::uint64_t>(scaled) + 1 : static_cast<std::uint64_t>(scaled);
  const auto unit = static_cast<std::uint64_t>(power_of_ten(decimals));
  if (scaled < 0) out.push_back('-');
  append_unsigned(out, magnitude / unit);
  std::uint64_t fraction = magnitude % unit;
  if (fraction == 0) return;
  while (fraction % 10 == 0) {
    fraction /= 10;
    --decimals;
  }
  std::array<char, 10> digits{};
  for (int i = decimals; i > 0; --i, fraction /= 10) {
    digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + fraction % 10);
  }
  digits[0] = '.';
  append(out, {digits.data(), static_cast<std::size_t>(decimals) + 1});
}

void append_real(TextBuffer& out, double number, int decimals) {
  require_finite(number);
  const double scaled = number * static_cast<double>(power_of_ten(decimals));
  if (std::abs(scaled) < kExactIntegers) {
    append_scaled(out, std::llround(scaled), decimals);
  } else {
    fmt::format_to(fmt::appender(out), "{:.0f}", number);
  }
}

double rounded(double number, int decimals) {
  require_finite(number);
  const auto unit = static_cast<double>(power_of_ten(decimals));
  const double scaled = number * unit;
  // Adding zero turns -0 into 0.
  return std::abs(scaled) < kExactIntegers ? std::round(scaled) / unit + 0.0 : number;
}

}  // namespace quarter
