#pragma once
/// A student's lessons as the own API tells them to the person, and what becomes an assignment of each.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plugins/netschool/assignment_id.h"
#include "plugins/netschool/call.h"

namespace vestnik::netschool {

struct Assignment {
  AssignmentId id;
  std::int64_t lesson = 0;  ///< it stands at
  std::string name;
  CivilDate due;
  int type = 0;
  std::optional<int> grade;  ///< none of homework
};

struct DiaryLesson {
  std::int64_t id = 0;
  CivilDate day;
  std::int64_t number = 0;
  std::string starts, ends;  ///< "08:30" on the institution's clock
  std::string subject, teacher, room, topic;
  std::string homework;                 ///< given in this lesson
  std::optional<CivilDate> due;         ///< of that homework
  std::vector<Assignment> assignments;  ///< grades of this lesson, and homework due in it
};

struct DiaryDays {
  int status = 200;                  ///< of the own API's refusal
  std::vector<DiaryLesson> lessons;  ///< by day and number; none that were cancelled or moved
};

/// Both days included. Homework stands at the lesson of its subject on the day it is due, as these clients show it, or
/// at its own lesson where there is no such one.
[[nodiscard]] DiaryDays read_diary(const Call& call, PersonId student, CivilDate from, CivilDate to);

/// Kinds of work as numbers these clients know: 3 homework, 4 control, 5 written, 10 answer in the lesson…
struct AssignmentType {
  int id = 0;
  std::string_view code;  ///< of its words: title the name, next the short one
};
[[nodiscard]] const std::vector<AssignmentType>& assignment_types();

}  // namespace vestnik::netschool
