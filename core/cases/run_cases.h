#pragma once
/// Running acceptance cases against a regulation: decisions, and who is told.
#include <string>
#include <string_view>
#include <vector>

#include "lua/cases.h"
#include "ports/regulation.h"

namespace vestnik {

struct CaseResult {
  std::string clause;  ///< "syzran-7.4.7a"
  std::string title;
  std::string file;
  int line = 0;
  bool passed = false;
  std::string expected;  ///< outcome, and code, clause and details where the case names them
  std::string got;       ///< as much of the answer as the case asked for
};

struct CasesRun {
  std::vector<CaseResult> results;
  std::vector<Problem> problems;  ///< of either file; no case runs when there are any
  [[nodiscard]] bool passed() const;
};

/// What a regulation says to a case: all of it, for comparison.
struct CaseAnswer {
  Decision decision;                 ///< of a change
  std::vector<std::string> telling;  ///< of a fact to be told, of the calendar: a line a message or turn
  /// Every finding or message in one text.
  [[nodiscard]] std::string whole() const;
};

/// `hooks` is asked instead of the tables' own hooks: the same script with one rule less has the same hooks.
[[nodiscard]] CaseAnswer ask_case(const AcceptanceCase& one, const Regulation& tables, const Regulation& hooks,
                                  const TimeZone& zone);
[[nodiscard]] CaseResult judge_case(const AcceptanceCase& one, const Regulation& regulation, const TimeZone& zone);
[[nodiscard]] CasesRun run_cases(const Regulation& regulation, const TimeZone& zone, std::string_view name,
                                 std::string_view source);

}  // namespace vestnik
