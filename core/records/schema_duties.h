#pragma once
/// Step 14: what the staff owe, and who is away.
#include <string_view>

namespace vestnik {

// duty_task.duty       name of the rule in the regulation
// duty_task.turn       day it is due on: with duty, person and group the key of a task
// duty_task.group_id   0 where the duty is not one a group
// duty_task.state      'open', 'escalated' (somebody above was told), 'done', 'lapsed' (nobody asks any more)
// duty_task.word       what the person said about it
// duty_list            who got the list of a day: one a day
inline constexpr std::string_view schema_duties = R"sql(
CREATE TABLE duty_task (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  duty TEXT NOT NULL,
  turn TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  done_at BIGINT,
  done_by BIGINT,
  word TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE UNIQUE INDEX duty_task_by_turn ON duty_task (institution_id, duty, turn, person_id, group_id);
CREATE INDEX duty_task_by_person ON duty_task (institution_id, person_id, state);
CREATE INDEX duty_task_open ON duty_task (institution_id, turn) WHERE state IN ('open', 'escalated');
CREATE TABLE duty_list (
  institution_id BIGINT NOT NULL,
  date TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, date, person_id)
);
CREATE TABLE staff_leave (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  withdrawn_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX staff_leave_by_end ON staff_leave (institution_id, to_date);
)sql";

}  // namespace vestnik
