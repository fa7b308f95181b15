#pragma once
/// Roles given and taken by an order with number and date, for a time or until further notice (labinsk-4.1.3,
/// usolye-4.1.2, yarovoe-4.1.2). They bind from the next request on.
#include <string>

#include "ports/recorder.h"
#include "records/role_store.h"

namespace vestnik {

/// Event "roles.granted". Problems: "roles.order_missing", "roles.days_wrong", "roles.follows" {role}: it follows from
/// lists (student, parent, class teacher); "roles.not_here" with the clause: nobody has it in this institution;
/// "roles.unknown_group"; "roles.unknown_subject"; "roles.subject_not_for": only heads of a part of the studies are
/// given a subject; "roles.held_already".
class GrantRole final : public Command {
 public:
  /// `grant.id`, `grant.granted_by` and the revocation are given here.
  GrantRole(RoleGrant grant, const RegulationBook& regulations, std::string as_asked)
      : grant_(std::move(grant)), regulations_(regulations), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"roles", "write"}; }
  [[nodiscard]] Object object() const override { return Object::person(grant_.person); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] Result<void> check_form() const;
  [[nodiscard]] Result<void> check_reach(Transaction& transaction) const;

  RoleGrant grant_;
  const RegulationBook& regulations_;
  std::string as_asked_;
};

struct RoleEnd {
  std::int64_t grant = 0;
  std::optional<CivilDate> last_day;  ///< none: yesterday, so that it is over at once
  RevokingOrder order;
};

/// Event "roles.revoked". Problems: "access.not_found", "roles.order_missing", "roles.ended_already",
/// "roles.days_wrong", "roles.last_administrator": nobody would be left to give roles.
class RevokeRole final : public Command {
 public:
  RevokeRole(RoleEnd end, std::string as_asked) : end_(std::move(end)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"roles", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  RoleEnd end_;
  std::string as_asked_;
  CivilDate last_day_;
};

struct Dismissal {
  PersonId person;
  CivilDate last_day;  ///< of work
  RevokingOrder order;
};

/// Ends every role, load and class of a person with the last day of work (labinsk-4.6.3). Event "staff.dismissed".
/// Problems: "roles.order_missing", "journal.not_of_the_staff", "roles.last_administrator".
class DismissStaff final : public Command {
 public:
  DismissStaff(Dismissal dismissal, std::string as_asked)
      : dismissal_(std::move(dismissal)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"staff", "dismiss"}; }
  [[nodiscard]] Object object() const override { return Object::person(dismissal_.person); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Dismissal dismissal_;
  std::string as_asked_;
};

}  // namespace vestnik
