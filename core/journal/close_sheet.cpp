#include "journal/close_sheet.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/set_finals.h"
#include "json/json_writer.h"
#include "records/lesson_store.h"

namespace vestnik {

std::string_view CloseSheet::event_type() const { return event_type::sheet_closed; }

Result<Facts> CloseSheet::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const auto period = find_period(transaction, place_.period);
  if (!period || !gives_finals(transaction, place_, actor, role, now)) return Problem{"access.not_found"};
  if (sheet_is_closed(transaction, place_)) return Problem{"journal.sheet_already_closed"};
  const auto finals = finals_of(transaction, place_);
  const auto members = members_on(transaction, place_.group, period->ends);
  const auto without = std::count_if(members.begin(), members.end(), [&](PersonId member) {
    return std::none_of(finals.begin(), finals.end(), [&](const StoredFinal& held) { return held.student == member; });
  });
  if (without > 0) return Problem{"journal.finals_missing", {{"count", std::to_string(without)}}};
  return Facts{};
}

Result<Written> CloseSheet::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  const SheetId sheet = close_sheet(transaction, place_, actor.person, now);
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object().member("sheet", sheet.value).key("finals").begin_array();
  for (const StoredFinal& held : finals_of(transaction, place_)) payload.value(held.id.value);
  payload.end_array().end_object();
  JsonWriter{written.answer}.begin_object().member("sheet", sheet.value).end_object();
  return written;
}

}  // namespace vestnik
