#pragma once
/// Who may what, reckoned the slow and plain way from lists in memory: what the queries of access are held against.
/// Written from the clauses, not from the queries.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/role.h"
#include "ports/access.h"

namespace vestnik::fault {

/// A span of days, counted from the first; the last is included.
struct Days {
  int from = 0;
  std::optional<int> to;
  [[nodiscard]] bool hold(int day) const { return from <= day && (!to || *to >= day); }
};

struct ModelGrant {
  std::int64_t id = 0;
  PersonId person;
  Role role = Role::teacher;
  GroupId group;  ///< none: the whole institution, or a subject
  Days days;
  SubjectId subject{};
};
struct ModelLoad {
  std::int64_t id = 0;
  PersonId person;
  GroupId group;
  Days days;
  SubjectId subject{};
};
struct ModelGuardian {
  std::int64_t id = 0;
  PersonId person;
  PersonId student;
  bool sees = true;
  Days days;
};
struct ModelGroup {
  GroupId id;
  GroupId parent;
  std::string department;
};
struct ModelLesson {
  LessonId id;
  GroupId group;
  PersonId planned;
  PersonId actual;
};

struct RightsModel {
  int today = 0;
  std::vector<ModelGroup> groups;
  std::vector<ModelLesson> lessons;
  std::vector<ModelGrant> grants;
  std::vector<ModelLoad> loads;
  std::vector<ModelLoad> leads;
  std::vector<ModelLoad> members;
  std::vector<ModelGuardian> guardians;

  [[nodiscard]] bool allows(PersonId person, Permission permission, Object object) const;

 private:
  [[nodiscard]] const ModelGroup& group(GroupId id) const;
  /// The department, or the parent's.
  [[nodiscard]] std::string department(const ModelGroup& of) const;
  [[nodiscard]] bool reaches(const ModelGrant& grant, GroupId target) const;
  [[nodiscard]] bool ordered(PersonId person, const std::vector<Role>& roles, GroupId target) const;
  [[nodiscard]] bool heads_a_subject_of(PersonId person, GroupId target) const;
  [[nodiscard]] bool sees_journal(PersonId person, GroupId target) const;
  [[nodiscard]] bool sets_reasons(PersonId person, PersonId student) const;
  [[nodiscard]] bool is_anybody(PersonId person) const;
};

}  // namespace vestnik::fault
