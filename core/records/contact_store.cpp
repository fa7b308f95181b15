#include "records/contact_store.h"

namespace vestnik {
namespace {

Contact read_contact(const Row& row) {
  return {row.integer(0), row.id<PersonId>(1), row.string(2),       row.string(3),
          row.string(4),  row.date(5),         row.optional_date(6)};
}

}  // namespace

std::vector<Contact> contacts_of(Transaction& transaction, PersonId person, CivilDate on) {
  return transaction.all(
      "SELECT id, person_id, kind, value, state, valid_from, valid_to FROM contact WHERE institution_id = $1 AND "
      "person_id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY id",
      {transaction.institution(), person, on}, read_contact);
}

std::optional<Contact> usable_contact(Transaction& transaction, PersonId person, std::string_view kind, CivilDate on) {
  return transaction.one(
      "SELECT id, person_id, kind, value, state, valid_from, valid_to FROM contact WHERE institution_id = $1 AND "
      "person_id = $2 AND kind = $3 AND state NOT IN ('dead', 'stopped') AND valid_from <= $4 AND (valid_to IS NULL OR "
      "valid_to >= $4)"
      " ORDER BY CASE state WHEN 'confirmed' THEN 0 ELSE 1 END, id LIMIT 1",
      {transaction.institution(), person, kind, on}, read_contact);
}

std::int64_t add_contact(Transaction& transaction, const Contact& contact, Instant recorded_at) {
  const std::int64_t id = transaction.next("contact");
  transaction.execute(
      "INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, valid_to, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), id, contact.person, contact.kind, contact.value, contact.state, contact.valid_from,
       contact.valid_to, recorded_at});
  return id;
}

void close_contact(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE contact SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

bool stop_contact(Transaction& transaction, PersonId person, std::string_view kind, std::string_view value,
                  Instant at) {
  return transaction.execute(
             "UPDATE contact SET state = $5, recorded_at = $6 WHERE institution_id = $1 AND person_id = $2"
             " AND kind = $3 AND value = $4 AND state <> $5 AND valid_to IS NULL",
             {transaction.institution(), person, kind, value, contact_state::stopped, at}) > 0;
}

void set_contact_state(Transaction& transaction, std::int64_t id, std::string_view state, Instant recorded_at) {
  transaction.execute("UPDATE contact SET state = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, state, recorded_at});
}

}  // namespace vestnik
