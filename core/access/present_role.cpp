#include "access/present_role.h"

#include "ports/access_terms.h"

namespace vestnik {
namespace {

/// The first day after `today` on which an order, a load, a class or a guardianship begins.
std::optional<CivilDate> first_day_to_come(Transaction& transaction, PersonId person, CivilDate today) {
  std::optional<CivilDate> first;
  transaction.query(
      "SELECT MIN(b.valid_from) FROM ("
      "SELECT valid_from FROM role_grant WHERE institution_id = $1 AND person_id = $2 AND valid_from > $3 "
      "UNION ALL SELECT valid_from FROM teaching WHERE institution_id = $1 AND teacher_id = $2 AND valid_from > $3 "
      "UNION ALL SELECT valid_from FROM class_teacher WHERE institution_id = $1 AND teacher_id = $2 "
      "AND valid_from > $3 UNION ALL SELECT valid_from FROM v1_guardian_child WHERE institution_id = $1 "
      "AND guardian_id = $2 AND (sees = 1 OR is_told = 1 OR writes = 1) AND valid_from > $3) b",
      {transaction.institution(), person, today}, [&](const Row& row) {
        if (!row.is_null(0)) first = row.date(0);
      });
  return first;
}

std::string clause_of_users(const Regulation* regulation) {
  const AccessTerms* terms = regulation == nullptr ? nullptr : access_terms(*regulation);
  return terms == nullptr || terms->roles_here().roles.empty() ? std::string{} : terms->roles_here().clause;
}

}  // namespace

std::optional<Problem> PresentRole::operator()(Transaction& transaction, const Actor& actor) const {
  // Of the person, whatever the token in hand is limited to. Every role there is sees who it is.
  const Actor whole{actor.institution, actor.person, actor.account, actor.service};
  if (access_->holds(transaction, whole, {"me", "view"})) return std::nullopt;
  const CivilDate today = zones_->today(transaction);
  const auto regulation = regulations_->in_force(actor.institution, today);
  std::string clause = clause_of_users(regulation.get());
  const auto first = first_day_to_come(transaction, actor.person, today);
  if (!first) return Problem{"access.no_role", {}, std::move(clause)};
  return Problem{"access.role_begins", {{"date", to_russian(*first)}}, std::move(clause)};
}

}  // namespace vestnik
