#include "access/scopes.h"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

bool any_row(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  bool found = false;
  transaction.query(sql, parameters, [&](const Row&) { found = true; });
  return found;
}

bool granted(Transaction& transaction, PersonId person, Role role, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM role_grant WHERE institution_id = $1 AND person_id = $2 AND role = $3 "
                 "AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
                 {transaction.institution(), person, to_text(role), on});
}

/// By an order for more than one subject.
bool granted_beyond_subject(Transaction& transaction, PersonId person, Role role, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM role_grant WHERE institution_id = $1 AND person_id = $2 AND role = $3 "
                 "AND scope_kind <> 'subject' AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
                 {transaction.institution(), person, to_text(role), on});
}

/// Groups the object belongs to, by $5.
std::string_view groups_of(Object::Kind kind) {
  switch (kind) {
    case Object::Kind::group: return "t.id = $5";
    case Object::Kind::student:
      return "t.id IN (SELECT m.group_id FROM membership m WHERE m.institution_id = $1 AND m.student_id = $5 "
             "AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to >= $4))";
    case Object::Kind::lesson:
      return "t.id = (SELECT l.group_id FROM lesson l WHERE l.institution_id = $1 AND l.id = $5)";
    default: return "t.id = $5 AND 1 = 0";
  }
}

/// By an order that reaches so far: one for the institution everywhere, one for a group to the group's department, or
/// to the group with its subgroups where it has no department. One for a subject reaches no whole group.
bool granted_over(Transaction& transaction, PersonId person, Role role, Object object, CivilDate on) {
  const std::string sql =
      "SELECT 1 FROM role_grant r WHERE r.institution_id = $1 AND r.person_id = $2 AND r.role = $3 "
      "AND r.valid_from <= $4 AND (r.valid_to IS NULL OR r.valid_to >= $4) "
      "AND (r.scope_kind NOT IN ('group', 'subject') OR r.scope_kind = 'group' AND EXISTS ("
      "SELECT 1 FROM study_group t LEFT JOIN study_group p ON p.institution_id = t.institution_id "
      "AND p.id = t.parent_id JOIN study_group a ON a.institution_id = t.institution_id AND a.id = r.scope_id "
      "WHERE t.institution_id = $1 AND (t.id = a.id OR t.parent_id = a.id "
      "OR COALESCE(NULLIF(t.department, ''), p.department) = NULLIF(a.department, '')) AND " +
      std::string{groups_of(object.kind)} + ")) LIMIT 1";
  return any_row(transaction, sql, {transaction.institution(), person, to_text(role), on, object.id});
}

/// By an order for a subject: to the groups that learn it, their students and its lessons.
bool granted_for_subject(Transaction& transaction, PersonId person, Role role, Object object, CivilDate on) {
  std::string learns =
      "EXISTS (SELECT 1 FROM teaching l JOIN study_group t ON t.institution_id = l.institution_id AND t.id = "
      "l.group_id "
      "WHERE l.institution_id = $1 AND l.subject_id = r.scope_id AND l.valid_from <= $4 "
      "AND (l.valid_to IS NULL OR l.valid_to >= $4) AND " +
      std::string{groups_of(object.kind)} + ")";
  if (object.kind == Object::Kind::lesson)
    learns = "r.scope_id = (SELECT l.subject_id FROM lesson l WHERE l.institution_id = $1 AND l.id = $5)";
  const std::string sql =
      "SELECT 1 FROM role_grant r WHERE r.institution_id = $1 AND r.person_id = $2 AND r.role = $3 "
      "AND r.valid_from <= $4 AND (r.valid_to IS NULL OR r.valid_to >= $4) AND r.scope_kind = 'subject' AND " +
      learns + " LIMIT 1";
  return any_row(transaction, sql, {transaction.institution(), person, to_text(role), on, object.id});
}

bool has_load(Transaction& transaction, PersonId person, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM teaching WHERE institution_id = $1 AND teacher_id = $2 "
                 "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1",
                 {transaction.institution(), person, on});
}

bool leads_any(Transaction& transaction, PersonId person, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM class_teacher WHERE institution_id = $1 AND teacher_id = $2 "
                 "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1",
                 {transaction.institution(), person, on});
}

