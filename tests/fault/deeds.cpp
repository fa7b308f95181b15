#include "fault/deeds.h"

#include <cstdlib>
#include <map>
#include <set>

#include "journal/record_marks.h"
#include "records/audit_verification.h"

namespace vestnik::fault {
namespace {

constexpr std::uint64_t most_students = 4;

struct Rule {
  const char* words;
  const char* sql;  ///< how many rows break it
};

// CROSS JOIN: SQLite then keeps the order, which its statistics of a young school would turn round.
constexpr Rule rules_of_the_house[]{
    {"a message without an obligation",
     "SELECT COUNT(*) FROM delivery d WHERE d.institution_id = $1 AND d.state <> 'cancelled' AND NOT EXISTS"
     " (SELECT 1 FROM delivery_obligation k WHERE k.institution_id = $1 AND k.delivery_id = d.id)"},
    {"an obligation told without a message that left",
     "SELECT COUNT(*) FROM obligation o WHERE o.institution_id = $1 AND o.state = 'told' AND o.proof <> 'phone'"
     " AND NOT EXISTS (SELECT 1 FROM delivery_obligation k CROSS JOIN delivery d ON d.institution_id = $1"
     "   AND d.id = k.delivery_id AND d.state IN ('sent', 'delivered', 'read')"
     "   WHERE k.institution_id = $1 AND k.obligation_id = o.id)"},
    {"a message sent without an attempt",
     "SELECT COUNT(*) FROM delivery d WHERE d.institution_id = $1 AND d.state IN ('sent', 'delivered', 'read')"
     " AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.institution_id = $1 AND a.delivery_id = d.id)"},
    {"an open obligation that nothing will tell",
     "SELECT COUNT(*) FROM obligation o WHERE o.institution_id = $1 AND o.state = 'open' AND NOT EXISTS"
     " (SELECT 1 FROM delivery_obligation k CROSS JOIN delivery d ON d.institution_id = $1 AND d.id = k.delivery_id"
     "   AND d.state IN ('held', 'ready', 'retry', 'sending', 'in_doubt')"
     "   WHERE k.institution_id = $1 AND k.obligation_id = o.id)"
     " AND NOT EXISTS (SELECT 1 FROM call_task c JOIN obligation x ON x.institution_id = $1 AND x.id = c.obligation_id"
     "   WHERE c.institution_id = $1 AND c.state = 'open' AND x.fact_kind = o.fact_kind AND x.fact_id = o.fact_id"
     "   AND x.rule = o.rule AND x.student_id = o.student_id)"},
    {"an obligation given up without a reason",
     "SELECT COUNT(*) FROM obligation WHERE institution_id = $1 AND state = 'no_way' AND reason = ''"},
    {"a letter whose message is not on record as sent",
     "SELECT COUNT(*) FROM p_internal_mail_letter l WHERE l.institution_id = $1 AND NOT EXISTS"
     " (SELECT 1 FROM delivery d WHERE d.institution_id = $1 AND d.id = l.delivery_id"
     "   AND d.state IN ('sent', 'delivered', 'read'))"},
    {"internal mail on record as sent without a letter, or with two",
     "SELECT COUNT(*) FROM delivery d WHERE d.institution_id = $1 AND d.channel = 'internal'"
     " AND d.state IN ('sent', 'delivered', 'read') AND 1 <>"
     " (SELECT COUNT(*) FROM p_internal_mail_letter l WHERE l.institution_id = $1 AND l.delivery_id = d.id)"},
    {"one fact told twice by internal mail",
     "SELECT COUNT(*) FROM (SELECT k.obligation_id FROM delivery_obligation k CROSS JOIN p_internal_mail_letter l"
     "   ON l.institution_id = $1 AND l.delivery_id = k.delivery_id WHERE k.institution_id = $1"
     "   GROUP BY k.obligation_id HAVING COUNT(*) > 1) AS twice"},
    {"events that are missing between others",
     "SELECT COALESCE(MAX(id), 0) - COUNT(*) FROM event WHERE institution_id = $1"},
    {"a planner that is ahead of the events",
     "SELECT COUNT(*) FROM planner_cursor WHERE institution_id = $1 AND event_id >"
     " (SELECT COALESCE(MAX(e.id), 0) FROM event e WHERE e.institution_id = $1)"},
    {"rows that point nowhere", "SELECT COUNT(*) FROM pragma_foreign_key_check"},
    {"pages that do not fit together", "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
};

bool uses_institution(const char* sql) { return std::string_view{sql}.find("$1") != std::string_view::npos; }

/// What stands behind the marks of one token.
struct Behind {
  std::size_t marks = 0;
  std::int64_t guardians = 0;  ///< who were to be told of them
  std::int64_t told = 0;       ///< … and to whom both messages left
};

/// By token, in one walk over the marks.
std::map<std::string, Behind> behind_all(Transaction& transaction) {
  std::map<std::string, Behind> found;
  transaction.query(
      "SELECT t.title,"
      " (SELECT COUNT(*) FROM guardianship g WHERE g.institution_id = $1 AND g.student_id = m.student_id),"
      " (SELECT COUNT(*) FROM obligation o WHERE o.institution_id = $1 AND o.fact_kind = 'mark' AND o.fact_id = m.id"
      "   AND o.fact_version = 1 AND o.state = 'told' AND 2 = (SELECT COUNT(DISTINCT d.channel)"
      "     FROM delivery_obligation k CROSS JOIN delivery d ON d.institution_id = $1 AND d.id = k.delivery_id"
      "     AND d.state IN ('sent', 'delivered', 'read') WHERE k.institution_id = $1 AND k.obligation_id = o.id))"
      " FROM mark m CROSS JOIN task t ON t.institution_id = $1 AND t.id = m.task_id"
      " WHERE m.institution_id = $1 AND m.first_grade = 2",
      {school_id}, [&](const Row& row) {
        Behind& behind = found[row.string(0)];
        ++behind.marks;
        behind.guardians += row.integer(1);
        behind.told += row.integer(2);
      });
  return found;
}

/// Keys of commands whose answer is kept and whose event stands.
std::set<std::string> keys_with_event(Transaction& transaction) {
  std::set<std::string> keys;
  transaction.query(
      "SELECT i.key FROM idempotency i CROSS JOIN event e ON e.institution_id = $1 AND e.id = i.event_id"
      " WHERE i.institution_id = $1",
      {school_id}, [&](const Row& row) { keys.insert(row.string(0)); });
  return keys;
}

}  // namespace

std::optional<Acknowledged> record_twos(Engine& engine, const SchoolPlan& plan, const std::string& token,
                                        Random& random) {
  MarksRequest request;
  request.lesson = plan.lessons[random.below(plan.lessons.size())];
  request.new_task = NewTask{WorkKind::written, token, 100};
  const std::uint64_t first = random.below(plan.families.size());
  const std::uint64_t count = 1 + random.below(most_students);
  for (std::uint64_t at = 0; at < count; ++at) {
    request.rows.push_back({plan.families[(first + at) % plan.families.size()].student, {}, Mark{2, {}}, 0, ""});
  }
  RecordMarks command{std::move(request)};
  const auto recorded = engine.run(plan.administrator, command, token);
  if (!recorded || !recorded->event) return std::nullopt;
  return Acknowledged{token, count};
}

std::size_t lost(Engine& engine, const std::vector<Acknowledged>& acknowledged) {
  std::size_t found = 0;
  engine.database().read(school_id, [&](Transaction& transaction) {
    auto behind = behind_all(transaction);
    const auto keys = keys_with_event(transaction);
    for (const Acknowledged& one : acknowledged) {
      if (behind[one.token].marks != one.marks || !keys.contains(one.token)) ++found;
    }
  });
  return found;
}

std::int64_t untold(Engine& engine, const std::vector<Acknowledged>& acknowledged) {
  std::int64_t found = 0;
  engine.database().read(school_id, [&](Transaction& transaction) {
    auto behind = behind_all(transaction);
    for (const Acknowledged& one : acknowledged) {
      const Behind& held = behind[one.token];
      found += held.guardians == 0 ? 1 : std::abs(held.guardians - held.told);
    }
  });
  return found;
}

std::vector<std::string> breaches(Engine& engine) {
  std::vector<std::string> found;
  engine.database().read(school_id, [&](Transaction& transaction) {
    const auto first = [](const Row& row) { return row.integer(0); };
    for (const Rule& rule : rules_of_the_house) {
      const auto rows = uses_institution(rule.sql) ? transaction.one(rule.sql, {school_id}, first)
                                                   : transaction.one(rule.sql, {}, first);
      if (rows.value_or(1) != 0) found.push_back(std::string{rule.words} + ": " + std::to_string(rows.value_or(1)));
    }
    if (verify_audit(transaction).first_broken != 0) found.emplace_back("the audit chain is broken");
  });
  return found;
}

std::vector<DeliveryId> mails_on_record(Engine& engine) {
  std::vector<DeliveryId> found;
  engine.database().read(school_id, [&](Transaction& transaction) {
    found = transaction.all(
        "SELECT id FROM delivery WHERE institution_id = $1 AND channel = 'email'"
        " AND state IN ('sent', 'delivered', 'read') ORDER BY id",
        {school_id}, [](const Row& row) { return row.id<DeliveryId>(0); });
  });
  return found;
}

}  // namespace vestnik::fault
