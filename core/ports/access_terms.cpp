#include "ports/access_terms.h"

#include <algorithm>

#include "ports/regulation.h"

namespace vestnik {

AccessTerms::~AccessTerms() = default;

const AccessTerms* access_terms(const Regulation& regulation) { return dynamic_cast<const AccessTerms*>(&regulation); }

bool role_exists(const Regulation& regulation, Role role) {
  const AccessTerms* terms = access_terms(regulation);
  if (terms == nullptr || terms->roles_here().roles.empty()) return true;
  return std::ranges::find(terms->roles_here().roles, role) != terms->roles_here().roles.end();
}

}  // namespace vestnik
