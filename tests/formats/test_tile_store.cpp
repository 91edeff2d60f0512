// SPDX-License-Identifier: Apache-2.0
#include "../../src/formats/tile_store.hpp"

#include <random>

#include "formats/temporary_folder.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("Tiles come back as they went in, from memory and from the file beyond it") {
  const TemporaryFolder folder;
  for (const std::uint64_t memory :
       {std::uint64_t{0}, std::uint64_t{6} << 20, std::uint64_t{1} << 30}) {
    std::mt19937 random(3);
    std::vector<std::vector<std::uint8_t>> tiles;
    {
      TileStore store(folder / "spill", memory);
      std::vector<TileStore::Piece> pieces;
      for (int i = 0; i < 60; ++i) {
        tiles.emplace_back(random() % 500'000, static_cast<std::uint8_t>(i));
        pieces.push_back(store.add(tiles.back()));
      }
      CHECK(std::filesystem::exists(folder / "spill") == (memory < std::uint64_t{1} << 30));
      std::vector<std::uint8_t> buffer;
      for (std::size_t i = tiles.size(); i-- > 0;) {
        const auto bytes = store.read(pieces[i], buffer);
        CHECK(std::equal(bytes.begin(), bytes.end(), tiles[i].begin(), tiles[i].end()));
      }
    }
    CHECK_FALSE(std::filesystem::exists(folder / "spill"));
  }
}
