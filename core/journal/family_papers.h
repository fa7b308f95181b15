#pragma once
/// Consents of guardians, dated and revocable (labinsk-4.4.8). The credentials that may follow them are issued in
/// issue_credentials.h (labinsk-3.11).
#include <optional>
#include <string>

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

}  // namespace vestnik
