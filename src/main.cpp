// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/program.hpp"

int main(int argc, char** argv) {
  return quarter::run_program(argc, argv);
}
