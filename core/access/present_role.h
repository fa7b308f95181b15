#pragma once
/// Whoever has no role of the institution does not come in, though login and password are right (usolye-1.7,
/// yarovoe-1.6, labinsk-1.7). A role is held from the first day of its order, load or guardianship to the last, by the
/// institution's clock, and only where the regulation in force knows it. A role that begins later opens nothing yet: a
/// substitute comes in on the first day of the substitution.
#include <optional>

#include "access/access_control.h"
#include "access/zones.h"
#include "base/problem.h"
#include "ports/database.h"

namespace vestnik {

/// Any thread, with its own transaction.
class PresentRole {
 public:
  /// All outlive this.
  PresentRole(const AccessControl& access, const Zones& zones, const RegulationBook& regulations)
      : access_(&access), zones_(&zones), regulations_(&regulations) {}

  /// Nothing where a role is held today; else "access.no_role", or "access.role_begins" {date} where one begins later,
  /// with the clause by which the regulation names its users. Throws DatabaseError.
  [[nodiscard]] std::optional<Problem> operator()(Transaction& transaction, const Actor& actor) const;

 private:
  const AccessControl* access_;
  const Zones* zones_;
  const RegulationBook* regulations_;
};

}  // namespace vestnik
