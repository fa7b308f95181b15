#pragma once
/// The class teacher's words about a sheet: it is printed; it is handed over, and how.
#include "plugins/paper/sheet_store.h"
#include "ports/recorder.h"

namespace vestnik::paper {

inline constexpr std::string_view sheet_printed = "sheet.printed";
/// The core's event too (domain/event_types.h): what the sheet says is told, with proof.
inline constexpr std::string_view sheet_handed_over = "sheets.handed_over";
inline constexpr std::string_view sheet_sent_home = "sheet.sent_home";

/// Event "sheet.printed" {"sheet":1}. A request for paper is closed by it (syzran-r.ct.4). Printing again is no error.
/// `student`: whose sheet it is, as the caller read it; a sheet of nobody answers "access.not_found".
class PrintSheet final : public Command {
 public:
  PrintSheet(SheetId id, PersonId student) : id_(id), student_(student) {}

  [[nodiscard]] std::string_view event_type() const override { return sheet_printed; }
  [[nodiscard]] Permission permission() const override { return {"paper", "hand_over"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  SheetId id_;
  PersonId student_;
};

/// Into the guardian's hands: event "sheets.handed_over" {"sheet":1,"deliveries":[4]}, proof of informing. Home with
/// the student: event "sheet.sent_home" {"sheet":1}, kept, no proof; the guardian's signature may follow later.
/// Problem "paper.handed_already" {date}: it is in the guardian's hands, or went home with the student before.
class HandOverSheet final : public Command {
 public:
  /// `how`: of `handed`.
  HandOverSheet(SheetId id, PersonId student, std::string_view how) : id_(id), student_(student), how_(how) {}

  [[nodiscard]] std::string_view event_type() const override {
    return how_ == handed::in_hand ? sheet_handed_over : sheet_sent_home;
  }
  [[nodiscard]] Permission permission() const override { return {"paper", "hand_over"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  SheetId id_;
  PersonId student_;
  std::string_view how_;
  DeliveryId delivery_;
};

}  // namespace vestnik::paper
