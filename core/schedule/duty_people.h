#pragma once
/// Whose duty something is, and who is told when it is not done.
#include <vector>

#include "ports/duties.h"

namespace vestnik {

struct DutyHolder {
  PersonId person;
  GroupId group;  ///< the class of a class teacher; none otherwise
};

/// Everybody of the rule's roles on the day: teachers by their load, class teachers a class each, the others by grant.
[[nodiscard]] std::vector<DutyHolder> duty_holders(Transaction& read, const DutyRule& rule, CivilDate on);
/// Whom an undone duty is reported to: of class teachers, only the one of the debtor's group.
[[nodiscard]] std::vector<PersonId> told_above(Transaction& read, const DutyRule& rule, GroupId group, CivilDate on);
/// Whether the rule's `for_` covers the group as a whole.
[[nodiscard]] bool covers(const DutyRule& rule, const GroupTraits& group, const std::string& subject = {});

}  // namespace vestnik
