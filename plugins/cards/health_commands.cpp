#include "plugins/cards/health_commands.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "json/json_writer.h"
#include "plugins/cards/staff_store.h"

namespace vestnik::cards {

Result<Facts> FormHealthList::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const auto today = day_there(transaction, now);
  if (!today) return today.problem();
  today_ = *today;
  if (receivers_.empty()) return Problem{"cards.no_receivers"};
  const bool all_work_here =
      std::ranges::all_of(receivers_, [&](PersonId person) { return works_here(transaction, person, today_); });
  return all_work_here ? Result<Facts>{Facts{}} : Problem{"cards.receiver_not_staff"};
}

Result<Written> FormHealthList::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  const HealthList list = form_health_list(transaction, group_, receivers_, actor.person, today_, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("list", list.id)
      .member("group", group_.value)
      .member("version", list.version)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::cards
