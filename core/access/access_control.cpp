#include "access/access_control.h"

#include "access/scopes.h"
#include "records/consent_store.h"

namespace vestnik {

Result<Role> AccessControl::allow(Transaction& transaction, const Actor& actor, Permission permission,
                                  Object object) const {
  if (actor.institution != transaction.institution()) return Problem{"access.not_found"};
  if (actor.service) return Role::administrator;
  const CivilDate today = zones_.today(transaction);
  for (const MatrixCell cell : matrix_.cells(permission)) {
    if (!reaches(transaction, actor.person, cell, object, today)) continue;
    if (cell.scope == Scope::own_child && !may_be_informed(transaction, actor.person, object, today)) continue;
    return cell.role;
  }
  // An object that is somebody else's must answer like one that does not exist; a deed without an object may say no.
  return Problem{object.kind == Object::Kind::institution ? "access.forbidden" : "access.not_found"};
}

bool AccessControl::may_be_informed(Transaction& transaction, PersonId guardian, Object child, CivilDate on) const {
  const auto regulation = regulations_ == nullptr ? nullptr : regulations_->in_force(transaction.institution(), on);
  if (!regulation || !regulation->informing().consent_required) return true;
  return has_consent(transaction, guardian, PersonId{child.id}, consent_kind::electronic, on);
}

}  // namespace vestnik
