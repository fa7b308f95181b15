#pragma once
/// The audit: a chain of salted commitments of one institution. Payload and salt lie in a table of their own, so that
/// lawful erasure leaves the chain whole; events are no personal data, so the links cover them as they are.
///
///   commitment = H(salt, payload)
///   hash       = H(previous hash, commitment, number, time, last event, digest of the events since the link before)
///
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"
#include "ports/database.h"

namespace vestnik {

/// Appends a link over the payload and over every event that no link covers yet; answers its number, from 1, gapless.
std::int64_t append_audit(Transaction& transaction, Random& random, std::string_view payload, Instant at);

/// Takes the payloads of these links away, by an act, and appends the link that says so: what it does not name must not
/// be missing. Answers how many were there; without any nothing is written.
std::int64_t erase_audit_payloads(Transaction& transaction, Random& random, std::span<const std::int64_t> links,
                                  std::string_view act, Instant at);

struct AuditEnd {
  std::int64_t links = 0;
  std::string head;  ///< hash of the last link; "" for an empty chain
};
[[nodiscard]] AuditEnd audit_end(Transaction& transaction);
/// nullopt: there is no such link.
[[nodiscard]] std::optional<std::string> hash_of_link(Transaction& transaction, std::int64_t link);

// How the digests are made, for whoever verifies them.
struct AuditLink {
  std::int64_t id = 0;
  std::string previous;
  std::string commitment;
  std::string hash;
  Instant recorded_at;
  std::optional<std::int64_t> events_until;  ///< none: made before links covered events
  std::string events_digest;
};
[[nodiscard]] std::string hash_of(const AuditLink& link);
/// Of the columns id, type, schema_version, payload, actor_id, recorded_at, after what came before it.
[[nodiscard]] std::string with_event(std::string_view digest_so_far, const Row& event);
/// Links that the act of an erasure names; nullopt when the payload is none.
[[nodiscard]] std::optional<std::vector<std::int64_t>> erased_by(std::string_view payload);

}  // namespace vestnik
