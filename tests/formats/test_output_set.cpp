// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "quarter/formats/write_layer.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;

namespace {

/// Writes a set of run.json, which names the other files, and those files with `text` in them.
void write_set(OutputSet& set, const Names& names, const std::string& text) {
  std::string list;
  for (const std::string& name : names) {
    put(set.file(name), text);
    list += (list.empty() ? "" : ",") + ("{\"name\":\"" + name + "\"}");
  }
  put(set.file("run.json"), "{\"files\":[" + list + "]}");
}

void commit_set(const fs::path& target, bool overwrite, const Names& names,
                const std::string& text) {
  OutputSet set(target, overwrite);
  write_set(set, names, text);
  set.commit();
}

/// Runs `work` in a process of its own that is killed right after; returns the number of the
/// process.
template <typename Work>
pid_t killed_after(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::raise(SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  return child;
}

std::string refusal(const fs::path& target, bool overwrite) {
  return message_of([&] { const OutputSet set(target, overwrite); });
}

/// Changes the current folder for one test.
class CurrentFolder {
 public:
  explicit CurrentFolder(const fs::path& folder) : before_(fs::current_path()) {
    fs::current_path(folder);
  }
  ~CurrentFolder() { fs::current_path(before_); }
  CurrentFolder(const CurrentFolder&) = delete;
  CurrentFolder& operator=(const CurrentFolder&) = delete;

 private:
  fs::path before_;
};

}  // namespace

TEST_CASE("A set appears as a whole when it is committed, and not before") {
  const TemporaryFolder folder;
  OutputSet set(folder / "results", false);
  write_set(set, {"a.txt", "maps/b.png"}, "1");
  CHECK_FALSE(fs::exists(folder / "results"));
  CHECK(set.names() == Names{"a.txt", "maps/b.png", "run.json"});
  set.commit();
  CHECK(folder.names() == Names{"results"});
  CHECK(bytes_of(folder / "results/maps/b.png") == "1");
  CHECK_THROWS_AS(set.commit(), std::logic_error);
}

TEST_CASE("Without a commit nothing is left") {
  const TemporaryFolder folder;
  {
    OutputSet set(folder / "results", false);
    write_set(set, {"a.txt"}, "1");
  }
  CHECK(folder.names().empty());
}

TEST_CASE("An empty folder may be the target, and keeps its permissions") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "results");
  fs::permissions(folder / "results", fs::perms::owner_all | fs::perms::group_all);
  commit_set(folder / "results", false, {"a.txt"}, "1");
  CHECK(bytes_of(folder / "results/a.txt") == "1");
  CHECK(fs::status(folder / "results").permissions() ==
        (fs::perms::owner_all | fs::perms::group_all));
}

TEST_CASE("A folder that holds something is refused before any work") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "results");
  put(folder / "results/mine.txt", "mine");
  const CurrentFolder here(folder.path());
  CHECK(
      refusal("results/", false) ==
      "results/ exists and is not empty; give another -o, or --overwrite to replace the results in "
      "it");
  CHECK(refusal("results/", true) ==
        "results/ holds no run.json of an earlier run, so its files are not ours to replace; give "
        "another -o");
  put(folder / "results/run.json", "{\"files\": [\"mine.txt\"]}");
  CHECK(refusal("results", true).find("holds no run.json") != std::string::npos);
  CHECK(folder.names() == Names{"results"});
}

TEST_CASE("Targets that cannot be a folder are refused before any work") {
  const TemporaryFolder folder;
  put(folder / "file", "");
  fs::create_symlink(folder / "nothing", folder / "link");
  CHECK(refusal(folder / "file", false).find("is a file; give a folder") != std::string::npos);
  CHECK(refusal(folder / "no/results", false).find("no; create it first") != std::string::npos);
  CHECK(refusal(folder / "link", false).find("is a link to nothing") != std::string::npos);
  CHECK(refusal(folder / "file/results", true).find("there is no folder") != std::string::npos);
  CHECK(refusal("", false).find("is empty") != std::string::npos);
  CHECK(refusal("/proc/results", false).find("cannot write in /proc") != std::string::npos);
  CHECK(refusal("/proc", true).find("is a mount point") != std::string::npos);
}

TEST_CASE("The current folder is refused, a folder inside it is not") {
  const TemporaryFolder folder;
  const CurrentFolder here(folder.path());
  CHECK(refusal(".", false).find("is the current folder") != std::string::npos);
  CHECK(refusal("./", false).find("is the current folder") != std::string::npos);
  commit_set("./results/.", false, {"a.txt"}, "1");
  CHECK(folder.names() == Names{"results"});
}

TEST_CASE("A set behind a link is replaced where it really is") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "disk/results");
  fs::create_symlink(folder / "disk/results", folder / "link");
  commit_set((folder / "link").string() + "/", false, {"a.txt"}, "1");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(bytes_of(folder / "disk/results/a.txt") == "1");
}

