#pragma once
/// What the planner and the templates ask of a note.
#include "ports/plugin.h"

namespace vestnik::notes {

/// The regulation's words for "note.written" and "note.passed".
inline constexpr std::string_view written_word = "behaviour_note";
inline constexpr std::string_view passed_word = "behaviour_note_passed";

/// Of "note.written": to the class teacher as the addressee, and about nobody's child as far as the planner goes: a
/// rule that names parents reaches none of them. Of "note.passed": about the student, to whomever the rule names.
/// Throws std::runtime_error when the payload names no note.
[[nodiscard]] EventAudience audience_of(Transaction& transaction, const Event& event);

/// Texts "note" (the teacher's), "family_text" (of a passed note), "pupil", "author".
[[nodiscard]] TemplateData words_of(Transaction& transaction, std::int64_t note);

}  // namespace vestnik::notes
