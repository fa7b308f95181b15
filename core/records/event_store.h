#pragma once
/// Events in commit order, and the audit chain beside them.
#include <string>
#include <string_view>

#include "base/random.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Appends an event; ids are gapless within the institution.
EventId append_event(Transaction& transaction, std::string_view type, int schema_version, std::string_view payload,
                     PersonId actor, Instant at);

/// Appends a link: hash = H(previous hash, commitment), commitment = H(salt, payload). Payload and salt lie in a table
/// of their own, so that lawful erasure leaves the chain whole.
void append_audit(Transaction& transaction, Random& random, std::string_view payload, Instant at);

struct AuditReport {
  std::int64_t links = 0;
  std::int64_t erased = 0;        ///< links whose payload was erased
  std::int64_t first_broken = 0;  ///< 0: the chain is whole
  std::string head;               ///< hash of the last link
};

/// Walks the whole chain of the transaction's institution.
[[nodiscard]] AuditReport verify_audit(Transaction& transaction);

}  // namespace vestnik
