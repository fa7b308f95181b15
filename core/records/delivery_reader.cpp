#include "records/delivery_reader.h"

#include <limits>

#include "records/consent_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

DeliveryLine read_line(const Row& row) {
  return {row.id<DeliveryId>(0), row.id<PersonId>(1), row.string(2), row.string(3),
          row.string(4),         row.string(5),       row.string(6), static_cast<int>(row.integer(7)),
          row.instant(8),        row.instant(9)};
}

WhyObligation read_obligation(const Row& row) {
  WhyObligation held;
  held.id = row.id<ObligationId>(0);
  held.event = row.id<EventId>(1);
  held.event_type = row.string(2);
  held.fact_kind = row.string(3);
  held.fact = row.integer(4);
  held.fact_version = row.integer(5);
  held.rule = row.string(6);
  held.clause = row.string(7);
  held.student = row.id<PersonId>(8);
  held.recipient = row.id<PersonId>(9);
  held.corrects = row.id<ObligationId>(10);
  held.state = row.string(11);
  held.reason = row.string(12);
  held.proof = row.string(13);
  held.told_at = row.optional_instant(14);
  held.told_by = row.id<PersonId>(15);
  held.recorded_at = row.optional_instant(16);
  return held;
}

WhyAttempt read_attempt(const Row& row) {
  return {static_cast<int>(row.integer(0)), row.string(1), row.instant(2),
          row.optional_instant(3),          row.string(4), row.string(5)};
}

}  // namespace

std::vector<DeliveryLine> list_deliveries(Transaction& transaction, const DeliveryFilter& filter) {
  const DeliveryId before = filter.before ? filter.before : DeliveryId{std::numeric_limits<std::int64_t>::max()};
  const Instant since = filter.since.value_or(Instant{});
  if (filter.state) {
    return transaction.all(
        "SELECT id, recipient_id, channel, rule, clause, state, reason, attempts, due_at, changed_at FROM delivery"
        " WHERE institution_id = $1 AND state = $2 AND id < $3 AND (channel = $4 OR $4 = '') AND (rule = $5 OR $5 = '')"
        " AND created_at >= $6 ORDER BY id DESC LIMIT $7",
        {transaction.institution(), to_text(*filter.state), before, filter.channel, filter.rule, since, filter.limit},
        read_line);
  }
  return transaction.all(
      "SELECT id, recipient_id, channel, rule, clause, state, reason, attempts, due_at, changed_at FROM delivery"
      " WHERE institution_id = $1 AND id < $2 AND (channel = $3 OR $3 = '') AND (rule = $4 OR $4 = '')"
      " AND created_at >= $5 ORDER BY id DESC LIMIT $6",
      {transaction.institution(), before, filter.channel, filter.rule, since, filter.limit}, read_line);
}

std::optional<DeliveryWhy> why_delivery(Transaction& transaction, DeliveryId id) {
  auto why = transaction.one(
      "SELECT id, recipient_id, channel, rule, clause, state, reason, attempts, due_at, changed_at, template, receipt,"
      " subject, body, created_at, gateway, expires_at FROM delivery WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, [](const Row& row) {
        return DeliveryWhy{read_line(row),
                           row.string(10),
                           row.string(11),
                           row.string(12),
                           row.string(13),
                           row.instant(14),
                           {},
                           {},
                           row.string(15),
                           row.optional_instant(16)};
      });
  if (!why) return std::nullopt;
  why->obligations = transaction.all(
      "SELECT o.id, o.event_id, e.type, o.fact_kind, o.fact_id, o.fact_version, o.rule, o.clause, o.student_id,"
      " o.recipient_id, o.corrects, o.state, o.reason, o.proof, o.told_at, o.told_by,"
      " e.recorded_at FROM delivery_obligation k JOIN obligation o ON o.institution_id = k.institution_id AND o.id = "
      "k.obligation_id"
      " LEFT JOIN event e ON e.institution_id = o.institution_id AND e.id = o.event_id"
      " WHERE k.institution_id = $1 AND k.delivery_id = $2 ORDER BY o.id",
      {transaction.institution(), id}, read_obligation);
  why->attempts = transaction.all(
      "SELECT number, gateway, started_at, ended_at, outcome, why FROM attempt"
      " WHERE institution_id = $1 AND delivery_id = $2 ORDER BY fence",
      {transaction.institution(), id}, read_attempt);
  why->waves = transaction.all(
      "SELECT w.id, w.state, w.opened_at, w.reason, COALESCE(w.ended_by, 0), w.ended_at FROM wave_delivery k JOIN wave "
      "w"
      " ON w.institution_id = k.institution_id AND w.id = k.wave_id"
      " WHERE k.institution_id = $1 AND k.delivery_id = $2 ORDER BY w.id",
      {transaction.institution(), id}, [](const Row& row) {
        return WhyWave{row.integer(0),         row.string(1), row.instant(2), row.string(3), row.id<PersonId>(4), "",
                       row.optional_instant(5)};
      });
  why->escalation =
      transaction.one("SELECT wanted, due_at, outcome FROM escalation WHERE institution_id = $1 AND delivery_id = $2",
                      {transaction.institution(), id}, [](const Row& row) {
                        return WhyEscalation{row.text(0) == "read", row.instant(1), row.string(2)};
                      });
  for (WhyWave& wave : why->waves) {
    const auto person = wave.decided_by ? find_person(transaction, wave.decided_by) : std::nullopt;
    if (person) wave.decider = short_name(*person);
  }
  return why;
}

WhyRights why_rights(Transaction& transaction, PersonId recipient, PersonId student, CivilDate on) {
  const auto rights = transaction.one(
      "SELECT (SELECT COUNT(*) FROM guardianship g WHERE g.institution_id = $1 AND g.guardian_id = $2"
      "   AND g.student_id = $3),"
      " (SELECT MAX(c.signed_on) FROM consent c WHERE c.institution_id = $1 AND c.guardian_id = $2"
      "   AND c.student_id = $3 AND c.kind = $5 AND c.signed_on <= $4"
      "   AND (c.revoked_on IS NULL OR c.revoked_on > $4)),"
      " (SELECT COUNT(*) FROM opt_out r WHERE r.institution_id = $1 AND r.guardian_id = $2 AND r.student_id = $3"
      "   AND r.valid_from <= $4 AND (r.valid_to IS NULL OR r.valid_to >= $4))",
      {transaction.institution(), recipient, student, on, consent_kind::electronic}, [](const Row& row) {
        return WhyRights{row.integer(0) > 0, row.optional_date(1), row.integer(2) > 0};
      });
  return rights.value_or(WhyRights{});
}

std::vector<WhyObligation> why_fact(Transaction& transaction, std::string_view fact_kind, std::int64_t fact) {
  return transaction.all(
      "SELECT o.id, o.event_id, e.type, o.fact_kind, o.fact_id, o.fact_version, o.rule, o.clause, o.student_id,"
      " o.recipient_id, o.corrects, o.state, o.reason, o.proof, o.told_at, o.told_by,"
      " e.recorded_at FROM obligation o"
      " LEFT JOIN event e ON e.institution_id = o.institution_id AND e.id = o.event_id"
      " WHERE o.institution_id = $1 AND o.fact_kind = $2 AND o.fact_id = $3 ORDER BY o.id",
      {transaction.institution(), fact_kind, fact}, read_obligation);
}

}  // namespace vestnik
