#include "records/duty_store.h"

namespace vestnik {
namespace {

DutyTask read_duty_task(const Row& row) {
  DutyTask task;
  task.id = row.integer(0);
  task.duty = row.string(1);
  task.turn = row.date(2);
  task.person = row.id<PersonId>(3);
  task.group = row.id<GroupId>(4);
  task.due = row.instant(5);
  task.state = parse_duty_state(row.text(6)).value_or(DutyState::lapsed);
  task.opened = row.instant(7);
  task.done_at = row.optional_instant(8);
  task.done_by = row.id<PersonId>(9);
  task.word = row.string(10);
  task.version = row.integer(11);
  return task;
}

}  // namespace

std::optional<DutyTask> find_duty_task(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, duty, turn, person_id, group_id, due_at, state, opened_at, done_at, done_by, word, version"
      " FROM duty_task WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_duty_task);
}

std::vector<DutyTask> open_duty_tasks(Transaction& transaction) {
  return transaction.all(
      "SELECT id, duty, turn, person_id, group_id, due_at, state, opened_at, done_at, done_by, word, version"
      " FROM duty_task WHERE institution_id = $1 AND state IN ('open', 'escalated') ORDER BY turn, id",
      {transaction.institution()}, read_duty_task);
}

std::vector<DutyTask> duty_tasks_of_turn(Transaction& transaction, std::string_view duty, CivilDate turn) {
  return transaction.all(
      "SELECT id, duty, turn, person_id, group_id, due_at, state, opened_at, done_at, done_by, word, version"
      " FROM duty_task WHERE institution_id = $1 AND duty = $2 AND turn = $3 ORDER BY id",
      {transaction.institution(), duty, turn}, read_duty_task);
}

std::vector<DutyTask> duty_tasks(Transaction& transaction, const DutyFilter& filter) {
  const std::string_view first = filter.state ? to_text(*filter.state) : to_text(DutyState::open);
  const std::string_view second = filter.state ? to_text(*filter.state) : to_text(DutyState::escalated);
  return transaction.all(
      "SELECT id, duty, turn, person_id, group_id, due_at, state, opened_at, done_at, done_by, word, version"
      " FROM duty_task WHERE institution_id = $1 AND (person_id = $2 OR $2 = 0) AND state IN ($3, $4)"
      " ORDER BY turn DESC, id LIMIT $5",
      {transaction.institution(), filter.person, first, second, filter.most}, read_duty_task);
}

DutyTask add_duty_task(Transaction& transaction, DutyTask task) {
  transaction.query(
      "INSERT INTO duty_task (institution_id, id, duty, turn, person_id, group_id, due_at, state, opened_at, word,"
      " version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 1)"
      " ON CONFLICT (institution_id, duty, turn, person_id, group_id) DO UPDATE SET state = excluded.state,"
      " opened_at = excluded.opened_at, done_at = NULL, done_by = NULL, version = duty_task.version + 1"
      " RETURNING id, version",
      {transaction.institution(), transaction.next("duty_task"), task.duty, task.turn, task.person, task.group,
       task.due, to_text(DutyState::open), task.opened},
      [&](const Row& row) {
        task.id = row.integer(0);
        task.version = row.integer(1);
      });
  return task;
}

void move_duty_task(Transaction& transaction, const DutyTask& task, DutyState state, PersonId by, std::string_view word,
                    Instant now) {
  const bool done = state == DutyState::done;
  transaction.execute(
      "UPDATE duty_task SET state = $3, done_at = $4, done_by = $5, word = $6, version = version + 1"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), task.id, to_text(state), done ? std::optional{now} : std::nullopt,
       done && by ? std::optional{by.value} : std::nullopt, word});
}

std::vector<PersonId> duty_lists_of(Transaction& transaction, CivilDate date) {
  return transaction.all("SELECT person_id FROM duty_list WHERE institution_id = $1 AND date = $2",
                         {transaction.institution(), date}, [](const Row& row) { return row.id<PersonId>(0); });
}

void note_duty_list(Transaction& transaction, CivilDate date, PersonId person) {
  transaction.execute("INSERT INTO duty_list (institution_id, date, person_id) VALUES ($1, $2, $3)",
                      {transaction.institution(), date, person});
}

}  // namespace vestnik
