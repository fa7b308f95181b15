#include "records/role_store.h"

namespace vestnik {
namespace {

RoleGrant read_grant(const Row& row) {
  const auto role = parse_role(row.text(2));
  if (!role) throw DatabaseError(DatabaseError::Kind::failure, "a role grant holds a word that is no role");
  return {row.integer(0),        row.id<PersonId>(1),  *role,         row.string(3),        row.integer(4),
          row.date(5),           row.optional_date(6), row.string(7), row.optional_date(8), row.string(9),
          row.optional_date(10), row.id<PersonId>(11)};
}

constexpr std::string_view select_grants =
    "SELECT id, person_id, role, scope_kind, scope_id, valid_from, valid_to, order_number, order_date, revoked_order, "
    "revoked_order_date, granted_by FROM role_grant WHERE institution_id = $1 ";

std::string grants_where(std::string_view condition) { return std::string{select_grants} + std::string{condition}; }

}  // namespace

std::vector<RoleGrant> grants_of(Transaction& transaction, PersonId person, CivilDate on) {
  return transaction.all(
      grants_where("AND person_id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY id"),
      {transaction.institution(), person, on}, read_grant);
}

std::vector<PersonId> holders_of(Transaction& transaction, Role role, CivilDate on) {
  return transaction.all(
      "SELECT person_id FROM role_grant WHERE institution_id = $1 AND role = $2 AND valid_from <= $3 AND "
      "(valid_to IS NULL OR valid_to >= $3) ORDER BY id",
      {transaction.institution(), to_text(role), on}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::int64_t add_grant(Transaction& transaction, const RoleGrant& grant, Instant recorded_at) {
  const std::int64_t id = transaction.next("role_grant");
  transaction.execute(
      "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, valid_to, "
      "order_number, recorded_at, order_date, granted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {transaction.institution(), id, grant.person, to_text(grant.role), grant.scope_kind, grant.scope_id,
       grant.valid_from, grant.valid_to, grant.order_number, recorded_at, grant.order_date, grant.granted_by});
  return id;
}

std::optional<RoleGrant> find_grant(Transaction& transaction, std::int64_t id) {
  return transaction.one(grants_where("AND id = $2"), {transaction.institution(), id}, read_grant);
}

std::vector<RoleGrant> grants_from(Transaction& transaction, CivilDate day, bool ended) {
  if (ended)
    return transaction.all(grants_where("ORDER BY role, valid_from, id"), {transaction.institution()}, read_grant);
  return transaction.all(grants_where("AND (valid_to IS NULL OR valid_to >= $2) ORDER BY role, valid_from, id"),
                         {transaction.institution(), day}, read_grant);
}

bool holds_meanwhile(Transaction& transaction, const RoleGrant& grant) {
  constexpr CivilDate for_ever{std::chrono::year{9999}, std::chrono::month{12}, std::chrono::day{31}};
  return transaction
      .one(
          "SELECT id FROM role_grant WHERE institution_id = $1 AND person_id = $2 AND role = $3 AND scope_kind = $4 "
          "AND scope_id = $5 AND valid_from <= $7 AND (valid_to IS NULL OR valid_to >= $6) LIMIT 1",
          {transaction.institution(), grant.person, to_text(grant.role), grant.scope_kind, grant.scope_id,
           grant.valid_from, grant.valid_to.value_or(for_ever)},
          [](const Row&) { return true; })
      .has_value();
}

void revoke_grant(Transaction& transaction, std::int64_t id, CivilDate last_day, const RevokingOrder& order,
                  Instant recorded_at) {
  transaction.execute(
      "UPDATE role_grant SET valid_to = $3, revoked_order = $4, revoked_order_date = $5, recorded_at = $6 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, last_day, order.number, order.date, recorded_at});
}

void close_grant(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE role_grant SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

}  // namespace vestnik
