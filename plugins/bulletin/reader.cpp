#include "plugins/bulletin/reader.h"

#include <algorithm>

namespace vestnik::bulletin {

Reader Reader::of(Transaction& transaction, PersonId person, CivilDate today) {
  Reader reader;
  reader.add_studies(transaction, person, today);
  reader.add_children(transaction, person, today);
  reader.add_work(transaction, person, today);
  return reader;
}

void Reader::add_studies(Transaction& transaction, PersonId person, CivilDate today) {
  transaction.query(
      "SELECT group_id FROM v1_group_member WHERE institution_id = $1 AND student_id = $2 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row& row) {
        places_.push_back({Side::student, {row.id<GroupId>(0), person}});
      });
}

void Reader::add_children(Transaction& transaction, PersonId person, CivilDate today) {
  transaction.query(
      "SELECT m.group_id, m.student_id FROM v1_guardian_child g JOIN v1_group_member m "
      "ON m.institution_id = g.institution_id AND m.student_id = g.student_id "
      "WHERE g.institution_id = $1 AND g.guardian_id = $2 AND g.sees = 1 "
      "AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3) "
      "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row& row) {
        places_.push_back({Side::parent, {row.id<GroupId>(0), row.id<PersonId>(1)}});
      });
}

/// Who teaches a subgroup is also of its class; who leads a class is also of its subgroups.
void Reader::add_work(Transaction& transaction, PersonId person, CivilDate today) {
  const auto add = [&](const Row& row) { places_.push_back({Side::staff, {row.id<GroupId>(0), PersonId{}}}); };
  transaction.query(
      "SELECT t.group_id FROM v1_group_teacher t WHERE t.institution_id = $1 AND t.teacher_id = $2 "
      "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) "
      "UNION SELECT g.parent_id FROM v1_group_teacher t JOIN v1_group g ON g.institution_id = t.institution_id "
      "AND g.group_id = t.group_id WHERE t.institution_id = $1 AND t.teacher_id = $2 AND g.parent_id IS NOT NULL "
      "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) "
      "UNION SELECT g.group_id FROM v1_group_teacher t JOIN v1_group g ON g.institution_id = t.institution_id "
      "AND g.parent_id = t.group_id WHERE t.institution_id = $1 AND t.teacher_id = $2 "
      "AND t.capacity = 'class_teacher' AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)",
      {transaction.institution(), person, today}, add);
  staff_ = std::any_of(places_.begin(), places_.end(), [](const Place& place) { return place.side == Side::staff; });
  transaction.query(
      "SELECT 1 FROM v1_role_grant WHERE institution_id = $1 AND person_id = $2 AND role <> 'student' "
      "AND role <> 'parent' AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row&) { staff_ = true; });
}

bool Reader::speaks_to(Audiences audiences, Side side) {
  switch (side) {
    case Side::staff: return audiences.staff;
    case Side::student: return audiences.students;
    case Side::parent: return audiences.parents;
  }
  return false;
}

std::vector<Tie> Reader::ties_to(const Announcement& announcement) const {
  std::vector<Tie> ties;
  if (announcement.everyone && announcement.audiences.staff && staff_) ties.push_back({});
  for (const Place& place : places_) {
    if (!speaks_to(announcement.audiences, place.side)) continue;
    if (announcement.everyone) {
      if (place.side != Side::staff) ties.push_back({GroupId{}, place.tie.student});
    } else if (std::binary_search(announcement.groups.begin(), announcement.groups.end(), place.tie.group)) {
      ties.push_back(place.tie);
    }
  }
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  return ties;
}

bool Reader::belongs_to_all(const std::vector<GroupId>& groups) const {
  return std::all_of(groups.begin(), groups.end(), [&](GroupId group) {
    return std::any_of(places_.begin(), places_.end(), [&](const Place& place) { return place.tie.group == group; });
  });
}

}  // namespace vestnik::bulletin
