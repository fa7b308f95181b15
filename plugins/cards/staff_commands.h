#pragma once
/// A full card of the staff read, filled and checked (syzran-m.staff.1, labinsk-4.6.1, labinsk-4.6.2). Each is a deed
/// of the audit, as with the cards of students.
#include <string>
#include <vector>

#include "plugins/cards/card_commands.h"

namespace vestnik::cards {

inline constexpr Permission view_staff_cards{"staff_cards", "view"};
inline constexpr Permission edit_staff_cards{"staff_cards", "edit"};
inline constexpr Permission check_staff_cards{"staff_cards", "check"};

/// Event "staff_card.read" {"person":7}. Problems: "access.not_found" when the person never worked here,
/// "cards.agreement_first".
class ReadStaffCard final : public Command {
 public:
  ReadStaffCard(PersonId person, CardGate gate) : person_(person), gate_(gate) {}

  [[nodiscard]] std::string_view event_type() const override { return "staff_card.read"; }
  [[nodiscard]] Permission permission() const override { return view_staff_cards; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  CardGate gate_;
};

/// Event "staff_card.changed" {"person":7,"rows":[{"field":"staff_sex","version":1}]}. Problems: those of reading,
/// "journal.stale_version" {student, current}.
class FillStaffCard final : public Command {
 public:
  FillStaffCard(PersonId person, std::vector<CardRow> rows, CardGate gate, std::string as_asked)
      : person_(person), rows_(std::move(rows)), gate_(gate), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "staff_card.changed"; }
  [[nodiscard]] Permission permission() const override { return edit_staff_cards; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  std::vector<CardRow> rows_;
  CardGate gate_;
  std::string as_asked_;
};

/// What the card says was compared with the papers and is true. Event "staff_card.checked" {"person":7}.
class CheckStaffCard final : public Command {
 public:
  CheckStaffCard(PersonId person, CardGate gate) : person_(person), gate_(gate) {}

  [[nodiscard]] std::string_view event_type() const override { return "staff_card.checked"; }
  [[nodiscard]] Permission permission() const override { return check_staff_cards; }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  CardGate gate_;
};

}  // namespace vestnik::cards
