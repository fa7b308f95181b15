#pragma once
/// The teaching load («тарификация»): who teaches what to whom, and who is class teacher (curator), from when to when.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct Teaching {
  std::int64_t id = 0;
  PersonId teacher;
  GroupId group;  ///< a group or a subgroup
  SubjectId subject;
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
};

struct ClassTeacher {
  std::int64_t id = 0;
  GroupId group;
  PersonId teacher;
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
};

/// In force on the date, in the order they were entered.
[[nodiscard]] std::vector<Teaching> load_of_teacher(Transaction& transaction, PersonId teacher, CivilDate on);
[[nodiscard]] std::vector<Teaching> load_of_group(Transaction& transaction, GroupId group, CivilDate on);
[[nodiscard]] bool teaches(Transaction& transaction, PersonId teacher, GroupId group, SubjectId subject, CivilDate on);
/// `teaching.id` is given by the store.
std::int64_t add_teaching(Transaction& transaction, const Teaching& teaching, Instant recorded_at);
void close_teaching(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);

/// Of the group on the date; the last one entered when two stand open. A subgroup has its parent's: ask for that.
[[nodiscard]] std::optional<ClassTeacher> class_teacher_of(Transaction& transaction, GroupId group, CivilDate on);
[[nodiscard]] std::vector<GroupId> groups_led_by(Transaction& transaction, PersonId teacher, CivilDate on);
/// `lead.id` is given by the store.
std::int64_t add_class_teacher(Transaction& transaction, const ClassTeacher& lead, Instant recorded_at);
void close_class_teacher(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);

}  // namespace vestnik
