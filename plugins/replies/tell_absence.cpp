#include "plugins/replies/tell_absence.h"

#include "answers/institution_day.h"
#include "json/json_writer.h"
#include "plugins/replies/reading.h"
#include "plugins/replies/reply_commands.h"

namespace vestnik::replies {

std::string_view TellAbsence::event_type() const { return reply_received; }

std::string TellAbsence::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("student", told_.student.value)
      .member("kind", told_.kind)
      .member("from", to_iso(told_.from))
      .member("to", to_iso(told_.to))
      .end_object();
  return text;
}

Result<Facts> TellAbsence::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  if (told_.from < *today || told_.to < told_.from || days_between(*today, told_.to) > farthest_days) {
    return Problem{"replies.days_wrong", {{"days", std::to_string(farthest_days)}}};
  }
  if (told_.kind != "illness" && told_.words.empty()) return Problem{"replies.words_missing"};
  if (waits_for_decision(transaction, told_.student, told_.from, told_.to)) return Problem{"replies.waits_already"};
  return Facts{};
}

Result<Written> TellAbsence::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  const ReplyId id = add_reply(transaction, {{}, key_, actor.person, told_.words, "absence", now, {told_.student}});
  if (!id) return Problem{"replies.known"};
  const ProposalId proposal =
      add_proposal(transaction, {{}, id, told_.student, told_.from, told_.to, told_.kind, "", {}, {}});
  Written written;
  JsonWriter{written.payload}.begin_object().member("reply", id.value).end_object();
  JsonWriter{written.answer}.begin_object().member("proposal", proposal.value).end_object();
  return written;
}

}  // namespace vestnik::replies
