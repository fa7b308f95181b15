#pragma once
/// Results of attestation and what a decision on one needs. All functions: the transaction's thread and institution;
/// DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "domain/attestation.h"
#include "domain/ids.h"
#include "domain/lesson.h"
#include "domain/mark.h"
#include "domain/period.h"
#include "ports/database.h"

namespace vestnik::attestation {

using ResultId = Id<struct ResultTag>;

/// Results stand beside one another in one sheet.
struct Place {
  GroupId group;
  SubjectId subject;
  PeriodId period;
  AttestationKind kind = AttestationKind::exam;
};

struct StoredResult {
  ResultId id;
  PersonId student;
  std::optional<FinalMark> value;  ///< empty: taken away
  std::string sheet;
  std::int64_t version = 0;
};

/// A result as the student's page shows it.
struct ShownResult {
  std::string subject;
  std::string kind;
  std::string value;
  std::string sheet;
  CivilDate period_ends;
};

struct WrittenBy {
  PersonId actor;
  std::string comment;
  std::string regulation_hash;
  Instant at;
};

[[nodiscard]] std::vector<StoredResult> results_of(Transaction& transaction, const Place& place);
[[nodiscard]] std::optional<Place> place_of(Transaction& transaction, ResultId result);
[[nodiscard]] std::vector<ShownResult> results_of_student(Transaction& transaction, PersonId student);
StoredResult write_result(Transaction& transaction, const Place& place, const StoredResult& after, const WrittenBy& by);

[[nodiscard]] std::optional<GroupTraits> find_group(Transaction& transaction, GroupId group);
[[nodiscard]] std::optional<std::string> subject_name(Transaction& transaction, SubjectId subject);
[[nodiscard]] std::optional<Period> find_period(Transaction& transaction, PeriodId period);
/// Who was on the group's list on any day of the period.
[[nodiscard]] std::unordered_set<PersonId> members_within(Transaction& transaction, GroupId group,
                                                          const Period& period);
/// Whether the person heads the group's department on the day: a head of department whose office is granted for the
/// whole institution, or for a group of the same department.
[[nodiscard]] bool heads_department(Transaction& transaction, PersonId person, const GroupTraits& group,
                                    CivilDate today);
[[nodiscard]] bool teaches(Transaction& transaction, PersonId person, const Place& place, CivilDate today);
/// Whether the sheet is the person's to read: who teaches its subject there, leads the group or the one it is part of,
/// or is a head by an order for the subject, the group's department or the whole institution.
[[nodiscard]] bool oversees(Transaction& transaction, PersonId person, const Place& place, CivilDate today);

}  // namespace vestnik::attestation