/// Who may neither see, nor hear, nor write of any child is a stranger here.
bool has_child(Transaction& transaction, PersonId person, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 "
                 "AND (sees = 1 OR is_told = 1 OR writes = 1) AND valid_from <= $3 AND (valid_to IS NULL OR valid_to "
                 ">= $3) LIMIT 1",
                 {transaction.institution(), person, on});
}

bool studies(Transaction& transaction, PersonId person) {
  return any_row(transaction, "SELECT 1 FROM membership WHERE institution_id = $1 AND student_id = $2 LIMIT 1",
                 {transaction.institution(), person});
}

bool sees_child(Transaction& transaction, PersonId person, std::int64_t child, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 "
                 "AND sees = 1 AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
                 {transaction.institution(), person, child, on});
}

bool sees_any_child(Transaction& transaction, PersonId person, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND sees = 1 "
                 "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1",
                 {transaction.institution(), person, on});
}

/// Of the load, or in another's place.
bool knows_lesson(Transaction& transaction, PersonId person, std::int64_t lesson) {
  return any_row(transaction,
                 "SELECT 1 FROM lesson WHERE institution_id = $1 AND id = $3 "
                 "AND (planned_teacher_id = $2 OR actual_teacher_id = $2)",
                 {transaction.institution(), person, lesson});
}

/// While another teacher gives a lesson, it is that teacher's alone to write (labinsk-4.5.1b).
bool gives_lesson(Transaction& transaction, PersonId person, std::int64_t lesson) {
  return any_row(transaction, "SELECT 1 FROM lesson WHERE institution_id = $1 AND id = $3 AND actual_teacher_id = $2",
                 {transaction.institution(), person, lesson});
}

bool teaches(Transaction& transaction, PersonId person, Object object, CivilDate on) {
  switch (object.kind) {
    case Object::Kind::group:
      return any_row(transaction,
                     "SELECT 1 FROM teaching t WHERE t.institution_id = $1 AND t.teacher_id = $2 AND t.group_id = $3 "
                     "AND t.valid_from <= $4 AND (t.valid_to IS NULL OR t.valid_to >= $4) LIMIT 1",
                     {transaction.institution(), person, object.id, on});
    case Object::Kind::student:
      return any_row(transaction,
                     "SELECT 1 FROM teaching t JOIN membership m ON m.institution_id = t.institution_id "
                     "AND m.group_id = t.group_id WHERE t.institution_id = $1 AND t.teacher_id = $2 "
                     "AND m.student_id = $3 AND t.valid_from <= $4 AND (t.valid_to IS NULL OR t.valid_to >= $4) "
                     "AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to >= $4) LIMIT 1",
                     {transaction.institution(), person, object.id, on});
    case Object::Kind::lesson: return knows_lesson(transaction, person, object.id);
    default: return false;
  }
}

/// Who gives a lesson of the group in somebody's place, for as long as the substitution stands.
bool substitutes_in(Transaction& transaction, PersonId person, Object object) {
  if (object.kind != Object::Kind::group) return false;
  return any_row(transaction,
                 "SELECT 1 FROM substitution s JOIN lesson l ON l.institution_id = s.institution_id "
                 "AND l.id = s.lesson_id WHERE s.institution_id = $1 AND s.substitute_id = $2 AND s.ended_at IS NULL "
                 "AND l.group_id = $3 LIMIT 1",
                 {transaction.institution(), person, object.id});
}

bool substitutes_anywhere(Transaction& transaction, PersonId person) {
  return any_row(transaction,
                 "SELECT 1 FROM substitution WHERE institution_id = $1 AND substitute_id = $2 AND ended_at IS NULL "
                 "LIMIT 1",
                 {transaction.institution(), person});
}

