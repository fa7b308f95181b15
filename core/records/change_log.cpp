#include "records/change_log.h"

#include "domain/mark.h"

namespace vestnik {
namespace {

// Both columns of values stand beside the version before: (first, second) of a grade, (code, reason) of an absence.
constexpr std::string_view mark_changes =
    "SELECT v.mark_id, v.version, l.id, l.date, g.name, s.name, m.student_id, v.first_grade, v.second_grade,"
    " b.first_grade, b.second_grade, v.comment, v.actor_id, v.recorded_at, v.regulation_hash, v.application_id"
    " FROM mark_version v JOIN mark m ON m.institution_id = v.institution_id AND m.id = v.mark_id"
    " JOIN lesson l ON l.institution_id = m.institution_id AND l.id = m.lesson_id"
    " JOIN study_group g ON g.institution_id = l.institution_id AND g.id = l.group_id"
    " JOIN subject s ON s.institution_id = l.institution_id AND s.id = l.subject_id"
    " LEFT JOIN mark_version b ON b.institution_id = v.institution_id AND b.mark_id = v.mark_id"
    " AND b.version = v.version - 1 WHERE v.institution_id = $1 AND v.recorded_at >= $2 AND v.recorded_at < $3"
    " AND ($4 = 0 OR v.actor_id = $4) AND ($5 = 0 OR m.student_id = $5) AND ($6 = 0 OR l.group_id = $6)"
    " ORDER BY v.recorded_at, v.mark_id, v.version";
constexpr std::string_view attendance_changes =
    "SELECT v.attendance_id, v.version, l.id, l.date, g.name, s.name, m.student_id, v.code, v.reason, b.code, b.reason,"
    " v.comment, v.actor_id, v.recorded_at, v.regulation_hash, v.application_id"
    " FROM attendance_version v JOIN attendance m ON m.institution_id = v.institution_id AND m.id = v.attendance_id"
    " JOIN lesson l ON l.institution_id = m.institution_id AND l.id = m.lesson_id"
    " JOIN study_group g ON g.institution_id = l.institution_id AND g.id = l.group_id"
    " JOIN subject s ON s.institution_id = l.institution_id AND s.id = l.subject_id"
    " LEFT JOIN attendance_version b ON b.institution_id = v.institution_id AND b.attendance_id = v.attendance_id"
    " AND b.version = v.version - 1 WHERE v.institution_id = $1 AND v.recorded_at >= $2 AND v.recorded_at < $3"
    " AND ($4 = 0 OR v.actor_id = $4) AND ($5 = 0 OR m.student_id = $5) AND ($6 = 0 OR l.group_id = $6)"
    " ORDER BY v.recorded_at, v.attendance_id, v.version";
constexpr std::string_view final_changes =
    "SELECT v.final_id, v.version, NULL, NULL, g.name, s.name, m.student_id, v.value, NULL, b.value, NULL, v.comment,"
    " v.actor_id, v.recorded_at, v.regulation_hash, NULL"
    " FROM final_version v JOIN final_mark m ON m.institution_id = v.institution_id AND m.id = v.final_id"
    " JOIN study_group g ON g.institution_id = m.institution_id AND g.id = m.group_id"
    " JOIN subject s ON s.institution_id = m.institution_id AND s.id = m.subject_id"
    " LEFT JOIN final_version b ON b.institution_id = v.institution_id AND b.final_id = v.final_id"
    " AND b.version = v.version - 1 WHERE v.institution_id = $1 AND v.recorded_at >= $2 AND v.recorded_at < $3"
    " AND ($4 = 0 OR v.actor_id = $4) AND ($5 = 0 OR m.student_id = $5) AND ($6 = 0 OR m.group_id = $6)"
    " ORDER BY v.recorded_at, v.final_id, v.version";

std::string_view changes_of(ChangedFact fact) {
  switch (fact) {
    case ChangedFact::mark: return mark_changes;
    case ChangedFact::attendance: return attendance_changes;
    default: return final_changes;
  }
}

std::string value_at(const Row& row, ChangedFact fact, int column) {
  if (row.is_null(column)) return {};
  if (fact == ChangedFact::mark) {
    Mark mark{static_cast<std::uint8_t>(row.integer(column)), std::nullopt};
    if (!row.is_null(column + 1)) mark.second = static_cast<std::uint8_t>(row.integer(column + 1));
    return to_text(mark);
  }
  std::string text = row.string(column);
  if (const std::string reason = row.string(column + 1); !reason.empty()) text += ' ' + reason;
  return text;
}

}  // namespace

void each_change(Transaction& transaction, const ChangeFilter& filter, const std::function<void(FactChange&&)>& use) {
  transaction.query(changes_of(filter.fact),
                    {transaction.institution(), filter.from, filter.until, filter.by, filter.student, filter.group},
                    [&](const Row& row) {
                      FactChange change;
                      change.fact = row.integer(0);
                      change.version = row.integer(1);
                      change.lesson = row.id<LessonId>(2);
                      change.lesson_on = row.optional_date(3);
                      change.group = row.string(4);
                      change.subject = row.string(5);
                      change.student = row.id<PersonId>(6);
                      change.after = value_at(row, filter.fact, 7);
                      change.before = value_at(row, filter.fact, 9);
                      change.comment = row.string(11);
                      change.by = row.id<PersonId>(12);
                      change.at = row.instant(13);
                      change.regulation_hash = row.string(14);
                      change.application = row.optional_integer(15).value_or(0);
                      use(std::move(change));
                    });
}

}  // namespace vestnik
