#pragma once
/// Chains of issue: the administrator to the staff, the deputy head to teachers where the regulation says so
/// (usolye-3.1b), the class teacher or curator to the families of the own group (usolye-3.1c, yarovoe-3.1b,
/// otradny-3.1b, syzran-5.2b, labinsk-3.12). Codes are in the command after a successful run, once, and nowhere else: a
/// repeated call gets the event, never the code again.
#include <string>
#include <vector>

#include "journal/credential_slip.h"

namespace vestnik {

/// A new code for a guardian of a child, or for the student himself. Renewing is the same call. Problems of
/// judged_family_issue, and the regulation's (consent first).
class IssueCredentials final : public Command {
 public:
  IssueCredentials(PersonId person, PersonId student, Random& random, std::string as_asked)
      : wish_{person, student}, random_(random), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"credentials", "issue"}; }
  [[nodiscard]] Object object() const override { return Object::student(wish_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  [[nodiscard]] const CredentialSlip& slip() const { return slip_; }

 private:
  CredentialWish wish_;
  Random& random_;
  std::string as_asked_;
  CredentialSlip slip_;
};

/// Whom of a class a call for all of them means.
struct GroupIssue {
  GroupId group;
  bool parents = true;
  bool students = true;
  bool renew = false;  ///< also those who have a password, or a code that still holds
};

/// Codes for the families of a group at once; who may not have one yet is left out and named. Problem
/// "credentials.nobody_waits".
class IssueGroupCredentials final : public Command {
 public:
  IssueGroupCredentials(GroupIssue wish, Random& random, std::string as_asked)
      : wish_(wish), random_(random), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"credentials", "issue"}; }
  [[nodiscard]] Object object() const override { return Object::group(wish_.group); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] bool partial() const override { return true; }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  [[nodiscard]] const std::vector<CredentialSlip>& slips() const { return slips_; }
  /// One a row of the decisions.
  [[nodiscard]] const std::vector<CredentialWish>& wishes() const { return wishes_; }

 private:
  [[nodiscard]] std::vector<CredentialWish> whom(Transaction& transaction, CivilDate today, Instant now) const;

  GroupIssue wish_;
  Random& random_;
  std::string as_asked_;
  std::vector<CredentialWish> wishes_;
  std::vector<CredentialSlip> slips_;
};

/// A new code for somebody of the staff. Problems "credentials.not_staff",
/// "credentials.administrator_by_administrator", "journal.account_blocked", and the regulation's.
class IssueStaffCredentials final : public Command {
 public:
  IssueStaffCredentials(PersonId person, Random& random) : person_(person), random_(random) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"credentials", "issue_staff"}; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  [[nodiscard]] const CredentialSlip& slip() const { return slip_; }

 private:
  PersonId person_;
  Random& random_;
  CredentialSlip slip_;
};

/// The signature in the issue list: the slip is in the owner's hands. Problems "access.not_found",
/// "credentials.received_already", "journal.signed_in_the_future".
class ReceiveCredentials final : public Command {
 public:
  /// `student` as the issue names it: none for staff.
  ReceiveCredentials(std::int64_t issue, PersonId person, PersonId student, CivilDate on)
      : issue_(issue), person_(person), student_(student), on_(on) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override {
    return student_ ? Permission{"credentials", "issue"} : Permission{"credentials", "issue_staff"};
  }
  [[nodiscard]] Object object() const override {
    return student_ ? Object::student(student_) : Object::person(person_);
  }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t issue_;
  PersonId person_;
  PersonId student_;
  CivilDate on_;
};

}  // namespace vestnik
