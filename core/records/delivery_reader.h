#pragma once
/// Deliveries to look at: lists for the administrator, and the chain behind one message («почему»). Reads only. What
/// they hold is personal: access is asked before, and none of it belongs in a log.
#include <optional>
#include <string>
#include <vector>

#include "domain/delivery.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct DeliveryLine {
  DeliveryId id;
  PersonId recipient;
  std::string channel;
  std::string rule;
  std::string clause;
  std::string state;
  std::string reason;
  int attempts = 0;
  Instant due;
  Instant changed_at;
};

struct DeliveryFilter {
  std::optional<DeliveryState> state;  ///< empty: all
  DeliveryId before;                   ///< the last id of the page before; none: the first page
  int limit = 50;
  std::string channel{};           ///< "": every one
  std::string rule{};              ///< "": every one
  std::optional<Instant> since{};  ///< planned then or later
};

/// Newest first.
[[nodiscard]] std::vector<DeliveryLine> list_deliveries(Transaction& transaction, const DeliveryFilter& filter);

struct WhyObligation {
  ObligationId id;
  EventId event;
  std::string event_type;
  std::string fact_kind;
  std::int64_t fact = 0;
  std::int64_t fact_version = 0;
  std::string rule;
  std::string clause;
  PersonId student;
  PersonId recipient;
  ObligationId corrects;
  std::string state;
  std::string reason;
  std::string proof;  ///< channel, "" until told
  std::optional<Instant> told_at;
  PersonId told_by;
  std::optional<Instant> recorded_at{};  ///< the event; empty for what the calendar gave rise to
};

struct WhyAttempt {
  int number = 0;
  std::string gateway;
  Instant started_at;
  std::optional<Instant> ended_at;
  std::string outcome;
  std::string why;
};

/// A wave that held the message.
struct WhyWave {
  std::int64_t id = 0;
  std::string state;  ///< of WaveState
  Instant opened_at;
  std::string reason{};   ///< why a person cancelled or held it
  PersonId decided_by{};  ///< none: nobody did, or the operator at the command line
  std::string decider{};  ///< his short name
  std::optional<Instant> ended_at{};
};

/// What would follow, or followed, where nobody heard of the message in time.
struct WhyEscalation {
  bool unless_read = true;  ///< else: unless delivered
  Instant due;
  std::string outcome;  ///< of escalation_outcome, "" while it is waited for
};

struct DeliveryWhy {
  DeliveryLine line;
  std::string template_name;
  std::string receipt;
  std::string subject;
  std::string body;
  Instant created_at;
  std::vector<WhyObligation> obligations;
  std::vector<WhyAttempt> attempts;
  std::string gateway{};  ///< that had it last
  std::optional<Instant> expires{};
  std::vector<WhyWave> waves{};  ///< oldest first
  std::optional<WhyEscalation> escalation{};
};

/// What let a message to a guardian about a child go, or not, as it stands on a day.
struct WhyRights {
  bool guardian = false;             ///< the recipient is the student's guardian; the rest is said of guardians alone
  std::optional<CivilDate> consent;  ///< signed on
  bool opted_out = false;            ///< refused the electronic form
};
[[nodiscard]] WhyRights why_rights(Transaction& transaction, PersonId recipient, PersonId student, CivilDate on);

/// From the message back to rules, clauses, facts and events, and on to every attempt. Nothing for an unknown id.
[[nodiscard]] std::optional<DeliveryWhy> why_delivery(Transaction& transaction, DeliveryId id);
/// Who was told of a fact, and how: the proof of informing. Oldest first.
[[nodiscard]] std::vector<WhyObligation> why_fact(Transaction& transaction, std::string_view fact_kind,
                                                  std::int64_t fact);

}  // namespace vestnik
