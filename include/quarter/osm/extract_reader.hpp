// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "quarter/city/ground.hpp"
#include "quarter/city/map_builder.hpp"
#include "quarter/city/map_data.hpp"

namespace quarter {

struct Catalogue;

/// What a file may hold at most; hostile files are smaller on the disk than in memory.
struct ReadBudget {
  std::uint64_t objects = 4'000'000'000ULL;
  /// Bytes of decoded objects for each byte of file (PBF of real cities: 10 to 40) …
  std::uint64_t expansion = 200;
  /// … but this much is always allowed.
  std::uint64_t free_bytes = 256ULL << 20U;
  /// Bytes of XML for each byte of file (packed XML of real cities: 8 to 20), free_bytes besides.
  std::uint64_t text_expansion = 100;
  /// Bytes of unpacked blocks of PBF for each byte of file (real cities: 2 to 3) …
  std::uint64_t unpacking = 30;
  /// … but this much is always allowed.
  std::uint64_t free_unpacked = 8ULL << 20U;
  /// Bytes of decoded objects of one block of PBF; its writers put 8,000 objects into one, some MB.
  std::uint64_t block = 512ULL << 20U;
};

/// Reads an extract in one pass: .osm.pbf, .osm, .osm.gz, .osm.bz2, .o5m.
/// Throws Error naming the file, what is wrong and what to do: unreadable, truncated, corrupt,
/// another format under the wrong name, a history or change file, too large for the budget, nothing
/// in it. Flaws of single objects are counted in MapData::findings. Tells the loop listener of
/// bytes. `given` places join those of the file, or replace them. `covers` is what the file covers;
/// empty: it is found out. `ground`: whether MapData::ground is wanted.
MapData read_extract(const std::filesystem::path& file, const Catalogue& catalogue,
                     DelayPolicy delays, const ReadBudget& budget = {},
                     const GivenPlaces& given = {}, const MultiPolygon& covers = {},
                     const GroundWanted& ground = {});

/// The same from the bytes of a file in memory; `format` as a file ending, such as "osm" or "pbf".
MapData read_extract_bytes(const std::string& bytes, const std::string& format,
                           const Catalogue& catalogue, DelayPolicy delays,
                           const ReadBudget& budget = {}, const GroundWanted& ground = {});

/// libosmium's assembler of multipolygons.
AreaAssembler osmium_area_assembler();

}  // namespace quarter
