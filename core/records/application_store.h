#pragma once
/// Applications to reopen closed lessons (syzran-7.4.7).
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct StoredApplication {
  ApplicationId id;
  PersonId teacher;
  std::string reason;
  std::string state;  ///< "filed", "granted", "declined"
  Instant filed_at;
  std::optional<Instant> opened_from;
  std::optional<Instant> opened_until;  ///< exclusive
  std::string note;
  std::int64_t version = 1;
  std::string clause;         ///< of the opening, once granted
  std::string decided_as;     ///< the role under which it was decided, "" while it waits
  std::string decided_order;  ///< number of the order that gave this role, "" when it names none
  std::vector<LessonId> lessons;
};

/// By whom an application was decided, and what follows.
struct ApplicationDecision {
  PersonId by;
  std::string role;   ///< a name of domain/role.h
  std::string order;  ///< of the grant of this role
  bool granted = false;
  std::string note;
  std::string clause;
  std::optional<Instant> from;   ///< of a grant
  std::optional<Instant> until;  ///< exclusive
};

/// A grant that opens a lesson to a teacher at a moment.
struct OpenGrant {
  ApplicationId application;
  Instant until;
  std::string clause;
};

ApplicationId file_application(Transaction& transaction, PersonId teacher, const std::vector<LessonId>& lessons,
                               std::string_view reason, Instant at);
[[nodiscard]] std::optional<StoredApplication> find_application(Transaction& transaction, ApplicationId id);
/// Newest first; of one teacher, or of all when none is given.
[[nodiscard]] std::vector<StoredApplication> applications(
    Transaction& transaction, PersonId teacher, int most,
    std::int64_t below = std::numeric_limits<std::int64_t>::max());
void decide_application(Transaction& transaction, ApplicationId id, const ApplicationDecision& decision, Instant at);
[[nodiscard]] std::optional<OpenGrant> open_grant(Transaction& transaction, PersonId teacher, LessonId lesson,
                                                  Instant at);

}  // namespace vestnik
