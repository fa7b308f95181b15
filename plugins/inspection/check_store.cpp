#include "plugins/inspection/check_store.h"

namespace vestnik::inspection {
namespace {

Check check_of_row(const Row& row) {
  Check one;
  one.id = row.id<CheckId>(0);
  one.inspector = row.id<PersonId>(1);
  one.inspector_role = row.string(2);
  one.kind = parse_check_kind(row.text(3)).value_or(CheckKind::journal);
  one.starts = row.date(4);
  one.ends = row.date(5);
  one.result = row.string(6);
  one.checked_on = row.date(7);
  one.recorded_at = row.instant(8);
  return one;
}

std::vector<GroupId> groups_of(Transaction& transaction, CheckId id) {
  return transaction.all(
      "SELECT group_id FROM p_inspection_check_group WHERE institution_id = $1 AND check_id = $2 ORDER BY group_id",
      {transaction.institution(), id}, [](const Row& row) { return row.id<GroupId>(0); });
}

}  // namespace

CheckId add_check(Transaction& transaction, const Check& one) {
  const auto id = transaction.next_id<CheckId>("p_inspection_check");
  transaction.execute(
      "INSERT INTO p_inspection_check (institution_id, id, inspector_id, inspector_role, kind, starts, ends, result, "
      "checked_on, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), id, one.inspector, one.inspector_role, to_text(one.kind), one.starts, one.ends,
       one.result, one.checked_on, one.recorded_at});
  for (const GroupId group : one.groups) {
    transaction.execute("INSERT INTO p_inspection_check_group (institution_id, check_id, group_id) VALUES ($1, $2, $3)",
                        {transaction.institution(), id, group});
  }
  return id;
}

std::optional<Check> find_check(Transaction& transaction, CheckId id) {
  auto found = transaction.one(
      "SELECT id, inspector_id, inspector_role, kind, starts, ends, result, checked_on, recorded_at "
      "FROM p_inspection_check WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, check_of_row);
  if (found) found->groups = groups_of(transaction, id);
  return found;
}

std::vector<Check> checks_between(Transaction& transaction, PersonId inspector, CivilDate from, CivilDate until,
                                  std::int64_t most) {
  auto found = transaction.all(
      "SELECT id, inspector_id, inspector_role, kind, starts, ends, result, checked_on, recorded_at "
      "FROM p_inspection_check WHERE institution_id = $1 AND (CAST($2 AS BIGINT) = 0 OR inspector_id = $2) "
      "AND checked_on >= $3 AND checked_on <= $4 ORDER BY id DESC LIMIT $5",
      {transaction.institution(), inspector, from, until, most}, check_of_row);
  for (Check& one : found) one.groups = groups_of(transaction, one.id);
  return found;
}

}  // namespace vestnik::inspection
