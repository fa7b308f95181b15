#pragma once
/// Step 23: messages that go on to the next channel when nobody heard them, and what proves that people were told.
#include <string_view>

namespace vestnik {

// escalation            one row a message of a rule that escalates, from its planning on; copied from the rule, so that
//                       a new version of the regulation does not change what is under way
// escalation.root_id    the first message of the chain; itself for the first
// escalation.wanted     'delivered' or 'read': what makes a further message needless
// escalation.outcome    '' while it waits; 'escalated', 'heard', 'expired', 'no_way', 'ended'
// pace_wish             how often a person wants what is not urgent: 'daily' or 'weekly', in a digest
// channel_use           what a message costs on a channel that is bounded: counted at its claim, once however often it
//                       is tried
// v1_channel_use        … of messages that left, or may still
// v1_informing          one row an obligation, for the reconciliation of a month (by `created_at`)
// v1_informing.certainty  of its surest message: 4 read, 3 delivered, 2 taken over, 1 unknown, 0 nothing has left
// v1_informing.waiting    messages about it that may still leave
inline constexpr std::string_view schema_calm = R"sql(
CREATE TABLE escalation (
  institution_id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  root_id BIGINT NOT NULL,
  wanted TEXT NOT NULL,
  after_seconds BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (institution_id, delivery_id),
  FOREIGN KEY (institution_id, delivery_id) REFERENCES delivery (institution_id, id)
);
CREATE INDEX escalation_waiting ON escalation (institution_id, due_at) WHERE outcome = '';
CREATE INDEX escalation_by_root ON escalation (institution_id, root_id);
CREATE TABLE pace_wish (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  pace TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE TABLE channel_use (
  institution_id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  channel TEXT NOT NULL,
  day TEXT NOT NULL,
  recipient_id BIGINT NOT NULL,
  segments BIGINT NOT NULL,
  for_absence BIGINT NOT NULL,
  PRIMARY KEY (institution_id, delivery_id),
  FOREIGN KEY (institution_id, delivery_id) REFERENCES delivery (institution_id, id)
);
CREATE INDEX channel_use_by_day ON channel_use (institution_id, channel, day, recipient_id, segments, for_absence);
CREATE VIEW v1_channel_use AS
  SELECT u.institution_id, u.channel, u.day, u.recipient_id, u.delivery_id, u.segments, u.for_absence
  FROM channel_use u
  JOIN delivery d ON d.institution_id = u.institution_id AND d.id = u.delivery_id
  WHERE d.state NOT IN ('dead', 'cancelled');
CREATE INDEX obligation_by_time ON obligation (institution_id, created_at);
CREATE VIEW v1_informing AS
  SELECT o.institution_id, o.id AS obligation_id, o.created_at, o.recipient_id, o.student_id, o.rule, o.clause,
         o.fact_kind, o.fact_date, o.corrects, o.state, o.reason, o.proof AS channel, o.told_at, o.told_by,
         COALESCE((SELECT MAX(CASE d.state WHEN 'read' THEN 4 WHEN 'delivered' THEN 3 WHEN 'sent' THEN 2
                                           WHEN 'in_doubt' THEN 1 ELSE 0 END)
                   FROM delivery_obligation k
                   JOIN delivery d ON d.institution_id = k.institution_id AND d.id = k.delivery_id
                   WHERE k.institution_id = o.institution_id AND k.obligation_id = o.id), 0) AS certainty,
         (SELECT COUNT(*) FROM delivery_obligation k
          JOIN delivery d ON d.institution_id = k.institution_id AND d.id = k.delivery_id
          WHERE k.institution_id = o.institution_id AND k.obligation_id = o.id
            AND d.state IN ('held', 'ready', 'sending', 'retry')) AS waiting
  FROM obligation o;
)sql";

}  // namespace vestnik
