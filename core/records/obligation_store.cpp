#include "records/obligation_store.h"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

ObligationState state_of(std::string_view name) {
  for (std::size_t at = 0; at < obligation_state_names.size(); ++at) {
    if (obligation_state_names[at] == name) return static_cast<ObligationState>(at);
  }
  throw DatabaseError(DatabaseError::Kind::failure, "an obligation has an unknown state");
}

Obligation read_obligation(const Row& row) {
  Obligation held;
  held.id = row.id<ObligationId>(0);
  held.event = row.id<EventId>(1);
  held.fact_kind = row.string(2);
  held.fact = row.integer(3);
  held.fact_version = row.integer(4);
  held.fact_date = row.optional_date(5);
  held.rule = row.string(6);
  held.clause = row.string(7);
  held.recipient = row.id<PersonId>(8);
  held.student = row.id<PersonId>(9);
  held.corrects = row.id<ObligationId>(10);
  held.state = state_of(row.text(11));
  held.reason = row.string(12);
  held.channel = row.string(13).empty() ? row.string(14) : row.string(13);
  return held;
}

// Column 14: a message that left or may have left, even while the obligation is open.
constexpr std::string_view columns =

    "SELECT o.id, o.event_id, o.fact_kind, o.fact_id, o.fact_version, o.fact_date, o.rule, o.clause, o.recipient_id,"
    " o.student_id, o.corrects, o.state, o.reason, o.proof,"
    " (SELECT MIN(d.channel) FROM delivery_obligation k JOIN delivery d ON d.institution_id = k.institution_id"
    "   AND d.id = k.delivery_id WHERE k.institution_id = o.institution_id AND k.obligation_id = o.id"
    "   AND d.state IN ('sending', 'sent', 'delivered', 'read', 'in_doubt')) FROM obligation o";

/// The columns with a condition behind them, joined at compile time: statements are cached by their text's place.
template <const std::string_view& condition>
struct Asked {
  static constexpr auto joined = [] {
    std::array<char, columns.size() + condition.size()> text{};
    std::ranges::copy(condition, std::ranges::copy(columns, text.begin()).out);
    return text;
  }();
  static constexpr std::string_view text{joined.data(), joined.size()};
};

constexpr std::string_view of_fact =
    " WHERE o.institution_id = $1 AND o.fact_kind = $2 AND o.fact_id = $3 ORDER BY o.id";
constexpr std::string_view of_day =
    " WHERE o.institution_id = $1 AND o.student_id = $2 AND o.fact_date = $3"
    " AND o.fact_kind = 'attendance' ORDER BY o.id";
constexpr std::string_view of_id = " WHERE o.institution_id = $1 AND o.id = $2";
constexpr std::string_view of_delivery =
    " JOIN delivery_obligation c ON c.institution_id = o.institution_id AND c.obligation_id = o.id"
    " WHERE o.institution_id = $1 AND c.delivery_id = $2 AND o.state = 'open'"
    " AND NOT EXISTS (SELECT 1 FROM obligation r WHERE r.institution_id = $1"
    "   AND r.corrects = o.id AND r.corrects <> 0 AND r.state IN ('open', 'told'))"
    " ORDER BY o.id";

constexpr std::string_view standing_of_delivery =
    " JOIN delivery_obligation c ON c.institution_id = o.institution_id AND c.obligation_id = o.id"
    " WHERE o.institution_id = $1 AND c.delivery_id = $2 AND o.state IN ('open', 'told')"
    " AND NOT EXISTS (SELECT 1 FROM obligation r WHERE r.institution_id = $1"
    "   AND r.corrects = o.id AND r.corrects <> 0 AND r.state IN ('open', 'told'))"
    " ORDER BY o.id";

/// The same obligation was taken back earlier: it stands again.
ObligationId stand_again(Transaction& transaction, const Obligation& like) {
  const auto withdrawn = transaction.one(
      "SELECT id FROM obligation WHERE institution_id = $1 AND fact_kind = $2 AND fact_id = $3 AND fact_version = $4"
      " AND rule = $5 AND recipient_id = $6 AND student_id = $7 AND corrects = $8 AND state = 'not_needed'",
      {transaction.institution(), like.fact_kind, like.fact, like.fact_version, like.rule, like.recipient, like.student,
       like.corrects},
      [](const Row& row) { return row.id<ObligationId>(0); });
  if (!withdrawn) return ObligationId{};
  transaction.execute(
      "UPDATE obligation SET event_id = $3, clause = $4, state = $5, reason = $6"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), *withdrawn, like.event, like.clause, to_text(like.state), like.reason});
  return *withdrawn;
}

}  // namespace

ObligationId insert_obligation(Transaction& transaction, const Obligation& obligation, Instant now) {
  const auto id = transaction.next_id<ObligationId>("obligation");
  const auto added = transaction.execute(
      "INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, fact_date, rule, clause,"
      " recipient_id, student_id, corrects, state, reason, proof, created_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', $15) ON CONFLICT DO NOTHING",
      {transaction.institution(), id, obligation.event, obligation.fact_kind, obligation.fact, obligation.fact_version,
       obligation.fact_date, obligation.rule, obligation.clause, obligation.recipient, obligation.student,
       obligation.corrects, to_text(obligation.state), obligation.reason, now});
  // Asked only now: hardly any obligation was there before.
  return added == 1 ? id : stand_again(transaction, obligation);
}

std::vector<Obligation> obligations_of_fact(Transaction& transaction, std::string_view kind, std::int64_t fact) {
  return transaction.all(Asked<of_fact>::text, {transaction.institution(), kind, fact}, read_obligation);
}

std::vector<Obligation> absences_of_day(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.all(Asked<of_day>::text, {transaction.institution(), student, on}, read_obligation);
}

std::optional<Obligation> find_obligation(Transaction& transaction, ObligationId id) {
  return transaction.one(Asked<of_id>::text, {transaction.institution(), id}, read_obligation);
}

std::vector<Obligation> open_obligations_of(Transaction& transaction, DeliveryId delivery) {
  return transaction.all(Asked<of_delivery>::text, {transaction.institution(), delivery}, read_obligation);
}

std::vector<Obligation> standing_obligations_of(Transaction& transaction, DeliveryId delivery) {
  return transaction.all(Asked<standing_of_delivery>::text, {transaction.institution(), delivery}, read_obligation);
}

void close_obligation(Transaction& transaction, ObligationId id, ObligationState state, std::string_view reason) {
  transaction.execute(
      "UPDATE obligation SET state = $3, reason = $4 WHERE institution_id = $1 AND id = $2 AND state = 'open'",
      {transaction.institution(), id, to_text(state), reason});
}

void leave_to_call(Transaction& transaction, ObligationId id, std::string_view reason) {
  transaction.execute(
      "UPDATE obligation SET state = 'open', reason = $3 WHERE institution_id = $1 AND id = $2"
      " AND state IN ('open', 'no_way')",
      {transaction.institution(), id, reason});
}

std::vector<std::string> live_channels(Transaction& transaction, ObligationId id) {
  return transaction.all(
      "SELECT DISTINCT d.channel FROM delivery_obligation k JOIN delivery d"
      " ON d.institution_id = k.institution_id AND d.id = k.delivery_id"
      " WHERE k.institution_id = $1 AND k.obligation_id = $2 AND d.state NOT IN ('dead', 'cancelled')",
      {transaction.institution(), id}, [](const Row& row) { return row.string(0); });
}

}  // namespace vestnik
