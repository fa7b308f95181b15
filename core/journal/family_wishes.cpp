#include "journal/family_wishes.h"

#include <set>

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/letter_choice.h"

namespace vestnik {
namespace {

/// Whether it is so already: a refusal accepted again, or the other way round, has nothing to change.
bool stands(Transaction& transaction, const OptOutWish& wish) {
  return opted_out(transaction, wish.guardian, wish.student, wish.from) == wish.opted_out;
}

void apply(Transaction& transaction, const OptOutWish& wish, Instant now) {
  if (wish.opted_out) {
    add_opt_out(transaction, {0, wish.guardian, wish.student, wish.document, wish.from, std::nullopt}, now);
    return;
  }
  for (const OptOut& each : opt_outs_of(transaction, wish.guardian, wish.student)) {
    if (!each.valid_to || *each.valid_to >= wish.from) {
      close_opt_out(transaction, each.id, plus_days(wish.from, -1), now);
    }
  }
}

void write_wish(JsonWriter& json, const OptOutWish& wish) {
  json.begin_object()
      .member("guardian", wish.guardian.value)
      .member("student", wish.student.value)
      .member("opted_out", wish.opted_out)
      .end_object();
}

}  // namespace

std::string_view RecordOptOut::event_type() const { return event_type::opt_out_recorded; }

Result<Facts> RecordOptOut::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (!is_guardian(transaction, wish_.guardian, wish_.student, today)) return Problem{"journal.not_a_guardian"};
  if (stands(transaction, wish_)) return Problem{"journal.opt_out_stands"};
  return Facts{};
}

Result<Written> RecordOptOut::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  apply(transaction, wish_, now);
  Written written;
  JsonWriter json{written.payload};
  write_wish(json, wish_);
  written.answer = written.payload;
  return written;
}

std::string_view SetPreferences::event_type() const { return event_type::preferences_set; }

Result<Facts> SetPreferences::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  std::set<PersonId> children;
  for (OptOutWish& wish : wishes_.opt_outs) {
    wish.guardian = actor.person;
    if (!is_guardian(transaction, wish.guardian, wish.student, today)) return Problem{"journal.not_a_guardian"};
    if (!children.insert(wish.student).second) return Problem{"journal.row_twice"};
  }
  return Facts{};
}

Result<Written> SetPreferences::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  if (wishes_.channel) set_preferred_channel(transaction, actor.person, *wishes_.channel, now);
  if (wishes_.latin_sms) set_latin_sms(transaction, actor.person, *wishes_.latin_sms, now);
  if (wishes_.pace) set_wished_pace(transaction, actor.person, *wishes_.pace, now);
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().member("person", actor.person.value);
  if (wishes_.channel) json.member("channel", *wishes_.channel);
  if (wishes_.latin_sms) json.member("latin_sms", *wishes_.latin_sms);
  if (wishes_.pace) json.member("pace", *wishes_.pace);
  json.key("opt_outs").begin_array();
  for (const OptOutWish& wish : wishes_.opt_outs) {
    // Said again, it changes nothing: a form sends all its boxes.
    if (stands(transaction, wish)) continue;
    apply(transaction, wish, now);
    write_wish(json, wish);
  }
  json.end_array().end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
