#pragma once
/// What looks at duties have found, for as long as all that it was read from stands: rights, lessons and results, the
/// regulation, the day. Between two lessons of a quiet school a look asks for nothing twice.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/guarded.h"
#include "ports/duties.h"
#include "schedule/duty_turns.h"

namespace vestnik {

/// When the last lesson of each of the day's teachers ends.
using LastLessons = std::vector<std::pair<PersonId, Instant>>;

/// Any thread. A transaction that cannot say what it rests on, as one that writes, is answered from the database and
/// leaves nothing behind. Gives the database back every DatabaseError.
class DutyMemory {
 public:
  using AskDebts = std::function<std::vector<DutyDebt>()>;

  /// Of a question whose answer is one of the whole day (DutyMatter::same_all_day).
  [[nodiscard]] std::vector<DutyDebt> debts(const JobView& view, const DutyQuestion& question, CivilDate today,
                                            const AskDebts& ask);
  /// Of a day; lessons that are called off do not count.
  [[nodiscard]] LastLessons last_lessons(const JobView& view, CivilDate day);
  /// duty_turns_on() of the day, by the calendar and the rules that stand since forget_turns().
  [[nodiscard]] std::shared_ptr<const std::vector<DutyTurn>> turns(const JobView& view, const DutyRule& rule,
                                                                   CivilDate day);
  void forget_turns(InstitutionId institution);

 private:
  using Turns = std::shared_ptr<const std::vector<DutyTurn>>;
  struct Found {
    std::uint64_t revision = 0;
    CivilDate today;
    std::string script;                                                        ///< hash of the regulation's
    std::map<std::pair<std::string, CivilDate>, std::vector<DutyDebt>> debts;  ///< by rule and turn
  };
  struct Ends {
    std::uint64_t revision = 0;
    std::map<CivilDate, LastLessons> by_day;
  };

  struct DayTurns {
    CivilDate day;
    std::map<std::string, Turns, std::less<>> by_rule;
  };

  Guarded<std::map<InstitutionId, Found>> found_;
  Guarded<std::map<InstitutionId, DayTurns>> turns_;
  Guarded<std::map<InstitutionId, Ends>> ends_;
};

}  // namespace vestnik
