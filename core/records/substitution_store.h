#pragma once
/// The register of substitutions («журнал замещения уроков», labinsk-4.5.1b): who gave whose lesson, why, by which
/// order, who entered it, and the substitute's signature for the filled lesson. Lines are never taken out.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

using SubstitutionId = Id<struct SubstitutionTag>;

struct Substitution {
  SubstitutionId id;
  LessonId lesson;
  PersonId substitute;
  PersonId replaced;         ///< the planned teacher
  std::string reason;        ///< "" when none was named
  std::string order_number;  ///< "" without an order
  PersonId entered_by;       ///< none for the service itself
  Instant entered_at;
  std::optional<Instant> ended_at;      ///< taken back, or given to another
  std::optional<Instant> confirmed_at;  ///< signed by the substitute
};

/// A line with what a reader needs beside it.
struct RegisterLine {
  Substitution entry;
  CivilDate date;
  std::int64_t number = 0;
  std::string group;
  std::string subject;
};

struct RegisterQuestion {
  CivilDate from;
  CivilDate to;
  PersonId of;           ///< whom it concerns as substitute or replaced; none: everybody
  SubstitutionId after;  ///< the last line of the page before
  int most = 0;
};

/// Ends the standing entry of the lesson, if there is one.
void end_substitution(Transaction& transaction, LessonId lesson, Instant at);
/// `entry.id` is given by the store.
SubstitutionId add_substitution(Transaction& transaction, const Substitution& entry);
[[nodiscard]] std::optional<Substitution> find_substitution(Transaction& transaction, SubstitutionId id);
void confirm_substitution(Transaction& transaction, SubstitutionId id, Instant at);
/// Lines of lessons within [from, to], in the order they were entered.
[[nodiscard]] std::vector<RegisterLine> substitution_register(Transaction& transaction, const RegisterQuestion& asked);
/// Days of the lessons of a group and subject that the person gives in somebody's place, in order.
[[nodiscard]] std::vector<CivilDate> substituted_days(Transaction& transaction, PersonId substitute, GroupId group,
                                                      SubjectId subject);

}  // namespace vestnik
