#include "journal/family_papers.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/guardian_of.h"

namespace vestnik {
namespace {

bool consents(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  return has_consent(transaction, guardian, student, consent_kind::electronic, on);
}

}  // namespace

std::string_view RecordConsent::event_type() const { return event_type::consent_recorded; }

Result<Facts> RecordConsent::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  const bool own = consent_.guardian == consent_.student && is_adult_student(transaction, consent_.student, today);
  if (!own && !is_guardian(transaction, consent_.guardian, consent_.student, today)) {
    return Problem{"journal.not_a_guardian"};
  }
  const CivilDate last_signed = consent_.application ? consent_.application->signed_on : consent_.signed_on;
  if (std::max(consent_.signed_on, last_signed) > today) return Problem{"journal.signed_in_the_future"};
  return Facts{};
}

Result<Written> RecordConsent::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  const ApplicationPaper same_paper{consent_.document, consent_.signed_on};
  add_consent(transaction,
              {0, consent_.guardian, consent_.student, std::string{consent_kind::electronic}, consent_.document,
               consent_.signed_on, std::nullopt, consent_.application.value_or(same_paper)},
              now);
  return written_of_pair(consent_.guardian, consent_.student);
}

std::string_view RevokeConsent::event_type() const { return event_type::consent_revoked; }

Result<Facts> RevokeConsent::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (!consents(transaction, guardian_, student_, today)) return Problem{"journal.no_consent_to_revoke"};
  // A day to come would go on informing a family that has said no.
  if (on_ > today) return Problem{"journal.signed_in_the_future"};
  return Facts{};
}

Result<Written> RevokeConsent::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  revoke_consent(transaction, guardian_, student_, consent_kind::electronic, on_, now);
  return written_of_pair(guardian_, student_);
}

}  // namespace vestnik
