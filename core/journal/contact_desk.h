#pragma once
/// Takes addresses in from plugins, each as a command through the Recorder. Implements ports/contacts.h.
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "journal/record_contact.h"
#include "ports/contacts.h"
#include "ports/database.h"

namespace vestnik {

/// What the desk works with. All outlive it.
struct ContactDeskParts {
  Database& database;
  Recorder& recorder;
  const Clock& clock;
  Random& random;
  std::function<std::vector<std::string>()> kinds;  ///< that can be entered here
};

/// Any thread.
class ContactDesk final : public Contacts {
 public:
  explicit ContactDesk(ContactDeskParts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] Result<void> add(const Actor& actor, PersonId person, std::string_view kind,
                                 std::string_view value) override;
  [[nodiscard]] Result<void> close(const Actor& actor, PersonId person, std::string_view kind,
                                   std::string_view value) override;

 private:
  [[nodiscard]] Result<void> run(const Actor& actor, Command& command);

  ContactDeskParts parts_;
};

}  // namespace vestnik
