#pragma once
/// Rights before contents: whoever holds the right of a write over nothing at all here is refused before anybody looks
/// at what was sent, so that no answer about a field tells what is behind the door.
#include <optional>

#include "access/access_control.h"
#include "app/denied_reads.h"
#include "ports/database.h"
#include "ports/http.h"

namespace vestnik {

/// Any thread.
class RightFirst {
 public:
  /// All outlive this.
  RightFirst(Database& database, const AccessControl& access, DeniedReads& denials)
      : database_(database), access_(access), denials_(denials) {}

  /// Why the write is refused, noted for the audit; nothing where the actor holds its right over something: whether
  /// that reaches to what is asked for is the handler's question. "access.not_found" where the handler would say so of
  /// a foreign object, else "access.forbidden". Ending own sessions takes a right away and is everybody's. Throws
  /// DatabaseError.
  [[nodiscard]] std::optional<Problem> refusal(const Route& route, const Request& request) const;

 private:
  Database& database_;
  const AccessControl& access_;
  DeniedReads& denials_;
};

}  // namespace vestnik
