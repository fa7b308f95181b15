#include "plugins/inspection/reach.h"

#include <algorithm>
#include <array>

namespace vestnik::inspection {
namespace {

constexpr std::array<std::string_view, 5> inspectors{"administrator", "director", "deputy_head", "head_of_studies",
                                                     "head_of_department"};

PersonId person_in(const Row& row) { return row.id<PersonId>(0); }

void make_unique(std::vector<PersonId>& people) {
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
}

bool in_working_group(Transaction& transaction, PersonId person, CivilDate today) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM p_inspection_member m JOIN p_inspection_order o ON o.institution_id = m.institution_id "
      "AND o.version = m.version WHERE m.institution_id = $1 AND m.person_id = $2 "
      "AND (o.valid_to IS NULL OR o.valid_to >= $3) AND m.version = (SELECT max(version) FROM p_inspection_order "
      "WHERE institution_id = $1)",
      {transaction.institution(), person, today}, [&](const Row&) { found = true; });
  return found;
}

}  // namespace

bool group_exists(Transaction& transaction, GroupId group) {
  return transaction
      .one("SELECT 1 FROM v1_group WHERE institution_id = $1 AND group_id = $2", {transaction.institution(), group},
           [](const Row&) { return true; })
      .has_value();
}

bool is_inspector(std::string_view role) {
  return std::find(inspectors.begin(), inspectors.end(), role) != inspectors.end();
}

Reach Reach::of(Transaction& transaction, PersonId person, CivilDate today) {
  Reach reach;
  std::vector<GroupId> given;
  transaction.query(
      "SELECT role, scope_kind, scope_id FROM v1_role_grant WHERE institution_id = $1 AND person_id = $2 "
      "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row& row) {
        if (!is_inspector(row.text(0))) return;
        if (row.text(1) == "group") {
          given.push_back(row.id<GroupId>(2));
        } else if (row.text(1) != "subject") {
          reach.everywhere_ = true;
        }
      });
  if (reach.everywhere_) return reach;
  for (const GroupId group : given) reach.add_department(transaction, group);
  reach.add_own_classes(transaction, person, today);
  reach.settle();
  return reach;
}

Reach Reach::looking(Transaction& transaction, PersonId person, CivilDate today) {
  Reach reach = of(transaction, person, today);
  if (!reach.everywhere_ && in_working_group(transaction, person, today)) {
    reach.everywhere_ = true;
    reach.groups_.clear();
  }
  return reach;
}

void Reach::add_department(Transaction& transaction, GroupId group) {
  transaction.query(
      "SELECT g.group_id FROM v1_group g LEFT JOIN v1_group p ON p.institution_id = g.institution_id "
      "AND p.group_id = g.parent_id WHERE g.institution_id = $1 AND (g.group_id = $2 OR g.parent_id = $2 "
      "OR COALESCE(NULLIF(g.department, ''), p.department) = (SELECT NULLIF(d.department, '') FROM v1_group d "
      "WHERE d.institution_id = $1 AND d.group_id = $2))",
      {transaction.institution(), group}, [&](const Row& row) { groups_.push_back(row.id<GroupId>(0)); });
}

void Reach::add_own_classes(Transaction& transaction, PersonId person, CivilDate today) {
  transaction.query(
      "SELECT g.group_id FROM v1_group_teacher t JOIN v1_group g ON g.institution_id = t.institution_id "
      "AND (g.group_id = t.group_id OR g.parent_id = t.group_id) WHERE t.institution_id = $1 AND t.teacher_id = $2 "
      "AND t.capacity = 'class_teacher' AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row& row) { groups_.push_back(row.id<GroupId>(0)); });
}

void Reach::settle() {
  std::sort(groups_.begin(), groups_.end());
  groups_.erase(std::unique(groups_.begin(), groups_.end()), groups_.end());
}

bool Reach::covers(GroupId group) const {
  return everywhere_ || std::binary_search(groups_.begin(), groups_.end(), group);
}

bool Reach::covers_all(const std::vector<GroupId>& groups) const {
  return std::all_of(groups.begin(), groups.end(), [&](GroupId group) { return covers(group); });
}

std::vector<PersonId> holders_of_role(Transaction& transaction, std::string_view role, CivilDate on) {
  std::vector<PersonId> people = transaction.all(
      "SELECT person_id FROM v1_role_grant WHERE institution_id = $1 AND role = $2 "
      "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), role, on}, person_in);
  if (role == "teacher" || role == "class_teacher") {
    const auto more = transaction.all(
        "SELECT teacher_id FROM v1_group_teacher WHERE institution_id = $1 AND capacity = $2 "
        "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
        {transaction.institution(), role, on}, person_in);
    people.insert(people.end(), more.begin(), more.end());
  }
  make_unique(people);
  return people;
}

std::vector<PersonId> teachers_of_groups(Transaction& transaction, const std::vector<GroupId>& groups, CivilDate on) {
  std::vector<PersonId> people;
  const auto add = [&](const Row& row) { people.push_back(row.id<PersonId>(0)); };
  if (groups.empty()) {
    transaction.query(
        "SELECT DISTINCT teacher_id FROM v1_group_teacher WHERE institution_id = $1 AND valid_from <= $2 "
        "AND (valid_to IS NULL OR valid_to >= $2)",
        {transaction.institution(), on}, add);
  }
  for (const GroupId group : groups) {
    transaction.query(
        "SELECT t.teacher_id FROM v1_group g JOIN v1_group_teacher t ON t.institution_id = g.institution_id "
        "AND t.group_id = g.group_id WHERE g.institution_id = $1 AND (g.group_id = $2 OR g.parent_id = $2) "
        "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)",
        {transaction.institution(), group, on}, add);
  }
  make_unique(people);
  return people;
}

}  // namespace vestnik::inspection
