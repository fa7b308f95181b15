#include "journal/record_call.h"

#include <algorithm>

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/call_task_store.h"

namespace vestnik {

std::string_view RecordCall::event_type() const { return event_type::call_recorded; }

Result<Facts> RecordCall::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto open = open_calls(transaction, {});
  const auto known = std::find_if(open.begin(), open.end(),
                                  [&](const CallTask& task) { return task.id == call_ && task.student == student_; });
  if (known == open.end()) return Problem{"journal.no_such_call"};
  obligation_ = known->obligation;
  return Facts{};
}

Result<Written> RecordCall::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  if (!record_call(transaction, call_, actor.person, answer_, now)) return Problem{"journal.no_such_call"};
  Written written;
  JsonWriter{written.payload}.begin_object().member("call", call_).member("obligation", obligation_.value).end_object();
  JsonWriter{written.answer}.begin_object().member("call", call_).end_object();
  return written;
}

}  // namespace vestnik
