// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/palette.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "quarter/checks/rulebook.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
// Deficiency (2009), severity 1, on linear sRGB.
constexpr Matrix kNormal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia{{{0.152286, 1.052583, -0.204868},
                              {0.114503, 0.786281, 0.099216},
                              {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia{{{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}}};

double linear(std::uint8_t value) {
  const double c = value / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double dot(const Triple& a, const Triple& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Triple lab(Colour colour, const Matrix& sight) {
  const Triple rgb{linear(colour.red), linear(colour.green), linear(colour.blue)};
  Triple seen;
  for (std::size_t i = 0; i < 3; ++i)
    seen[i] = std::min(1.0, std::max(0.0, dot(sight[i], rgb)));
  const auto f = [](double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  };
  const double x = f(dot({0.4124564, 0.3575761, 0.1804375}, seen) / 0.95047);
  const double y = f(dot({0.2126729, 0.7151522, 0.0721750}, seen));
  const double z = f(dot({0.0193339, 0.1191920, 0.9503041}, seen) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// Sharma, Wu, Dalal: The CIEDE2000 Color-Difference Formula (2005).
double ciede2000(const Triple& one, const Triple& two) {
  const double pi = std::acos(-1), deg = pi / 180;
  const double mean_c = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
  const double g =
      0.5 * (1 - std::sqrt(std::pow(mean_c, 7) / (std::pow(mean_c, 7) + std::pow(25, 7))));
  const double a1 = one[1] * (1 + g), a2 = two[1] * (1 + g);
  const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, two[2]);
  const auto hue = [&](double b, double a) {
    const double h = std::atan2(b, a) / deg;
    return h < 0 ? h + 360 : h;
  };
  const double h1 = hue(one[2], a1), h2 = hue(two[2], a2);
  double dh = h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  const double dl = two[0] - one[0], dc = c2 - c1;
  const double dbig = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * deg);
  const double l = (one[0] + two[0]) / 2, c = (c1 + c2) / 2;
  double h = (h1 + h2) / 2;
  if (std::abs(h1 - h2) > 180) h += h1 + h2 < 360 ? 180 : -180;
  const double t = 1 - 0.17 * std::cos((h - 30) * deg) + 0.24 * std::cos(2 * h * deg) +
                   0.32 * std::cos((3 * h + 6) * deg) - 0.20 * std::cos((4 * h - 63) * deg);
  const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
  const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
  const double rt = -2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25, 7))) *
                    std::sin(60 * std::exp(-std::pow((h - 275) / 25, 2)) * deg);
  return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dbig / sh, 2) +
                   rt * (dc / sc) * (dbig / sh));
}

double apart(Colour a, Colour b, const Matrix& sight) {
  return ciede2000(lab(a, sight), lab(b, sight));
}

}  // namespace

TEST_CASE("The measure of colours gives a published pair its published distance") {
  // The first pair of the test data of Sharma, Wu and Dalal.
  CHECK(ciede2000({50.0000, 2.6772, -79.7751}, {50.0000, 0.0000, -82.7485}) ==
        Approx(2.0425).margin(0.0001));
}

TEST_CASE("Neighbouring classes are at least 10 apart, for the colour-blind too") {
  const auto classes = time_classes(load_rulebook({}));
  for (const Matrix& sight : {kNormal, kProtanopia, kDeuteranopia}) {
    for (std::size_t i = 1; i < classes.size(); ++i) {
      INFO("class " << i);
      CHECK(apart(classes[i - 1].colour, classes[i].colour, sight) >= 10);
    }
  }
}

TEST_CASE(
    "Classes of change lie alike on both sides of 0, and are told apart by the colour-blind too") {
  const auto classes = change_classes({0.5, 2, 5});
  REQUIRE(classes.size() == 7);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    CHECK(classes[i].above == -classes[classes.size() - 1 - i].upto);
    if (i > 0) CHECK(classes[i].above == classes[i - 1].upto);
  }
  for (const Matrix& sight : {kNormal, kProtanopia, kDeuteranopia}) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        INFO("classes " << k << ", " << i);
        CHECK(apart(classes[k].colour, classes[i].colour, sight) >= 10);
      }
    }
  }
}

TEST_CASE("Verdicts are at least 10 apart, for the colour-blind too") {
  const std::array verdicts{"met", "near", "not met", "unknown"};
  for (const Matrix& sight : {kNormal, kProtanopia, kDeuteranopia}) {
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        INFO(verdicts[i] << ", " << verdicts[k]);
        CHECK(apart(verdict_colour(verdicts[i]), verdict_colour(verdicts[k]), sight) >= 10);
      }
    }
  }
}

TEST_CASE("The colours turn at the limit most checks set") {
  Rulebook catalogue = load_rulebook({});
  CHECK(pivot_minutes(catalogue) == 15);
  const auto set_all = [&](double minutes) {
    for (CheckRule& check : catalogue.checks) {
      for (CheckTarget& target : check.targets)
        target.minutes = minutes;
    }
  };
  set_all(10);
  CHECK(pivot_minutes(catalogue) == 10);
  set_all(12);
  CHECK(pivot_minutes(catalogue) == 15);  // no class ends at 12: the middle one
}

TEST_CASE("Any number of classes covers all minutes once") {
  Rulebook catalogue;
  catalogue.class_minutes =
      GENERATE(as<std::vector<double>>{}, std::vector<double>{}, std::vector<double>{15},
               std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9});
  const auto classes = time_classes(catalogue);
  REQUIRE(classes.size() == catalogue.class_minutes.size() + 1);
  CHECK(classes.front().above == 0);
  CHECK(classes.back().upto == std::numeric_limits<double>::infinity());
  for (std::size_t i = 1; i < classes.size(); ++i)
    CHECK(classes[i].above == classes[i - 1].upto);
}
