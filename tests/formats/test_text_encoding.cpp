// SPDX-License-Identifier: Apache-2.0
// Texts of Shapefile and CSV in other encodings than UTF-8: what is read, what is noted, what is
// refused. Texts are brought to their encoding by GDAL's CPLRecode.
#include <cpl_string.h>

#include <random>

#include "drawn_shapefile.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/district_file.hpp"
#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::string in(const char* encoding, const std::string& text) {
  char* const recoded = CPLRecode(text.c_str(), "UTF-8", encoding);
  std::string result(recoded);
  CPLFree(recoded);
  return result;
}

std::vector<std::string> all_in(const char* encoding, std::vector<std::string> texts) {
  for (std::string& text : texts)
    text = in(encoding, text);
  return texts;
}

struct Read {
  std::vector<std::string> names;
  std::vector<std::string> notes;
  std::string complaint;
};

Read read(const DrawnShapefile& drawn, const std::string& encoding = {}) {
  const TemporaryFolder folder;
  ReadingNotes notes;
  Read result;
  result.complaint = message_of([&] {
    for (const District& d :
         read_districts(drawn.draw(folder / "a.shp"), "", {encoding, &notes}).districts)
      result.names.push_back(d.name);
  });
  result.notes = notes.all();
  return result;
}

Read read_csv(const std::string& text, const std::string& encoding = {}) {
  const TemporaryFolder folder;
  ReadingNotes notes;
  Read result;
  result.complaint = message_of([&] {
    for (const NamedPoint& p :
         read_points(put(folder / "p.csv", text), Datum::wgs84, {encoding, &notes}))
      result.names.push_back(p.id);
  });
  result.notes = notes.all();
  return result;
}

bool says(const std::string& message, const std::string& words) {
  INFO(message);
  return message.find(words) != std::string::npos && message.find('\n') == std::string::npos;
}

const std::vector<std::string> kChinese = {"大梅沙", "盐田区"};

}  // namespace

TEST_CASE("Names in GBK without a word on it are read as GB 18030, and it is said") {
  const Read chinese = read({.texts = all_in("GBK", kChinese)});
  CHECK(chinese.complaint.empty());
  CHECK(chinese.names == kChinese);
  REQUIRE(chinese.notes.size() == 1);
  CHECK(says(chinese.notes[0],
             "a.shp: its texts are not UTF-8; they are read as GB 18030, such as "
             "'大梅沙'"));
  CHECK(says(chinese.notes[0], "--encoding"));
  CHECK(says(chinese.notes[0], "a.cpg"));
}

TEST_CASE("A .cpg or the language driver says what the texts are, in any spelling") {
  const std::vector<std::string> german = {"Süd", "Größe"};
  struct Case {
    const char* encoding;
    const char* cpg;
    char driver;
    std::vector<std::string> names;
  };
  const std::vector<Case> cases = {
      {"GBK", "GBK", 0, kChinese},
      {"GBK", "936", 0, kChinese},
      {"GBK", "cp936\n", 0, kChinese},
      {"GBK", "GB2312", 0, kChinese},
      {"GBK", "", 0x4D, kChinese},
      {"BIG5", "Big5", 0, {"臺北市", "信義區"}},
      {"ISO-8859-1", "ISO-8859-1", 0, german},
      {"ISO-8859-1", "88591", 0, german},
      {"ISO-8859-1", "8859-1", 0, german},
      {"CP1252", "ANSI 1252", 0, german},
      {"CP1252", "", 0x03, german},
      {"CP850", "OEM 850", 0, german},
      {"CP1251", "windows-1251", 0, {"Север", "Юг"}},
      {"UTF-8", "UTF-8", 0, kChinese},
      {"UTF-8", "utf8", 0, german},
      {"UTF-8", "", 0, kChinese},
  };
  for (const Case& c : cases) {
    INFO(c.encoding << ' ' << c.cpg << ' ' << int{c.driver});
    const Read result =
        read({.texts = all_in(c.encoding, c.names), .width = 30, .driver = c.driver, .cpg = c.cpg});
    CHECK(result.complaint.empty());
    CHECK(result.names == c.names);
    CHECK(result.notes.empty());
  }
}

