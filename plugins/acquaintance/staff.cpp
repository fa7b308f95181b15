#include "plugins/acquaintance/staff.h"

namespace vestnik::acquaintance {
namespace {

// $1 institution, $2 today.
constexpr std::string_view staff_on =
    "SELECT person_id FROM v1_role_grant WHERE institution_id = $1 AND valid_from <= $2 "
    "AND (valid_to IS NULL OR valid_to >= $2) "
    "UNION SELECT teacher_id FROM v1_group_teacher WHERE institution_id = $1 AND valid_from <= $2 "
    "AND (valid_to IS NULL OR valid_to >= $2)";

}  // namespace

std::vector<StaffReading> staff_readings(Transaction& transaction, CivilDate in_force_from, CivilDate today) {
  static const std::string sql =
      "SELECT n.person_id, n.short_name, r.read_at FROM v1_person_name n LEFT JOIN p_acquaintance_reading r "
      "ON r.institution_id = n.institution_id AND r.person_id = n.person_id AND r.in_force_from = $3 "
      "WHERE n.institution_id = $1 AND n.person_id IN (" +
      std::string{staff_on} + ") ORDER BY n.sort_key, n.person_id";
  return transaction.all(sql, {transaction.institution(), today, in_force_from}, [](const Row& row) {
    return StaffReading{row.id<PersonId>(0), row.string(1),
                        row.is_null(2) ? std::nullopt : std::optional{row.instant(2)}};
  });
}

bool is_staff(Transaction& transaction, PersonId person, CivilDate today) {
  static const std::string sql =
      "SELECT 1 FROM v1_person_name WHERE institution_id = $1 AND person_id = $3 "
      "AND person_id IN (" +
      std::string{staff_on} + ")";
  return transaction.one(sql, {transaction.institution(), today, person}, [](const Row&) { return true; })
      .value_or(false);
}

std::optional<Instant> read_at(Transaction& transaction, CivilDate in_force_from, PersonId person) {
  return transaction.one(
      "SELECT read_at FROM p_acquaintance_reading WHERE institution_id = $1 AND in_force_from = $2 AND person_id = $3",
      {transaction.institution(), in_force_from, person}, [](const Row& row) { return row.instant(0); });
}

}  // namespace vestnik::acquaintance
