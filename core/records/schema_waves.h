#pragma once
/// Step 21: waves of alerts that wait for a person's word (outbox/wave_watch.h).
#include <string_view>

namespace vestnik {

// delivery.guard       1: looked at before it may become ready; 0: nobody looks
// wave.kind            'group', 'school', 'night', 'act' (found) or 'hand' (a rule held by an administrator)
// wave.lesson          number of the lesson all its facts stand in, 0 when there are several
// wave.students        whose messages it held when it opened
// wave.measure         students of the group, what is usual at that hour for a school's wave, or what one act may tell
// of; 0 for the others wave.people_told     how many of those on duty know of it wave_delivery.due_at when the message
// would have left without the wave
inline constexpr std::string_view schema_waves = R"sql(
ALTER TABLE delivery ADD COLUMN guard BIGINT NOT NULL DEFAULT 0;
CREATE INDEX delivery_guarded ON delivery (institution_id, state, guard, due_at) WHERE guard = 1;
CREATE INDEX obligation_by_rule ON obligation (institution_id, rule, created_at);
CREATE TABLE wave (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  clause TEXT NOT NULL,
  event_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  on_date TEXT NOT NULL,
  lesson BIGINT NOT NULL,
  students BIGINT NOT NULL,
  measure BIGINT NOT NULL,
  releasers BIGINT NOT NULL,
  people_told BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX wave_open ON wave (institution_id, rule) WHERE state = 'open';
CREATE TABLE wave_delivery (
  institution_id BIGINT NOT NULL,
  wave_id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, wave_id, delivery_id),
  FOREIGN KEY (institution_id, wave_id) REFERENCES wave (institution_id, id),
  FOREIGN KEY (institution_id, delivery_id) REFERENCES delivery (institution_id, id)
);
CREATE TABLE wave_vote (
  institution_id BIGINT NOT NULL,
  wave_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  voted_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, wave_id, person_id),
  FOREIGN KEY (institution_id, wave_id) REFERENCES wave (institution_id, id)
);
)sql";

}  // namespace vestnik
