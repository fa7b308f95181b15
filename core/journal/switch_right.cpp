#include "journal/switch_right.h"

#include "access/shipped_tables.h"
#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
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

}  // namespace

std::string_view SwitchRight::event_type() const { return event_type::right_switched; }

std::string SwitchRight::asked() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("object", change_.object)
      .member("operation", change_.operation)
      .member("role", to_text(change_.role));
  if (way_ == Way::back) json.member("back", true);
  if (way_ == Way::set) json.member("scope", change_.opened ? to_text(*change_.opened) : std::string_view{"closed"});
  json.end_object();
  return text;
}

std::string SwitchRight::describe() const { return asked(); }

Result<void> SwitchRight::check(const Regulation* regulation) const {
  const Permission right{change_.object, change_.operation};
  if (!shipped_matrix().knows(right)) return Problem{"rights.unknown_right"};
  if (regulation != nullptr && !role_exists(*regulation, change_.role)) return Problem{"rights.role_not_here"};
  if (way_ == Way::back) return {};
  if (!change_.opened) {
    return shipped_closed_cells().kept(right, change_.role) ? Problem{"rights.must_stay"} : Result<void>{};
  }
  if (shipped_closed_cells().closed(right, {change_.role, *change_.opened})) return Problem{"rights.closed_for_good"};
  if (const auto clause = closing_clause(regulation, change_)) {
    return Problem{"rights.closed_by_regulation", {{"clause", *clause}}, *clause};
  }
  return {};
}

Result<Facts> SwitchRight::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  const auto regulation = regulations_.in_force(transaction.institution(), today);
  if (const auto fine = check(regulation.get()); !fine) return fine.problem();
  return Facts{};
}

Result<Written> SwitchRight::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  if (way_ == Way::set) {
    set_right_switch(transaction, change_, actor.person, now);
  } else if (!drop_right_switch(transaction, change_)) {
    return Problem{"rights.not_switched"};
  }
  Written written;
  written.payload = asked();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
