#pragma once
/// The register of issued credentials: whose, by whom, when, until when the code holds, whether it was used and who
/// signed for it (usolye-4.2.3, otradny-3.1a, syzran-5.2a). The code itself is nowhere.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct CredentialIssueRow {
  std::int64_t id = 0;
  AccountId account;
  PersonId person;
  PersonId student;  ///< whose family it is, or the student himself; none for staff
  PersonId issued_by;
  Instant issued_at;
  Instant expires_at;
  std::optional<Instant> used_at;
  std::optional<CivilDate> received_on;  ///< signed for
  std::string login;                     ///< read only
};

/// `row.id` is given by the store.
std::int64_t add_issue(Transaction& transaction, const CredentialIssueRow& row);
/// The code of the account's last issue was used.
void note_issue_used(Transaction& transaction, AccountId account, Instant at);
/// false: there is no such issue, or it was signed for already.
bool note_issue_received(Transaction& transaction, std::int64_t id, CivilDate on);
[[nodiscard]] std::optional<CredentialIssueRow> find_issue(Transaction& transaction, std::int64_t id);

/// Which of the register: everything, of the staff, or of the families of a group and its subgroups.
struct IssueFilter {
  bool staff_only = false;
  std::optional<GroupId> group;
  PersonId leader;  ///< only families of the classes this person leads on `today`; none: all
  CivilDate today;
  std::int64_t before = 0;  ///< numbers below it; 0: from the newest
  int most = 100;
};
/// The newest first.
[[nodiscard]] std::vector<CredentialIssueRow> issues(Transaction& transaction, const IssueFilter& filter);

}  // namespace vestnik
