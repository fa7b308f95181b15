#pragma once
/// Who of the staff is away and until when: nobody is reminded of anything while away.
/// All functions: the transaction's thread and institution; those that write, inside a write transaction.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct StaffLeave {
  std::int64_t id = 0;
  PersonId person;
  std::string kind;  ///< of leave_kinds
  CivilDate from;
  CivilDate to;  ///< the last day, included
};

[[nodiscard]] bool is_leave_kind(std::string_view kind);
/// Those in force on the day, or ending later.
[[nodiscard]] std::vector<StaffLeave> leaves_from(Transaction& transaction, CivilDate day);
[[nodiscard]] std::vector<PersonId> on_leave(Transaction& transaction, CivilDate day);
[[nodiscard]] std::optional<StaffLeave> find_leave(Transaction& transaction, std::int64_t id);
/// `leave.id` is given by the store.
std::int64_t add_leave(Transaction& transaction, const StaffLeave& leave, PersonId by, Instant now);
void withdraw_leave(Transaction& transaction, std::int64_t id, Instant now);

}  // namespace vestnik