TEST_CASE("What is said on the command line wins over the file") {
  const Read result = read({.texts = all_in("BIG5", {"信義區"}), .cpg = "GBK"}, "big5");
  CHECK(result.names == std::vector<std::string>{"信義區"});
  CHECK(result.notes.empty());
}

TEST_CASE("Texts that may be of several encodings are refused with their place and the remedy") {
  const std::vector<std::vector<std::string>> texts = {
      all_in("ISO-8859-1", {"Nord", "Süd"}),
      all_in("ISO-8859-1", {"Größe", "Straße"}),
      all_in("CP1251", {"Север", "Москва"}),
      all_in("BIG5", {"臺北市", "信義區"}),
      all_in("CP932", {"カタカナ", "ひらがな"}),
      all_in("EUC-JP", {"ひらがな", "さくら町"}),
      all_in("EUC-KR", {"서울특별시", "부산광역시", "대구광역시", "인천광역시", "광주광역시"}),
      {std::string("\xFF\xFE\x80")},
  };
  for (const auto& names : texts) {
    const Read result = read({.texts = names});
    CHECK(says(result.complaint, "a.shp: feature "));
    CHECK(says(result.complaint, "has a text in column 'NAME' that is not UTF-8"));
    CHECK(says(result.complaint, "--encoding, such as GB18030, Big5 or ISO-8859-1, or in a.cpg"));
    CHECK(result.notes.empty());
  }
  CHECK(says(read({.texts = all_in("ISO-8859-1", {"Nord", "Süd"})}).complaint, "feature 2 "));
}

TEST_CASE("Where a wrong encoding is said the text that is none of it is named") {
  CHECK(says(read({.texts = all_in("ISO-8859-1", {"Süd"})}, "UTF-8").complaint,
             "feature 1 has a text in column 'NAME' that is not UTF-8"));
  CHECK(says(read({.texts = all_in("ISO-8859-1", {"Sü"})}, "gbk").complaint, "that is not gbk"));
}

TEST_CASE(
    "A .dbf that says ANSI may hold anything: Chinese where it is that, else Western letters") {
  const char ansi = 0x57;
  CHECK(read({.texts = all_in("CP1252", {"Süd"}), .driver = ansi}).names ==
        std::vector<std::string>{"Süd"});
  CHECK(read({.texts = all_in("GBK", kChinese), .driver = ansi}).names == kChinese);
  CHECK(read({.texts = all_in("UTF-8", kChinese), .driver = ansi}).names == kChinese);
}

TEST_CASE("A .cpg that is wrong is no reason to spoil Chinese names") {
  const Read result = read({.texts = all_in("GBK", kChinese), .cpg = "UTF-8"});
  CHECK(result.names == kChinese);
  CHECK(result.notes.size() == 1);
}

TEST_CASE("Texts that are UTF-8 are read so, whatever the language driver says, and it is said") {
  const Read result = read({.texts = all_in("UTF-8", kChinese), .driver = 0x4D});
  CHECK(result.names == kChinese);
  REQUIRE(result.notes.size() == 1);
  CHECK(says(result.notes[0], "its texts are UTF-8, not CP936; they are read so"));
}

TEST_CASE("A letter that the end of its column has cut is left out") {
  CHECK(read({.texts = {in("UTF-8", "大梅沙").substr(0, 8)}, .width = 8}).names ==
        std::vector<std::string>{"大梅"});
  CHECK(read({.texts = {in("GBK", "大梅沙").substr(0, 5)}, .width = 5}).names ==
        std::vector<std::string>{"大梅"});
  // In the middle of a column nothing has been cut.
  CHECK_FALSE(read({.texts = {in("UTF-8", "大梅沙").substr(0, 8)}, .width = 9}).complaint.empty());
}

TEST_CASE("Names of columns are read like texts") {
  const Read result = read({.column = in("GBK", "名称"), .texts = all_in("GBK", kChinese)});
  CHECK(result.names == kChinese);
}

