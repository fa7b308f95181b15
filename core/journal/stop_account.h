#pragma once
/// Access stopped and renewed. A class teacher stops the families of the own class (syzran-7.3.11, labinsk-4.4.9), the
/// administrator anybody; users are removed by the administrator alone (syzran-m.stud.4). What the person did stays in
/// the journal, and messages still come: only signing in ends.
#include <string>

#include "ports/recorder.h"
#include "records/account_stop_store.h"

namespace vestnik {

inline constexpr Permission see_family_accounts{"family_accounts", "view"};
inline constexpr Permission stop_family_accounts{"family_accounts", "suspend"};
inline constexpr Permission remove_accounts{"accounts", "remove"};

/// Whose account of a family: the student's own, or a guardian's.
struct FamilyOwner {
  PersonId student;
  PersonId person;
};

/// Event "account.suspended". Problems: "journal.not_a_guardian", "accounts.of_staff", "accounts.none",
/// "accounts.stopped_already", "accounts.reason_missing".
class SuspendAccount final : public Command {
 public:
  SuspendAccount(FamilyOwner owner, std::string reason, std::string as_asked)
      : owner_(owner), reason_(std::move(reason)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return stop_family_accounts; }
  [[nodiscard]] Object object() const override { return Object::student(owner_.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  FamilyOwner owner_;
  std::string reason_;
  std::string as_asked_;
  AccountStop stop_;
};

/// Event "account.renewed". Problems: "journal.not_a_guardian", "accounts.of_staff", "accounts.not_stopped",
/// "accounts.stopped_by_administrator".
class RenewAccount final : public Command {
 public:
  explicit RenewAccount(FamilyOwner owner) : owner_(owner) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return stop_family_accounts; }
  [[nodiscard]] Object object() const override { return Object::student(owner_.student); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  FamilyOwner owner_;
  AccountStop stop_;
};

/// Event "account.removed". Problems: "accounts.none", "accounts.not_yourself", "accounts.removed_already",
/// "accounts.reason_missing", "roles.last_administrator".
class RemoveAccount final : public Command {
 public:
  RemoveAccount(PersonId person, std::string reason, std::string as_asked)
      : person_(person), reason_(std::move(reason)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return remove_accounts; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  std::string reason_;
  std::string as_asked_;
  AccountStop stop_;
};

/// A removed account waits for a new code. Event "account.restored". Problem "accounts.not_removed".
class RestoreAccount final : public Command {
 public:
  explicit RestoreAccount(PersonId person) : person_(person) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return remove_accounts; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  AccountStop stop_;
};

}  // namespace vestnik
