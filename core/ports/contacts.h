#pragma once
/// Addresses of people, entered and taken back by plugins: a messenger's chat that its owner has linked, and so on.
#include <string_view>

#include "base/result.h"
#include "ports/access.h"

namespace vestnik {

/// Any thread, outside of transactions; blocks until it is on disk. Through the Recorder: access is asked of the actor,
/// and the event "contact.recorded" holds ids, never the address. Throws DatabaseError.
class Contacts {
 public:
  virtual ~Contacts() = default;
  /// `kind`: "phone", "email", or what an open gateway names as its address_kind. The caller answers for it that the
  /// address is the person's own, so it is used at once; one that a gateway gave up is tried again. One that stands
  /// already is no error. Problems: "journal.contact_kind_unknown" {kind, kinds}, "journal.contact_bad_phone",
  /// "journal.contact_bad_email", "journal.contact_bad", "journal.contacts_too_many" {most}, and those of Access.
  [[nodiscard]] virtual Result<void> add(const Actor& actor, PersonId person, std::string_view kind,
                                         std::string_view value) = 0;
  /// From today on nothing is sent there. One that the person does not have is no error.
  [[nodiscard]] virtual Result<void> close(const Actor& actor, PersonId person, std::string_view kind,
                                           std::string_view value) = 0;
};

}  // namespace vestnik
