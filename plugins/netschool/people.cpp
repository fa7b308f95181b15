#include "plugins/netschool/people.h"

#include <algorithm>

namespace vestnik::netschool {
namespace {

std::string joined_name(std::string_view last, std::string_view first, std::string_view patronymic) {
  std::string name{last};
  for (const std::string_view part : {first, patronymic}) {
    if (!part.empty()) name.append(" ").append(part);
  }
  return name;
}

void name_student(Transaction& transaction, CivilDate today, Student& student) {
  transaction.query(
      "SELECT last_name, first_name, patronymic FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
      {transaction.institution(), student.id},
      [&](const Row& row) { student.name = joined_name(row.text(0), row.text(1), row.text(2)); });
  transaction.query(
      "SELECT g.group_id, g.name FROM v1_group_member m JOIN v1_group g ON g.institution_id = m.institution_id "
      "AND g.group_id = m.group_id WHERE m.institution_id = $1 AND m.student_id = $2 AND g.parent_id IS NULL "
      "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY g.group_id DESC",
      {transaction.institution(), student.id, today}, [&](const Row& row) {
        student.class_id = row.integer(0);
        student.class_name = row.string(1);
      });
}

bool has_role(const JsonValue& me, std::string_view role) {
  return std::ranges::any_of(list_of(me, "roles"),
                             [&](const JsonValue& held) { return held.text() != nullptr && *held.text() == role; });
}

}  // namespace

std::string Owner::full_name() const { return joined_name(last_name, first_name, patronymic); }

Owner read_owner(const Call& call) {
  Owner owner;
  owner.id = call.who().person;
  const Told me = ask(call, "/api/v1/me");
  if (!me.ok()) return owner;
  owner.last_name = text_of(me.json, "last_name");
  owner.first_name = text_of(me.json, "first_name");
  owner.patronymic = text_of(me.json, "patronymic");
  if (const JsonValue* institution = me.json.find("institution")) {
    owner.school = text_of(*institution, "name");
    owner.phone = text_of(*institution, "phone");
  }
  owner.is_parent = has_role(me.json, "parent");
  owner.is_student = has_role(me.json, "student");
  for (const JsonValue& child : list_of(me.json, "children"))
    owner.students.push_back({.id = PersonId{number_of(child, "id")}, .name = {}, .class_id = 0, .class_name = {}});
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    const bool own = owner.is_student &&
                     call.host.access().allow(transaction, call.who(), {"diary", "view"}, Object::student(owner.id));
    if (own) owner.students.push_back({.id = owner.id, .name = {}, .class_id = 0, .class_name = {}});
    const CivilDate today = zone_there(transaction).local(call.request.received_at).date;
    for (Student& student : owner.students) name_student(transaction, today, student);
  });
  std::ranges::sort(owner.students, {}, &Student::name);
  return owner;
}

}  // namespace vestnik::netschool
