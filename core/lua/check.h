#pragma once
/// Checking scripts that nobody has approved yet: in a process of their own, with limits the kernel keeps, on top of
/// the sandbox. Whatever happens in there, the answer is a list of problems.
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"

namespace vestnik {

struct ChildLimits {
  std::chrono::milliseconds time{5'000};         ///< wall time; the child is killed at it
  std::chrono::seconds processor{3};             ///< RLIMIT_CPU
  std::size_t memory = std::size_t{512} << 20U;  ///< RLIMIT_AS, on top of what the parent maps already
  std::size_t answer = std::size_t{4} << 20U;    ///< bytes read of its answer
};

/// Runs `work` in a forked child that may neither open files nor sockets for writing, nor start processes, and answers
/// the text it returned; nothing when it died, was killed, or said too much. Call from a process whose other threads
/// hold no locks `work` needs (the command line; a service checks uploads through the command line).
[[nodiscard]] std::optional<std::string> run_in_child(const std::function<std::string()>& work,
                                                      const ChildLimits& limits = {});

/// Every problem of a regulation file, by line; none when it may be loaded. "script.died" {file} when the child ended
/// before it answered.
[[nodiscard]] std::vector<Problem> check_file(const std::filesystem::path& path);

}  // namespace vestnik
