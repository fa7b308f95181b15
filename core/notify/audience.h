#pragma once
/// From the words of a rule («parents», «class_teacher») to people, with the rights that stand at this moment.
#include <span>
#include <string_view>
#include <vector>

#include "notify/known_families.h"
#include "ports/plugin.h"
#include "ports/regulation.h"

namespace vestnik {

/// One person to be told about one student.
struct Addressee {
  PersonId person;
  PersonId student;          ///< none for staff told of a notice
  std::string_view barrier;  ///< "" when electronic messages may go; otherwise "no_consent" or "opted_out"
};

/// About one student. `subject_teacher` may be none. `known`: families that need not be asked again.
[[nodiscard]] std::vector<Addressee> audience_of_student(Transaction& transaction, const InformTerms& terms,
                                                         std::span<const Audience> tell, PersonId student,
                                                         PersonId subject_teacher, CivilDate today,
                                                         const KnownFamilies* known = nullptr);
/// About a notice to groups or to everyone. A guardian appears once per child.
[[nodiscard]] std::vector<Addressee> audience_of_notice(Transaction& transaction, const InformTerms& terms,
                                                        std::span<const Audience> tell, const EventAudience& notice,
                                                        CivilDate today);

}  // namespace vestnik
