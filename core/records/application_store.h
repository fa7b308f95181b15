#pragma once
/// Applications to reopen closed lessons (syzran-7.4.7).
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
  std::vector<LessonId> lessons;
};

/// A grant that opens a lesson to a teacher at a moment.
struct OpenGrant {
  ApplicationId application;
  Instant until;
};

ApplicationId file_application(Transaction& transaction, PersonId teacher, const std::vector<LessonId>& lessons,
                               std::string_view reason, Instant at);
[[nodiscard]] std::optional<StoredApplication> find_application(Transaction& transaction, ApplicationId id);
/// Newest first; of one teacher, or of all when none is given.
[[nodiscard]] std::vector<StoredApplication> applications(Transaction& transaction, PersonId teacher, int most);
void decide_application(Transaction& transaction, ApplicationId id, PersonId by, bool granted, std::string_view note,
                        Instant at, std::optional<Instant> from, std::optional<Instant> until);
[[nodiscard]] std::optional<OpenGrant> open_grant(Transaction& transaction, PersonId teacher, LessonId lesson,
                                                  Instant at);

}  // namespace vestnik
