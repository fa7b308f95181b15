#include "plugins/attestation/result_store.h"

namespace vestnik::attestation {

std::vector<StoredResult> results_of(Transaction& transaction, const Place& place) {
  return transaction.all(
      "SELECT id, student_id, value, sheet, version FROM p_attestation_result WHERE institution_id = $1 "
      "AND group_id = $2 AND subject_id = $3 AND period_id = $4 AND kind = $5 ORDER BY student_id",
      {transaction.institution(), place.group, place.subject, place.period, to_text(place.kind)}, [](const Row& row) {
        return StoredResult{row.id<ResultId>(0), row.id<PersonId>(1), parse_final_mark(row.text(2)), row.string(3),
                            row.integer(4)};
      });
}

std::optional<Place> place_of(Transaction& transaction, ResultId result) {
  return transaction.one(
      "SELECT group_id, subject_id, period_id, kind FROM p_attestation_result WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), result}, [](const Row& row) {
        return Place{row.id<GroupId>(0), row.id<SubjectId>(1), row.id<PeriodId>(2),
                     parse_attestation_kind(row.text(3)).value_or(AttestationKind::exam)};
      });
}

std::vector<ShownResult> results_of_student(Transaction& transaction, PersonId student) {
  return transaction.all(
      "SELECT s.name, r.kind, r.value, r.sheet, p.ends FROM p_attestation_result r "
      "JOIN v1_subject s ON s.institution_id = r.institution_id AND s.subject_id = r.subject_id "
      "JOIN v1_period p ON p.institution_id = r.institution_id AND p.period_id = r.period_id "
      "WHERE r.institution_id = $1 AND r.student_id = $2 AND r.value <> '' ORDER BY p.ends, s.sort_key, r.kind",
      {transaction.institution(), student}, [](const Row& row) {
        return ShownResult{row.string(0), row.string(1), row.string(2), row.string(3), row.date(4)};
      });
}

StoredResult write_result(Transaction& transaction, const Place& place, const StoredResult& after,
                          const WrittenBy& by) {
  StoredResult written = after;
  written.version = after.version + 1;
  const std::string value = after.value ? to_text(*after.value) : std::string{};
  if (!after.id) {
    written.id = transaction.next_id<ResultId>("p_attestation_result");
    transaction.execute(
        "INSERT INTO p_attestation_result (institution_id, id, student_id, group_id, subject_id, period_id, kind, "
        "value, sheet, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {transaction.institution(), written.id, written.student, place.group, place.subject, place.period,
         to_text(place.kind), value, written.sheet, written.version});
  } else {
    transaction.execute(
        "UPDATE p_attestation_result SET value = $3, sheet = $4, version = $5 WHERE institution_id = $1 AND id = $2",
        {transaction.institution(), written.id, value, written.sheet, written.version});
  }
  transaction.execute(
      "INSERT INTO p_attestation_version (institution_id, result_id, version, value, sheet, comment, regulation_hash, "
      "actor_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), written.id, written.version, value, written.sheet, by.comment, by.regulation_hash,
       by.actor, by.at});
  return written;
}

std::optional<GroupTraits> find_group(Transaction& transaction, GroupId group) {
  return transaction.one(
      "SELECT group_id, name, course, department, speciality FROM v1_group WHERE institution_id = $1 AND group_id = $2",
      {transaction.institution(), group}, [](const Row& row) {
        return GroupTraits{row.id<GroupId>(0), row.string(1), static_cast<int>(row.integer(2)), row.string(3),
                           row.string(4)};
      });
}

std::optional<std::string> subject_name(Transaction& transaction, SubjectId subject) {
  return transaction.one("SELECT name FROM v1_subject WHERE institution_id = $1 AND subject_id = $2",
                         {transaction.institution(), subject}, [](const Row& row) { return row.string(0); });
}

std::optional<Period> find_period(Transaction& transaction, PeriodId period) {
  return transaction.one(
      "SELECT period_id, kind, number, starts, ends FROM v1_period WHERE institution_id = $1 AND period_id = $2",
      {transaction.institution(), period}, [](const Row& row) {
        return Period{row.id<PeriodId>(0), parse_period_kind(row.text(1)).value_or(PeriodKind::semester),
                      static_cast<int>(row.integer(2)), row.date(3), row.date(4)};
      });
}

