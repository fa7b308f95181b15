#include "plugins/cards/fill_report.h"

#include <algorithm>

#include "plugins/cards/card_fields.h"

namespace vestnik::cards {
namespace {

std::int64_t needed_fields(Side side) {
  return std::ranges::count_if(all_fields(), [&](const Field& field) { return field.side == side && field.needed; });
}

/// "'sex', 'citizenship'": our own words, for a statement.
std::string needed_words(Side side) {
  std::string words;
  for (const Field& field : all_fields()) {
    if (field.side != side || !field.needed) continue;
    words += (words.empty() ? "'" : ", '") + std::string{field.word} + "'";
  }
  return words;
}

std::int64_t percent(std::int64_t filled, std::int64_t of) { return of == 0 ? 100 : filled * 100 / of; }

GroupFill& group_in(std::vector<GroupFill>& groups, const Row& row) {
  const auto id = row.id<GroupId>(0);
  if (groups.empty() || groups.back().group.id != id) {
    GroupFill one;
    one.group = {id, row.string(1), static_cast<int>(row.integer(2)), row.string(3), row.string(4)};
    groups.push_back(std::move(one));
  }
  return groups.back();
}

void add_students(Transaction& transaction, CivilDate on, Instant since, std::vector<GroupFill>& groups) {
  static const std::string sql =
      "SELECT DISTINCT g.group_id, g.name, g.course, g.department, g.speciality, g.sort_key, m.student_id, "
      "(SELECT COUNT(*) FROM p_cards_field f WHERE f.institution_id = $1 AND f.person_id = m.student_id "
      "AND f.value <> '' AND f.field IN (" +
      needed_words(Side::student) +
      ")), (SELECT MAX(c.confirmed_at) FROM p_cards_confirmation c WHERE c.institution_id = $1 "
      "AND c.person_id = m.student_id) FROM v1_group g JOIN v1_group_member m ON m.institution_id = g.institution_id "
      "AND m.group_id = g.group_id WHERE g.institution_id = $1 AND g.parent_id IS NULL AND m.valid_from <= $2 "
      "AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY g.sort_key, g.group_id, m.student_id";
  const std::int64_t needed = needed_fields(Side::student);
  transaction.query(sql, {transaction.institution(), on}, [&](const Row& row) {
    GroupFill& one = group_in(groups, row);
    const std::int64_t filled = row.integer(7);
    const auto confirmed = row.optional_instant(8);
    const bool lacks = filled < needed;
    const bool old = !confirmed || *confirmed < since;
    ++one.students;
    one.student_fields += filled;
    one.incomplete += lacks ? 1 : 0;
    one.stale += old ? 1 : 0;
    one.attention += lacks || old ? 1 : 0;
  });
}

template <class Add>
void for_each_group(Transaction& transaction, std::string_view sql, CivilDate on, std::vector<GroupFill>& groups,
                    const Add& add) {
  transaction.query(sql, {transaction.institution(), on}, [&](const Row& row) {
    const auto found =
        std::ranges::find_if(groups, [&](const GroupFill& one) { return one.group.id == row.id<GroupId>(0); });
    if (found != groups.end()) add(*found, row);
  });
}

void add_parents(Transaction& transaction, CivilDate on, std::vector<GroupFill>& groups) {
  static const std::string sql =
      "SELECT DISTINCT m.group_id, w.guardian_id, (SELECT COUNT(*) FROM p_cards_field f WHERE f.institution_id = $1 "
      "AND f.person_id = w.guardian_id AND f.value <> '' AND f.field IN (" +
      needed_words(Side::parent) +
      ")) FROM v1_group_member m JOIN v1_guardian_child w ON w.institution_id = m.institution_id "
      "AND w.student_id = m.student_id WHERE m.institution_id = $1 AND m.valid_from <= $2 "
      "AND (m.valid_to IS NULL OR m.valid_to >= $2) AND w.valid_from <= $2 AND (w.valid_to IS NULL OR w.valid_to >= "
      "$2)";
  for_each_group(transaction, sql, on, groups, [](GroupFill& one, const Row& row) {
    ++one.parents;
    one.parent_fields += row.integer(2);
  });
}

void add_leaders(Transaction& transaction, CivilDate on, std::vector<GroupFill>& groups) {
  for_each_group(transaction,
                 "SELECT group_id, teacher_id FROM v1_group_teacher WHERE institution_id = $1 "
                 "AND capacity = 'class_teacher' AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) "
                 "ORDER BY group_id, teacher_id",
                 on, groups, [](GroupFill& one, const Row& row) {
                   const auto leader = row.id<PersonId>(1);
                   if (std::ranges::find(one.leaders, leader) == one.leaders.end()) one.leaders.push_back(leader);
                 });
}

}  // namespace

std::int64_t GroupFill::student_percent() const {
  return percent(student_fields, students * needed_fields(Side::student));
}

std::int64_t GroupFill::parent_percent() const { return percent(parent_fields, parents * needed_fields(Side::parent)); }

std::vector<GroupFill> fill_of_groups(Transaction& transaction, CivilDate on, Instant since) {
  std::vector<GroupFill> groups;
  add_students(transaction, on, since, groups);
  add_parents(transaction, on, groups);
  add_leaders(transaction, on, groups);
  return groups;
}

std::int64_t staff_unchecked(Transaction& transaction, CivilDate on, Instant since) {
  return transaction
      .one(
          "SELECT COUNT(DISTINCT s.person_id) FROM v1_staff_post s WHERE s.institution_id = $1 AND s.valid_from <= $2 "
          "AND (s.valid_to IS NULL OR s.valid_to >= $2) AND NOT EXISTS (SELECT 1 FROM p_cards_staff_check c "
          "WHERE c.institution_id = s.institution_id AND c.person_id = s.person_id AND c.checked_at >= $3)",
          {transaction.institution(), on, since}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

}  // namespace vestnik::cards
