#pragma once
/// Obligations: who must be told of which version of which fact, by which rule, or of what put it right. Unique on
/// exactly that.
#include <optional>
#include <string>
#include <vector>

#include "domain/delivery.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct Obligation {
  ObligationId id;
  EventId event;
  std::string fact_kind;  ///< fact_kind::…
  std::int64_t fact = 0;
  std::int64_t fact_version = 0;
  std::optional<CivilDate> fact_date;
  std::string rule;
  std::string clause;
  PersonId recipient;     ///< none: there is nobody to tell, a call task stands in
  PersonId student;       ///< none where the fact is nobody's in particular (staff, announcements to teachers)
  ObligationId corrects;  ///< what was told before, for a correction
  ObligationState state = ObligationState::open;
  std::string reason;   ///< why nobody could be told or need not be: "no_consent", "superseded", …
  std::string channel;  ///< way by which it was or may have been told, "" when certainly not
  /// A message about it left, or may have.
  [[nodiscard]] bool may_be_told() const { return state == ObligationState::told || !channel.empty(); }
};

/// Gives the id, or none when the obligation stands already. One that was withdrawn is opened again under its old id: a
/// lesson cancelled by mistake and restored leaves the fact at the version it had.
[[nodiscard]] ObligationId insert_obligation(Transaction& transaction, const Obligation& obligation, Instant now);
/// All about one fact, oldest first.
[[nodiscard]] std::vector<Obligation> obligations_of_fact(Transaction& transaction, std::string_view kind,
                                                          std::int64_t fact);
/// Those of a student's attendance of one day, oldest first.
[[nodiscard]] std::vector<Obligation> absences_of_day(Transaction& transaction, PersonId student, CivilDate on);
/// The one of this id.
[[nodiscard]] std::optional<Obligation> find_obligation(Transaction& transaction, ObligationId id);
/// Under a message, not told yet and not put right meanwhile; oldest first.
[[nodiscard]] std::vector<Obligation> open_obligations_of(Transaction& transaction, DeliveryId delivery);

/// Under a message, told or not, and not put right meanwhile; oldest first.
[[nodiscard]] std::vector<Obligation> standing_obligations_of(Transaction& transaction, DeliveryId delivery);

/// From `open` only: what was told stays told.
void close_obligation(Transaction& transaction, ObligationId id, ObligationState state, std::string_view reason);
/// A call will tell it: `open` with the reason why no message can.
void leave_to_call(Transaction& transaction, ObligationId id, std::string_view reason);
/// On which channels a message about it may still leave or has left.
[[nodiscard]] std::vector<std::string> live_channels(Transaction& transaction, ObligationId id);

}  // namespace vestnik
