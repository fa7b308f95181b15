#pragma once
/// Summaries: what somebody is told at a moment of the calendar about a time. The words are made of the facts when the
/// message leaves; here stands only whose it is and which time it speaks of.
#include <optional>
#include <string>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct Summary {
  std::int64_t id = 0;
  std::string rule;
  std::string about;  ///< a word of domain/summary_words.h
  PersonId person;    ///< the student, or whose list it is
  Instant from;       ///< of the time it speaks of, [from, until)
  Instant until;
  PeriodId period;  ///< none where it follows no period, or one that stands in the script alone
};

/// Gives the id, or 0 when the rule's summary of this person and moment stands already. `id` is given by the store.
std::int64_t insert_summary(Transaction& transaction, const Summary& summary, Instant now);
[[nodiscard]] std::optional<Summary> find_summary(Transaction& transaction, std::int64_t id);
/// End of the time that the rule's last summaries spoke of.
[[nodiscard]] std::optional<Instant> last_summary(Transaction& transaction, std::string_view rule);

}  // namespace vestnik
