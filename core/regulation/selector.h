#pragma once
/// `for_ { class, course, department, speciality, subject, work_kind, student }`: to whom a rule applies.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/lesson.h"
#include "domain/mark.h"

namespace vestnik {

/// What a selector looks at. A view: it must outlive nothing but the call.
struct Target {
  const GroupTraits& group;
  const std::string& subject;
  PersonId student;
  std::optional<WorkKind> work_kind;
};

/// Every named list must hold the target's value; an unnamed one admits all. A rule about a work kind never applies to
/// a change that has none.
struct Selector {
  std::vector<std::string> classes;
  std::vector<int> courses;
  std::vector<std::string> departments;
  std::vector<std::string> specialities;
  std::vector<std::string> subjects;
  std::vector<WorkKind> work_kinds;
  std::vector<PersonId> students;
  bool everybody = true;  ///< nothing named: kept, so that the usual rule costs one look

  [[nodiscard]] bool admits(const Target& target) const;
};

}  // namespace vestnik
