#include "records/full_export_store.h"

namespace vestnik {
namespace {

constexpr std::string_view select_full_exports =
    "SELECT id, reason, asked_by, asked_at, expires_at, approved, decided_by, decided_at, open_until, taken_at "
    "FROM full_export WHERE institution_id = $1 ";

FullExport read_full_export(const Row& row) {
  FullExport one;
  one.id = row.integer(0);
  one.reason = row.string(1);
  one.asked_by = row.id<PersonId>(2);
  one.asked_at = row.instant(3);
  one.expires_at = row.instant(4);
  if (!row.is_null(5)) one.approved = row.truth(5);
  one.decided_by = row.id<PersonId>(6);
  one.decided_at = row.optional_instant(7);
  one.open_until = row.optional_instant(8);
  one.taken_at = row.optional_instant(9);
  return one;
}

}  // namespace

std::string_view state_of_export(const FullExport& one, Instant now) {
  if (!one.approved) return now < one.expires_at ? full_export_state::asked : full_export_state::lapsed;
  if (!*one.approved) return full_export_state::declined;
  return one.open_until && now < *one.open_until ? full_export_state::open : full_export_state::over;
}

std::int64_t add_full_export(Transaction& transaction, const FullExport& one) {
  const std::int64_t id = transaction.next("full_export");
  transaction.execute(
      "INSERT INTO full_export (institution_id, id, reason, asked_by, asked_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), id, one.reason, one.asked_by, one.asked_at, one.expires_at});
  return id;
}

std::optional<FullExport> find_full_export(Transaction& transaction, std::int64_t id) {
  return transaction.one(std::string{select_full_exports} + "AND id = $2", {transaction.institution(), id},
                         read_full_export);
}

std::vector<FullExport> full_exports(Transaction& transaction, int most, std::int64_t below) {
  return transaction.all(std::string{select_full_exports} + "AND id < $3 ORDER BY id DESC LIMIT $2",
                         {transaction.institution(), most, below}, read_full_export);
}

void decide_full_export(Transaction& transaction, std::int64_t id, PersonId by, Instant now,
                        std::optional<Instant> open_until) {
  transaction.execute(
      "UPDATE full_export SET approved = $3, decided_by = $4, decided_at = $5, open_until = $6 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, open_until.has_value(), by, now, open_until});
}

void note_full_export_taken(Transaction& transaction, std::int64_t id, Instant now) {
  transaction.execute("UPDATE full_export SET taken_at = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, now});
}

}  // namespace vestnik
