#pragma once
/// A note on behaviour goes to the class teacher first, who alone passes it on to the family or lets it rest.
#include "plugins/notes/note_store.h"
#include "ports/recorder.h"

namespace vestnik::notes {

inline constexpr std::size_t longest_text = 1000;  ///< characters

inline constexpr std::string_view note_written = "note.written";
inline constexpr std::string_view note_passed = "note.passed";
inline constexpr std::string_view note_closed = "note.closed";

/// Event "note.written" {"note":1}. Problems: "notes.empty", "notes.no_class_teacher" (there is nobody to read it).
class WriteNote final : public Command {
 public:
  WriteNote(PersonId student, std::string text) : student_(student), text_(std::move(text)) {}

  [[nodiscard]] std::string_view event_type() const override { return note_written; }
  [[nodiscard]] Permission permission() const override { return {"notes", "write"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId student_;
  std::string text_;
};

/// Passing it on: event "note.passed" {"note":1}, with the class teacher's words or, for none, the teacher's. Closing
/// it: event "note.closed" {"note":1}, with a word for its author. Problems: "access.not_found", "notes.decided",
/// "notes.no_word" (closed without one).
class DecideNote final : public Command {
 public:
  /// `student`: whose note it is, as the caller read it; a note of nobody answers "access.not_found".
  DecideNote(NoteId id, PersonId student, bool pass, std::string text)
      : id_(id), student_(student), pass_(pass), text_(std::move(text)) {}

  [[nodiscard]] std::string_view event_type() const override { return pass_ ? note_passed : note_closed; }
  [[nodiscard]] Permission permission() const override { return {"notes", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  NoteId id_;
  PersonId student_;
  bool pass_;
  std::string text_;
};

}  // namespace vestnik::notes
