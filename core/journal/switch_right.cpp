#include "journal/switch_right.h"

#include "access/switched_rights.h"
#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/right_switch_store.h"

namespace vestnik {
std::string_view SwitchRight::event_type() const { return event_type::right_switched; }

std::string SwitchRight::asked() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("object", change_.object)
      .member("operation", change_.operation)
      .member("role", to_text(change_.role));
  if (way_ == Way::back) json.member("back", true);
  if (way_ == Way::set) json.member("scope", change_.opened ? to_text(*change_.opened) : std::string_view{"closed"});
  json.end_object();
  return text;
}

std::string SwitchRight::describe() const { return asked(); }

Result<Facts> SwitchRight::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  // Handing back is always right, of a role that is no longer here too.
  if (way_ == Way::back) return Facts{};
  const CivilDate today = day_of_institution(transaction, now);
  const auto regulation = regulations_.in_force(transaction.institution(), today);
  const auto refused = why_not_switched(change_, regulation.get());
  return refused ? Result<Facts>{*refused} : Result<Facts>{Facts{}};
}

Result<Written> SwitchRight::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  if (way_ == Way::set) {
    set_right_switch(transaction, change_, actor.person, now);
  } else if (!drop_right_switch(transaction, change_)) {
    return Problem{"rights.not_switched"};
  }
  Written written;
  written.payload = asked();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
