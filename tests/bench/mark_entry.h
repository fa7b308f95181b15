#pragma once
/// A teacher's class of marks, as the API makes a command of it.
#include "base/digest.h"
#include "journal/record_marks.h"
#include "ports/recorder.h"
#include "school.h"

namespace vestnik::bench {

/// One grade for everybody, with a task of its own.
[[nodiscard]] MarksRequest marks_for_all(LessonId lesson, const std::vector<PersonId>& students, int grade);
/// The key of a command that is run once.
[[nodiscard]] CommandKey key_of_lesson(LessonId lesson);
/// Runs it as the teacher; throws std::runtime_error unless it was recorded.
Recorded record_marks(OpenSchool& school, PersonId teacher, MarksRequest request);

}  // namespace vestnik::bench
