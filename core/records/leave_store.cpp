#include "records/leave_store.h"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 4> leave_kinds{"vacation", "illness", "trip", "other"};

StaffLeave read_leave(const Row& row) {
  return {row.integer(0), row.id<PersonId>(1), row.string(2), row.date(3), row.date(4)};
}

}  // namespace

bool is_leave_kind(std::string_view kind) { return std::ranges::find(leave_kinds, kind) != leave_kinds.end(); }

std::vector<StaffLeave> leaves_from(Transaction& transaction, CivilDate day) {
  return transaction.all(
      "SELECT id, person_id, kind, from_date, to_date FROM staff_leave WHERE institution_id = $1 AND to_date >= $2"
      " AND withdrawn_at IS NULL ORDER BY from_date, id",
      {transaction.institution(), day}, read_leave);
}

std::vector<PersonId> on_leave(Transaction& transaction, CivilDate day) {
  return transaction.all(
      "SELECT person_id FROM staff_leave WHERE institution_id = $1 AND to_date >= $2 AND from_date <= $2"
      " AND withdrawn_at IS NULL",
      {transaction.institution(), day}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::optional<StaffLeave> find_leave(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, person_id, kind, from_date, to_date FROM staff_leave WHERE institution_id = $1 AND id = $2"
      " AND withdrawn_at IS NULL",
      {transaction.institution(), id}, read_leave);
}

std::int64_t add_leave(Transaction& transaction, const StaffLeave& leave, PersonId by, Instant now) {
  const std::int64_t id = transaction.next("staff_leave");
  transaction.execute(
      "INSERT INTO staff_leave (institution_id, id, person_id, kind, from_date, to_date, entered_by, entered_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, leave.person, leave.kind, leave.from, leave.to, by, now});
  return id;
}

void withdraw_leave(Transaction& transaction, std::int64_t id, Instant now) {
  transaction.execute("UPDATE staff_leave SET withdrawn_at = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, now});
}

}  // namespace vestnik
