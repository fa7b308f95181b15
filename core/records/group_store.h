#pragma once
/// Classes, college groups and their subgroups, and who sits in them when. A student of a subgroup is also a member of
/// the group it belongs to: both are memberships of their own. Membership is a dated row; leaving closes it.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/lesson.h"
#include "ports/database.h"
#include "records/person_store.h"

namespace vestnik {

struct StudyGroup {
  GroupId id;
  std::string name;        ///< "7-А", "ТЭ-21", "7-А англ. 1"; unique in the institution
  std::string kind;        ///< "class", "group" (college) or "subgroup"
  int course = 0;          ///< school grade 1..11 or college course 1..5
  std::string department;  ///< "" where the institution has none
  std::string speciality;  ///< "" where the institution has none
  GroupId parent;          ///< of a subgroup; none otherwise
  bool operator==(const StudyGroup&) const = default;
};

struct Membership {
  std::int64_t id = 0;
  GroupId group;
  PersonId student;
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
};

/// What a regulation's `for_ { … }` sees of the group.
[[nodiscard]] GroupTraits traits_of(const StudyGroup& group);

[[nodiscard]] std::optional<StudyGroup> find_group(Transaction& transaction, GroupId id);
[[nodiscard]] std::optional<StudyGroup> find_group_by_name(Transaction& transaction, std::string_view name);
/// One that belongs to the department.
[[nodiscard]] std::optional<StudyGroup> group_of_department(Transaction& transaction, std::string_view department);
/// By course, then name.
[[nodiscard]] std::vector<StudyGroup> all_groups(Transaction& transaction);
[[nodiscard]] std::vector<StudyGroup> subgroups_of(Transaction& transaction, GroupId parent);
/// `group.id` is given by the store.
GroupId add_group(Transaction& transaction, const StudyGroup& group);
void update_group(Transaction& transaction, const StudyGroup& group);

/// Who sits in the group on the date, in alphabetical order.
[[nodiscard]] std::vector<Person> students_of_group(Transaction& transaction, GroupId group, CivilDate on);
/// Whether the student is a member on the date.
[[nodiscard]] bool is_member(Transaction& transaction, GroupId group, PersonId student, CivilDate on);
/// The groups of the student on the date, subgroups after the groups they belong to.
[[nodiscard]] std::vector<StudyGroup> groups_of_student(Transaction& transaction, PersonId student, CivilDate on);
/// The class or college group of the student on the date (the first one, when an order has left two open).
[[nodiscard]] std::optional<StudyGroup> main_group_of(Transaction& transaction, PersonId student, CivilDate on);
/// Every membership the student ever had, oldest first.
[[nodiscard]] std::vector<Membership> memberships_of(Transaction& transaction, PersonId student);
/// `membership.id` is given by the store.
std::int64_t add_membership(Transaction& transaction, const Membership& membership, Instant recorded_at);
void close_membership(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);

}  // namespace vestnik
