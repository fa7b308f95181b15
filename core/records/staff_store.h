#pragma once
/// The staff as a whole: whoever has work here by an order, a load or a class.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <vector>

#include "records/role_store.h"

namespace vestnik {

/// One piece of work of one person.
struct StaffWork {
  PersonId person;
  Role role = Role::teacher;
  CivilDate from;
  std::optional<CivilDate> to;  ///< last day, included; nullopt = open
};

/// What is in force on the day; with `ended` also what is over or to come. By person, role and day.
[[nodiscard]] std::vector<StaffWork> staff_work(Transaction& transaction, CivilDate on, bool ended);

/// Whether the person has any work on the day or later.
[[nodiscard]] bool works_from(Transaction& transaction, PersonId person, CivilDate day);
[[nodiscard]] bool is_administrator_from(Transaction& transaction, PersonId person, CivilDate day);

/// Who would be left when a grant, or everything of a person, ends.
struct AdministratorLeft {
  std::int64_t besides_grant = 0;
  PersonId besides_person;
  CivilDate on;
  bool for_good = true;  ///< one who is administrator for a time does not stand for one who was until further notice
};
/// Whether somebody else who can sign in, or has a code to do so, is administrator of the whole institution.
[[nodiscard]] bool another_administrator(Transaction& transaction, const AdministratorLeft& left);

/// Ends every grant, load and class of the person that goes on after the day.
void end_work(Transaction& transaction, PersonId person, CivilDate last_day, const RevokingOrder& order,
              Instant recorded_at);

}  // namespace vestnik
