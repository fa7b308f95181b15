#pragma once
/// Step 3: obligations, deliveries, attempts, call tasks. The states are drawn in core/ARCHITECTURE.md and named in
/// domain/delivery.h.
#include <string_view>

namespace vestnik {

// obligation.fact_date      day of the lesson, where the fact has one: "one alert per child and day"
// obligation.corrects       the obligation whose telling this one puts right, 0 for a first telling
// obligation.proof          the channel that took the news over ("email", "phone" for a recorded call), '' until told
// obligation.told_by        who telephoned; NULL when a gateway told
// delivery.remaining        channels of first_of not tried yet, separated by spaces
// delivery.in_doubt         'again', 'leave' or 'ask': what becomes of an unknown outcome
// delivery.afterwards       'digest' when an expired message becomes a digest line
// delivery.fence            number of the claim that holds it; grows with every claim, guards the receipt
// delivery.lease_until      end of the claim: later the relay that holds it is taken for dead
inline constexpr std::string_view schema_notify = R"sql(
CREATE TABLE planner_cursor (
  institution_id BIGINT NOT NULL PRIMARY KEY,
  event_id BIGINT NOT NULL
);
CREATE TABLE obligation (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  fact_kind TEXT NOT NULL,
  fact_id BIGINT NOT NULL,
  fact_version BIGINT NOT NULL,
  fact_date TEXT,
  rule TEXT NOT NULL,
  clause TEXT NOT NULL,
  recipient_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  corrects BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  proof TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  told_at BIGINT,
  told_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE UNIQUE INDEX obligation_by_fact
  ON obligation (institution_id, fact_kind, fact_id, fact_version, rule, recipient_id, student_id);
CREATE INDEX obligation_by_student ON obligation (institution_id, student_id, fact_date);
CREATE INDEX obligation_by_corrects ON obligation (institution_id, corrects) WHERE corrects <> 0;
CREATE TABLE delivery (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  recipient_id BIGINT NOT NULL,
  channel TEXT NOT NULL,
  template TEXT NOT NULL,
  rule TEXT NOT NULL,
  clause TEXT NOT NULL,
  merge_key TEXT NOT NULL,
  remaining TEXT NOT NULL,
  in_doubt TEXT NOT NULL,
  afterwards TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  priority BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  expires_at BIGINT,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  lease_until BIGINT,
  fence BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  gateway TEXT NOT NULL,
  receipt TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  html TEXT NOT NULL,
  rendered_at BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX delivery_by_state ON delivery (institution_id, state, id);
CREATE INDEX delivery_waiting ON delivery (institution_id, channel, due_at) WHERE state IN ('held', 'retry');
CREATE INDEX delivery_ready ON delivery (institution_id, channel, priority, due_at, id) WHERE state = 'ready';
CREATE INDEX delivery_by_fence ON delivery (institution_id, fence);
CREATE INDEX delivery_held ON delivery (institution_id, merge_key) WHERE state = 'held';
CREATE INDEX delivery_by_receipt ON delivery (institution_id, receipt) WHERE receipt <> '';
CREATE INDEX delivery_by_recipient ON delivery (institution_id, recipient_id);
CREATE TABLE delivery_obligation (
  institution_id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  obligation_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, delivery_id, obligation_id),
  FOREIGN KEY (institution_id, delivery_id) REFERENCES delivery (institution_id, id),
  FOREIGN KEY (institution_id, obligation_id) REFERENCES obligation (institution_id, id)
);
CREATE INDEX delivery_obligation_by_obligation ON delivery_obligation (institution_id, obligation_id);
CREATE TABLE attempt (
  institution_id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  gateway TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (institution_id, delivery_id, fence),
  FOREIGN KEY (institution_id, delivery_id) REFERENCES delivery (institution_id, id)
);
CREATE TABLE call_task (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  assignee_id BIGINT NOT NULL,
  obligation_id BIGINT NOT NULL,
  rule TEXT NOT NULL,
  clause TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  called_at BIGINT,
  called_by BIGINT,
  answer TEXT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX call_task_by_assignee ON call_task (institution_id, assignee_id, state);
CREATE INDEX call_task_by_obligation ON call_task (institution_id, obligation_id);
)sql";

}  // namespace vestnik