std::unordered_set<PersonId> members_within(Transaction& transaction, GroupId group, const Period& period) {
  std::unordered_set<PersonId> members;
  transaction.query(
      "SELECT student_id FROM v1_group_member WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $4 "
      "AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), group, period.starts, period.ends},
      [&](const Row& row) { members.insert(row.id<PersonId>(0)); });
  return members;
}

bool heads_department(Transaction& transaction, PersonId person, const GroupTraits& group, CivilDate today) {
  bool heads = false;
  transaction.query(
      "SELECT r.scope_kind, g.department FROM v1_role_grant r LEFT JOIN v1_group g "
      "ON g.institution_id = r.institution_id AND g.group_id = r.scope_id AND r.scope_kind = 'group' "
      "WHERE r.institution_id = $1 AND r.person_id = $2 AND r.role = 'head_of_department' AND r.valid_from <= $3 "
      "AND (r.valid_to IS NULL OR r.valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row& row) {
        const bool whole = row.text(0) != "group" && row.text(0) != "subject";
        heads = heads || whole || (!row.is_null(1) && row.text(1) == group.department);
      });
  return heads;
}

bool teaches(Transaction& transaction, PersonId person, const Place& place, CivilDate today) {
  return transaction
      .one(
          "SELECT 1 FROM v1_group_teacher WHERE institution_id = $1 AND teacher_id = $2 AND group_id = $3 "
          "AND capacity = 'teacher' AND subject_id = $4 AND valid_from <= $5 AND (valid_to IS NULL OR valid_to >= $5) "
          "LIMIT 1",
          {transaction.institution(), person, place.group, place.subject, today}, [](const Row&) { return true; })
      .value_or(false);
}

namespace {

bool leads(Transaction& transaction, PersonId person, GroupId group, CivilDate today) {
  return transaction
      .one(
          "SELECT 1 FROM v1_group g JOIN v1_group_teacher t ON t.institution_id = g.institution_id "
          "AND (t.group_id = g.group_id OR t.group_id = g.parent_id) WHERE g.institution_id = $1 AND g.group_id = $3 "
          "AND t.teacher_id = $2 AND t.capacity = 'class_teacher' AND t.valid_from <= $4 "
          "AND (t.valid_to IS NULL OR t.valid_to >= $4) LIMIT 1",
          {transaction.institution(), person, group, today}, [](const Row&) { return true; })
      .value_or(false);
}

bool is_head_over(Transaction& transaction, PersonId person, const Place& place, CivilDate today) {
  return transaction
      .one(
          "SELECT 1 FROM v1_role_grant r WHERE r.institution_id = $1 AND r.person_id = $2 "
          "AND r.role IN ('head_of_department', 'head_of_studies') AND r.valid_from <= $5 "
          "AND (r.valid_to IS NULL OR r.valid_to >= $5) AND (r.scope_kind NOT IN ('group', 'subject') "
          "OR (r.scope_kind = 'subject' AND r.scope_id = $4) OR (r.scope_kind = 'group' AND EXISTS ("
          "SELECT 1 FROM v1_group g LEFT JOIN v1_group p ON p.institution_id = g.institution_id "
          "AND p.group_id = g.parent_id JOIN v1_group o ON o.institution_id = g.institution_id "
          "AND o.group_id = r.scope_id WHERE g.institution_id = $1 AND g.group_id = $3 AND (g.group_id = o.group_id "
          "OR g.parent_id = o.group_id "
          "OR COALESCE(NULLIF(g.department, ''), p.department) = NULLIF(o.department, ''))))) LIMIT 1",
          {transaction.institution(), person, place.group, place.subject, today}, [](const Row&) { return true; })
      .value_or(false);
}

}  // namespace

bool oversees(Transaction& transaction, PersonId person, const Place& place, CivilDate today) {
  return teaches(transaction, person, place, today) || leads(transaction, person, place.group, today) ||
         is_head_over(transaction, person, place, today);
}

}  // namespace vestnik::attestation
