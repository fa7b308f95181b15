#pragma once
/// Whether the audit of an institution is as it was written: every link, payload and event, and every head that was
/// signed outside of the database.
///
/// What is found: anything edited, deleted, added, moved or cut off among links, payloads and events. Of a database
/// that was rewritten as a whole (an older copy, or a chain made anew) only the signed heads can tell.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ports/database.h"

namespace vestnik {

/// A state of the chain that somebody vouches for.
struct KnownHead {
  std::int64_t links = 0;
  std::string head;
};

struct AuditReport {
  std::int64_t links = 0;         ///< that are whole
  std::int64_t erased = 0;        ///< of them, links whose payload was erased by an act
  std::int64_t events = 0;        ///< that the links cover
  std::int64_t first_broken = 0;  ///< number of a link; 0: all is whole
  /// What is wrong there: "audit.link_changed", "audit.link_missing", "audit.links_cut_off", "audit.payload_changed",
  /// "audit.payload_missing", "audit.payload_added", "audit.event_changed", "audit.event_added",
  /// "audit.head_contradicts", "audit.behind_head". "" where nothing is.
  std::string_view fault{};
  std::string head;  ///< hash of the last link that is whole
};

/// Walks the whole chain of the transaction's institution. `known`: in the order of their links.
[[nodiscard]] AuditReport verify_audit(Transaction& transaction, std::span<const KnownHead> known = {});

}  // namespace vestnik
