#include "journal/corrections.h"

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"

namespace vestnik {

std::string_view FileCorrection::event_type() const { return event_type::correction_filed; }

Result<Facts> FileCorrection::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

Result<Written> FileCorrection::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  CorrectionRequest request;
  request.person = PersonId{whose_.id};
  request.filed_by = actor.person;
  request.wish = wish_;
  request.filed_at = now;
  request.due_on = plus_days(day_of_institution(transaction, now), correction_days);
  const std::int64_t id = add_correction(transaction, request);
  Written written;
  JsonWriter{written.payload}.begin_object().member("request", id).member("person", whose_.id).end_object();
  JsonWriter{written.answer}.begin_object().member("request", id).member("due_on", to_iso(request.due_on)).end_object();
  return written;
}

std::string_view AnswerCorrection::event_type() const { return event_type::correction_answered; }

Result<Facts> AnswerCorrection::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto found = find_correction(transaction, answer_.request);
  if (!found || found->person != answer_.person) return Problem{"access.not_found"};
  if (found->state != correction_state::open) return Problem{"journal.correction_closed"};
  return Facts{};
}

Result<Written> AnswerCorrection::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  answer_correction(transaction, answer_.request, answer_.done ? correction_state::done : correction_state::declined,
                    answer_.words, actor.person, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("request", answer_.request)
      .member("person", answer_.person.value)
      .member("done", answer_.done)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
