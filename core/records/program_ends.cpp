#include "records/program_ends.h"

#include <algorithm>

namespace vestnik {
namespace {

constexpr int most_ended_shown = 50;

std::vector<std::int64_t> ended_rows(Transaction& transaction, std::string_view table, AccountId account,
                                     std::string_view because, Instant at) {
  auto ids = transaction.all(
      "UPDATE " + std::string{table} +
          " SET ended_at = $3, ended_because = $4 WHERE institution_id = $1 AND account_id = $2 AND ended_at IS NULL "
          "RETURNING id",
      {transaction.institution(), account, at, because}, [](const Row& row) { return row.integer(0); });
  std::ranges::sort(ids);
  return ids;
}

std::vector<EndedProgram> ended_of(Transaction& transaction, std::string_view table, PersonId person, Instant since) {
  return transaction.all(
      "SELECT id, name, ended_at, ended_because FROM " + std::string{table} +
          " WHERE institution_id = $1 AND person_id = $2 AND ended_at > $3 ORDER BY ended_at DESC, id DESC LIMIT $4",
      {transaction.institution(), person, since, most_ended_shown}, [](const Row& row) {
        return EndedProgram{row.integer(0), row.string(1), row.instant(2), row.string(3)};
      });
}

}  // namespace

EndedPrograms end_programs(Transaction& transaction, AccountId account, std::string_view because, Instant at) {
  EndedPrograms ended;
  ended.tokens = ended_rows(transaction, "program_token", account, because, at);
  transaction.execute(
      "UPDATE app_session SET ended_at = $3 WHERE institution_id = $1 AND ended_at IS NULL AND password_id IN "
      "(SELECT id FROM app_password WHERE institution_id = $1 AND account_id = $2)",
      {transaction.institution(), account, at});
  ended.app_passwords = ended_rows(transaction, "app_password", account, because, at);
  return ended;
}

std::vector<EndedProgram> ended_tokens_of(Transaction& transaction, PersonId person, Instant since) {
  return ended_of(transaction, "program_token", person, since);
}

std::vector<EndedProgram> ended_app_passwords_of(Transaction& transaction, PersonId person, Instant since) {
  return ended_of(transaction, "app_password", person, since);
}

std::vector<ProgramOwner> program_owners_without_role(Transaction& transaction, CivilDate on, Instant now) {
  return transaction.all(
      "SELECT o.person_id, o.account_id FROM ("
      "SELECT person_id, account_id FROM program_token WHERE institution_id = $1 AND ended_at IS NULL "
      "AND expires_at > $3 UNION SELECT person_id, account_id FROM app_password WHERE institution_id = $1 "
      "AND ended_at IS NULL) o "
      "WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.institution_id = $1 AND m.student_id = o.person_id) "
      "AND NOT EXISTS (SELECT 1 FROM v1_guardian_child g WHERE g.institution_id = $1 AND g.guardian_id = o.person_id "
      "AND (g.sees = 1 OR g.is_told = 1 OR g.writes = 1) AND (g.valid_to IS NULL OR g.valid_to >= $2)) "
      "AND NOT EXISTS (SELECT 1 FROM role_grant r WHERE r.institution_id = $1 AND r.person_id = o.person_id "
      "AND (r.valid_to IS NULL OR r.valid_to >= $2)) "
      "AND NOT EXISTS (SELECT 1 FROM teaching t WHERE t.institution_id = $1 AND t.teacher_id = o.person_id "
      "AND (t.valid_to IS NULL OR t.valid_to >= $2)) "
      "AND NOT EXISTS (SELECT 1 FROM class_teacher c WHERE c.institution_id = $1 AND c.teacher_id = o.person_id "
      "AND (c.valid_to IS NULL OR c.valid_to >= $2)) ORDER BY o.person_id",
      {transaction.institution(), on, now}, [](const Row& row) {
        return ProgramOwner{row.id<PersonId>(0), row.id<AccountId>(1)};
      });
}

}  // namespace vestnik