/// Lessons outlive the load and the timetable they came from. Nobody has one who never had either, nor gave another's:
/// the lessons themselves, of which there are many, are looked through for the others alone.
bool has_lessons(Transaction& transaction, PersonId person) {
  const bool may_have =
      any_row(transaction,
              "SELECT 1 FROM teaching WHERE institution_id = $1 AND teacher_id = $2 "
              "UNION ALL SELECT 1 FROM substitution WHERE institution_id = $1 AND substitute_id = $2 "
              "UNION ALL SELECT 1 FROM timetable_slot WHERE institution_id = $1 AND teacher_id = $2 LIMIT 1",
              {transaction.institution(), person});
  return may_have && any_row(transaction,
                             "SELECT 1 FROM lesson WHERE institution_id = $1 "
                             "AND (planned_teacher_id = $2 OR actual_teacher_id = $2) LIMIT 1",
                             {transaction.institution(), person});
}

/// Students of the class, and whoever stands for one of them.
bool leads_person(Transaction& transaction, PersonId person, std::int64_t whom, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM membership m JOIN class_teacher c ON c.institution_id = m.institution_id "
                 "AND c.group_id = m.group_id LEFT JOIN guardianship g ON g.institution_id = m.institution_id "
                 "AND g.student_id = m.student_id AND g.guardian_id = $3 AND g.valid_from <= $4 "
                 "AND (g.valid_to IS NULL OR g.valid_to >= $4) WHERE m.institution_id = $1 AND c.teacher_id = $2 "
                 "AND (m.student_id = $3 OR g.guardian_id IS NOT NULL) "
                 "AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to >= $4) AND c.valid_from <= $4 "
                 "AND (c.valid_to IS NULL OR c.valid_to >= $4) LIMIT 1",
                 {transaction.institution(), person, whom, on});
}

/// The class teacher of a class is also the one of its subgroups.
bool leads(Transaction& transaction, PersonId person, Object object, CivilDate on) {
  switch (object.kind) {
    case Object::Kind::group:
      return any_row(transaction,
                     "SELECT 1 FROM study_group g JOIN class_teacher c ON c.institution_id = g.institution_id "
                     "AND (c.group_id = g.id OR c.group_id = g.parent_id) WHERE g.institution_id = $1 "
                     "AND c.teacher_id = $2 AND g.id = $3 AND c.valid_from <= $4 "
                     "AND (c.valid_to IS NULL OR c.valid_to >= $4) LIMIT 1",
                     {transaction.institution(), person, object.id, on});
    case Object::Kind::student:
      return any_row(transaction,
                     "SELECT 1 FROM membership m JOIN class_teacher c ON c.institution_id = m.institution_id "
                     "AND c.group_id = m.group_id WHERE m.institution_id = $1 AND c.teacher_id = $2 "
                     "AND m.student_id = $3 AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to >= $4) "
                     "AND c.valid_from <= $4 AND (c.valid_to IS NULL OR c.valid_to >= $4) LIMIT 1",
                     {transaction.institution(), person, object.id, on});
    case Object::Kind::lesson:
      return any_row(transaction,
                     "SELECT 1 FROM lesson l JOIN study_group g ON g.institution_id = l.institution_id "
                     "AND g.id = l.group_id JOIN class_teacher c ON c.institution_id = g.institution_id "
                     "AND (c.group_id = g.id OR c.group_id = g.parent_id) WHERE l.institution_id = $1 "
                     "AND c.teacher_id = $2 AND l.id = $3 AND c.valid_from <= $4 "
                     "AND (c.valid_to IS NULL OR c.valid_to >= $4) LIMIT 1",
                     {transaction.institution(), person, object.id, on});
    case Object::Kind::person: return leads_person(transaction, person, object.id, on);
    default: return false;
  }
}

/// An object of everybody's scope must still exist here, or "not found" could be told from "foreign".
bool exists(Transaction& transaction, Object object) {
  switch (object.kind) {
    case Object::Kind::institution: return true;
    case Object::Kind::student: return studies(transaction, PersonId{object.id});
    case Object::Kind::group:
      return any_row(transaction, "SELECT 1 FROM study_group WHERE institution_id = $1 AND id = $2",
                     {transaction.institution(), object.id});
    case Object::Kind::lesson:
      return any_row(transaction, "SELECT 1 FROM lesson WHERE institution_id = $1 AND id = $2",
                     {transaction.institution(), object.id});
    case Object::Kind::person:
      return any_row(transaction, "SELECT 1 FROM person WHERE institution_id = $1 AND id = $2",
                     {transaction.institution(), object.id});
  }
  return false;
}