TEST_CASE("Overwriting replaces what an earlier run wrote and keeps everything else") {
  const TemporaryFolder folder;
  const fs::path results = folder / "results";
  commit_set(results, false, {"old.txt", "both.txt", "maps/old.png"}, "1");
  put(results / "mine.txt", "mine");
  fs::create_directories(results / "notes/empty");
  put(results / "notes/page.txt", "page");
  put(results / "maps/mine.png", "map");
  fs::create_symlink("mine.txt", results / "mine.link");
  commit_set(results, true, {"both.txt"}, "2");
  CHECK(folder.names() == Names{"results"});
  CHECK(bytes_of(results / "both.txt") == "2");
  CHECK_FALSE(fs::exists(results / "old.txt"));
  CHECK_FALSE(fs::exists(results / "maps/old.png"));
  CHECK(bytes_of(results / "mine.txt") == "mine");
  CHECK(bytes_of(results / "notes/page.txt") == "page");
  CHECK(bytes_of(results / "maps/mine.png") == "map");
  CHECK(fs::is_directory(results / "notes/empty"));
  CHECK(fs::read_symlink(results / "mine.link") == "mine.txt");
}

TEST_CASE("Overwriting without a commit leaves the earlier set as it was") {
  const TemporaryFolder folder;
  commit_set(folder / "results", false, {"a.txt"}, "1");
  {
    OutputSet set(folder / "results", true);
    write_set(set, {"a.txt"}, "2");
  }
  CHECK(folder.names() == Names{"results"});
  CHECK(bytes_of(folder / "results/a.txt") == "1");
}

TEST_CASE("A file of the user's is not replaced by an output of the same name") {
  const TemporaryFolder folder;
  commit_set(folder / "results", false, {"a.txt"}, "1");
  put(folder / "results/report.html", "mine");
  OutputSet set(folder / "results", true);
  CHECK(message_of([&] { set.file("report.html"); }).find("would be lost") != std::string::npos);
  CHECK_NOTHROW(set.file("a.txt"));
}

TEST_CASE("A folder filled by somebody else in the meantime is not touched") {
  const TemporaryFolder folder;
  OutputSet set(folder / "results", false);
  write_set(set, {"a.txt"}, "1");
  fs::create_directory(folder / "results");
  put(folder / "results/mine.txt", "mine");
  CHECK(message_of([&] { set.commit(); }).find("cannot put") != std::string::npos);
  CHECK(bytes_of(folder / "results/mine.txt") == "mine");
}

TEST_CASE("A file that was announced but never written stops the commit") {
  const TemporaryFolder folder;
  OutputSet set(folder / "results", false);
  set.file("a.txt");
  CHECK(message_of([&] { set.commit(); }).find("a.txt: No such file") != std::string::npos);
  CHECK_FALSE(fs::exists(folder / "results"));
}

TEST_CASE("Names that lead out of the set are a mistake of the program") {
  const TemporaryFolder folder;
  OutputSet set(folder / "results", false);
  for (const char* const name : {"", ".", "..", "../a", "/a", "a/../../b", "a/"}) {
    CHECK_THROWS_AS(set.file(name), std::logic_error);
  }
}

TEST_CASE("What a killed run leaves is hidden, and gone with the next run") {
  const TemporaryFolder folder;
  commit_set(folder / "results", false, {"a.txt"}, "1");
  killed_after([&] {
    static OutputSet set(folder / "results", true);
    write_set(set, {"a.txt"}, "2");
  });
  REQUIRE(folder.names().size() == 2);
  CHECK(folder.names()[0].find(".quarter-") == 0);
  CHECK(bytes_of(folder / "results/a.txt") == "1");
  commit_set(folder / "results", true, {"a.txt"}, "3");
  CHECK(folder.names() == Names{"results"});
  CHECK(bytes_of(folder / "results/a.txt") == "3");
}

TEST_CASE("The folder of a run that is still under way is left alone") {
  const TemporaryFolder folder;
  OutputSet first(folder / "results", false);
  write_set(first, {"a.txt"}, "1");
  OutputSet second(folder / "results", false);
  CHECK(folder.names().size() == 2);
  first.commit();
  CHECK(bytes_of(folder / "results/a.txt") == "1");
}

TEST_CASE("An earlier set that stepped aside for a killed run comes back") {
  const TemporaryFolder folder;
  commit_set(folder / "results", false, {"a.txt"}, "1");
  killed_after([&] {
    static OutputSet set(folder / "results", true);
    write_set(set, {"a.txt"}, "2");
  });
  fs::rename(folder / "results", folder / folder.names()[0] / "old");
  CHECK(refusal(folder / "results", false).find("exists and is not empty") != std::string::npos);
  CHECK(bytes_of(folder / "results/a.txt") == "1");
  CHECK(folder.names() == Names{"results"});
}

TEST_CASE("Hidden folders of other names are never removed") {
  const TemporaryFolder folder;
  killed_after([&] { static OutputSet set(folder / "results", true); });
  const std::string real = folder.names()[0];
  const std::string stem = real.substr(0, real.size() - 2);
  const Names others = {".quarter-0123456789abcdef-12-0", stem, stem + "-x", stem + "-1",
                        real.substr(0, 26) + "me-0"};
  for (const std::string& other : others) {
    fs::create_directory(folder / other);
    put(folder / other / "a.txt", "1");
  }
  fs::create_directory(folder / (stem + "-2"));
  put(folder / (stem + "-2") / "owner", "me\n");
  commit_set(folder / "results", false, {"a.txt"}, "1");
  CHECK(folder.names().size() == others.size() + 2);
}

