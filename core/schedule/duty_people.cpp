#include "schedule/duty_people.h"

#include <algorithm>

#include "records/group_store.h"
#include "records/load_store.h"
#include "records/role_store.h"

namespace vestnik {
namespace {

/// Next year's load is known in August, when its plans are asked for.
constexpr int load_is_known_days = 31;

void add_teachers(Transaction& read, CivilDate on, std::vector<DutyHolder>& holders) {
  read.query(
      "SELECT DISTINCT teacher_id FROM teaching WHERE institution_id = $1 AND valid_from <= $2"
      " AND (valid_to IS NULL OR valid_to >= $3) ORDER BY teacher_id",
      {read.institution(), plus_days(on, load_is_known_days), on}, [&](const Row& row) {
        holders.push_back({row.id<PersonId>(0), GroupId{}});
      });
}

void add_class_teachers(Transaction& read, const DutyRule& rule, CivilDate on, std::vector<DutyHolder>& holders) {
  read.query(
      "SELECT c.teacher_id, g.id, g.name, g.course, g.department, g.speciality FROM class_teacher c"
      " JOIN study_group g ON g.institution_id = c.institution_id AND g.id = c.group_id"
      " WHERE c.institution_id = $1 AND c.valid_from <= $2 AND (c.valid_to IS NULL OR c.valid_to >= $2) ORDER BY c.id",
      {read.institution(), on}, [&](const Row& row) {
        const GroupTraits group{row.id<GroupId>(1), row.string(2), static_cast<int>(row.integer(3)), row.string(4),
                                row.string(5)};
        if (covers(rule, group)) holders.push_back({row.id<PersonId>(0), group.id});
      });
}

}  // namespace

bool covers(const DutyRule& rule, const GroupTraits& group, const std::string& subject) {
  return !rule.applies_to || rule.applies_to(group, subject);
}

std::vector<DutyHolder> duty_holders(Transaction& read, const DutyRule& rule, CivilDate on) {
  std::vector<DutyHolder> holders;
  for (const Role role : rule.of) {
    if (role == Role::teacher) {
      add_teachers(read, on, holders);
    } else if (role == Role::class_teacher) {
      add_class_teachers(read, rule, on, holders);
    } else {
      for (const PersonId person : holders_of(read, role, on)) holders.push_back({person, GroupId{}});
    }
  }
  return holders;
}

std::vector<PersonId> told_above(Transaction& read, const DutyRule& rule, GroupId group, CivilDate on) {
  std::vector<PersonId> people;
  for (const Role role : rule.escalate_to) {
    if (role != Role::class_teacher) {
      for (const PersonId person : holders_of(read, role, on)) people.push_back(person);
      continue;
    }
    const auto held = group ? find_group(read, group) : std::nullopt;
    if (!held) continue;
    const auto lead = class_teacher_of(read, held->parent ? held->parent : held->id, on);
    if (lead) people.push_back(lead->teacher);
  }
  std::ranges::sort(people);
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

}  // namespace vestnik
