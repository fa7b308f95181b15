#pragma once
/// A card read, filled and confirmed: each is a deed of the audit, for "who read a personal card" is asked of it.
#include <string>
#include <vector>

#include "plugins/cards/card_fields.h"
#include "plugins/cards/card_store.h"
#include "ports/recorder.h"

namespace vestnik::cards {

/// Whose card: a student's own, or of somebody who stands for him; rights follow the student.
struct CardOf {
  PersonId student;
  PersonId person;  ///< the student himself, or the guardian
  [[nodiscard]] Side side() const { return student == person ? Side::student : Side::parent; }
};

/// What every deed on a card asks first. Problems: "access.not_found" when the guardian does not stand for the student,
/// or a class teacher of a school asks for the social part (usolye-4.6.5 gives it to those of colleges alone);
/// "cards.agreement_first" (labinsk-3.14b).
struct CardGate {
  bool agreement_first = true;
  [[nodiscard]] Result<void> open(Transaction& transaction, const CardOf& card, Part part, const Actor& actor,
                                  Role role, Instant now) const;
  /// Whether the reader signed that he discloses nothing, where that is asked first.
  [[nodiscard]] Result<void> agreed(Transaction& transaction, const Actor& actor, Instant now) const;
};

/// Event "card.read" {"person":7,"student":7,"part":"main"}; the card is read after it and is in no answer that is
/// kept.
class ReadCard final : public Command {
 public:
  ReadCard(CardOf card, Part part, CardGate gate) : card_(card), part_(part), gate_(gate) {}

  [[nodiscard]] std::string_view event_type() const override { return "card.read"; }
  [[nodiscard]] Permission permission() const override { return may_view(part_); }
  [[nodiscard]] Object object() const override { return Object::student(card_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  CardOf card_;
  Part part_;
  CardGate gate_;
};

struct CardRow {
  const Field* field = nullptr;
  std::string value;  ///< "": taken away
  std::int64_t expected_version = 0;
};

/// "journal.stale_version" of the first row whose field meanwhile has another version.
[[nodiscard]] std::optional<Problem> stale_row(Transaction& transaction, PersonId person,
                                               const std::vector<CardRow>& rows);
/// Writes the rows; the event and the answer {"person":7,"rows":[{"field":"sex","version":1}]}.
[[nodiscard]] Written write_rows(Transaction& transaction, PersonId person, const std::vector<CardRow>& rows,
                                 PersonId by, Instant now);

/// Fields of one part, all or none. Event "card.changed" {"person":7,"rows":[{"field":"sex","version":1}]}. Problems:
/// those of the gate, "journal.stale_version" {student, current}.
class FillCard final : public Command {
 public:
  FillCard(CardOf card, std::vector<CardRow> rows, CardGate gate, std::string as_asked)
      : card_(card), rows_(std::move(rows)), gate_(gate), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "card.changed"; }
  [[nodiscard]] Permission permission() const override { return may_edit(part()); }
  [[nodiscard]] Object object() const override { return Object::student(card_.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] Part part() const { return rows_.front().field->part; }

  CardOf card_;
  std::vector<CardRow> rows_;  ///< never empty, all of one part
  CardGate gate_;
  std::string as_asked_;
};

/// The card was looked through and is right. Event "card.confirmed" {"person":7}.
class ConfirmCard final : public Command {
 public:
  ConfirmCard(CardOf card, CardGate gate) : card_(card), gate_(gate) {}

  [[nodiscard]] std::string_view event_type() const override { return "card.confirmed"; }
  [[nodiscard]] Permission permission() const override { return may_edit(Part::main); }
  [[nodiscard]] Object object() const override { return Object::student(card_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  CardOf card_;
  CardGate gate_;
};

}  // namespace vestnik::cards
