#include "access/rights_in_force.h"

#include <algorithm>
#include <iterator>

#include "access/scopes.h"
#include "access/shipped_tables.h"
#include "ports/access_terms.h"

namespace vestnik {

AccessMatrix rights_in_force(const Regulation* regulation) {
  const AccessTerms* terms = regulation == nullptr ? nullptr : access_terms(*regulation);
  return terms == nullptr ? shipped_matrix()
                          : shipped_matrix().changed(terms->access_changes(), terms->roles_here().roles);
}

std::string_view changed_by(const Regulation* regulation, Permission permission) {
  const AccessTerms* terms = regulation == nullptr ? nullptr : access_terms(*regulation);
  std::string_view clause;
  if (terms == nullptr) return clause;
  for (const AccessChange& change : terms->access_changes()) {
    if (change.object == permission.object && change.operation == permission.operation) clause = change.clause;
  }
  return clause;
}

std::vector<RoleHeld> roles_held(Transaction& transaction, PersonId person, CivilDate on) {
  const std::vector<RoleGrant> grants = grants_of(transaction, person, on);
  std::vector<RoleHeld> held;
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    const auto role = static_cast<Role>(at);
    if (!holds_role(transaction, person, role, on)) continue;
    RoleHeld one{role, {}};
    std::ranges::copy_if(grants, std::back_inserter(one.by_order),
                         [&](const RoleGrant& grant) { return grant.role == role; });
    held.push_back(std::move(one));
  }
  return held;
}

}  // namespace vestnik
