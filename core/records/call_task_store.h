#pragma once
/// Calls that a person must make because no message can tell the family.
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct NewCallTask {
  PersonId student;
  PersonId assignee;  ///< the class teacher; none: whoever of the administration sees it first
  ObligationId obligation;
  std::string rule;
  std::string clause;
  std::string reason;  ///< "no_consent", "opted_out", "no_address", "no_guardian", "refused", "attempts_used_up", …
};

/// Gives the id, or 0 when a call about the same fact is open already.
std::int64_t insert_call_task(Transaction& transaction, const NewCallTask& task, Instant now);
/// The fact was withdrawn: nobody need be called.
void cancel_calls_about(Transaction& transaction, ObligationId obligation);

/// Records a call: the task is done, and every open obligation of the same fact is told by telephone (proof). False
/// when there is no such open task.
bool record_call(Transaction& transaction, std::int64_t task, PersonId caller, std::string_view answer, Instant when);

struct CallTask {
  std::int64_t id = 0;
  PersonId student;
  PersonId assignee;
  ObligationId obligation;
  std::string rule;
  std::string clause;
  std::string reason;
  Instant created_at;
};
/// Whose families: of the classes and groups that somebody leads on the day, whoever led them when the task was made;
/// for nobody, all.
struct CallReach {
  PersonId leader;
  CivilDate on;
};
/// Open tasks, oldest first.
[[nodiscard]] std::vector<CallTask> open_calls(Transaction& transaction, CallReach reach);

/// A call that was made: the proof that the family was told of an absence.
struct DoneCall {
  std::int64_t id = 0;
  PersonId student;
  std::string child;              ///< surname and first name
  std::optional<CivilDate> date;  ///< of the lesson missed, and
  std::int64_t lesson = 0;        ///< its place in the day
  std::string subject;
  std::string rule;
  std::string clause;
  Instant called_at;
  PersonId called_by;
  std::string answer;
};
/// Newest first, at most `limit`.
[[nodiscard]] std::vector<DoneCall> done_calls(Transaction& transaction, CallReach reach, int limit,
                                               std::int64_t below = std::numeric_limits<std::int64_t>::max());

}  // namespace vestnik
