#pragma once
/// What a regulation changes of the access matrix, and whose roles there are. Beside ports/regulation.h, because a
/// regulation may well leave the matrix as it is shipped.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/access_scope.h"

namespace vestnik {

class Regulation;

/// One cell opened or closed. Checked when the regulation was loaded: it names a permission of the shipped matrix and
/// opens nothing that is closed for good (config/access_closed.tsv).
struct AccessChange {
  std::string object;
  std::string operation;
  Role role = Role::administrator;
  std::optional<Scope> opened;  ///< how far; none: whatever the role could is closed
  std::string clause;
};

/// The roles that exist in the institution (roles.catalogue). Empty roles: all of them.
struct RolesHere {
  std::vector<Role> roles;
  std::string clause;
};

/// Implemented by a regulation that has something to say. Immutable; any thread.
class AccessTerms {
 public:
  virtual ~AccessTerms();
  /// In the order of the script: a later one stands.
  [[nodiscard]] virtual std::span<const AccessChange> access_changes() const = 0;
  [[nodiscard]] virtual const RolesHere& roles_here() const = 0;
};

/// nullptr: the regulation says nothing of it.
[[nodiscard]] const AccessTerms* access_terms(const Regulation& regulation);

/// Whether the role exists where the regulation is in force.
[[nodiscard]] bool role_exists(const Regulation& regulation, Role role);

}  // namespace vestnik
