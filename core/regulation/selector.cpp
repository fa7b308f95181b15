#include "regulation/selector.h"

#include <algorithm>

namespace vestnik {
namespace {

template <class T>
bool names(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool Selector::admits(const Target& target) const {
  if (everybody) return true;
  if (!work_kinds.empty() && (!target.work_kind || !names(work_kinds, *target.work_kind))) return false;
  return names(classes, target.group.name) && names(courses, target.group.course) &&
         names(departments, target.group.department) && names(specialities, target.group.speciality) &&
         names(subjects, target.subject) && names(students, target.student);
}

}  // namespace vestnik
