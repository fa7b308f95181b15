#include "records/timetable_store.h"

namespace vestnik {
namespace {

DatabaseError broken(const char* what) { return {DatabaseError::Kind::failure, what}; }

WallTime read_clock(std::string_view text) {
  const auto time = parse_clock(text);
  if (!time) throw broken("a bell holds something that is no time of day");
  return *time;
}

WeekParity read_parity(std::string_view text) {
  for (std::size_t at = 0; at < week_parity_names.size(); ++at) {
    if (week_parity_names[at] == text) return static_cast<WeekParity>(at);
  }
  throw broken("a timetable slot holds a word that is no week parity");
}

Bell read_bell(const Row& row) {
  return {row.string(0), static_cast<int>(row.integer(1)), read_clock(row.text(2)), read_clock(row.text(3))};
}

TimetableSlot read_slot(const Row& row) {
  return {row.integer(0),
          row.id<GroupId>(1),
          row.id<SubjectId>(2),
          row.id<PersonId>(3),
          static_cast<int>(row.integer(4)),
          static_cast<int>(row.integer(5)),
          read_parity(row.text(6)),
          row.string(7),
          row.string(8),
          static_cast<int>(row.integer(9)),
          row.date(10),
          row.optional_date(11)};
}

}  // namespace

std::vector<Bell> all_bells(Transaction& transaction) {
  return transaction.all(
      "SELECT schedule, number, starts, ends FROM bell WHERE institution_id = $1 ORDER BY schedule, number",
      {transaction.institution()}, read_bell);
}

void set_bell(Transaction& transaction, const Bell& bell) {
  const std::string starts = to_clock(bell.starts);
  const std::string ends = to_clock(bell.ends);
  transaction.execute(
      "INSERT INTO bell (institution_id, schedule, number, starts, ends) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (institution_id, schedule, number) DO UPDATE SET starts = excluded.starts, ends = excluded.ends",
      {transaction.institution(), bell.schedule, bell.number, starts, ends});
}

std::vector<TimetableSlot> slots_between(Transaction& transaction, CivilDate from, CivilDate until) {
  return transaction.all(
      "SELECT id, group_id, subject_id, teacher_id, weekday, number, parity, bells, room, academic_hours, valid_from, "
      "valid_to FROM timetable_slot WHERE institution_id = $1 AND valid_from <= $3 AND "
      "(valid_to IS NULL OR valid_to >= $2) ORDER BY weekday, number, id",
      {transaction.institution(), from, until}, read_slot);
}

std::int64_t add_slot(Transaction& transaction, const TimetableSlot& slot) {
  const std::int64_t id = transaction.next("timetable_slot");
  transaction.execute(
      "INSERT INTO timetable_slot (institution_id, id, group_id, subject_id, teacher_id, weekday, number, parity, "
      "bells, "
      "room, academic_hours, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {transaction.institution(), id, slot.group, slot.subject, slot.teacher, slot.weekday, slot.number,
       to_text(slot.parity), slot.bells, slot.room, slot.academic_hours, slot.valid_from, slot.valid_to});
  return id;
}

void close_slot(Transaction& transaction, std::int64_t id, CivilDate last_day) {
  transaction.execute("UPDATE timetable_slot SET valid_to = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day});
}

}  // namespace vestnik
