#pragma once
/// Who stands for a student: attached by the administrator in the student's card (labinsk-4.2.15), narrowed or ended by
/// a paper (a court's word). A right that ends, ends at once, with what was planned and has not left.
#include <optional>
#include <string>

#include "ports/recorder.h"
#include "records/guardian_store.h"
#include "records/person_store.h"

namespace vestnik {

/// Whom to attach: somebody the institution knows, or a person entered with it.
struct NewGuardian {
  std::optional<PersonId> known;
  Person person;        ///< names alone; when nobody is `known`
  Guardianship papers;  ///< student, relation, document, rights; valid_from is today
};

/// Event "guardian.attached" {"guardian":20,"student":7}. Problems: "access.not_found" when the person is nobody here,
/// "journal.stands_already", "journal.own_guardian".
class AttachGuardian final : public Command {
 public:
  AttachGuardian(NewGuardian guardian, std::string as_asked)
      : guardian_(std::move(guardian)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"guardians", "attach"}; }
  [[nodiscard]] Object object() const override { return Object::student(guardian_.papers.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  NewGuardian guardian_;
  std::string as_asked_;
};

/// What holds of a guardianship from today on.
struct GuardianRightsWish {
  PersonId guardian;
  PersonId student;
  bool is_told = true;
  bool sees = true;
  bool writes = true;
  std::string document;  ///< the paper this rests on
  bool ends = false;     ///< the guardianship itself: nothing of it is left
};

/// Event "guardian.changed" {"guardian":20,"student":7}. Problem "journal.not_a_guardian".
class ChangeGuardian final : public Command {
 public:
  ChangeGuardian(GuardianRightsWish wish, std::string as_asked)
      : wish_(std::move(wish)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"guardians", "attach"}; }
  [[nodiscard]] Object object() const override { return Object::student(wish_.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  GuardianRightsWish wish_;
  std::string as_asked_;
};

}  // namespace vestnik
