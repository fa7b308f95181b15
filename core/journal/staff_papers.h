#pragma once
/// Agreements of the staff not to disclose, and their powers over personal data by order (labinsk-3.14).
#include <string>

#include "ports/recorder.h"
#include "records/staff_paper_store.h"

namespace vestnik {

/// Event "agreement.recorded" {"person":7,"signed":true}. Problems: "journal.not_of_the_staff",
/// "journal.signed_in_the_future", "journal.agreement_stands" when it is so already.
class RecordAgreement final : public Command {
 public:
  RecordAgreement(PersonId person, bool is_signed, StaffPaper paper, std::string as_asked)
      : person_(person), signed_(is_signed), paper_(std::move(paper)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"staff_agreement", "record"}; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  bool signed_;  ///< false: the agreement ends on the paper's day
  StaffPaper paper_;
  std::string as_asked_;
};

/// Event "data_powers.set" {"person":7,"given":true}. Problems: "journal.not_of_the_staff",
/// "journal.signed_in_the_future".
class SetDataPowers final : public Command {
 public:
  SetDataPowers(PersonId person, StaffPowers powers, std::string as_asked)
      : person_(person), powers_(std::move(powers)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"data_powers", "set"}; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  StaffPowers powers_;  ///< no words: they end
  std::string as_asked_;
};

}  // namespace vestnik
