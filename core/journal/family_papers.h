#pragma once
/// Consents of guardians (dated, revocable) and the credentials that may follow them (labinsk-3.11, labinsk-4.4.8).
#include <optional>
#include <string>

#include "base/random.h"
#include "ports/recorder.h"
#include "records/consent_store.h"

namespace vestnik {

struct SignedConsent {
  PersonId guardian;
  PersonId student;
  std::string document;  ///< number and kind of the paper
  CivilDate signed_on;
  std::optional<ApplicationPaper> application = std::nullopt;  ///< none: one paper is both (labinsk-3.9)
};

/// An adult student signs for himself: guardian and student are then one person. Problems: "journal.not_a_guardian",
/// "journal.signed_in_the_future".
class RecordConsent final : public Command {
 public:
  RecordConsent(SignedConsent consent, std::string as_asked)
      : consent_(std::move(consent)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"consent", "record"}; }
  [[nodiscard]] Object object() const override { return Object::student(consent_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  SignedConsent consent_;
  std::string as_asked_;
};

/// Revocation stops messages at once. Problems "journal.no_consent_to_revoke", "journal.signed_in_the_future".
class RevokeConsent final : public Command {
 public:
  RevokeConsent(PersonId guardian, PersonId student, CivilDate on, std::string as_asked)
      : guardian_(guardian), student_(student), on_(on), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"consent", "record"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId guardian_;
  PersonId student_;
  CivilDate on_;
  std::string as_asked_;
};

/// Issues an activation code to a guardian of a child; the code is in the answer once and nowhere else. A password set
/// before and whoever is signed in by it end with it. Problems "journal.not_a_guardian", "journal.account_blocked", and
/// the regulation's (consent first).
class IssueCredentials final : public Command {
 public:
  IssueCredentials(PersonId guardian, PersonId student, Random& random, std::string as_asked)
      : guardian_(guardian), student_(student), random_(random), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "credentials.issued"; }
  [[nodiscard]] Permission permission() const override { return {"credentials", "issue"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  /// The code to hand over, once, after a successful run; never stored in clear.
  [[nodiscard]] const std::string& code() const { return code_; }
  /// What the code goes with.
  [[nodiscard]] const std::string& login() const { return login_; }

 private:
  PersonId guardian_;
  PersonId student_;
  Random& random_;
  std::string as_asked_;
  std::string code_;
  std::string login_;
};

}  // namespace vestnik
