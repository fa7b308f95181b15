#include "simulate/kept_rows.h"

#include <algorithm>

namespace vestnik {
namespace {

struct KeptRow {
  std::int64_t id = 0;
  std::int64_t version = 0;
};

std::int64_t member_of(const JsonValue& object, std::string_view name) {
  const JsonValue* member = object.find(name);
  const auto* value = member == nullptr ? nullptr : member->integer();
  return value == nullptr ? 0 : *value;
}

std::vector<KeptRow> rows_of(const Happening& happening, std::string_view kind) {
  std::vector<KeptRow> rows;
  const auto payload = JsonValue::parse(happening.payload);
  const JsonValue* list = payload ? payload->find("rows") : nullptr;
  if (list == nullptr || list->array() == nullptr) return rows;
  for (const JsonValue& row : *list->array()) rows.push_back({member_of(row, kind), member_of(row, "version")});
  return rows;
}

std::optional<Mark> read_mark(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  Mark mark{static_cast<std::uint8_t>(row.integer(column)), std::nullopt};
  if (!row.is_null(column + 1)) mark.second = static_cast<std::uint8_t>(row.integer(column + 1));
  return mark;
}

}  // namespace

std::int64_t id_in_payload(std::string_view payload, std::string_view name) {
  const auto read = JsonValue::parse(payload);
  return read ? member_of(*read, name) : 0;
}

TaskId made_task(Transaction& transaction, const Happening& happening, const MarksRequest& asked) {
  // A task carries the moment of its command; only where two were made at one moment the marks must tell.
  const auto tasks = transaction.all(
      "SELECT id FROM was.task WHERE institution_id = $1 AND lesson_id = $2 AND created_at = $3 LIMIT 2",
      {transaction.institution(), asked.lesson, happening.at}, [](const Row& row) { return row.id<TaskId>(0); });
  if (tasks.size() == 1) return tasks.front();
  TaskId made;
  for (const KeptRow& kept : rows_of(happening, "mark")) {
    transaction.query("SELECT student_id, task_id FROM was.mark WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), kept.id}, [&](const Row& row) {
                        const auto student = row.id<PersonId>(0);
                        const bool without = std::ranges::any_of(
                            asked.rows, [&](const MarkRow& one) { return one.student == student && !one.task; });
                        if (without) made = row.id<TaskId>(1);
                      });
    if (made) return made;
  }
  return made;
}

bool kept_marks(Transaction& transaction, const Happening& happening, MarksRequest& asked) {
  if (!happening.event) return false;
  asked.lesson = LessonId{id_in_payload(happening.payload, "lesson")};
  for (const KeptRow& kept : rows_of(happening, "mark")) {
    transaction.query(
        "SELECT m.student_id, m.task_id, v.first_grade, v.second_grade, v.comment, COALESCE(w.text, '') FROM was.mark m"
        " JOIN was.mark_version v ON v.institution_id = m.institution_id AND v.mark_id = m.id"
        " LEFT JOIN was.family_word w ON w.institution_id = v.institution_id AND w.mark_id = v.mark_id"
        " AND w.version = v.version WHERE m.institution_id = $1 AND m.id = $2 AND v.version = $3",
        {transaction.institution(), kept.id, kept.version}, [&](const Row& row) {
          asked.rows.push_back(
              {row.id<PersonId>(0), row.id<TaskId>(1), read_mark(row, 2), 0, row.string(4), row.string(5)});
        });
  }
  return true;
}

bool kept_roll(Transaction& transaction, const Happening& happening, RollRequest& asked) {
  if (!happening.event) return false;
  asked.lesson = LessonId{id_in_payload(happening.payload, "lesson")};
  for (const KeptRow& kept : rows_of(happening, "attendance")) {
    // What a notice put in fills itself in again.
    transaction.query(
        "SELECT a.student_id, v.code, v.reason, v.comment FROM was.attendance a JOIN was.attendance_version v"
        " ON v.institution_id = a.institution_id AND v.attendance_id = a.id JOIN lesson l ON l.institution_id ="
        " a.institution_id AND l.id = a.lesson_id WHERE a.institution_id = $1 AND a.id = $2 AND v.version = $3"
        " AND NOT (v.version = 1 AND EXISTS (SELECT 1 FROM absence_notice n WHERE n.institution_id = a.institution_id"
        " AND n.student_id = a.student_id AND n.from_date <= l.date AND n.to_date >= l.date AND n.code = v.code"
        " AND n.reason = v.reason AND n.withdrawn_at IS NULL))",
        {transaction.institution(), kept.id, kept.version}, [&](const Row& row) {
          asked.rows.push_back({row.id<PersonId>(0), {row.string(1), row.string(2)}, 0, row.string(3)});
        });
  }
  return true;
}

bool kept_finals(Transaction& transaction, const Happening& happening, FinalsRequest& asked) {
  if (!happening.event) return false;
  for (const KeptRow& kept : rows_of(happening, "final")) {
    transaction.query(
        "SELECT f.student_id, v.value, v.comment, f.group_id, f.subject_id, f.period_id FROM was.final_mark f"
        " JOIN was.final_version v ON v.institution_id = f.institution_id AND v.final_id = f.id"
        " WHERE f.institution_id = $1 AND f.id = $2 AND v.version = $3",
        {transaction.institution(), kept.id, kept.version}, [&](const Row& row) {
          const auto value = parse_final_mark(row.text(1));
          if (!value) return;
          asked.rows.push_back({row.id<PersonId>(0), *value, 0, row.string(2)});
          asked.place = {row.id<GroupId>(3), row.id<SubjectId>(4), row.id<PeriodId>(5)};
        });
  }
  return !asked.rows.empty();
}

}  // namespace vestnik
