#include "records/erasure_store.h"

#include <array>
#include <string_view>

namespace vestnik {
namespace {

struct Erasure {
  std::string_view table;
  std::string_view sql;
};

#define OF_PERSON(TABLE, COLUMN) \
  Erasure { TABLE, "DELETE FROM " TABLE " WHERE institution_id = $1 AND " COLUMN " = $2" }
#define OF_ACCOUNT(TABLE)                                                                                 \
  Erasure {                                                                                               \
    TABLE, "DELETE FROM " TABLE                                                                           \
           " WHERE institution_id = $1 AND account_id IN (SELECT id FROM account WHERE institution_id = " \
           "$1 AND person_id = $2)"                                                                       \
  }
#define OF_MARKS "(SELECT id FROM mark WHERE institution_id = $1 AND student_id = $2)"
#define OF_ABSENCES "(SELECT id FROM attendance WHERE institution_id = $1 AND student_id = $2)"

/// In an order that foreign keys permit. Versions go before what they are versions of.
constexpr std::array always_erased{
    Erasure{"family_word", "DELETE FROM family_word WHERE institution_id = $1 AND mark_id IN " OF_MARKS},
    Erasure{"mark_version", "DELETE FROM mark_version WHERE institution_id = $1 AND mark_id IN " OF_MARKS},
    Erasure{"final_basis", "DELETE FROM final_basis WHERE institution_id = $1 AND mark_id IN " OF_MARKS},
    OF_PERSON("mark", "student_id"),
    Erasure{"attendance_version",
            "DELETE FROM attendance_version WHERE institution_id = $1 AND attendance_id IN " OF_ABSENCES},
    OF_PERSON("attendance", "student_id"),
    OF_PERSON("absence_notice", "student_id"),
    OF_PERSON("student_release", "student_id"),
    OF_PERSON("draft_mark", "student_id"),
    OF_PERSON("draft_attendance", "student_id"),
    OF_PERSON("contact", "person_id"),
    OF_PERSON("session", "person_id"),
    OF_ACCOUNT("sign_in"),
    OF_ACCOUNT("recovery_code"),
    OF_ACCOUNT("second_factor"),
    OF_PERSON("credential_issue", "person_id"),
    OF_PERSON("account_stop", "person_id"),
    OF_PERSON("credential_issue", "student_id"),
    Erasure{"app_session",
            "DELETE FROM app_session WHERE institution_id = $1 AND password_id IN (SELECT id FROM app_password "
            "WHERE institution_id = $1 AND person_id = $2)"},
    OF_PERSON("app_password", "person_id"),
    Erasure{"program_token_permission",
            "DELETE FROM program_token_permission WHERE institution_id = $1 AND token_id IN (SELECT id FROM "
            "program_token WHERE institution_id = $1 AND person_id = $2)"},
    OF_PERSON("program_token", "person_id"),
    OF_PERSON("outside_identity", "person_id"),
    OF_PERSON("preference", "person_id"),
    OF_PERSON("pace_wish", "person_id"),
    OF_PERSON("latin_sms", "person_id"),
    OF_PERSON("unsubscription", "person_id"),
    OF_PERSON("consent", "guardian_id"),
    OF_PERSON("consent", "student_id"),
    OF_PERSON("opt_out", "guardian_id"),
    OF_PERSON("opt_out", "student_id"),
    OF_PERSON("adult_word", "guardian_id"),
    OF_PERSON("adult_word", "student_id"),
    OF_PERSON("guardianship", "guardian_id"),
    OF_PERSON("guardianship", "student_id"),
    OF_PERSON("correction_request", "person_id"),
    OF_PERSON("idempotency", "actor_id"),
    Erasure{"delivery",
            "UPDATE delivery SET address = '', subject = '', body = '', html = '' WHERE institution_id = $1 AND "
            "(recipient_id = $2 OR id IN (SELECT k.delivery_id FROM delivery_obligation k JOIN obligation o "
            "ON o.institution_id = k.institution_id AND o.id = k.obligation_id WHERE k.institution_id = $1 "
            "AND o.student_id = $2))"},
    Erasure{"call_task",
            "UPDATE call_task SET answer = '' WHERE institution_id = $1 AND student_id = $2 AND answer <> ''"}};

constexpr std::array summary_erased{
    Erasure{"final_version",
            "DELETE FROM final_version WHERE institution_id = $1 AND final_id IN (SELECT id FROM "
            "final_mark WHERE institution_id = $1 AND student_id = $2)"},
    Erasure{"final_basis",
            "DELETE FROM final_basis WHERE institution_id = $1 AND final_id IN (SELECT id FROM "
            "final_mark WHERE institution_id = $1 AND student_id = $2)"},
    OF_PERSON("final_mark", "student_id"), OF_PERSON("membership", "student_id"),
    Erasure{"person",
            "UPDATE person SET last_name = '', first_name = '', patronymic = '', sort_key = '', "
            "search_key = '' WHERE institution_id = $1 AND id = $2"}};

#undef OF_PERSON
#undef OF_ACCOUNT
#undef OF_MARKS
#undef OF_ABSENCES

constexpr Erasure of_the_row{
    "person", "UPDATE person SET birth_date = NULL, personal_file = NULL WHERE institution_id = $1 AND id = $2"};
/// The name to sign in by is a name too; an account stays, closed for good, for what it did in the journal.
constexpr Erasure of_the_account{
    "account",
    "UPDATE account SET login = 'erased.' || CAST(id AS TEXT), password_hash = NULL, "
    "activation_digest = NULL, state = 'blocked' WHERE institution_id = $1 AND person_id = $2"};

std::optional<CivilDate> last_day(Transaction& transaction, std::string_view sql, PersonId person) {
  return transaction.one(sql, {transaction.institution(), person}, [](const Row& row) { return row.optional_date(0); })
      .value_or(std::nullopt);
}

}  // namespace

CivilDate kept_until(CivilDate date, int years) {
  constexpr std::chrono::month last_month{8};
  const std::chrono::year ends = date.month() > last_month ? date.year() + std::chrono::years{1} : date.year();
  return CivilDate{ends + std::chrono::years{1 + years}, std::chrono::January, std::chrono::day{1}};
}

bool is_still_here(Transaction& transaction, PersonId person, CivilDate on) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM membership WHERE institution_id = $1 AND student_id = $2 AND (valid_to IS NULL OR valid_to >= $3)"
      " UNION ALL SELECT 1 FROM role_grant WHERE institution_id = $1 AND person_id = $2 "
      "AND (valid_to IS NULL OR valid_to >= $3)"
      " UNION ALL SELECT 1 FROM teaching WHERE institution_id = $1 AND teacher_id = $2 "
      "AND (valid_to IS NULL OR valid_to >= $3)"
      " UNION ALL SELECT 1 FROM class_teacher WHERE institution_id = $1 AND teacher_id = $2 "
      "AND (valid_to IS NULL OR valid_to >= $3)"
      " UNION ALL SELECT 1 FROM v1_guardian_child g JOIN membership m ON m.institution_id = g.institution_id "
      "AND m.student_id = g.student_id WHERE g.institution_id = $1 AND g.guardian_id = $2 "
      "AND (g.valid_to IS NULL OR g.valid_to >= $3) AND (m.valid_to IS NULL OR m.valid_to >= $3)",
      {transaction.institution(), person, on}, [&](const Row&) { found = true; });
  return found;
}

