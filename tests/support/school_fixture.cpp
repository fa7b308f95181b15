#include "support/school_fixture.h"

#include "domain/event_types.h"
#include "support/core_database.h"

namespace vestnik::tests {
namespace {

constexpr std::string_view first_of_september = "2026-09-01";

std::string row_json(std::string_view name, std::int64_t row, PersonId student, std::int64_t version) {
  return "{\"" + std::string{name} + "\":" + std::to_string(row) + ",\"student\":" + std::to_string(student.value) +
         ",\"version\":" + std::to_string(version) + "}";
}

std::string rows_json(const std::string& row) { return "{\"rows\":[" + row + "]}"; }

}  // namespace

School::School(std::string_view zone_name) : zone_(TimeZone::find(zone_name).value()) {
  database_ = open_core_database(folder_.path("school.db"));
  run("INSERT INTO institution (id, code, name, short_name, kind, timezone, phone)"
      " VALUES ($1, 'school', 'Школа № 39', 'Школа 39', 'school', $2, '351234')",
      {id, zone_name});
}

Instant School::at(std::string_view date, std::string_view time) const {
  return zone_.instant(day(date), parse_clock(time).value());
}

CivilDate School::day(std::string_view date) { return parse_iso_date(date).value(); }

void School::at_once(const std::function<void()>& use) {
  write([&](Transaction& transaction) {
    batch_ = &transaction;
    use();
    batch_ = nullptr;
  });
}

void School::write(const std::function<void(Transaction&)>& use) {
  if (batch_ != nullptr) return use(*batch_);
  database_->write(id, Priority::person, [&](Transaction& transaction) {
    use(transaction);
    return true;
  });
}

std::int64_t School::next(std::string_view counter) {
  std::int64_t number = 0;
  write([&](Transaction& transaction) { number = transaction.next(counter); });
  return number;
}

void School::run(std::string_view sql, std::initializer_list<Value> parameters) {
  write([&](Transaction& transaction) { transaction.execute(sql, parameters); });
}

std::string School::text(std::string_view sql, std::initializer_list<Value> parameters) {
  std::string found;
  bool first = true;
  database_->read(id, [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) {
      if (std::exchange(first, false)) found = row.string(0);
    });
  });
  return found;
}

std::int64_t School::count(std::string_view sql, std::initializer_list<Value> parameters) {
  std::int64_t found = 0;
  database_->read(id, [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) { found = row.integer(0); });
  });
  return found;
}

PersonId School::person(std::string_view last_name, std::string_view first_name, std::string_view birth_date) {
  const PersonId person{next("person")};
  const Value born = birth_date.empty() ? Value{nullptr} : Value{birth_date};
  run("INSERT INTO person (institution_id, id, last_name, first_name, patronymic, birth_date, sort_key, search_key,"
      " recorded_at) VALUES ($1, $2, $3, $4, 'Павловна', $5, '', '', 0)",
      {id, person, last_name, first_name, born});
  return person;
}

GroupId School::group(std::string_view name) {
  const GroupId group{next("study_group")};
  run("INSERT INTO study_group (institution_id, id, name, kind, course, department, speciality, sort_key)"
      " VALUES ($1, $2, $3, 'class', 7, '', '', '')",
      {id, group, name});
  return group;
}

void School::enrol(PersonId student, GroupId group) {
  run("INSERT INTO membership (institution_id, id, group_id, student_id, valid_from, recorded_at)"
      " VALUES ($1, $2, $3, $4, $5, 0)",
      {id, next("membership"), group, student, first_of_september});
}

void School::lead(PersonId teacher, GroupId group) {
  run("INSERT INTO class_teacher (institution_id, id, group_id, teacher_id, valid_from, recorded_at)"
      " VALUES ($1, $2, $3, $4, $5, 0)",
      {id, next("class_teacher"), group, teacher, first_of_september});
}

void School::guardian(PersonId guardian, PersonId student) {
  run("INSERT INTO guardianship (institution_id, id, guardian_id, student_id, relation, document, is_told, sees, "
      "writes,"
      " valid_from, recorded_at) VALUES ($1, $2, $3, $4, 'mother', '', 1, 1, 1, $5, 0)",
      {id, next("guardianship"), guardian, student, first_of_september});
}

