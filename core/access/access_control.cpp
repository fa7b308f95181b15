#include "access/access_control.h"

#include <algorithm>

#include "access/scopes.h"
#include "access/switched_rights.h"
#include "domain/of_age.h"
#include "records/consent_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

/// No object has this id: in what is remembered it stands for whether there is any.
constexpr std::int64_t any_object = -1;

/// "cards_medical" of "cards".
bool is_part_of(Permission whole, Permission row) {
  return row.operation == whole.operation && row.object.size() > whole.object.size() + 1 &&
         row.object.starts_with(whole.object) && row.object[whole.object.size()] == '_';
}

/// "cards_report" is of no card, for all its name.
bool reaches_objects(const std::vector<MatrixCell>& cells) {
  return std::ranges::none_of(cells, [](MatrixCell cell) { return cell.scope == Scope::any; });
}

}  // namespace

Result<Role> AccessControl::allow(Transaction& transaction, const Actor& actor, Permission permission,
                                  Object object) const {
  if (actor.institution != transaction.institution()) return Problem{"access.not_found"};
  if (actor.service) return Role::administrator;
  if (actor.scope && !actor.scope->permits(permission)) return Problem{"access.forbidden"};
  const std::vector<MatrixCell>& cells = matrix_.cells(permission);  // names the row, whatever a regulation makes of it
  Ground ground = ground_of(transaction);
  const auto answer =
      remembered(transaction, ground, {actor.person, &cells, object.kind, object.id}, [&](const AccessMatrix& matrix) {
        return strongest(transaction, actor.person, matrix.cells(permission), object, ground);
      });
  if (answer) return *answer;
  // An object that is somebody else's must answer like one that does not exist; a deed without an object may say no.
  return Problem{object.kind == Object::Kind::institution ? "access.forbidden" : "access.not_found"};
}

bool AccessControl::holds(Transaction& transaction, const Actor& actor, Permission permission) const {
  if (actor.institution != transaction.institution()) return false;
  if (actor.service) return true;
  if (actor.scope && !actor.scope->permits(permission)) return false;
  Ground ground = ground_of(transaction);
  const RightsMemo::Question question{actor.person, &matrix_.cells(permission), Object::Kind::institution, any_object};
  return remembered(transaction, ground, question,
                    [&](const AccessMatrix& matrix) {
                      return strongest_somewhere(transaction, actor.person, matrix, permission, ground.today);
                    })
      .has_value();
}

bool AccessControl::holds_over(Transaction& transaction, const Actor& actor, Permission permission,
                               Object object) const {
  if (allow(transaction, actor, permission, object)) return true;
  if (actor.scope && !actor.scope->permits(permission)) return false;
  return std::ranges::any_of(matrix_.permissions(), [&](Permission row) {
    return is_part_of(permission, row) && reaches_objects(matrix_.cells(row)) &&
           allow(transaction, actor, row, object).ok();
  });
}

AccessControl::Ground AccessControl::ground_of(Transaction& transaction) const {
  Ground ground{transaction.institution(), 0, zones_.today(transaction), nullptr};
  if (regulations_ != nullptr) ground.regulation = regulations_->in_force(ground.institution, ground.today);
  return ground;
}

std::optional<Role> AccessControl::remembered(
    Transaction& transaction, Ground& ground, const RightsMemo::Question& question,
    const std::function<std::optional<Role>(const AccessMatrix&)>& decide) const {
  // A write sees what is not committed yet: it asks the tables.
  const std::optional<Revisions> revisions = transaction.revisions();
  if (revisions) {
    ground.revision = revisions->of({Area::rights, Area::lessons});
    if (const auto known = memo_.recall(ground, question)) return *known;
  }
  const std::optional<Role> answer = decide(*matrix_now(transaction, ground.regulation));
  if (revisions) memo_.keep(ground, question, answer);
  return answer;
}

std::optional<Role> AccessControl::strongest_somewhere(Transaction& transaction, PersonId person,
                                                       const AccessMatrix& matrix, Permission permission,
                                                       CivilDate today) {
  for (const Permission row : matrix.permissions()) {
    const bool is_itself = row.object == permission.object && row.operation == permission.operation;
    if (!is_itself && !is_part_of(permission, row)) continue;
    for (const MatrixCell cell : matrix.cells(row)) {
      if (reaches_something(transaction, person, cell, today)) return cell.role;
    }
  }
  return std::nullopt;
}

std::shared_ptr<const AccessMatrix> AccessControl::matrix_under(InstitutionId institution,
                                                                std::shared_ptr<const Regulation> regulation) const {
  const AccessTerms* terms = regulation == nullptr ? nullptr : access_terms(*regulation);
  const bool as_shipped = terms == nullptr || (terms->access_changes().empty() && terms->roles_here().roles.empty());
  if (as_shipped) return {std::shared_ptr<const void>{}, &matrix_};
  return own_matrices_.with([&](auto& own) {
    OwnMatrix& kept = own[institution];
    if (kept.regulation != regulation) {
      kept.matrix =
          std::make_shared<const AccessMatrix>(matrix_.changed(terms->access_changes(), terms->roles_here().roles));
      kept.regulation = std::move(regulation);
    }
    return kept.matrix;
  });
}

std::shared_ptr<const AccessMatrix> AccessControl::matrix_now(
    Transaction& transaction, const std::shared_ptr<const Regulation>& regulation) const {
  const InstitutionId institution = transaction.institution();
  const auto base = matrix_under(institution, regulation);
  const auto revisions = transaction.revisions();
  const std::uint64_t revision = revisions ? revisions->of({Area::rights}) : 0;
  if (revisions) {
    const auto kept = switched_.with([&](const auto& switched) {
      const auto found = switched.find(institution);
      const bool stands = found != switched.end() && found->second.revision == revision && found->second.base == base;
      return stands ? found->second.matrix : nullptr;
    });
    if (kept) return kept;
  }
  const auto switches = switches_in_force(transaction, regulation.get());
  const auto matrix = switches.empty() ? base : std::make_shared<const AccessMatrix>(base->changed(switches, {}));
  // A write sees what may yet be taken back: nothing of it is kept.
  if (revisions) switched_.with([&](auto& switched) { switched[institution] = {revision, base, matrix}; });
  return matrix;
}

std::optional<Role> AccessControl::strongest(Transaction& transaction, PersonId person,
                                             const std::vector<MatrixCell>& cells, Object object,
                                             const Ground& ground) const {
  for (const MatrixCell cell : cells) {
    if (!reaches(transaction, person, cell, object, ground.today)) continue;
    if (cell.scope == Scope::own_child && !may_be_informed(transaction, person, object, ground)) continue;
    if (cell.scope == Scope::self && cell.role == Role::student && !may_read_himself(transaction, person, ground))
      continue;
    return cell.role;
  }
  return std::nullopt;
}

bool AccessControl::may_be_informed(Transaction& transaction, PersonId guardian, Object child, const Ground& ground) {
  if (!ground.regulation || !ground.regulation->informing().consent_required) return true;
  return has_consent(transaction, guardian, PersonId{child.id}, consent_kind::electronic, ground.today);
}

bool AccessControl::may_read_himself(Transaction& transaction, PersonId student, const Ground& ground) {
  if (!ground.regulation || !ground.regulation->informing().consent_required) return true;
  const auto person = find_person(transaction, student);
  if (person && person->birth_date && is_of_age(*person->birth_date, ground.today)) return true;
  return student_has_consent(transaction, student, consent_kind::electronic, ground.today);
}

}  // namespace vestnik
