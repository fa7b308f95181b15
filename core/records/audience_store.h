#pragma once
/// Who belongs to whom on a day: the questions the planner and the relay ask before anybody is told anything.
/// valid_to is the last day, included. Read-only but for `mark_contact_dead`.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// A guardian whom the school tells (guardianship.is_told in force on the day; of an adult, only whom he permits).
struct GuardianRights {
  PersonId guardian;
  bool consent = false;    ///< a signed consent for this child stands
  bool opted_out = false;  ///< refused the electronic form (yarovoe-4.3.6)
};

[[nodiscard]] std::vector<GuardianRights> told_guardians(Transaction& transaction, PersonId student, CivilDate on);
/// Of the student's main group; none when there is nobody.
[[nodiscard]] PersonId class_teacher_of(Transaction& transaction, PersonId student, CivilDate on);
[[nodiscard]] std::optional<CivilDate> birth_date_of(Transaction& transaction, PersonId person);

[[nodiscard]] std::vector<PersonId> student_ids_of_group(Transaction& transaction, GroupId group, CivilDate on);
[[nodiscard]] std::vector<PersonId> all_students(Transaction& transaction, CivilDate on);
/// Everybody who holds a role of the staff.
[[nodiscard]] std::vector<PersonId> all_staff(Transaction& transaction, CivilDate on);
/// Who teaches the group or leads it.
[[nodiscard]] std::vector<PersonId> staff_of_group(Transaction& transaction, GroupId group, CivilDate on);
/// Holders of a role, by its name ("deputy_head").
[[nodiscard]] std::vector<PersonId> holders_of(Transaction& transaction, std::string_view role, CivilDate on);

/// Ways to a person: an account for internal mail, contacts that are not dead, the way of their choice.
struct Reach {
  bool account = false;
  std::string preferred;                                      ///< channel, "" when nothing was chosen
  std::vector<std::pair<std::string, std::string>> contacts;  ///< kind, value; newest first
  /// The newest open address of the kind, or "".
  [[nodiscard]] std::string address(std::string_view kind) const;
};
[[nodiscard]] Reach reach_of(Transaction& transaction, PersonId person, CivilDate on);
/// What reach_of(…).address(kind) answers, in one question.
[[nodiscard]] std::string open_address_of(Transaction& transaction, PersonId person, std::string_view kind,
                                          CivilDate on);

/// A gateway says there is no such address: nothing more goes there until it is entered anew.
void mark_contact_dead(Transaction& transaction, PersonId person, std::string_view value);

}  // namespace vestnik