/// Roles that come from an order alone, and so reach as far as it says.
bool by_order(Role role) {
  return role != Role::student && role != Role::parent && role != Role::class_teacher && role != Role::teacher;
}

bool reaches_all(Transaction& transaction, PersonId person, Role role, Object object, CivilDate on) {
  if (!exists(transaction, object)) return false;
  return by_order(role) ? granted_over(transaction, person, role, object, on)
                        : holds_role(transaction, person, role, on);
}

}  // namespace

bool holds_role(Transaction& transaction, PersonId person, Role role, CivilDate on) {
  switch (role) {
    case Role::student: return studies(transaction, person);
    case Role::parent: return has_child(transaction, person, on);
    case Role::class_teacher: return leads_any(transaction, person, on);
    // Without a load a teacher is still one by order: a substitute, or a newcomer before the year begins.
    case Role::teacher: return has_load(transaction, person, on) || granted(transaction, person, role, on);
    default: return granted(transaction, person, role, on);
  }
}

bool reaches(Transaction& transaction, PersonId person, MatrixCell cell, Object object, CivilDate on) {
  switch (cell.scope) {
    case Scope::any: return holds_role(transaction, person, cell.role, on);
    case Scope::all: return reaches_all(transaction, person, cell.role, object, on);
    // What is nobody's in particular shows a head of department the own part of it: see whoever answers it.
    case Scope::own_department:
      return object.kind == Object::Kind::institution ? holds_role(transaction, person, cell.role, on)
                                                      : reaches_all(transaction, person, cell.role, object, on);
    case Scope::own_subject: return granted_for_subject(transaction, person, cell.role, object, on);
    case Scope::self:
      return (object.kind == Object::Kind::student || object.kind == Object::Kind::person) &&
             object.id == person.value && holds_role(transaction, person, cell.role, on);
    // The remaining scopes are the role: who has such a child, lesson, load or class need not be asked for a grant too.
    case Scope::own_child:
      return object.kind == Object::Kind::student && sees_child(transaction, person, object.id, on);
    case Scope::own_lesson: return object.kind == Object::Kind::lesson && gives_lesson(transaction, person, object.id);
    case Scope::own_load: return teaches(transaction, person, object, on);
    case Scope::own_class: return leads(transaction, person, object, on);
    case Scope::own_substitution: return substitutes_in(transaction, person, object);
  }
  return false;
}

bool reaches_something(Transaction& transaction, PersonId person, MatrixCell cell, CivilDate on) {
  switch (cell.scope) {
    case Scope::any:
    case Scope::own_department:
    case Scope::self: return holds_role(transaction, person, cell.role, on);
    case Scope::all:
      return by_order(cell.role) ? granted_beyond_subject(transaction, person, cell.role, on)
                                 : holds_role(transaction, person, cell.role, on);
    case Scope::own_subject: return granted(transaction, person, cell.role, on);
    case Scope::own_child: return sees_any_child(transaction, person, on);
    case Scope::own_lesson:
    case Scope::own_load: return has_load(transaction, person, on) || has_lessons(transaction, person);
    case Scope::own_class: return leads_any(transaction, person, on);
    case Scope::own_substitution: return substitutes_anywhere(transaction, person);
  }
  return false;
}

bool oversees_page(Transaction& transaction, PersonId person, Role role, GroupId group, SubjectId subject,
                   CivilDate on) {
  constexpr std::array heads{Role::head_of_department, Role::head_of_studies};
  if (std::ranges::find(heads, role) == heads.end() || leads(transaction, person, Object::group(group), on))
    return true;
  return std::ranges::any_of(heads, [&](Role head) {
    return granted_over(transaction, person, head, Object::group(group), on) ||
           any_row(transaction,
                   "SELECT 1 FROM role_grant WHERE institution_id = $1 AND person_id = $2 AND role = $3 "
                   "AND scope_kind = 'subject' AND scope_id = $4 AND valid_from <= $5 "
                   "AND (valid_to IS NULL OR valid_to >= $5) LIMIT 1",
                   {transaction.institution(), person, to_text(head), subject, on});
  });
}

}  // namespace vestnik
