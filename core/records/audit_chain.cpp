#include "records/audit_chain.h"

#include "base/digest.h"
#include "json/json_value.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::string_view erasure_head = R"({"command":"audit.erased",)";

/// Parts cannot run into each other: each says how long it is.
void add_part(std::string& text, std::string_view part) {
  text += std::to_string(part.size());
  text += ':';
  text += part;
}

void add_part(std::string& text, std::int64_t number) { add_part(text, std::to_string(number)); }

struct LastLink {
  std::int64_t id = 0;
  std::string hash;
  std::int64_t events_until = 0;
};

LastLink last_link(Transaction& transaction) {
  return transaction
      .one("SELECT id, hash, events_until FROM audit_link WHERE institution_id = $1 ORDER BY id DESC LIMIT 1",
           {transaction.institution()},
           [](const Row& row) {
             return LastLink{row.integer(0), row.string(1), row.optional_integer(2).value_or(0)};
           })
      .value_or(LastLink{});
}

/// Where links of an earlier version end, their events are all covered by the next link.
void cover_events(Transaction& transaction, AuditLink& link, std::int64_t after) {
  link.events_until = after;
  transaction.query(
      "SELECT id, type, schema_version, payload, actor_id, recorded_at FROM event WHERE institution_id = $1 AND id > $2"
      " ORDER BY id",
      {transaction.institution(), after}, [&](const Row& event) {
        link.events_until = event.integer(0);
        link.events_digest = with_event(link.events_digest, event);
      });
}

}  // namespace

std::string hash_of(const AuditLink& link) {
  if (!link.events_until) return digest(link.previous + '|' + link.commitment + '|' + std::to_string(link.id));
  std::string text = "audit-2:";
  add_part(text, link.previous);
  add_part(text, link.commitment);
  add_part(text, link.id);
  add_part(text, to_microseconds(link.recorded_at));
  add_part(text, *link.events_until);
  add_part(text, link.events_digest);
  return digest(text);
}

std::string with_event(std::string_view digest_so_far, const Row& event) {
  std::string text;
  add_part(text, digest_so_far);
  add_part(text, event.integer(0));
  add_part(text, event.text(1));
  add_part(text, event.integer(2));
  add_part(text, event.text(3));
  add_part(text, event.integer(4));
  add_part(text, event.integer(5));
  return digest(text);
}

std::int64_t append_audit(Transaction& transaction, Random& random, std::string_view payload, Instant at) {
  const LastLink last = last_link(transaction);
  const std::string salt = random.hex(16);
  AuditLink link{transaction.next("audit"), last.hash, keyed_digest(salt, payload), {}, at, {}, {}};
  cover_events(transaction, link, last.events_until);
  transaction.execute(
      "INSERT INTO audit_link (institution_id, id, previous, commitment, hash, recorded_at, events_until,"
      " events_digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), link.id, link.previous, link.commitment, hash_of(link), at, link.events_until,
       link.events_digest});
  transaction.execute("INSERT INTO audit_payload (institution_id, id, salt, payload) VALUES ($1, $2, $3, $4)",
                      {transaction.institution(), link.id, salt, payload});
  return link.id;
}

std::int64_t erase_audit_payloads(Transaction& transaction, Random& random, std::span<const std::int64_t> links,
                                  std::string_view act, Instant at) {
  std::vector<std::int64_t> erased;
  for (const std::int64_t link : links) {
    const auto payload =
        transaction.one("SELECT payload FROM audit_payload WHERE institution_id = $1 AND id = $2",
                        {transaction.institution(), link}, [](const Row& row) { return row.string(0); });
    // The act of an erasure stays: without it the erased would look like a theft.
    if (!payload || erased_by(*payload)) continue;
    transaction.execute("DELETE FROM audit_payload WHERE institution_id = $1 AND id = $2",
                        {transaction.institution(), link});
    erased.push_back(link);
  }
  if (erased.empty()) return 0;
  std::string payload;
  JsonWriter json{payload};
  json.begin_object().member("command", "audit.erased").member("outcome", "erased").member("act", act);
  json.key("links").begin_array();
  for (const std::int64_t link : erased) json.value(link);
  json.end_array().end_object();
  append_audit(transaction, random, payload, at);
  return static_cast<std::int64_t>(erased.size());
}

AuditEnd audit_end(Transaction& transaction) {
  LastLink last = last_link(transaction);
  return {last.id, std::move(last.hash)};
}

std::optional<std::string> hash_of_link(Transaction& transaction, std::int64_t link) {
  return transaction.one("SELECT hash FROM audit_link WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), link}, [](const Row& row) { return row.string(0); });
}

std::optional<std::vector<std::int64_t>> erased_by(std::string_view payload) {
  if (!payload.starts_with(erasure_head)) return std::nullopt;
  const auto act = JsonValue::parse(payload);
  const JsonValue* named = act ? act->find("links") : nullptr;
  if (named == nullptr || named->array() == nullptr) return std::nullopt;
  std::vector<std::int64_t> links;
  for (const JsonValue& link : *named->array()) {
    if (link.integer() != nullptr) links.push_back(*link.integer());
  }
  return links;
}

}  // namespace vestnik
