#include "records/event_store.h"

#include "base/digest.h"

namespace vestnik {
namespace {

std::string link_hash(std::string_view previous, std::string_view commitment, std::int64_t id) {
  std::string text{previous};
  text += '|';
  text += commitment;
  text += '|';
  text += std::to_string(id);
  return digest(text);
}

}  // namespace

EventId append_event(Transaction& transaction, std::string_view type, int schema_version, std::string_view payload,
                     PersonId actor, Instant at) {
  const auto id = transaction.next_id<EventId>("event");
  transaction.execute(
      "INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, type, schema_version, payload, actor, at});
  return id;
}

void append_audit(Transaction& transaction, Random& random, std::string_view payload, Instant at) {
  const std::string previous =
      transaction
          .one("SELECT hash FROM audit_link WHERE institution_id = $1 ORDER BY id DESC LIMIT 1",
               {transaction.institution()}, [](const Row& row) { return row.string(0); })
          .value_or("");
  const std::int64_t id = transaction.next("audit");
  const std::string salt = random.hex(16);
  const std::string commitment = keyed_digest(salt, payload);
  transaction.execute(
      "INSERT INTO audit_link (institution_id, id, previous, commitment, hash, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), id, previous, commitment, link_hash(previous, commitment, id), at});
  transaction.execute("INSERT INTO audit_payload (institution_id, id, salt, payload) VALUES ($1, $2, $3, $4)",
                      {transaction.institution(), id, salt, payload});
}

AuditReport verify_audit(Transaction& transaction) {
  AuditReport report;
  std::int64_t expected_id = 1;
  transaction.query(
      "SELECT l.id, l.previous, l.commitment, l.hash, p.salt, p.payload FROM audit_link l LEFT JOIN audit_payload p "
      "ON p.institution_id = l.institution_id AND p.id = l.id WHERE l.institution_id = $1 ORDER BY l.id",
      {transaction.institution()}, [&](const Row& row) {
        if (report.first_broken != 0) return;
        const std::int64_t id = row.integer(0);
        const bool in_order = id == expected_id && row.text(1) == report.head;
        const bool hash_right = row.text(3) == link_hash(row.text(1), row.text(2), id);
        const bool erased = row.is_null(4);
        const bool payload_right = erased || keyed_digest(row.text(4), row.text(5)) == row.text(2);
        if (!in_order || !hash_right || !payload_right) {
          report.first_broken = expected_id;
          return;
        }
        ++report.links;
        report.erased += erased ? 1 : 0;
        report.head = row.string(3);
        ++expected_id;
      });
  return report;
}

}  // namespace vestnik
