#pragma once
/// One student's results and attendance over days, for summaries. Read-only. Lessons that were cancelled or moved away
/// count for nothing.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/mark.h"
#include "ports/database.h"

namespace vestnik {

struct Days {
  CivilDate first;
  CivilDate last;  ///< included
};

struct ProgressMark {
  SubjectId subject;
  std::string name;  ///< of the subject
  Mark value;
  std::int64_t weight_hundredths = 100;
  Instant changed_at;
};
/// By subject, day and lesson.
[[nodiscard]] std::vector<ProgressMark> marks_of_student(Transaction& transaction, PersonId student, Days days);

struct ProgressAbsence {
  CivilDate date;
  std::int64_t lesson = 0;  ///< place in the day
  std::string subject;
  std::string code;
  std::string reason;
  Instant changed_at;
};
/// By day and lesson.
[[nodiscard]] std::vector<ProgressAbsence> absences_of_student(Transaction& transaction, PersonId student, Days days);

struct ProgressFinal {
  SubjectId subject;
  std::string name;
  std::string value;
};
/// Published ones of a period: those of closed sheets. By subject.
[[nodiscard]] std::vector<ProgressFinal> published_finals(Transaction& transaction, PersonId student, PeriodId period);

/// Lessons of the student by day.
[[nodiscard]] std::map<CivilDate, std::int64_t> lessons_by_day(Transaction& transaction, PersonId student, Days days);

/// Students with a mark or an attendance mark that was recorded or changed in [from, until).
[[nodiscard]] std::set<PersonId> students_with_news(Transaction& transaction, Instant from, Instant until);
/// Students with a mark or an attendance mark on these days.
[[nodiscard]] std::set<PersonId> students_with_progress(Transaction& transaction, Days days);

}  // namespace vestnik
