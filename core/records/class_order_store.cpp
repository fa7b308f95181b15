#include "records/class_order_store.h"

namespace vestnik {

std::vector<ClassAppointment> class_appointments(Transaction& transaction, CivilDate on) {
  return transaction.all(
      "SELECT c.id, c.group_id, c.teacher_id, c.valid_from, c.valid_to, COALESCE(o.order_number, ''), o.order_date "
      "FROM class_teacher c JOIN study_group g ON g.institution_id = c.institution_id AND g.id = c.group_id "
      "LEFT JOIN class_teacher_order o ON o.institution_id = c.institution_id AND o.lead_id = c.id "
      "WHERE c.institution_id = $1 AND (c.valid_to IS NULL OR c.valid_to >= $2) "
      "ORDER BY g.sort_key, g.id, c.valid_from, c.id",
      {transaction.institution(), on}, [](const Row& row) {
        return ClassAppointment{
            {row.integer(0), row.id<GroupId>(1), row.id<PersonId>(2), row.date(3), row.optional_date(4)},
            row.string(5),
            row.optional_date(6)};
      });
}

bool is_led_from(Transaction& transaction, GroupId group, CivilDate day) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM class_teacher WHERE institution_id = $1 AND group_id = $2 AND valid_from >= $3 LIMIT 1",
      {transaction.institution(), group, day}, [&](const Row&) { found = true; });
  return found;
}

std::int64_t appoint_class_teacher(Transaction& transaction, const ClassAppointment& appointment, PersonId by,
                                   Instant now) {
  const ClassTeacher& lead = appointment.lead;
  transaction.execute(
      "UPDATE class_teacher SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND group_id = $2 "
      "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)",
      {transaction.institution(), lead.group, plus_days(lead.valid_from, -1), now});
  const std::int64_t id = add_class_teacher(transaction, lead, now);
  transaction.execute(
      "INSERT INTO class_teacher_order (institution_id, lead_id, order_number, order_date, entered_by) "
      "VALUES ($1, $2, $3, $4, $5)",
      {transaction.institution(), id, appointment.order_number, appointment.order_date, by});
  return id;
}

}  // namespace vestnik