TEST_CASE("A name as long as the file system allows can be written") {
  const TemporaryFolder folder;
  const std::string name = std::string(251, 'x') + ".csv";
  write_file_atomically(folder / name, false, [](const fs::path& path) { put(path, "1"); });
  commit_set(folder / std::string(255, 'y'), false, {"a.txt"}, "1");
  CHECK(folder.names() == Names{name, std::string(255, 'y')});
}

TEST_CASE("A folder whose process is gone is a leftover though another process bears its number") {
  const TemporaryFolder folder;
  killed_after([&] { static OutputSet set(folder / "results", true); });
  const std::string left = folder.names()[0];
  const std::string mine = left.substr(0, 26) + std::to_string(::getpid()) + "-7";
  std::string owner = bytes_of(folder / left / "owner");
  owner = owner.substr(0, owner.rfind(' ') + 1) + std::to_string(::getpid()) + "\n";
  fs::rename(folder / left, folder / mine);
  put(folder / mine / "owner", owner);
  commit_set(folder / "results", false, {"a.txt"}, "1");
  CHECK(folder.names() == Names{"results"});
}

TEST_CASE("A scratch file that is still there keeps the set from being put in place") {
  const TemporaryFolder folder;
  commit_set(folder / "results", false, {"a.txt"}, "1");
  OutputSet set(folder / "results", true);
  write_set(set, {"a.txt"}, "2");
  put(set.file("a.txt").replace_extension(".scratch"), "2");
  CHECK(message_of([&] { set.commit(); }).find("a.scratch") != std::string::npos);
  CHECK(bytes_of(folder / "results/a.txt") == "1");
}

TEST_CASE("A disk that fills up leaves the earlier set and nothing else") {
  const TemporaryFolder folder;
  commit_set(folder / "results", false, {"a.txt"}, "1");
  const std::string message = message_of([&] {
    OutputSet set(folder / "results", true);
    const FileSizeLimit limit(100);
    write_text(std::string(1000, 'x'), set.file("a.txt"));
    set.commit();
  });
  CHECK(message.find((folder / "results/a.txt").string() + ": File too large") !=
        std::string::npos);
  CHECK(folder.names() == Names{"results"});
  CHECK(bytes_of(folder / "results/a.txt") == "1");
}

TEST_CASE("A single file appears when it is whole and keeps its ending on the way") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "times.csv", false, [&](const fs::path& path) {
    CHECK(path.filename() == "times.csv");
    CHECK_FALSE(fs::exists(folder / "times.csv"));
    put(path, "1");
  });
  CHECK(folder.names() == Names{"times.csv"});
  CHECK(bytes_of(folder / "times.csv") == "1");
}

TEST_CASE("A single file that exists is replaced only on demand, and only by a whole one") {
  const TemporaryFolder folder;
  const fs::path target = put(folder / "times.csv", "1");
  const auto write = [](const fs::path& path) { put(path, "2"); };
  const auto break_off = [](const fs::path& path) {
    put(path, "2");
    fail("stopped");
  };
  CHECK(message_of([&] { write_file_atomically(target, false, write); }).find("--overwrite") !=
        std::string::npos);
  CHECK(message_of([&] { write_file_atomically(target, true, break_off); }) == "stopped");
  CHECK(bytes_of(target) == "1");
  write_file_atomically(target, true, write);
  CHECK(bytes_of(target) == "2");
  CHECK(folder.names() == Names{"times.csv"});
  CHECK(message_of([&] {
          write_file_atomically(folder.path(), true, write);
        }).find("is not a plain file") != std::string::npos);
}

TEST_CASE("SHA-256 of a file is that of the standard's examples") {
  const TemporaryFolder folder;
  // FIPS 180-4 examples: "abc" and the empty message.
  CHECK(sha256_of_file(put(folder / "abc", "abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_of_file(put(folder / "empty", "")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(message_of([&] { sha256_of_file(folder / "none"); }).find("none: No such file") !=
        std::string::npos);
}

TEST_CASE(
    "A set whose record was deleted is known by its marker, and only its own files are replaced") {
  const TemporaryFolder folder;
  const fs::path target = folder / "results";
  commit_set(target, false, {"a.csv", "maps/b.png"}, "old");
  CHECK(fs::exists(target / ".quarter"));
  fs::remove(target / "run.json");
  fs::remove(target / "a.csv");
  put(target / "mine.txt", "mine");
  commit_set(target, true, {"a.csv"}, "new");
  CHECK(fs::exists(target / "run.json"));
  CHECK(fs::exists(target / "mine.txt"));
  CHECK_FALSE(fs::exists(target / "maps/b.png"));

  fs::remove(target / "run.json");
  put(target / ".quarter", "a.csv\n");  // no list of ours
  CHECK(refusal(target, true).find("not ours to replace") != std::string::npos);
}
