// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace quarter {

/// What the words of options must be; each says in words what it expects.

/// A plain number from `least` to `most`, or the word "0" where that has a meaning of its own.
/// Unlike CLI::Range it refuses "nan".
CLI::Validator number_between(double least, double most, const std::string& zero = {});

/// One of these words; otherwise says which there are and which is the nearest.
CLI::Validator one_of(const std::vector<std::string>& words);

/// Members of a list: the blanks around each are taken away ("walk, cycle").
CLI::Validator trimmed();
/// The same, and one of these words.
CLI::Validator trimmed_one_of(const std::vector<std::string>& words);

/// A whole number up to kMostThreads.
CLI::Validator thread_count();

/// A file of this computer: not an address such as https://… that has to be downloaded first.
CLI::Validator local_file();
/// Whether a text is such an address, and no file of that name is there.
bool is_address(const std::string& text);

/// An encoding that texts can be read in.
CLI::Validator encoding_name();

/// Most threads that can be meant: machines of today have up to some hundred cores, and each thread
/// has memory of its own. [P]
inline constexpr int kMostThreads = 1024;

}  // namespace quarter