void School::contact(PersonId person, std::string_view kind, std::string_view value) {
  run("INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, recorded_at)"
      " VALUES ($1, $2, $3, $4, $5, 'confirmed', $6, 0)",
      {id, next("contact"), person, kind, value, first_of_september});
}

void School::account(PersonId person) {
  const std::int64_t account = next("account");
  run("INSERT INTO account (institution_id, id, person_id, login, state, created_at, failures)"
      " VALUES ($1, $2, $3, $4, 'active', 0, 0)",
      {id, account, person, "login" + std::to_string(account)});
}

void School::prefer(PersonId person, std::string_view channel) {
  run("INSERT INTO preference (institution_id, person_id, channel, recorded_at) VALUES ($1, $2, $3, 0)",
      {id, person, channel});
}

void School::consent(PersonId guardian, PersonId student) {
  run("INSERT INTO consent (institution_id, id, guardian_id, student_id, kind, document, signed_on, recorded_at,"
      " application_document, application_signed_on) VALUES ($1, $2, $3, $4, 'electronic', '1', $5, 0, '1', $5)",
      {id, next("consent"), guardian, student, first_of_september});
}

void School::revoke_consent(PersonId guardian, PersonId student, Instant when) {
  run("UPDATE consent SET revoked_on = $4, revoked_at = $5"
      " WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3",
      {id, guardian, student, zone_.local(when).date, when});
  event(event_type::consent_revoked,
        "{\"guardian\":" + std::to_string(guardian.value) + ",\"student\":" + std::to_string(student.value) + "}",
        when);
}

void School::opt_out(PersonId guardian, PersonId student) {
  run("INSERT INTO opt_out (institution_id, id, guardian_id, student_id, document, valid_from, recorded_at)"
      " VALUES ($1, $2, $3, $4, '1', $5, 0)",
      {id, next("opt_out"), guardian, student, first_of_september});
}

SubjectId School::subject(std::string_view name) {
  const SubjectId subject{next("subject")};
  run("INSERT INTO subject (institution_id, id, name, sort_key) VALUES ($1, $2, $3, '')", {id, subject, name});
  return subject;
}

LessonId School::lesson(GroupId group, SubjectId subject, PersonId teacher, std::string_view date, int number,
                        std::string_view from, std::string_view until) {
  const LessonId lesson{next("lesson")};
  run("INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id,"
      " actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, 1, '', 'held', '', '', 1, 0)",
      {id, lesson, date, number, group, subject, teacher, at(date, from), at(date, until)});
  return lesson;
}

AttendanceId School::attendance(LessonId lesson, PersonId student, std::string_view code, Instant when) {
  AttendanceId row{next("attendance")};
  std::int64_t version = 1;
  write([&](Transaction& transaction) {
    transaction.query(
        "INSERT INTO attendance (institution_id, id, lesson_id, student_id, code, reason, version, changed_at,"
        " changed_by) VALUES ($1, $2, $3, $4, $5, '', 1, $6, 0) ON CONFLICT (institution_id, lesson_id, student_id)"
        " DO UPDATE SET code = excluded.code, reason = '', version = attendance.version + 1 RETURNING id, version",
        {id, row, lesson, student, code, when}, [&](const Row& held) {
          row = held.id<AttendanceId>(0);
          version = held.integer(1);
        });
  });
  event(event_type::attendance_recorded, rows_json(row_json("attendance", row.value, student, version)), when);
  return row;
}

void School::reason(AttendanceId attendance, std::string_view reason, Instant when) {
  run("UPDATE attendance SET reason = $3, version = version + 1 WHERE institution_id = $1 AND id = $2",
      {id, attendance, reason});
  const auto version = count("SELECT version FROM attendance WHERE institution_id = $1 AND id = $2", {id, attendance});
  const PersonId student{
      count("SELECT student_id FROM attendance WHERE institution_id = $1 AND id = $2", {id, attendance})};
  event(event_type::reasons_recorded, rows_json(row_json("attendance", attendance.value, student, version)), when);
}

