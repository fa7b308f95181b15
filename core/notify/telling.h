#pragma once
/// Writes obligations and the messages that cover them: the last step of planning, the same for every kind of fact.
#include <optional>
#include <string>
#include <vector>

#include "notify/audience.h"
#include "notify/channels.h"
#include "notify/planner_rules.h"
#include "records/obligation_store.h"

namespace vestnik {

/// What one planning of one event stands on. Lives for the length of the write transaction.
struct Planning {
  Transaction& transaction;
  const Regulation& regulation;       ///< whose rules are asked: of the whole school, or of a group's trial
  const RegulationBook& regulations;  ///< where a student's own version is found
  const Channels& channels;
  TimeZone zone;
  EventId event;
  Instant recorded;  ///< of the event: settle time counts from here, however late the planner is
  Instant now;
  CivilDate today;                          ///< of the institution
  const KnownFamilies* families = nullptr;  ///< what is known of families for certain; none: each is asked
};

/// Which version of which fact.
struct FactRef {
  std::string kind;
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::optional<CivilDate> date;
};

struct Telling {
  const NotifyRule& rule;
  FactRef fact;
  PersonId student;  ///< whose fact it is; none for a notice
  Timing timing;
  std::string template_stem;  ///< template when the medium has none named like the rule
  std::string merge;          ///< messages of one person with the same words join while they are held; "" joins nothing
  std::vector<Addressee> to;
};

/// Writes what is not written yet. People who cannot be told electronically get an obligation that says why; an
/// absence of which nobody at all can be told electronically becomes a call task of the class teacher, though paper
/// goes out too.
void tell(const Planning& planning, const Telling& telling);

/// Tells the person who was told `told` that the fact is another one now, by the way they were told.
void correct(const Planning& planning, const NotifyRule& rule, const Obligation& told, std::int64_t version,
             const std::vector<std::string>& templates);

/// The fact is no longer so and nobody heard of it: takes messages and calls back.
void withdraw(const Planning& planning, const Obligation& obligation);

/// Which digest of whom.
struct DigestPlace {
  const NotifyRule* rule = nullptr;  ///< whose clause it names; none: no clause
  PersonId recipient;
  PersonId student;  ///< a digest about this student alone; none: of everything the recipient is told
  const Way& way;
  Instant due;
};
/// Adds obligations of one person to the held digest of a channel that is due then, or begins one.
void add_to_digest(Transaction& transaction, const DigestPlace& place, const std::vector<ObligationId>& obligations,
                   Instant now);

}  // namespace vestnik
