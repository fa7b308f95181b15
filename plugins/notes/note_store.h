#pragma once
/// Notes on behaviour in the plugin's own table.
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::notes {

using NoteId = Id<struct NoteTag>;

namespace state {
inline constexpr std::string_view open = "open";      ///< waits for the class teacher
inline constexpr std::string_view passed = "passed";  ///< the family was told, in the class teacher's words
inline constexpr std::string_view closed = "closed";  ///< went no further
}  // namespace state

struct Note {
  NoteId id;
  PersonId student;
  PersonId author;
  std::string body;
  Instant written_at;
  std::string state;
  std::string decision;  ///< what the family reads, or why it went no further
  std::optional<Instant> decided_at;
  PersonId decided_by;
};

/// `id` is given by the store.
NoteId add_note(Transaction& transaction, const Note& note);
[[nodiscard]] std::optional<Note> find_note(Transaction& transaction, NoteId id);
void decide_note(Transaction& transaction, NoteId id, std::string_view state, std::string_view decision, PersonId by,
                 Instant at);

struct NotesQuestion {
  PersonId reader;  ///< notes of the reader's class and those the reader wrote; none: all
  bool open_only = false;
  CivilDate today;
  std::int64_t most = 200;
  std::int64_t below = std::numeric_limits<std::int64_t>::max();  ///< ids
};
/// Newest first.
[[nodiscard]] std::vector<Note> notes_for(Transaction& transaction, const NotesQuestion& question);

/// Of the student's class on the day; none when nobody leads it.
[[nodiscard]] PersonId class_teacher_of(Transaction& transaction, PersonId student, CivilDate today);

}  // namespace vestnik::notes
