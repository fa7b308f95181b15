#pragma once
/// Step 8: what planning learnt since. A fact told, then withdrawn with its lesson, has a correction about the very
/// version that was told; so what an obligation puts right is part of what it is unique by.
#include <string_view>

namespace vestnik {

// event_audience   types of events that some plugin knows an audience for, whether it is here now or not
// waiting_event    events of these types that could not be planned yet
// listener_cursor  the last event that the handlers of a plugin were given
inline constexpr std::string_view schema_planning = R"sql(
DROP INDEX obligation_by_fact;
CREATE UNIQUE INDEX obligation_by_fact
  ON obligation (institution_id, fact_kind, fact_id, fact_version, rule, recipient_id, student_id, corrects);
CREATE TABLE event_audience (
  institution_id BIGINT NOT NULL,
  event_type TEXT NOT NULL,
  PRIMARY KEY (institution_id, event_type)
);
CREATE TABLE waiting_event (
  institution_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, event_id)
);
CREATE TABLE listener_cursor (
  institution_id BIGINT NOT NULL,
  plugin TEXT NOT NULL,
  event_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, plugin)
);
)sql";

}  // namespace vestnik
