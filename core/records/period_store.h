#pragma once
/// Study periods, finals with what they rest on, and sheets.
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "domain/mark.h"
#include "domain/period.h"
#include "ports/database.h"
#include "records/mark_store.h"

namespace vestnik {

[[nodiscard]] std::optional<Period> find_period(Transaction& transaction, PeriodId id);
/// The shortest period that holds the date: the one whose finals lock its grades.
[[nodiscard]] std::optional<Period> period_on(Transaction& transaction, CivilDate date);
[[nodiscard]] std::vector<Period> all_periods(Transaction& transaction);

/// Dates by an order; grows the version.
void move_period(Transaction& transaction, const Period& period, std::string_view order, Instant at);

/// By when finals of a period are due by the order that ends it.
struct FinalsDue {
  PeriodId period;
  std::optional<CivilDate> on;  ///< none: no order was entered
  std::int64_t version = 1;
};
[[nodiscard]] std::optional<FinalsDue> finals_due(Transaction& transaction, PeriodId period);
/// Grows the version.
void set_finals_due(Transaction& transaction, PeriodId period, std::optional<CivilDate> on, Instant at);

struct StoredFinal {
  FinalId id;
  PersonId student;
  std::optional<FinalMark> value;
  std::int64_t version = 0;
};

/// One final is of one (group, subject, period).
struct FinalPlace {
  GroupId group;
  SubjectId subject;
  PeriodId period;
};

[[nodiscard]] std::vector<StoredFinal> finals_of(Transaction& transaction, const FinalPlace& place);
StoredFinal write_final(Transaction& transaction, const FinalPlace& place, const StoredFinal& before, FinalMark after,
                        bool late, const std::vector<BasisMark>& basis, const WrittenUnder& under);
/// Students whose final of the period stands in the subject, in whatever group; «не аттестован» is one too.
[[nodiscard]] std::unordered_set<PersonId> students_with_final(Transaction& transaction, SubjectId subject,
                                                               PeriodId period);
/// Those of them whose final is a grade: it is what closes the grades it rests on. «Не аттестован» rests on nothing,
/// and a student who comes back must still be able to earn the missing ones.
[[nodiscard]] std::unordered_set<PersonId> students_with_final_grade(Transaction& transaction, SubjectId subject,
                                                                     PeriodId period);

[[nodiscard]] bool sheet_is_closed(Transaction& transaction, const FinalPlace& place);
/// Answers the sheet's id. Closing a closed sheet changes nothing.
SheetId close_sheet(Transaction& transaction, const FinalPlace& place, PersonId by, Instant at);
/// Planned lessons of the place after `now`, up to the period's end.
[[nodiscard]] int lessons_ahead(Transaction& transaction, const FinalPlace& place, const Period& period, Instant now);

}  // namespace vestnik
