// SPDX-License-Identifier: Apache-2.0
// The verdicts of a district, by its name: verdicts EXTRACT ADMIN_LEVEL NAME
#include <cstdio>
#include <cstdlib>
#include <quarter/quarter.hpp>

int main(int argc, char** argv) try {
  if (argc != 4) return 2;
  quarter::RunOptions request;  // without `out`: nothing is written
  request.city.extract = argv[1];
  request.districts = quarter::AdminLevel{std::atoi(argv[2])};
  const quarter::Run run = quarter::run(request, quarter::Work());
  const quarter::RunResult result = run.result();
  const quarter::Layer checks = quarter::checks_layer(result);
  const auto text = [&](const char* column, std::size_t row) {
    return quarter::text_at(checks, quarter::column_of(checks, column), row);
  };
  for (std::size_t row = 0; row < checks.count; ++row) {
    if (text("name", row) == argv[3])
      std::printf("%-5s %-8s %s (%s)\n", text("check", row).c_str(), text("verdict", row).c_str(),
                  text("title", row).c_str(), text("categories", row).c_str());
  }
} catch (const quarter::Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
