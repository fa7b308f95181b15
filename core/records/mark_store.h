#pragma once
/// Marks: a current row and append-only versions; taking a mark away is a version too.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/mark.h"
#include "domain/period.h"
#include "ports/database.h"
#include "ports/regulation.h"
#include "records/written_under.h"

namespace vestnik {

struct StoredMark {
  MarkId id;
  TaskId task;  ///< none where no task stands behind the mark
  PersonId student;
  std::optional<Mark> value;
  std::int64_t version = 0;
};

[[nodiscard]] std::vector<StoredMark> marks_of_lesson(Transaction& transaction, LessonId lesson);
/// Whether a mark stands in the lesson; one that was taken away does not.
[[nodiscard]] bool has_marks(Transaction& transaction, LessonId lesson);
/// Adds a mark (version 1) or a next version of it; answers the mark with its new version.
StoredMark write_mark(Transaction& transaction, LessonId lesson, const StoredMark& before, std::optional<Mark> after,
                      const WrittenUnder& under);
/// Why this version was given, as its author wrote it for the family.
void keep_family_word(Transaction& transaction, const StoredMark& written, std::string_view text);
/// The grades a final of the period would rest on: standing marks of the student in the subject, in any of the groups.
[[nodiscard]] std::vector<BasisMark> basis_of(Transaction& transaction, PersonId student, SubjectId subject,
                                              const Period& period);

}  // namespace vestnik