void School::notice(PersonId student, std::string_view from, std::string_view until, Instant when) {
  const auto notice = next("absence_notice");
  run("INSERT INTO absence_notice (institution_id, id, student_id, kind, from_date, to_date, code, reason, reported_by,"
      " entered_by, entered_at) VALUES ($1, $2, $3, 'illness', $4, $5, 'Н', 'УП', '', 0, $6)",
      {id, notice, student, from, until, when});
  event(event_type::notice_entered,
        "{\"notice\":" + std::to_string(notice) + ",\"student\":" + std::to_string(student.value) + "}", when);
}

MarkId School::mark(LessonId lesson, PersonId student, int grade, Instant when) {
  MarkId row{next("mark")};
  std::int64_t version = 1;
  const Value value = grade == 0 ? Value{nullptr} : Value{grade};
  write([&](Transaction& transaction) {
    transaction.query(
        "INSERT INTO mark (institution_id, id, lesson_id, task_id, student_id, first_grade, version, changed_at,"
        " changed_by) VALUES ($1, $2, $3, 0, $4, $5, 1, $6, 0)"
        " ON CONFLICT (institution_id, lesson_id, student_id, task_id)"
        " DO UPDATE SET first_grade = excluded.first_grade, version = mark.version + 1 RETURNING id, version",
        {id, row, lesson, student, value, when}, [&](const Row& held) {
          row = held.id<MarkId>(0);
          version = held.integer(1);
        });
    transaction.execute(
        "INSERT INTO mark_version (institution_id, mark_id, version, first_grade, comment, regulation_hash, actor_id,"
        " recorded_at) VALUES ($1, $2, $3, $4, '', '', 0, $5)",
        {id, row, version, value, when});
  });
  event(event_type::marks_recorded, rows_json(row_json("mark", row.value, student, version)), when);
  return row;
}

FinalId School::final_mark(PersonId student, GroupId group, SubjectId subject, std::string_view value, Instant when) {
  if (period_ == 0) {
    period_ = next("study_period");
    run("INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at)"
        " VALUES ($1, $2, 'quarter', 1, '2026-09-01', '2026-10-25', '', 0)",
        {id, period_});
  }
  FinalId row{next("final_mark")};
  std::int64_t version = 1;
  write([&](Transaction& transaction) {
    transaction.query(
        "INSERT INTO final_mark (institution_id, id, student_id, group_id, subject_id, period_id, value, late, version,"
        " changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 1, $8, 0)"
        " ON CONFLICT (institution_id, student_id, subject_id, period_id)"
        " DO UPDATE SET value = excluded.value, version = final_mark.version + 1 RETURNING id, version",
        {id, row, student, group, subject, period_, value, when}, [&](const Row& held) {
          row = held.id<FinalId>(0);
          version = held.integer(1);
        });
    transaction.execute(
        "INSERT INTO final_version (institution_id, final_id, version, value, comment, regulation_hash, actor_id,"
        " recorded_at) VALUES ($1, $2, $3, $4, '', '', 0, $5)",
        {id, row, version, value, when});
  });
  event(event_type::finals_recorded, rows_json(row_json("final", row.value, student, version)), when);
  return row;
}

void School::close_sheet(GroupId group, SubjectId subject, const std::vector<FinalId>& finals, Instant when) {
  const auto sheet = next("sheet");
  run("INSERT INTO sheet (institution_id, id, group_id, subject_id, period_id, state, closed_at, version)"
      " VALUES ($1, $2, $3, $4, $5, 'closed', $6, 1)",
      {id, sheet, group, subject, period_, when});
  std::string ids;
  for (const FinalId one : finals) ids += (ids.empty() ? "" : ",") + std::to_string(one.value);
  event(event_type::sheet_closed, "{\"sheet\":" + std::to_string(sheet) + ",\"finals\":[" + ids + "]}", when);
}

EventId School::event(std::string_view type, std::string_view payload, Instant when) {
  const EventId event{next("event")};
  run("INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at)"
      " VALUES ($1, $2, $3, 1, $4, 0, $5)",
      {id, event, type, payload, when});
  return event;
}

}  // namespace vestnik::tests
