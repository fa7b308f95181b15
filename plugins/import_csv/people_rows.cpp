#include "cell_reader.h"
#include "row_readers.h"

namespace vestnik::import_csv {
namespace {

PersonRow read_person(CellReader& cells) {
  return {cells.place(),        cells.name(),        cells.date("birth_date"), cells.text("personal_file"),
          cells.phone("phone"), cells.email("email")};
}

std::string read_group(CellReader& cells, std::string_view field) {
  return cells.row()[field].empty() ? std::string{} : group_name(cells.row()[field]);
}

std::optional<Role> read_role(CellReader& cells) {
  const std::string word = cells.word("role", "role", "");
  return word.empty() ? std::nullopt : parse_role(word);
}

/// "Согласие" with date and number in one cell, or in two of their own.
std::optional<Paper> read_consent(CellReader& cells) {
  if (const auto date = cells.date("consent_date")) return Paper{*date, cells.text("consent_number")};
  return cells.paper("consent");
}

/// Where the table has no column of applications, the consent is the "application and consent" of one paper
/// (labinsk-3.9).
std::optional<Paper> read_application(const Table& table, CellReader& cells, const std::optional<Paper>& consent) {
  return table.has("application") ? cells.paper("application") : consent;
}

std::optional<GuardianRow> read_parent(CellReader& cells, const StudentRow& student) {
  if (cells.row()["parent_name"].empty()) return std::nullopt;
  GuardianRow row;
  const auto name = parse_full_name(cells.row()["parent_name"]);
  if (!name) {
    cells.refuse("parent_name", name.problem());
    return std::nullopt;
  }
  row.person.place = cells.place();
  row.person.name = *name;
  row.person.phone = cells.phone("parent_phone");
  row.person.email = cells.email("parent_email");
  row.relation = cells.word("parent_relation", "relation", "other");
  row.student = student.person.name;
  row.student_file = student.person.personal_file;
  row.student_birth_date = student.person.birth_date;
  row.group = student.group;
  return row;
}

}  // namespace

void read_institution(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    InstitutionRow read{cells.place(),
                        cells.required("code"),
                        cells.required("name"),
                        cells.text("short_name"),
                        cells.word("kind", "institution_kind", "school"),
                        cells.required("timezone"),
                        cells.text("phone")};
    if (read.short_name.empty()) read.short_name = read.name;
    if (!read.timezone.empty()) {
      if (auto zone = TimeZone::find(read.timezone); !zone) cells.refuse("timezone", zone.problem());
    }
    if (rows.institution) cells.refuse("code", Problem{"import.second_institution"});
    if (cells.sound()) rows.institution = std::move(read);
  }
}

void read_staff(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    StaffRow read{read_person(cells), read_role(cells), cells.date("from"), cells.text("order"), cells.text("login")};
    if (cells.sound()) rows.staff.push_back(std::move(read));
  }
}

void read_groups(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    GroupRow read;
    read.place = cells.place();
    read.name = group_name(cells.required("name"));
    read.parent = read_group(cells, "parent");
    const int grade = grade_of(read.name);
    read.kind = cells.word("kind", "group_kind", !read.parent.empty() ? "subgroup" : grade > 0 ? "class" : "group");
    read.course = cells.whole("course", 0, 11, grade);
    read.department = cells.text("department");
    read.speciality = cells.text("speciality");
    read.class_teacher = fold_homoglyphs(cells.text("class_teacher"));
    if (cells.sound()) rows.groups.push_back(std::move(read));
  }
}

void read_students(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    StudentRow read;
    read.person = read_person(cells);
    read.group = group_name(cells.required("group"));
    for (const std::string& name : cells.list("subgroups")) read.subgroups.push_back(group_name(name));
    read.enrolled_on = cells.date("enrolled_on");
    read.left_on = cells.date("left_on");
    read.consent = cells.paper("consent");
    read.application = read_application(table, cells, read.consent);
    auto parent = read_parent(cells, read);
    if (!cells.sound()) continue;
    rows.students.push_back(std::move(read));
    if (parent) rows.guardians.push_back(std::move(*parent));
  }
}

void read_guardians(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    GuardianRow read;
    read.person = read_person(cells);
    read.student_file = cells.text("student_file");
    if (!row["student"].empty()) {
      auto student = parse_full_name(row["student"]);
      if (student) {
        read.student = *student;
      } else {
        cells.refuse("student", student.problem());
      }
    } else if (read.student_file.empty()) {
      cells.refuse("student", Problem{"import.empty_cell"});
    }
    read.student_birth_date = cells.date("student_birth_date");
    read.group = read_group(cells, "group");
    read.relation = cells.word("relation", "relation", "other");
    read.document = cells.text("document");
    read.channel = cells.word("channel", "channel", "");
    read.consent = read_consent(cells);
    read.application = read_application(table, cells, read.consent);
    read.opt_out = cells.paper("opt_out");
    read.told = cells.yes_no("told", true);
    read.sees = cells.yes_no("sees", true);
    if (!row["writes"].empty()) read.writes = cells.yes_no("writes", true);
    read.from = cells.date("from");
    if (cells.sound()) rows.guardians.push_back(std::move(read));
  }
}

}  // namespace vestnik::import_csv