std::optional<CivilDate> last_journal_day(Transaction& transaction, PersonId person) {
  return last_day(transaction,
                  "SELECT MAX(l.date) FROM lesson l WHERE l.institution_id = $1 AND (EXISTS (SELECT 1 FROM mark m "
                  "WHERE m.institution_id = $1 AND m.lesson_id = l.id AND m.student_id = $2) OR EXISTS (SELECT 1 FROM "
                  "attendance a WHERE a.institution_id = $1 AND a.lesson_id = l.id AND a.student_id = $2))",
                  person);
}

std::optional<CivilDate> last_final_day(Transaction& transaction, PersonId person) {
  return last_day(transaction,
                  "SELECT MAX(p.ends) FROM final_mark f JOIN study_period p ON p.institution_id = f.institution_id "
                  "AND p.id = f.period_id WHERE f.institution_id = $1 AND f.student_id = $2",
                  person);
}

ErasedRows erase_person(Transaction& transaction, PersonId person, bool keep_summary) {
  ErasedRows rows;
  const auto erase = [&](const Erasure& one) {
    const std::int64_t count = transaction.execute(one.sql, {transaction.institution(), person});
    if (count > 0) rows[std::string{one.table}] += count;
  };
  for (const Erasure& one : always_erased) erase(one);
  erase(of_the_account);
  erase(of_the_row);
  if (!keep_summary) {
    for (const Erasure& one : summary_erased) erase(one);
  }
  return rows;
}

std::vector<std::int64_t> audit_links_about(Transaction& transaction, PersonId person) {
  const std::string id = std::to_string(person.value);
  return transaction.all(
      "SELECT id FROM audit_payload WHERE institution_id = $1 AND (payload LIKE $2 OR payload LIKE $3) ORDER BY id",
      {transaction.institution(), "%\"object\":[1," + id + "],%", "%\"object\":[4," + id + "],%"},
      [](const Row& row) { return row.integer(0); });
}

bool was_erased(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT 1 FROM erasure_act WHERE institution_id = $1 AND person_id = $2 LIMIT 1",
           {transaction.institution(), person}, [](const Row&) { return true; })
      .value_or(false);
}

std::int64_t add_erasure_act(Transaction& transaction, const ErasureAct& act, const std::string& erased, PersonId by,
                             Instant now) {
  const std::int64_t id = transaction.next("erasure_act");
  transaction.execute(
      "INSERT INTO erasure_act (institution_id, id, person_id, number, dated, ground, erased, signed_by, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), id, act.person, act.number, act.dated, act.ground, erased, by, now});
  return id;
}

}  // namespace vestnik
