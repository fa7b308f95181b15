#pragma once
/// Decisions of the pedagogical council on the students of a class at the end of a school year (syzran-r.ct.5c).
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::council {

/// Moved up, moved up on condition, repeats the year, left by transfer, graduated.
inline constexpr std::array<std::string_view, 5> decision_words{"moved_up", "conditionally", "repeats", "left",
                                                                "graduated"};
[[nodiscard]] bool is_decision(std::string_view word);

struct Minutes {
  std::string number;
  CivilDate date;
};

struct Decided {
  PersonId student;
  std::string decision;
  Minutes minutes;
  std::int64_t version = 0;
};

/// By 1 September of the year the school year begins in to 31 August of the next.
[[nodiscard]] CivilDate first_day(int school_year);
[[nodiscard]] CivilDate last_day(int school_year);

[[nodiscard]] std::optional<Decided> find_decision(Transaction& transaction, PersonId student, int school_year);
/// Of the students of the group's list, in alphabetical order; those not decided on have no decision.
[[nodiscard]] std::vector<Decided> decisions_of(Transaction& transaction, GroupId group, int school_year);
void write_decision(Transaction& transaction, GroupId group, int school_year, const Decided& after, PersonId actor,
                    Instant at);
/// Who was on the group's list on any day of the school year.
[[nodiscard]] std::unordered_set<PersonId> members_within(Transaction& transaction, GroupId group, int school_year);

}  // namespace vestnik::council
