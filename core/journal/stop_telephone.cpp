#include "journal/stop_telephone.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/contact_store.h"

namespace vestnik {

std::string_view StopTelephone::event_type() const { return event_type::telephone_stopped; }

Result<Facts> StopTelephone::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

std::string StopTelephone::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("person", person_.value).member("telephone", telephone_).end_object();
  return text;
}

Result<Written> StopTelephone::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (!stop_contact(transaction, person_, contact_kind::phone, telephone_, now)) {
    return Problem{"journal.no_such_telephone"};
  }
  std::string text;
  JsonWriter{text}.begin_object().member("person", person_.value).end_object();
  return Written{text, text};
}

}  // namespace vestnik
