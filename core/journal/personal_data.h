#pragma once
/// What is done with everything kept of one person: handed out, so that the audit says to whom and when, and taken away
/// under an act once the law does not want it kept any more.
#include <memory>
#include <string>

#include "base/random.h"
#include "ports/recorder.h"
#include "records/erasure_store.h"
#include "records/personal_tables.h"

namespace vestnik {

/// Event "personal_data.exported" {"person":7}; whoever may, reads it after that (records/personal_tables.h). The data
/// is in no answer that is kept.
class ExportPersonalData final : public Command {
 public:
  /// `whose`: a student or a person, as the route names it.
  explicit ExportPersonalData(Object whose) : whose_(whose) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"personal_data", "export"}; }
  [[nodiscard]] Object object() const override { return whose_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Object whose_;
};

/// Event "personal_data.erased" {"act":1,"person":7,"rows":120}; what
/// plugins keep goes in the same transaction, by the list (records/personal_tables.h). Finals of the last
/// twenty-five years stay with the name they belong to. Problems: "privacy.still_here", "privacy.kept_until" {date},
/// "privacy.erased_already", "journal.signed_in_the_future".
class ErasePerson final : public Command {
 public:
  ErasePerson(ErasureAct act, std::string as_asked, Random& random, std::shared_ptr<const PersonalTables> tables)
      : act_(std::move(act)), as_asked_(std::move(as_asked)), random_(random), tables_(std::move(tables)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"personal_data", "erase"}; }
  [[nodiscard]] Object object() const override { return Object::person(act_.person); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  ErasureAct act_;
  std::string as_asked_;
  Random& random_;
  std::shared_ptr<const PersonalTables> tables_;  ///< what plugins keep of people
};

}  // namespace vestnik
