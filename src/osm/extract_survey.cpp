// SPDX-License-Identifier: Apache-2.0
#include "quarter/osm/extract_survey.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <osmium/io/detail/pbf_decoder.hpp>
#include <osmium/osm.hpp>
#include <string>
#include <string_view>

#include "file_kind.hpp"
#include "pbf_blobs.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr std::size_t kMostBlocks = 128;

/// Bytes of a file for each node in it, ways and the rest included, and nodes for each way: of the
/// real cities that the tests know (XML 120 to 150, packed XML 24 to 32; 6 to 8 nodes a way) [P].
struct Rate {
  std::string_view ending;
  double bytes_per_node;
};
constexpr std::array kRates{Rate{".osm", 140.0}, Rate{".osm.gz", 26.0}, Rate{".osm.bz2", 22.0},
                            Rate{".o5m", 14.0}};
constexpr double kNodesPerWay = 7;
constexpr double kWaysPerRelation = 60;

/// What was counted in some blocks.
class Count {
 public:
  Count(ExtractSurvey& survey, std::span<const Box> boxes) : survey_(survey), boxes_(boxes) {
    survey_.nodes_in.assign(boxes.size(), 0);
  }

  void add(const osmium::memory::Buffer& buffer) {
    for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
      switch (object.type()) {
        case osmium::item_type::node:
          add(static_cast<const osmium::Node&>(object).location());
          break;
        case osmium::item_type::way:
          ++survey_.ways;
          break;
        default:
          ++survey_.relations;
      }
    }
  }

  /// Of the whole from a part of it.
  void scale(double factor) {
    for (double* const count : {&survey_.nodes, &survey_.ways, &survey_.relations})
      *count *= factor;
    for (double& count : survey_.nodes_in)
      count *= factor;
  }

 private:
  void add(const osmium::Location& location) {
    ++survey_.nodes;
    const LonLat where{location.x(), location.y()};
    for (std::size_t i = 0; i < boxes_.size(); ++i)
      survey_.nodes_in[i] += boxes_[i].contains(where) ? 1 : 0;
  }

  ExtractSurvey& survey_;
  std::span<const Box> boxes_;
};

Box box_of_header(const osmium::io::Header& header) {
  Box box;
  const osmium::Box stated = header.joined_boxes();
  if (!stated.valid()) return box;
  box.extend({stated.bottom_left().x(), stated.bottom_left().y()});
  box.extend({stated.top_right().x(), stated.top_right().y()});
  return box;
}

void count_block(const std::string& packed, Count& count) {
  using namespace osmium::io::detail;
  std::string unpacked;
  const protozero::data_view block = decode_blob(packed, unpacked);
  osmium::memory::Buffer buffer =
      PBFPrimitiveBlockDecoder{block, osmium::osm_entity_bits::nwr, osmium::io::read_meta::no}();
  while (buffer.has_nested_buffers())
    count.add(*buffer.get_last_nested());
  count.add(buffer);
}

ExtractSurvey survey_pbf(const std::filesystem::path& file, std::span<const Box> boxes) {
  ExtractSurvey survey;
  std::ifstream in(file, std::ios::binary);
  if (!in) fail("{}: cannot be opened; check who may read it", file.string());
  PbfBlobs blobs(in);
  survey.box = box_of_header(osmium::io::detail::decode_header(blobs.header()));
  std::vector<std::uint64_t> starts;
  for (std::uint64_t at = blobs.offset(); blobs.skip(); at = blobs.offset())
    starts.push_back(at);
  Count count(survey, boxes);
  const std::size_t step = (starts.size() + kMostBlocks - 1) / kMostBlocks;
  std::size_t looked_at = 0;
  for (std::size_t i = step / 2; i < starts.size(); i += step, ++looked_at) {
    blobs.seek(starts[i]);
    count_block(blobs.next(), count);
  }
  survey.exact = looked_at == starts.size();
  if (looked_at > 0)
    count.scale(static_cast<double>(starts.size()) / static_cast<double>(looked_at));
  return survey;
}

ExtractSurvey survey_by_size(const std::string& name, std::uint64_t bytes, std::size_t boxes) {
  ExtractSurvey survey;
  const auto rate = std::find_if(kRates.begin(), kRates.end(),
                                 [&](const Rate& one) { return name.ends_with(one.ending); });
  const double per_node =
      rate == kRates.end() ? kRates.front().bytes_per_node : rate->bytes_per_node;
  survey.nodes = static_cast<double>(bytes) / per_node;
  survey.ways = survey.nodes / kNodesPerWay;
  survey.relations = survey.ways / kWaysPerRelation;
  survey.nodes_in.assign(boxes, survey.nodes);
  return survey;
}

}  // namespace

ExtractSurvey survey_extract(const std::filesystem::path& file, std::span<const Box> boxes) try {
  refuse_other_files(file);
  const std::uint64_t bytes = std::filesystem::file_size(file);
  const std::string name = file.filename().string();
  ExtractSurvey survey =
      name.ends_with(".pbf") ? survey_pbf(file, boxes) : survey_by_size(name, bytes, boxes.size());
  survey.bytes = bytes;
  return survey;
} catch (const Error&) {
  throw;
} catch (const std::exception& e) {
  fail("{}: broken or cut off ({}); download the extract again", file.string(),
       valid_utf8(e.what()));
}

}  // namespace quarter
