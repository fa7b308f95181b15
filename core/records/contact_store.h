#pragma once
/// Addresses of people: telephones and e-mail, dated. All functions: the transaction's thread and institution.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

namespace contact_kind {
inline constexpr std::string_view phone = "phone";  ///< E.164: "+79000000001"
inline constexpr std::string_view email = "email";
}  // namespace contact_kind

namespace contact_state {
inline constexpr std::string_view confirmed = "confirmed";      ///< the person or the institution's paper says so
inline constexpr std::string_view unconfirmed = "unconfirmed";  ///< entered, not checked yet
inline constexpr std::string_view dead = "dead";                ///< a gateway says there is no such address
inline constexpr std::string_view stopped = "stopped";          ///< its owner wants no messages there: for calls alone
}  // namespace contact_state

struct Contact {
  std::int64_t id = 0;
  PersonId person;
  std::string kind;   ///< of contact_kind
  std::string value;  ///< the address; personal data
  std::string state;  ///< of contact_state
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
};

/// In force on the date, oldest first; dead ones too.
[[nodiscard]] std::vector<Contact> contacts_of(Transaction& transaction, PersonId person, CivilDate on);
/// The first usable address of a kind on the date: confirmed before unconfirmed, never a dead one.
[[nodiscard]] std::optional<Contact> usable_contact(Transaction& transaction, PersonId person, std::string_view kind,
                                                    CivilDate on);
/// `contact.id` is given by the store.
std::int64_t add_contact(Transaction& transaction, const Contact& contact, Instant recorded_at);
void close_contact(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);
/// False when the person has no such open address in force.
bool stop_contact(Transaction& transaction, PersonId person, std::string_view kind, std::string_view value, Instant at);
void set_contact_state(Transaction& transaction, std::int64_t id, std::string_view state, Instant recorded_at);

}  // namespace vestnik
