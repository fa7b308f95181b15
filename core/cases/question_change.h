#pragma once
/// From what a question said to the change that is judged.
#include <optional>
#include <string>
#include <vector>

#include "lua/case_changes.h"
#include "regulation/tabled_regulation.h"

namespace vestnik {

/// What the words of one question said; "" and nothing for what was left out.
struct SaidWords {
  std::string kind;    ///< "mark", "attendance", …
  std::string value;   ///< grade or code
  std::string reason;  ///< of an absence
  std::string before;  ///< the value that stands
  std::string group;
  std::string subject;
  std::string period;  ///< its kind, "quarter"
  int period_number = 0;
  std::vector<std::string> others;  ///< "confirmed", "sheet_closed", …
  std::optional<Role> role;
  std::optional<Role> other_role;  ///< recipient of mail or credentials
  std::optional<WorkKind> work;
  std::optional<CivilDate> date;  ///< of the lesson
  std::optional<CivilDate> now_date;
  std::optional<CivilDate> due;
  std::optional<std::chrono::seconds> now_time;
  std::optional<Instant> opened_until;
};

/// A decision needs a value; of a cell it is enough to say where it stands.
enum class QuestionOf : std::uint8_t { decision, cell };

/// Problems "try.missing_…", "try.no_such_period". Without a moment: at noon of the lesson's day.
[[nodiscard]] Result<CaseChange> change_of(SaidWords said, const TabledRegulation& regulation, QuestionOf what);

}  // namespace vestnik
