#pragma once
/// Asks this very program, in a process of its own, about a text that nobody has approved: a running service has
/// threads, and a fork of it must not go on with their locks.
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace vestnik {

/// Where the running program lies.
[[nodiscard]] std::filesystem::path own_program();

struct DeskLimits {
  std::chrono::seconds time{10};
  std::size_t answer = std::size_t{8} << 20U;  ///< bytes
};

/// Starts `program arguments…`, writes `input` to its standard input and answers its standard output, whatever the exit
/// code. Blocks until the end or the deadline; the process is killed then. Problem "regulation.desk_failed".
[[nodiscard]] Result<std::string> ask_program(const std::filesystem::path& program,
                                              const std::vector<std::string>& arguments, const std::string& input,
                                              const DeskLimits& limits = {});

}  // namespace vestnik
