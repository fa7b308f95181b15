#include "records/consent_store.h"
#include "records/delivery_queue.h"

namespace vestnik {
namespace {

Coverage read_coverage(const Row& row) {
  Coverage held;
  held.delivery = row.id<DeliveryId>(0);
  held.obligation = row.id<ObligationId>(1);
  held.recipient = row.id<PersonId>(2);
  held.student = row.id<PersonId>(3);
  // Told on one channel of all_of, it is still to be told on the others; a call has told it for all of them.
  held.open = row.text(4) == "open" || (row.text(4) == "told" && row.text(8) != "phone");
  held.corrects = row.id<ObligationId>(5);
  held.corrects_nothing = held.corrects && row.integer(6) == 0;
  held.put_right = row.integer(7) > 0;
  held.event_at = row.optional_instant(9);
  return held;
}

}  // namespace

Standing standing_of(Transaction& transaction, PersonId recipient, PersonId student, CivilDate today) {
  if (!student) return {};
  const auto found = transaction.one(
      "SELECT (SELECT COUNT(*) FROM guardianship g WHERE g.institution_id = $1 AND g.guardian_id = $2"
      "   AND g.student_id = $3),"
      " (SELECT COUNT(*) FROM v1_guardian_child g WHERE g.institution_id = $1 AND g.guardian_id = $2"
      "   AND g.student_id = $3 AND g.is_told = 1"
      "   AND g.valid_from <= $4 AND (g.valid_to IS NULL OR g.valid_to >= $4)),"
      " (SELECT COUNT(*) FROM consent c WHERE c.institution_id = $1 AND c.guardian_id = $2"
      "   AND c.student_id = $3 AND c.kind = $5 AND c.signed_on <= $4"
      "   AND (c.revoked_on IS NULL OR c.revoked_on > $4)),"
      " (SELECT COUNT(*) FROM opt_out r WHERE r.institution_id = $1 AND r.guardian_id = $2"
      "   AND r.student_id = $3 AND r.valid_from <= $4 AND (r.valid_to IS NULL OR r.valid_to >= $4)),"
      " (SELECT s.birth_date FROM person s WHERE s.institution_id = $1 AND s.id = $3)",
      {transaction.institution(), recipient, student, today, consent_kind::electronic}, [](const Row& row) {
        return Standing{row.integer(0) > 0, row.integer(1) > 0, row.integer(2) > 0, row.integer(3) > 0,
                        row.optional_date(4)};
      });
  return found.value_or(Standing{});
}

std::vector<Coverage> coverage_of_claim(Transaction& transaction, std::int64_t fence, CivilDate today,
                                        const KnownStandings* known) {
  auto coverage = transaction.all(
      "SELECT d.id, o.id, o.recipient_id, o.student_id, o.state, o.corrects,"
      " CASE WHEN o.corrects = 0 THEN 0 ELSE"
      " (SELECT COUNT(*) FROM obligation w WHERE w.institution_id = $1 AND w.id = o.corrects AND (w.state = 'told'"
      "   OR EXISTS (SELECT 1 FROM delivery_obligation x JOIN delivery y ON y.institution_id = x.institution_id"
      "     AND y.id = x.delivery_id WHERE x.institution_id = $1 AND x.obligation_id = w.id"
      "     AND y.state IN ('sending', 'sent', 'delivered', 'read', 'in_doubt')"
      "     AND NOT (y.state = 'sending' AND y.fence = $2)))) END,"
      " (SELECT COUNT(*) FROM obligation r WHERE r.institution_id = $1 AND r.corrects = o.id AND r.corrects <> 0"
      "   AND r.state IN ('open', 'told')), o.proof, e.recorded_at"
      " FROM delivery d"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " LEFT JOIN event e ON e.institution_id = o.institution_id AND e.id = o.event_id"
      " WHERE d.institution_id = $1 AND d.fence = $2 AND d.state = 'sending' ORDER BY d.id, o.id",
      {transaction.institution(), fence}, read_coverage);
  KnownStandings standings;
  const auto standing = [&](const Coverage& one) -> const Standing& {
    const std::pair who{one.recipient, one.student};
    if (known != nullptr) {
      if (const auto held = known->find(who); held != known->end()) return held->second;
    }
    const auto [at, fresh] = standings.try_emplace(who);
    if (fresh) at->second = standing_of(transaction, one.recipient, one.student, today);
    return at->second;
  };
  for (Coverage& one : coverage) static_cast<Standing&>(one) = standing(one);
  return coverage;
}

std::vector<SpokenTo> spoken_to(Transaction& transaction, DeliveryId delivery) {
  return transaction.all(
      "SELECT d.recipient_id, o.recipient_id, o.student_id FROM delivery d"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " WHERE d.institution_id = $1 AND d.id = $2",
      {transaction.institution(), delivery}, [](const Row& row) {
        return SpokenTo{row.id<PersonId>(0), row.id<PersonId>(1), row.id<PersonId>(2)};
      });
}

}  // namespace vestnik
