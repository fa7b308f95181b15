#include "records/draft_store.h"

namespace vestnik {
namespace {

constexpr std::string_view draft_columns =
    "SELECT d.id, d.lesson_id, d.kind, d.kept_at, d.application_id FROM draft d ";

std::optional<std::int64_t> first_of(const std::optional<Mark>& mark) {
  return mark ? std::optional<std::int64_t>{mark->first} : std::nullopt;
}

std::optional<std::int64_t> second_of(const std::optional<Mark>& mark) {
  return mark && mark->second ? std::optional<std::int64_t>{*mark->second} : std::nullopt;
}

std::optional<Mark> mark_of(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  Mark mark{static_cast<std::uint8_t>(row.integer(column)), std::nullopt};
  if (!row.is_null(column + 1)) mark.second = static_cast<std::uint8_t>(row.integer(column + 1));
  return mark;
}

Draft read_head(const Row& row) {
  Draft draft;
  draft.id = row.id<DraftId>(0);
  draft.lesson = row.id<LessonId>(1);
  draft.kind = row.string(2);
  draft.kept_at = row.instant(3);
  draft.application = row.id<ApplicationId>(4);
  return draft;
}

DraftedMark read_mark(const Row& row) {
  return {row.id<PersonId>(0), row.id<TaskId>(1), mark_of(row, 2), row.integer(4), row.string(5), row.string(6)};
}

DraftedAttendance read_attendance(const Row& row) {
  return {row.id<PersonId>(0), {row.string(1), row.string(2)}, row.integer(3), row.string(4)};
}

DraftedLesson read_filling(const Row& row) {
  DraftedLesson filling;
  filling.topic = row.string(0);
  filling.homework = row.string(1);
  filling.homework_due = row.optional_date(2);
  if (!row.is_null(3)) filling.state = parse_lesson_state(row.text(3));
  filling.filled = row.truth(4);
  filling.expected_version = row.integer(5);
  filling.comment = row.string(6);
  return filling;
}

DraftedTask read_drafted_task(const Row& row) {
  return {parse_work_kind(row.text(0)).value_or(WorkKind::oral), row.string(1), static_cast<int>(row.integer(2))};
}

void read_contents(Transaction& transaction, Draft& draft) {
  const InstitutionId institution = transaction.institution();
  draft.marks = transaction.all(
      "SELECT student_id, task_id, first_grade, second_grade, expected_version, comment, for_family FROM draft_mark "
      "WHERE institution_id = $1 AND draft_id = $2 ORDER BY student_id, task_id",
      {institution, draft.id}, read_mark);
  draft.attendance = transaction.all(
      "SELECT student_id, code, reason, expected_version, comment FROM draft_attendance "
      "WHERE institution_id = $1 AND draft_id = $2 ORDER BY student_id",
      {institution, draft.id}, read_attendance);
  draft.filling = transaction.one(
      "SELECT topic, homework, homework_due, state, filled, expected_version, comment FROM draft_lesson "
      "WHERE institution_id = $1 AND draft_id = $2",
      {institution, draft.id}, read_filling);
  draft.tasks = transaction.all(
      "SELECT kind, title, weight_hundredths FROM draft_task WHERE institution_id = $1 AND draft_id = $2 "
      "ORDER BY place",
      {institution, draft.id}, read_drafted_task);
}

void write_contents(Transaction& transaction, DraftId id, const Draft& draft) {
  const InstitutionId institution = transaction.institution();
  for (const DraftedMark& mark : draft.marks) {
    transaction.execute(
        "INSERT INTO draft_mark (institution_id, draft_id, student_id, task_id, first_grade, second_grade, "
        "expected_version, comment, for_family) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {institution, id, mark.student, mark.task, first_of(mark.value), second_of(mark.value), mark.expected_version,
         mark.comment, mark.for_family});
  }
  for (const DraftedAttendance& row : draft.attendance) {
    transaction.execute(
        "INSERT INTO draft_attendance (institution_id, draft_id, student_id, code, reason, expected_version, comment) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {institution, id, row.student, row.mark.code, row.mark.reason, row.expected_version, row.comment});
  }
  if (draft.filling) {
    const auto& filling = *draft.filling;
    const auto state = filling.state ? std::optional{to_text(*filling.state)} : std::nullopt;
    transaction.execute(
        "INSERT INTO draft_lesson (institution_id, draft_id, topic, homework, homework_due, state, filled, "
        "expected_version, comment) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {institution, id, filling.topic, filling.homework, filling.homework_due, state, filling.filled ? 1 : 0,
         filling.expected_version, filling.comment});
  }
  for (std::size_t place = 0; place < draft.tasks.size(); ++place) {
    const DraftedTask& task = draft.tasks[place];
    transaction.execute(
        "INSERT INTO draft_task (institution_id, draft_id, place, kind, title, weight_hundredths) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {institution, id, static_cast<std::int64_t>(place), to_text(task.kind), task.title, task.weight_hundredths});
  }
}

/// Whether the later draft's cells are all that stood in the earlier one, or lay its cells aside.
void leave_cells(Transaction& transaction, const Draft& earlier, const Draft& later, Instant at) {
  const bool new_work = later.kind == draft_kind::marks && !(earlier.tasks.empty() && later.tasks.empty());
  if (earlier.kind != later.kind || new_work) return;  // marks of a work to be made are no cell of the journal yet
  for (const DraftedMark& mark : later.marks) {
    transaction.execute(
        "DELETE FROM draft_mark WHERE institution_id = $1 AND draft_id = $2 AND student_id = $3 AND task_id = $4",
        {transaction.institution(), earlier.id, mark.student, mark.task});
  }
  for (const DraftedAttendance& row : later.attendance) {
    transaction.execute("DELETE FROM draft_attendance WHERE institution_id = $1 AND draft_id = $2 AND student_id = $3",
                        {transaction.institution(), earlier.id, row.student});
  }
  Draft left = earlier;
  read_contents(transaction, left);
  const bool empty = left.marks.empty() && left.attendance.empty();
  if (empty) close_draft(transaction, earlier.id, draft_state::replaced, at);
}

}  // namespace

DraftId keep_draft(Transaction& transaction, PersonId owner, const Draft& draft, Instant at) {
  auto earlier = transaction.all(std::string{draft_columns} +
                                     "WHERE d.institution_id = $1 AND d.owner_id = $2 AND d.state = 'kept' "
                                     "AND d.lesson_id = $3 ORDER BY d.id",
                                 {transaction.institution(), owner, draft.lesson}, read_head);
  for (Draft& one : earlier) {
    read_contents(transaction, one);
    leave_cells(transaction, one, draft, at);
  }
  const auto id = transaction.next_id<DraftId>("draft");
  transaction.execute(
      "INSERT INTO draft (institution_id, id, owner_id, lesson_id, kind, state, kept_at) "
      "VALUES ($1, $2, $3, $4, $5, 'kept', $6)",
      {transaction.institution(), id, owner, draft.lesson, draft.kind, at});
  write_contents(transaction, id, draft);
  return id;
}

std::optional<Draft> find_draft(Transaction& transaction, PersonId owner, DraftId id) {
  auto found = transaction.one(
      std::string{draft_columns} + "WHERE d.institution_id = $1 AND d.id = $2 AND d.owner_id = $3 AND d.state = 'kept'",
      {transaction.institution(), id, owner}, read_head);
  if (found) read_contents(transaction, *found);
  return found;
}

std::vector<Draft> kept_drafts(Transaction& transaction, PersonId owner, CivilDate since, int most,
                               std::int64_t above) {
  auto found = transaction.all(std::string{draft_columns} +
                                   "JOIN lesson l ON l.institution_id = d.institution_id AND l.id = d.lesson_id "
                                   "WHERE d.institution_id = $1 AND d.owner_id = $2 AND d.state = 'kept' "
                                   "AND l.date >= $3 AND d.id > $4 ORDER BY d.id LIMIT $5",
                               {transaction.institution(), owner, since, above, most}, read_head);
  for (Draft& draft : found) read_contents(transaction, draft);
  return found;
}

std::vector<DraftId> drafts_of_application(Transaction& transaction, PersonId owner, ApplicationId application) {
  return transaction.all(
      "SELECT id FROM draft WHERE institution_id = $1 AND owner_id = $2 AND application_id = $3 "
      "AND state IN ('kept', 'applied') ORDER BY id",
      {transaction.institution(), owner, application}, [](const Row& row) { return row.id<DraftId>(0); });
}

void attach_draft(Transaction& transaction, DraftId id, ApplicationId application) {
  transaction.execute("UPDATE draft SET application_id = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, application});
}

void close_draft(Transaction& transaction, DraftId id, std::string_view state, Instant at) {
  for (const std::string_view table : {"draft_mark", "draft_attendance", "draft_lesson", "draft_task"}) {
    transaction.execute("DELETE FROM " + std::string{table} + " WHERE institution_id = $1 AND draft_id = $2",
                        {transaction.institution(), id});
  }
  transaction.execute("UPDATE draft SET state = $3, closed_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, state, at});
}

void expire_drafts(Transaction& transaction, CivilDate before, Instant at) {
  const auto old = transaction.all(
      "SELECT d.id FROM draft d JOIN lesson l ON l.institution_id = d.institution_id AND l.id = d.lesson_id "
      "WHERE d.institution_id = $1 AND d.state = 'kept' AND l.date < $2 ORDER BY d.id",
      {transaction.institution(), before}, [](const Row& row) { return row.id<DraftId>(0); });
  for (const DraftId id : old) close_draft(transaction, id, draft_state::expired, at);
}

}  // namespace vestnik
