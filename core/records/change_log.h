#pragma once
/// Who changed which grade or attendance mark, from what to what, when and under which regulation (otradny-2.3,
/// labinsk-5.2.2b): the versions of the facts, oldest first. The transaction's thread and institution; DatabaseError
/// when the world is broken.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

enum class ChangedFact : std::uint8_t { mark, attendance, final_mark };

struct ChangeFilter {
  ChangedFact fact = ChangedFact::mark;
  Instant from;   ///< at or after
  Instant until;  ///< before
  PersonId by{};  ///< none: anybody
  PersonId student{};
  GroupId group{};
};

/// One version. Texts live as long as the call that hands it over.
struct FactChange {
  std::int64_t fact = 0;
  std::int64_t version = 0;
  LessonId lesson{};  ///< none for a final
  std::optional<CivilDate> lesson_on{};
  std::string group;
  std::string subject;
  PersonId student{};
  std::string before;  ///< "" where there was none, or it was taken away; attendance: code and reason
  std::string after;
  std::string comment;
  PersonId by{};
  Instant at;
  std::string regulation_hash;
  std::int64_t application = 0;  ///< that had opened the closed date; 0: none
};

void each_change(Transaction& transaction, const ChangeFilter& filter, const std::function<void(FactChange&&)>& use);

}  // namespace vestnik
