#include "fault/rights_model.h"

#include <algorithm>
#include <stdexcept>

namespace vestnik::fault {

const ModelGroup& RightsModel::group(GroupId id) const { return *std::ranges::find(groups, id, &ModelGroup::id); }

std::string RightsModel::department(const ModelGroup& of) const {
  return of.department.empty() && of.parent ? group(of.parent).department : of.department;
}

bool RightsModel::reaches(const ModelGrant& grant, GroupId target) const {
  if (grant.subject) return false;
  if (!grant.group) return true;
  if (!target) return false;
  const ModelGroup& named = group(grant.group);
  const ModelGroup& asked = group(target);
  if (asked.id == named.id || asked.parent == named.id) return true;
  return !named.department.empty() && named.department == department(asked);
}

bool RightsModel::ordered(PersonId person, const std::vector<Role>& roles, GroupId target) const {
  return std::ranges::any_of(grants, [&](const ModelGrant& grant) {
    return grant.person == person && grant.days.hold(today) && std::ranges::find(roles, grant.role) != roles.end() &&
           reaches(grant, target);
  });
}

// An order for a subject opens its pages to heads, in the groups where somebody teaches it.
bool RightsModel::heads_a_subject_of(PersonId person, GroupId target) const {
  return std::ranges::any_of(grants, [&](const ModelGrant& grant) {
    const bool heads = grant.role == Role::head_of_department || grant.role == Role::head_of_studies;
    if (grant.person != person || !grant.days.hold(today) || !grant.subject || !heads) return false;
    return std::ranges::any_of(loads, [&](const ModelLoad& load) {
      return load.group == target && load.subject == grant.subject && load.days.hold(today);
    });
  });
}

// syzran-m.journal.1: administrator and heads all of it, teachers and class teachers their own, a substitute where he
// is.
bool RightsModel::sees_journal(PersonId person, GroupId target) const {
  if (ordered(person,
              {Role::administrator, Role::director, Role::deputy_head, Role::head_of_department, Role::head_of_studies},
              target))
    return true;
  if (heads_a_subject_of(person, target)) return true;
  const auto own = [&](const ModelLoad& load) {
    return load.person == person && load.days.hold(today) && load.group == target;
  };
  if (std::ranges::any_of(loads, own)) return true;
  if (std::ranges::any_of(leads, [&](const ModelLoad& lead) {
        return lead.person == person && lead.days.hold(today) &&
               (lead.group == target || lead.group == group(target).parent);
      }))
    return true;
  return std::ranges::any_of(lessons, [&](const ModelLesson& lesson) {
    return lesson.group == target && lesson.actual == person && lesson.actual != lesson.planned;
  });
}

// syzran-7.3.7: the class teacher for the own class.
bool RightsModel::sets_reasons(PersonId person, PersonId student) const {
  bool was_here = false;
  for (const ModelLoad& member : members) {
    if (member.person != student) continue;
    was_here = true;
    if (!member.days.hold(today)) continue;
    if (ordered(person, {Role::administrator}, member.group)) return true;
    for (const ModelLoad& lead : leads) {
      if (lead.person == person && lead.group == member.group && lead.days.hold(today)) return true;
    }
  }
  return was_here && ordered(person, {Role::administrator}, {});
}

bool RightsModel::is_anybody(PersonId person) const {
  const auto holds = [&](const auto& one) { return one.person == person && one.days.hold(today); };
  const auto is_guardian = [&](const ModelGuardian& one) { return holds(one) && one.sees; };
  return std::ranges::any_of(grants, holds) || std::ranges::any_of(loads, holds) || std::ranges::any_of(leads, holds) ||
         std::ranges::any_of(guardians, is_guardian) ||
         std::ranges::any_of(members, [&](const ModelLoad& one) { return one.person == person; });
}

bool RightsModel::allows(PersonId person, Permission permission, Object object) const {
  const std::string what = std::string{permission.object} + '.' + std::string{permission.operation};
  if (what == "me.view") return is_anybody(person);
  if (what == "roles.write") return ordered(person, {Role::administrator}, {});
  if (what == "journal.view") return sees_journal(person, GroupId{object.id});
  if (what == "absence_reason.write") return sets_reasons(person, PersonId{object.id});
  if (what == "marks.write") {
    const ModelLesson& lesson = *std::ranges::find(lessons, LessonId{object.id}, &ModelLesson::id);
    return lesson.actual == person || ordered(person, {Role::administrator}, lesson.group);
  }
  if (what == "diary.view") {
    if (object.id == person.value)
      return std::ranges::any_of(members, [&](const ModelLoad& one) { return one.person == person; });
    return std::ranges::any_of(guardians, [&](const ModelGuardian& one) {
      return one.person == person && one.student.value == object.id && one.sees && one.days.hold(today);
    });
  }
  throw std::logic_error{"the model knows nothing of " + what};
}

}  // namespace vestnik::fault
