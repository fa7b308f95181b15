#pragma once
/// Releases from lessons. All functions: the transaction's thread and institution; DatabaseError when the world is
/// broken.
#include <string>
#include <unordered_set>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct StudentRelease {
  std::int64_t id = 0;
  PersonId student;
  SubjectId subject;  ///< none: every lesson
  CivilDate from;
  CivilDate to;          ///< the last day, included
  std::string document;  ///< what it rests on: "справка № 4 от 02.10.2026"
};

/// `release.id` is given by the store.
std::int64_t add_release(Transaction& transaction, const StudentRelease& release, PersonId entered_by, Instant at);
/// Of a subject, that touch the days; by first day.
[[nodiscard]] std::vector<StudentRelease> releases_between(Transaction& transaction, SubjectId subject, CivilDate from,
                                                           CivilDate to);
/// Whom a release frees from a lesson of the subject on the date.
[[nodiscard]] std::unordered_set<PersonId> released_on(Transaction& transaction, SubjectId subject, CivilDate date);

}  // namespace vestnik
