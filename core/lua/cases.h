#pragma once
/// Acceptance cases of a regulation: Lua tables in the regulation's own words, each naming the clause it proves
/// (scripts_lua/cases, described in scripts_lua/vocabulary.md).
#include <filesystem>
#include <string>
#include <vector>

#include "ports/regulation.h"

namespace vestnik {

struct CaseResult {
  std::string clause;  ///< "syzran-7.4.7a"
  std::string title;
  int line = 0;
  bool passed = false;
  std::string expected;  ///< verdict, and code, clause and details where the case names them
  std::string got;
};

struct CasesRun {
  std::vector<CaseResult> results;
  std::vector<Problem> problems;  ///< of either file; no case runs when there are any
  [[nodiscard]] bool passed() const;
};

/// Any thread.
[[nodiscard]] CasesRun run_cases(const std::filesystem::path& regulation, const std::filesystem::path& cases);
/// The same over a loaded regulation.
[[nodiscard]] CasesRun run_cases(const Regulation& regulation, const TimeZone& zone, std::string_view name,
                                 std::string_view source);

}  // namespace vestnik
