#pragma once
/// The administrator's own word on who somebody is at an outside service.
#include <string>

#include "ports/outside_identities.h"
#include "ports/recorder.h"

namespace vestnik {

inline constexpr Permission link_identities{"identities", "link"};

/// Event "identity.linked". Problems "identities.no_account", "identities.linked_already".
class LinkIdentity final : public Command {
 public:
  LinkIdentity(PersonId person, OutsideIdentity identity) : person_(person), identity_(std::move(identity)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return link_identities; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  /// Without the subject: who it is there stands nowhere in clear.
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  OutsideIdentity identity_;
  AccountId account_;
};

/// Event "identity.ended". Problem "access.not_found".
class EndIdentity final : public Command {
 public:
  EndIdentity(PersonId person, std::int64_t id) : person_(person), id_(id) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return link_identities; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  std::int64_t id_;
};

}  // namespace vestnik
