#include "access/switched_rights.h"

#include <algorithm>
#include <utility>

#include "access/shipped_tables.h"
#include "records/right_switch_store.h"

namespace vestnik {
namespace {

/// The clause of the regulation's last word on the cell, where that word closes it.
std::optional<std::string> closing_clause(const Regulation* regulation, const AccessChange& wish) {
  const AccessTerms* terms = regulation == nullptr ? nullptr : access_terms(*regulation);
  if (terms == nullptr) return std::nullopt;
  std::optional<std::string> clause;
  for (const AccessChange& change : terms->access_changes()) {
    if (change.object != wish.object || change.operation != wish.operation || change.role != wish.role) continue;
    clause = change.opened ? std::nullopt : std::optional{change.clause};
  }
  return clause;
}

/// A right that is kept stays as it is shipped, neither closed nor narrowed.
bool takes_what_is_kept(const AccessChange& change) {
  const Permission right{change.object, change.operation};
  if (!shipped_closed_cells().kept(right, change.role)) return false;
  const auto& cells = shipped_matrix().cells(right);
  return std::ranges::any_of(cells, [&](MatrixCell cell) {
    return cell.role == change.role && (!change.opened || cell.scope != *change.opened);
  });
}

}  // namespace

std::optional<Problem> why_not_switched(const AccessChange& change, const Regulation* regulation) {
  if (!shipped_matrix().knows({change.object, change.operation})) return Problem{"rights.unknown_right"};
  if (regulation != nullptr && !role_exists(*regulation, change.role)) return Problem{"rights.role_not_here"};
  if (takes_what_is_kept(change)) return Problem{"rights.must_stay"};
  if (!change.opened) return std::nullopt;
  if (shipped_closed_cells().closed({change.object, change.operation}, {change.role, *change.opened}))
    return Problem{"rights.closed_for_good"};
  if (const auto clause = closing_clause(regulation, change))
    return Problem{"rights.closed_by_regulation", {{"clause", *clause}}, *clause};
  return std::nullopt;
}

std::vector<AccessChange> switches_in_force(Transaction& transaction, const Regulation* regulation) {
  std::vector<AccessChange> changes;
  for (AccessChange& change : right_switches(transaction)) {
    if (why_not_switched(change, regulation)) continue;
    if (change.opened) changes.push_back({change.object, change.operation, change.role, std::nullopt, {}});
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace vestnik
