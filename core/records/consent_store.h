#pragma once
/// What a family has said about being informed: consents (labinsk-3.9, labinsk-3.11), the refusal of the electronic
/// form (yarovoe-4.3.6), the preferred way. An adult student speaks for himself: guardian and student are one person.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

namespace consent_kind {
/// Processing of personal data and information by the electronic journal.
inline constexpr std::string_view electronic = "electronic";
}  // namespace consent_kind

/// The application for access (labinsk-3.11): another paper, or the same one as the consent, and then said twice.
struct ApplicationPaper {
  std::string document;
  CivilDate signed_on;
};

struct Consent {
  std::int64_t id = 0;
  PersonId guardian;
  PersonId student;
  std::string kind;      ///< of consent_kind
  std::string document;  ///< number of the paper
  CivilDate signed_on;
  std::optional<CivilDate> revoked_on;
  std::optional<ApplicationPaper> application = std::nullopt;
};

struct OptOut {
  std::int64_t id = 0;
  PersonId guardian;
  PersonId student;
  std::string document;
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
};

/// Of the guardian for the student, oldest first, revoked ones too.
[[nodiscard]] std::vector<Consent> consents_of(Transaction& transaction, PersonId guardian, PersonId student);
/// Whether a consent stands at the date: signed by then, not revoked by then. The day of revocation has none.
[[nodiscard]] bool has_consent(Transaction& transaction, PersonId guardian, PersonId student, std::string_view kind,
                               CivilDate on);
/// Whether an application stands at the date, beside a consent that was not revoked by then.
[[nodiscard]] bool has_application(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on);
/// Whether anybody's consent for the student stands at the date: his own, or of a guardian in force.
[[nodiscard]] bool student_has_consent(Transaction& transaction, PersonId student, std::string_view kind, CivilDate on);
/// `consent.id` is given by the store.
std::int64_t add_consent(Transaction& transaction, const Consent& consent, Instant recorded_at);
/// Revokes every consent of the kind that still stands; answers how many.
std::int64_t revoke_consent(Transaction& transaction, PersonId guardian, PersonId student, std::string_view kind,
                            CivilDate revoked_on, Instant recorded_at);

[[nodiscard]] std::vector<OptOut> opt_outs_of(Transaction& transaction, PersonId guardian, PersonId student);
/// Whether the guardian refused the electronic form for this student on the date.
[[nodiscard]] bool opted_out(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on);
/// `opt_out.id` is given by the store.
std::int64_t add_opt_out(Transaction& transaction, const OptOut& opt_out, Instant recorded_at);
void close_opt_out(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);

/// The channel the person asked for ("sms", "email", "internal"), or "" when none was named.
[[nodiscard]] std::string preferred_channel(Transaction& transaction, PersonId person);
/// "" forgets it.
void set_preferred_channel(Transaction& transaction, PersonId person, std::string_view channel, Instant recorded_at);

/// How often the person wants what is not urgent: "daily", "weekly", or "" as the rules say.
[[nodiscard]] std::string wished_pace(Transaction& transaction, PersonId person);
/// "" forgets it.
void set_wished_pace(Transaction& transaction, PersonId person, std::string_view pace, Instant recorded_at);

}  // namespace vestnik
