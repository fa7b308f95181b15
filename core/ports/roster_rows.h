#pragma once
/// A school's roster as values: form checked by whoever read it, nothing asked of the database yet. References to
/// people and groups are still words; letters that only look alike are one letter, groups have their canonical names.
#include <optional>
#include <string>
#include <vector>

#include "domain/mark.h"
#include "domain/period.h"
#include "domain/role.h"
#include "domain/timetable.h"
#include "ports/roster_report.h"

namespace vestnik::roster {

struct PersonName {
  std::string last;
  std::string first;
  std::string patronymic;  ///< "" where there is none
  bool operator==(const PersonName&) const = default;
};

/// "Савина Ольга Петровна".
[[nodiscard]] inline std::string joined(const PersonName& name) {
  return name.last + " " + name.first + (name.patronymic.empty() ? "" : " " + name.patronymic);
}

/// A signed paper.
struct Paper {
  CivilDate date;
  std::string number;  ///< "" when it has none
};

struct InstitutionRow {
  Place place;
  std::string code, name, short_name, kind, timezone, phone;
};

/// What the rows of students, staff and guardians share.
struct PersonRow {
  Place place;
  PersonName name;
  std::optional<CivilDate> birth_date;
  std::string personal_file;
  std::string phone;  ///< E.164 or ""
  std::string email;
};

struct StaffRow {
  PersonRow person;
  std::optional<Role> role;
  std::optional<CivilDate> from;
  std::string order;
  std::string login;  ///< wished for; "" = made from the name
};

struct GroupRow {
  Place place;
  std::string name;  ///< canonical
  std::string kind;  ///< "class", "group", "subgroup"
  int course = 0;
  std::string department, speciality;
  std::string parent;         ///< canonical name or ""
  std::string class_teacher;  ///< words or ""
};

struct StudentRow {
  PersonRow person;
  std::string group;
  std::vector<std::string> subgroups;
  std::optional<CivilDate> enrolled_on, left_on;
  std::optional<Paper> consent;      ///< of an adult student, for himself
  std::optional<Paper> application;  ///< for access (labinsk-3.11); counts beside a consent only
};

struct GuardianRow {
  PersonRow person;
  std::optional<PersonName> student;
  std::string student_file;
  std::optional<CivilDate> student_birth_date;
  std::string group;
  std::string relation = "other";
  std::string document;
  std::string channel;  ///< "sms", "email", "internal", "print" or ""
  std::optional<Paper> consent, opt_out;
  std::optional<Paper> application;  ///< for access (labinsk-3.11); counts beside a consent only
  bool told = true;
  bool sees = true;
  std::optional<bool> writes;  ///< as `sees` when nothing is said
  std::optional<CivilDate> from;
};

struct LoadRow {
  Place place;
  std::string teacher, group, subject;
  std::vector<WorkKind> kinds;
  std::optional<CivilDate> from, to;
};

struct ClassTeacherRow {
  Place place;
  std::string group, teacher;
  std::optional<CivilDate> from;
};

struct BellRow {
  Place place;
  Bell bell;
};

struct SlotRow {
  Place place;
  std::string group, subject, teacher, room, bells;
  int weekday = 1;
  int number = 1;
  int hours = 1;
  WeekParity parity = WeekParity::every;
  std::optional<CivilDate> from, to;
};

struct PeriodRow {
  Place place;
  Period period;
  std::string order;
};

struct HolidayRow {
  Place place;
  std::string kind;
  CivilDate from, to;
  std::optional<int> follows;
  std::string reason;
};

/// Everything one import says. A kind that is empty is left as it stands in the database.
struct SchoolRows {
  std::optional<InstitutionRow> institution;
  std::vector<StaffRow> staff;
  std::vector<GroupRow> groups;
  std::vector<StudentRow> students;
  std::vector<GuardianRow> guardians;
  std::vector<LoadRow> load;
  std::vector<ClassTeacherRow> class_teachers;
  std::vector<BellRow> bells;
  std::vector<SlotRow> slots;
  std::vector<PeriodRow> periods;
  std::vector<HolidayRow> holidays;
};

}  // namespace vestnik::roster
