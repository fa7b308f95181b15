#pragma once
/// Roll calls, attendance marks with their versions, and absence notices that prefill a roll.
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/attendance.h"
#include "domain/ids.h"
#include "ports/database.h"
#include "records/mark_store.h"

namespace vestnik {

struct StoredAttendance {
  AttendanceId id;
  LessonId lesson;
  PersonId student;
  AttendanceMark mark;
  std::int64_t version = 0;
};

[[nodiscard]] std::vector<StoredAttendance> attendance_of_lesson(Transaction& transaction, LessonId lesson);
[[nodiscard]] std::optional<StoredAttendance> find_attendance(Transaction& transaction, AttendanceId id);
/// Absences of a student within [from, to], at lessons that stand, with the code and no reason yet; by date and number.
[[nodiscard]] std::vector<StoredAttendance> absences_without_reason(Transaction& transaction, PersonId student,
                                                                    CivilDate from, CivilDate to,
                                                                    std::string_view code);
/// An absence on the class teacher's list.
struct ListedAbsence {
  StoredAttendance held;
  CivilDate date;
  std::int64_t number = 0;
  SubjectId subject;
};
/// Absences with the code of those who were in the group that day, whichever group the lesson was of, at lessons that
/// stand within [from, to]; by date, number and student.
[[nodiscard]] std::vector<ListedAbsence> absences_of_group(Transaction& transaction, GroupId group, CivilDate from,
                                                           CivilDate to, std::string_view code);
StoredAttendance write_attendance(Transaction& transaction, const StoredAttendance& before, const AttendanceMark& after,
                                  const WrittenUnder& under);

[[nodiscard]] bool roll_was_called(Transaction& transaction, LessonId lesson);
/// The roll of a lesson as a recorded act; a second one grows its version.
void record_roll(Transaction& transaction, LessonId lesson, PersonId teacher, Instant at);

struct AbsenceNotice {
  std::int64_t id = 0;
  PersonId student;
  std::string kind;  ///< "illness", "trip", "order", "other"
  CivilDate from;
  CivilDate to;             ///< included
  AttendanceMark mark;      ///< what stands in the roll: the absence code and a reason of the regulation
  std::string reported_by;  ///< who said so, in the class teacher's words
};

std::int64_t add_notice(Transaction& transaction, const AbsenceNotice& notice, PersonId author, Instant at);
/// Absences known beforehand for members of a group on a date; of several notices the last that names a reason counts.
[[nodiscard]] std::unordered_map<PersonId, AttendanceMark> noticed_absences(Transaction& transaction, GroupId group,
                                                                            CivilDate on);

}  // namespace vestnik
