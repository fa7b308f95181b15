#pragma once
/// Reading acceptance cases of a regulation: Lua tables in the regulation's own words, each naming the clause it proves
/// (scripts_lua/cases, described in scripts_lua/vocabulary.md). They are run by `core/cases`.
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lua/case_changes.h"
#include "lua/case_told.h"
#include "lua/case_turns.h"
#include "ports/regulation.h"

namespace vestnik {

/// What a case may expect: of a change one of the first five, of a fact to be told one of the next three, of the
/// calendar one of the last two.
enum class CaseOutcome : std::uint8_t {
  allowed,
  warned,
  needs_comment,
  needs_confirmation,
  refused,
  told,
  not_told,
  call,  ///< nobody can be told electronically: the class teacher is asked to telephone
  due,
  not_due
};
[[nodiscard]] std::string_view to_text(CaseOutcome outcome);

struct CaseExpectation {
  CaseOutcome outcome = CaseOutcome::allowed;
  std::optional<std::string> code;    ///< of the leading finding
  std::optional<std::string> clause;  ///< of the leading finding, or of the rule of the message or duty
  Details details;                    ///< of the leading finding
  ToldExpectation told;
  TurnExpectation turns;
};

struct AcceptanceCase {
  std::string clause;  ///< "syzran-7.4.7a"
  std::string title;
  std::string file;
  int line = 0;
  std::variant<CaseChange, ToldFact, CalendarTurns> asked;
  CaseExpectation expected;
};

struct CasesFile {
  std::vector<AcceptanceCase> cases;
  std::vector<Problem> problems;  ///< no case when there are any
};

/// `regulation` says which periods and codes there are; `name` stands in findings. Any thread.
[[nodiscard]] CasesFile read_cases(const Regulation& regulation, const TimeZone& zone, std::string_view name,
                                   std::string_view source);

}  // namespace vestnik
