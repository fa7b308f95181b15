#include "journal/appoint_class_teacher.h"

#include "domain/event_types.h"
#include "journal/credential_slip.h"
#include "json/json_writer.h"
#include "records/group_store.h"

namespace vestnik {

std::string_view AppointClassTeacher::event_type() const { return event_type::class_teacher_appointed; }

Result<Facts> AppointClassTeacher::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const ClassTeacher& lead = appointment_.lead;
  if (appointment_.order_number.empty() || !appointment_.order_date) return Problem{"roles.order_missing"};
  if (lead.valid_to && *lead.valid_to < lead.valid_from) return Problem{"roles.days_wrong"};
  const auto group = find_group(transaction, lead.group);
  if (!group || group->parent) return Problem{"roles.unknown_group"};
  if (!is_staff(transaction, lead.teacher, lead.valid_from)) return Problem{"journal.not_of_the_staff"};
  if (is_led_from(transaction, lead.group, lead.valid_from)) return Problem{"roles.led_already"};
  return Facts{};
}

Result<Written> AppointClassTeacher::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                           Instant now) {
  appoint_class_teacher(transaction, appointment_, actor.person, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("group", appointment_.lead.group.value)
      .member("person", appointment_.lead.teacher.value)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
