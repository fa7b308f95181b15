#include "records/audience_store.h"

#include <algorithm>

#include "records/consent_store.h"

namespace vestnik {
namespace {

std::vector<PersonId> people(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  return transaction.all(sql, parameters, [](const Row& row) { return row.id<PersonId>(0); });
}

}  // namespace

std::vector<GuardianRights> told_guardians(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.all(
      "SELECT g.guardian_id,"
      " (SELECT COUNT(*) FROM consent c WHERE c.institution_id = $1 AND c.guardian_id = g.guardian_id"
      "   AND c.student_id = g.student_id AND c.kind = $4 AND c.signed_on <= $3"
      "   AND (c.revoked_on IS NULL OR c.revoked_on > $3)),"
      " (SELECT COUNT(*) FROM opt_out r WHERE r.institution_id = $1 AND r.guardian_id = g.guardian_id"
      "   AND r.student_id = g.student_id AND r.valid_from <= $3 AND (r.valid_to IS NULL OR r.valid_to >= $3))"
      " FROM v1_guardian_child g WHERE g.institution_id = $1 AND g.student_id = $2 AND g.is_told = 1"
      " AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3) ORDER BY g.guardian_id",
      {transaction.institution(), student, on, consent_kind::electronic}, [](const Row& row) {
        return GuardianRights{row.id<PersonId>(0), row.integer(1) > 0, row.integer(2) > 0};
      });
}

PersonId class_teacher_of(Transaction& transaction, PersonId student, CivilDate on) {
  const auto found = people(transaction,
                            "SELECT t.teacher_id FROM membership m JOIN class_teacher t"
                            " ON t.institution_id = m.institution_id AND t.group_id = m.group_id"
                            " WHERE m.institution_id = $1 AND m.student_id = $2"
                            " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
                            " AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
                            " ORDER BY m.id, t.id LIMIT 1",
                            {transaction.institution(), student, on});
  return found.empty() ? PersonId{} : found.front();
}

std::optional<CivilDate> birth_date_of(Transaction& transaction, PersonId person) {
  const auto found =
      transaction.one("SELECT birth_date FROM person WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), person}, [](const Row& row) { return row.optional_date(0); });
  return found ? *found : std::nullopt;
}

std::vector<PersonId> student_ids_of_group(Transaction& transaction, GroupId group, CivilDate on) {
  return people(transaction,
                "SELECT DISTINCT student_id FROM membership WHERE institution_id = $1 AND group_id = $2"
                " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY student_id",
                {transaction.institution(), group, on});
}

std::vector<PersonId> all_students(Transaction& transaction, CivilDate on) {
  return people(transaction,
                "SELECT DISTINCT student_id FROM membership WHERE institution_id = $1"
                " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY student_id",
                {transaction.institution(), on});
}

std::vector<PersonId> all_staff(Transaction& transaction, CivilDate on) {
  return people(transaction,
                "SELECT DISTINCT person_id FROM role_grant WHERE institution_id = $1"
                " AND role NOT IN ('parent', 'student')"
                " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY person_id",
                {transaction.institution(), on});
}

std::vector<PersonId> staff_of_group(Transaction& transaction, GroupId group, CivilDate on) {
  return people(transaction,
                "SELECT teacher_id FROM teaching WHERE institution_id = $1 AND group_id = $2"
                " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)"
                " UNION SELECT teacher_id FROM class_teacher WHERE institution_id = $1 AND group_id = $2"
                " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY 1",
                {transaction.institution(), group, on});
}

std::vector<PersonId> holders_of(Transaction& transaction, std::string_view role, CivilDate on) {
  return people(transaction,
                "SELECT DISTINCT person_id FROM role_grant WHERE institution_id = $1 AND role = $2"
                " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY person_id",
                {transaction.institution(), role, on});
}

std::string Reach::address(std::string_view kind) const {
  for (const auto& [held_kind, value] : contacts) {
    if (held_kind == kind) return value;
  }
  return {};
}

// Sorted here: an engine sets up a sort for every question, and people have a handful of contacts.
Reach reach_of(Transaction& transaction, PersonId person, CivilDate on) {
  Reach reach;
  struct Numbered {
    std::int64_t id = 0;
    std::pair<std::string, std::string> contact;
  };
  auto found = transaction.all(
      "SELECT id, kind, value FROM contact WHERE institution_id = $1 AND person_id = $2"
      " AND state NOT IN ('dead', 'unconfirmed', 'stopped')"
      " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), person, on}, [](const Row& row) {
        return Numbered{row.integer(0), {row.string(1), row.string(2)}};
      });
  std::ranges::sort(found, std::ranges::greater{}, &Numbered::id);
  for (Numbered& one : found) reach.contacts.push_back(std::move(one.contact));
  transaction.query("SELECT COUNT(*) FROM account WHERE institution_id = $1 AND person_id = $2 AND state = 'active'",
                    {transaction.institution(), person}, [&](const Row& row) { reach.account = row.integer(0) > 0; });
  transaction.query("SELECT channel FROM preference WHERE institution_id = $1 AND person_id = $2",
                    {transaction.institution(), person}, [&](const Row& row) { reach.preferred = row.string(0); });
  return reach;
}

std::string open_address_of(Transaction& transaction, PersonId person, std::string_view kind, CivilDate on) {
  std::string address;
  std::int64_t newest = 0;
  transaction.query(
      "SELECT id, value FROM contact WHERE institution_id = $1 AND person_id = $2 AND kind = $3"
      " AND state NOT IN ('dead', 'unconfirmed', 'stopped')"
      " AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4)",
      {transaction.institution(), person, kind, on}, [&](const Row& row) {
        if (row.integer(0) <= newest) return;
        newest = row.integer(0);
        address = row.string(1);
      });
  return address;
}

void mark_contact_dead(Transaction& transaction, PersonId person, std::string_view value) {
  transaction.execute("UPDATE contact SET state = 'dead' WHERE institution_id = $1 AND person_id = $2 AND value = $3",
                      {transaction.institution(), person, value});
}

}  // namespace vestnik
