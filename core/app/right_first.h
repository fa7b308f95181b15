#pragma once
/// Rights before contents: whoever may not do a thing is refused before anybody looks at what was sent, so that no
/// answer about a field tells what is behind the door, and no handler that forgot to ask leaks. Where the path names a
/// student, a group, a lesson or a person, the right is asked over that one; elsewhere, over anything at all here.
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

  /// Why the request is refused, noted for the audit; nothing where the actor holds its right, or one to a part of it.
  /// Where the body or a row says whose the object is, and for the group or subject of a page within a path, the exact
  /// question stays the handler's. "access.not_found" where the handler would say so of a foreign object, else
  /// "access.forbidden". Ending own sessions takes a right away and is everybody's. A fifth of a
  /// microsecond while access remembers the answer, which the handler then needs as well. Throws DatabaseError.
  [[nodiscard]] std::optional<Problem> refusal(const Route& route, const Request& request) const;

 private:
  Database& database_;
  const AccessControl& access_;
  DeniedReads& denials_;
};

}  // namespace vestnik