TEST_CASE("A CSV is read in its encoding too") {
  const std::string rows = "id,lon,lat\n大梅沙,114.3,22.6\n盐田区,114.2,22.6\n";
  CHECK(read_csv(rows).names == kChinese);
  CHECK(read_csv(in("GBK", rows)).names == kChinese);
  CHECK(read_csv(in("GBK", rows)).notes.size() == 1);
  CHECK(read_csv(in("GBK", rows), "GB18030").notes.empty());
  CHECK(read_csv(in("BIG5", "id,lon,lat\n信義區,121,25\n"), "Big5").names.at(0) == "信義區");
  CHECK(says(read_csv(in("ISO-8859-1", "id,lon,lat\na,1,2\nSüd,1,2\n")).complaint,
             "row 3 has a text in column 'id' that is not UTF-8"));
  CHECK(read_csv(in("ISO-8859-1", "id,lon,lat\nSüd,1,2\n"), "latin1").names.at(0) == "Süd");
}

TEST_CASE("A CSV that is marked as UTF-8 is that, and one in UTF-16 is refused") {
  CHECK(read_csv("\xEF\xBB\xBFid,lon,lat\nSüd,1,2\n", "GB18030").names.at(0) == "Süd");
  CHECK(says(read_csv(std::string("\xFF\xFEi\0d\0", 6)).complaint, "it is UTF-16"));
}

TEST_CASE("All columns of points are kept, so that each must be text") {
  const Read read = read_csv("id,lon,lat,note\na,1,2,\xFF\n");
  INFO(read.complaint);
  CHECK(says(read.complaint, "column 'note'"));
}

TEST_CASE("GeoJSON is UTF-8, and only what is not is read as the command line says") {
  const auto read_geojson = [](const std::string& name) {
    const TemporaryFolder folder;
    const std::string text =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":")" +
        name + R"("},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})";
    return read_districts(put(folder / "a.geojson", text), "", {"GB18030", nullptr})
        .districts.at(0)
        .name;
  };
  CHECK(read_geojson("Süd 大") == "Süd 大");
  CHECK(read_geojson(in("GBK", "大梅沙")) == "大梅沙");
}

TEST_CASE("Whatever common Chinese names there are, they come back letter by letter") {
  const std::string letters =
      "东西南北中大小新老城区街道路村镇乡县市山水河湖海江桥门园林花石沙田井口安平和兴福永长春阳明光"
      "华"
      "龙凤金银玉宝德文武学府清北京天津上海重庆深圳广州杭南苏宁福厦青岛济郑汉长沙成都昆贵";
  std::mt19937 random(1);
  const auto pick = [&] { return letters.substr(random() % (letters.size() / 3) * 3, 3); };
  for (int file = 0; file < 200; ++file) {
    std::vector<std::string> names;
    for (unsigned n = 0; n < 2 + random() % 8; ++n) {
      std::string name = std::to_string(n);  // all are different
      for (unsigned i = 0; i < 2 + random() % 5; ++i)
        name += pick();
      names.push_back(name);
    }
    REQUIRE(read({.texts = all_in("GB18030", names), .width = 40}).names == names);
  }
}

TEST_CASE("Whatever Western names there are, they are never taken for Chinese") {
  const std::string accents = in("ISO-8859-1", "äöüßéèêçñáíóúàâîôûåæøÄÖÜÉÅØ");
  std::mt19937 random(2);
  for (int file = 0; file < 200; ++file) {
    std::vector<std::string> names;
    for (unsigned n = 0; n < 1 + random() % 8; ++n) {
      std::string name = std::to_string(n) + "B";
      name += accents[random() % accents.size()];
      for (unsigned i = 0; i < 2 + random() % 8; ++i)
        name += random() % 5 == 0 ? accents[random() % accents.size()]
                                  : static_cast<char>('a' + random() % 26);
      names.push_back(name);
    }
    const Read result = read({.texts = names});
    REQUIRE(result.notes.empty());
    REQUIRE_FALSE(result.complaint.empty());
  }
}

TEST_CASE("Encodings are known by their usual names, and what is none is not") {
  for (const char* name : {"GBK", "gb18030", "936", "Big5", "950", "ISO-8859-15", "iso 8859-1",
                           "latin1", "cp1252", "UTF-8", "65001", "Shift_JIS", "EUC-KR", "KOI8-R"})
    CHECK(is_readable_encoding(name));
  for (const char* name : {"", "gbq", "UTF-16", "UTF-32", "GBK//IGNORE", "../x", "9", "System"})
    CHECK_FALSE(is_readable_encoding(name));
}
