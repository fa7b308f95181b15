#include "records/attendance_store.h"

namespace vestnik {
namespace {

StoredAttendance read_attendance(const Row& row) {
  return {row.id<AttendanceId>(0),
          row.id<LessonId>(1),
          row.id<PersonId>(2),
          {row.string(3), row.string(4)},
          row.integer(5)};
}

}  // namespace

std::vector<StoredAttendance> attendance_of_lesson(Transaction& transaction, LessonId lesson) {
  return transaction.all(
      "SELECT id, lesson_id, student_id, code, reason, version FROM attendance "
      "WHERE institution_id = $1 AND lesson_id = $2 ORDER BY student_id",
      {transaction.institution(), lesson}, read_attendance);
}

std::optional<StoredAttendance> find_attendance(Transaction& transaction, AttendanceId id) {
  return transaction.one(
      "SELECT id, lesson_id, student_id, code, reason, version FROM attendance WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_attendance);
}

std::vector<StoredAttendance> absences_without_reason(Transaction& transaction, PersonId student, CivilDate from,
                                                      CivilDate to, std::string_view code) {
  return transaction.all(
      "SELECT a.id, a.lesson_id, a.student_id, a.code, a.reason, a.version FROM attendance a JOIN lesson l "
      "ON l.institution_id = a.institution_id AND l.id = a.lesson_id WHERE a.institution_id = $1 "
      "AND a.student_id = $2 AND a.code = $5 AND a.reason = '' AND l.date >= $3 AND l.date <= $4 "
      "AND l.state NOT IN ('cancelled', 'moved') ORDER BY l.date, l.number, a.id",
      {transaction.institution(), student, from, to, code}, read_attendance);
}

std::vector<ListedAbsence> absences_of_group(Transaction& transaction, GroupId group, CivilDate from, CivilDate to,
                                             std::string_view code) {
  return transaction.all(
      "SELECT a.id, a.lesson_id, a.student_id, a.code, a.reason, a.version, l.date, l.number, l.subject_id "
      "FROM membership m JOIN attendance a ON a.institution_id = m.institution_id AND a.student_id = m.student_id "
      "JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id WHERE m.institution_id = $1 "
      "AND m.group_id = $2 AND a.code = $5 AND l.date >= $3 AND l.date <= $4 AND m.valid_from <= l.date "
      "AND (m.valid_to IS NULL OR m.valid_to >= l.date) AND l.state NOT IN ('cancelled', 'moved') "
      "ORDER BY l.date, l.number, a.student_id",
      {transaction.institution(), group, from, to, code}, [](const Row& row) {
        return ListedAbsence{read_attendance(row), row.date(6), row.integer(7), row.id<SubjectId>(8)};
      });
}

StoredAttendance write_attendance(Transaction& transaction, const StoredAttendance& before, const AttendanceMark& after,
                                  const WrittenUnder& under) {
  StoredAttendance written = before;
  written.mark = after;
  written.version = before.version + 1;
  if (!before.id) {
    written.id = transaction.next_id<AttendanceId>("attendance");
    transaction.execute(
        "INSERT INTO attendance (institution_id, id, lesson_id, student_id, code, reason, version, changed_at, "
        "changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {transaction.institution(), written.id, written.lesson, written.student, after.code, after.reason,
         written.version, under.at, under.actor});
  } else {
    transaction.execute(
        "UPDATE attendance SET code = $3, reason = $4, version = $5, changed_at = $6, changed_by = $7 "
        "WHERE institution_id = $1 AND id = $2",
        {transaction.institution(), written.id, after.code, after.reason, written.version, under.at, under.actor});
  }
  transaction.execute(
      "INSERT INTO attendance_version (institution_id, attendance_id, version, code, reason, comment, application_id, "
      "regulation_hash, actor_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), written.id, written.version, after.code, after.reason, under.comment,
       under.application ? Value{under.application} : Value{nullptr}, under.regulation_hash, under.actor, under.at});
  return written;
}

bool roll_was_called(Transaction& transaction, LessonId lesson) {
  return transaction
      .one("SELECT version FROM roll_call WHERE institution_id = $1 AND lesson_id = $2",
           {transaction.institution(), lesson}, [](const Row& row) { return row.integer(0); })
      .has_value();
}

void record_roll(Transaction& transaction, LessonId lesson, PersonId teacher, Instant at) {
  transaction.execute(
      "INSERT INTO roll_call (institution_id, lesson_id, taken_by, taken_at, version) VALUES ($1, $2, $3, $4, 1) "
      "ON CONFLICT (institution_id, lesson_id) DO UPDATE SET version = roll_call.version + 1",
      {transaction.institution(), lesson, teacher, at});
}

std::int64_t add_notice(Transaction& transaction, const AbsenceNotice& notice, PersonId author, Instant at) {
  const std::int64_t id = transaction.next("absence_notice");
  transaction.execute(
      "INSERT INTO absence_notice (institution_id, id, student_id, kind, from_date, to_date, code, reason, "
      "reported_by, "
      "entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {transaction.institution(), id, notice.student, notice.kind, notice.from, notice.to, notice.mark.code,
       notice.mark.reason, notice.reported_by, author, at});
  return id;
}

std::unordered_map<PersonId, AttendanceMark> noticed_absences(Transaction& transaction, GroupId group, CivilDate on) {
  std::unordered_map<PersonId, AttendanceMark> absences;
  transaction.query(
      "SELECT n.student_id, n.code, n.reason FROM membership m JOIN absence_notice n "
      "ON n.institution_id = m.institution_id AND n.student_id = m.student_id WHERE m.institution_id = $1 "
      "AND m.group_id = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) "
      "AND n.from_date <= $3 AND n.to_date >= $3 AND n.withdrawn_at IS NULL ORDER BY n.id",
      {transaction.institution(), group, on}, [&](const Row& row) {
        AttendanceMark& held = absences[row.id<PersonId>(0)];
        if (held.code.empty() || !row.text(2).empty()) held = {row.string(1), row.string(2)};
      });
  return absences;
}

}  // namespace vestnik
