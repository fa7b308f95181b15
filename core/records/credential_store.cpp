#include "records/credential_store.h"

namespace vestnik {
namespace {

CredentialIssueRow read_issue(const Row& row) {
  return {row.integer(0), row.id<AccountId>(1), row.id<PersonId>(2),     row.id<PersonId>(3),  row.id<PersonId>(4),
          row.instant(5), row.instant(6),       row.optional_instant(7), row.optional_date(8), row.string(9)};
}

}  // namespace

std::int64_t add_issue(Transaction& transaction, const CredentialIssueRow& row) {
  const std::int64_t id = transaction.next("credential_issue");
  const auto student = row.student ? std::optional{row.student.value} : std::nullopt;
  transaction.execute(
      "INSERT INTO credential_issue (institution_id, id, account_id, person_id, student_id, issued_by, issued_at, "
      "expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, row.account, row.person, student, row.issued_by, row.issued_at, row.expires_at});
  return id;
}

void note_issue_used(Transaction& transaction, AccountId account, Instant at) {
  transaction.execute(
      "UPDATE credential_issue SET used_at = $3 WHERE institution_id = $1 AND account_id = $2 AND used_at IS NULL "
      "AND id = (SELECT MAX(i.id) FROM credential_issue i WHERE i.institution_id = $1 AND i.account_id = $2)",
      {transaction.institution(), account, at});
}

bool note_issue_received(Transaction& transaction, std::int64_t id, CivilDate on) {
  return transaction.execute(
             "UPDATE credential_issue SET received_on = $3 WHERE institution_id = $1 AND id = $2 "
             "AND received_on IS NULL",
             {transaction.institution(), id, on}) > 0;
}

std::optional<CredentialIssueRow> find_issue(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT i.id, i.account_id, i.person_id, i.student_id, i.issued_by, i.issued_at, i.expires_at, i.used_at, "
      "i.received_on, a.login FROM credential_issue i JOIN account a ON a.institution_id = i.institution_id "
      "AND a.id = i.account_id WHERE i.institution_id = $1 AND i.id = $2",
      {transaction.institution(), id}, read_issue);
}

std::vector<CredentialIssueRow> issues(Transaction& transaction, const IssueFilter& filter) {
  // 0 asks for no group and no leader: ids begin at 1.
  const std::int64_t group = filter.group ? filter.group->value : 0;
  return transaction.all(
      "SELECT i.id, i.account_id, i.person_id, i.student_id, i.issued_by, i.issued_at, i.expires_at, i.used_at, "
      "i.received_on, a.login FROM credential_issue i JOIN account a ON a.institution_id = i.institution_id "
      "AND a.id = i.account_id WHERE i.institution_id = $1 AND ($2 = 0 OR i.student_id IS NULL) "
      "AND ($3 = 0 OR EXISTS (SELECT 1 FROM membership m WHERE m.institution_id = i.institution_id "
      "AND m.student_id = i.student_id AND m.group_id = $3 AND m.valid_from <= $5 "
      "AND (m.valid_to IS NULL OR m.valid_to >= $5))) "
      "AND ($4 = 0 OR EXISTS (SELECT 1 FROM membership m JOIN class_teacher c ON c.institution_id = m.institution_id "
      "AND c.group_id = m.group_id WHERE m.institution_id = i.institution_id AND m.student_id = i.student_id "
      "AND c.teacher_id = $4 AND m.valid_from <= $5 AND (m.valid_to IS NULL OR m.valid_to >= $5) "
      "AND c.valid_from <= $5 AND (c.valid_to IS NULL OR c.valid_to >= $5))) "
      "AND ($6 = 0 OR i.id < $6) ORDER BY i.id DESC LIMIT $7",
      {transaction.institution(), filter.staff_only ? 1 : 0, group, filter.leader, filter.today, filter.before,
       filter.most},
      read_issue);
}

}  // namespace vestnik
