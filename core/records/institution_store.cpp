#include "records/institution_store.h"

namespace vestnik {
namespace {

Institution read_institution(const Row& row) {
  return {row.id<InstitutionId>(0),
          row.string(1),
          row.string(2),
          row.string(3),
          row.string(4),
          row.string(5),
          row.string(6)};
}

}  // namespace

std::optional<Institution> find_institution(Transaction& transaction, std::string_view code) {
  return transaction.one("SELECT id, code, name, short_name, kind, timezone, phone FROM institution WHERE code = $1",
                         {code}, read_institution);
}

std::optional<Institution> own_institution(Transaction& transaction) {
  return transaction.one("SELECT id, code, name, short_name, kind, timezone, phone FROM institution WHERE id = $1",
                         {transaction.institution()}, read_institution);
}

std::vector<Institution> all_institutions(Transaction& transaction) {
  return transaction.all("SELECT id, code, name, short_name, kind, timezone, phone FROM institution ORDER BY id", {},
                         read_institution);
}

InstitutionId next_institution_id(Transaction& transaction) {
  const auto last = transaction.one("SELECT COALESCE(MAX(id), 0) FROM institution", {},
                                    [](const Row& row) { return row.integer(0); });
  return InstitutionId{last.value_or(0) + 1};
}

void add_institution(Transaction& transaction, const Institution& institution) {
  transaction.execute(
      "INSERT INTO institution (id, code, name, short_name, kind, timezone, phone) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {institution.id, institution.code, institution.name, institution.short_name, institution.kind,
       institution.timezone, institution.phone});
}

void update_institution(Transaction& transaction, const Institution& institution) {
  transaction.execute(
      "UPDATE institution SET name = $2, short_name = $3, kind = $4, timezone = $5, phone = $6 WHERE id = $1",
      {institution.id, institution.name, institution.short_name, institution.kind, institution.timezone,
       institution.phone});
}

bool timezone_is_set(Transaction& transaction, InstitutionId institution) {
  return transaction
      .one("SELECT id FROM institution WHERE id = $1 AND timezone_set_at IS NOT NULL", {institution},
           [](const Row&) { return true; })
      .has_value();
}

void set_timezone(Transaction& transaction, std::string_view zone, Instant at) {
  transaction.execute("UPDATE institution SET timezone = $2, timezone_set_at = $3 WHERE id = $1",
                      {transaction.institution(), zone, at});
}

}  // namespace vestnik
