#include "simulate/tally.h"

#include <algorithm>

#include "domain/sms_segments.h"
#include "simulate/taking_gateway.h"

namespace vestnik {
namespace {

// What the calendar tells of (duties of the staff, summaries for families) is no answer to an event and is not run
// again. An application has a number of its own in the scratch; whose it is and when it was filed tell which one it is.
// The same questions of two databases: of the scratch ("main.") and of the journal ("was.").
#define VESTNIK_NEWS(DB)                                                                                              \
  "SELECT o.rule, o.fact_kind, COALESCE(a.lesson_id, m.lesson_id, f.subject_id, p.filed_at, w.opened_at, o.fact_id)," \
  " COALESCE(a.student_id, m.student_id, f.student_id, p.teacher_id, 0), COALESCE(m.task_id, f.period_id, 0), "       \
  "o.fact_version,"                                                                                                   \
  " o.corrects, o.recipient_id, o.student_id, o.told_at, o.state, o.reason, o.proof, (o.recipient_id = o.student_id"  \
  " OR EXISTS (SELECT 1 FROM " DB                                                                                     \
  "guardianship g WHERE g.institution_id = o.institution_id AND g.guardian_id = o.recipient_id AND g.student_id ="    \
  " o.student_id)) FROM " DB "obligation o LEFT JOIN " DB                                                             \
  "attendance a ON o.fact_kind = 'attendance' AND a.institution_id = o.institution_id AND a.id = o.fact_id"           \
  " LEFT JOIN " DB                                                                                                    \
  "mark m ON o.fact_kind = 'mark' AND m.institution_id = o.institution_id AND m.id = o.fact_id LEFT JOIN " DB         \
  "final_mark f ON o.fact_kind = 'final' AND f.institution_id = o.institution_id AND f.id = o.fact_id LEFT JOIN " DB  \
  "application p ON o.fact_kind = 'application' AND p.institution_id = o.institution_id AND p.id = o.fact_id LEFT "   \
  "JOIN " DB                                                                                                          \
  "wave w ON o.fact_kind = 'wave' AND w.institution_id = o.institution_id AND w.id = o.fact_id"                       \
  " WHERE o.institution_id = $1 AND o.created_at >= $2 AND o.created_at < $3"                                         \
  " AND o.fact_kind NOT IN ('duty', 'duty_overdue', 'summary')"
#define VESTNIK_DELIVERIES(DB, TEXT)                                                                        \
  "SELECT d.rule, d.clause, d.channel, d.state, d.id, " TEXT " FROM " DB                                    \
  "delivery d WHERE d.institution_id = $1 AND d.created_at >= $2 AND d.created_at < $3"                     \
  " AND NOT EXISTS (SELECT 1 FROM " DB "delivery_obligation k JOIN " DB                                     \
  "obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id WHERE k.institution_id =" \
  " d.institution_id AND k.delivery_id = d.id AND o.fact_kind IN ('duty', 'duty_overdue', 'summary')) ORDER BY d.id"
#define VESTNIK_CALLS(DB) \
  "SELECT COUNT(*) FROM " DB "call_task WHERE institution_id = $1 AND created_at >= $2 AND created_at < $3"

std::pair<NewsKey, News> read_news(const Row& row) {
  NewsKey key;
  key.rule = row.string(0);
  key.fact_kind = row.text(1);
  key.fact = {row.integer(2), row.integer(3), row.integer(4)};
  key.version = row.integer(5);
  key.correction = row.integer(6) != 0;
  key.recipient = row.integer(7);
  key.student = row.integer(8);
  News telling;
  telling.told_at = row.optional_instant(9);
  telling.way =
      telling.told_at ? row.string(12) : row.string(10) + (row.string(11).empty() ? "" : " " + row.string(11));
  telling.family = row.truth(13);
  return {std::move(key), std::move(telling)};
}

void add_news(Transaction& transaction, std::string_view sql, Interval interval, NewsByKey& to) {
  transaction.query(sql, {transaction.institution(), interval.from, interval.until}, [&](const Row& row) {
    auto [key, telling] = read_news(row);
    to.insert_or_assign(std::move(key), std::move(telling));
  });
}

bool has_left(std::string_view state) { return state == "sent" || state == "delivered" || state == "read"; }

MessageCount& count_of(const Row& row, Messages& messages) {
  MessageCount& count = messages[{row.string(0), row.string(1), row.string(2)}];
  const std::string_view state = row.text(3);
  if (has_left(state)) {
    ++count.sent;
  } else if (state == "cancelled") {
    ++count.cancelled;
  } else {
    ++count.unsent;
  }
  return count;
}

std::int64_t calls_of(Transaction& transaction, std::string_view sql, Interval interval) {
  return transaction
      .one(sql, {transaction.institution(), interval.from, interval.until},
           [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

}  // namespace

void tally_scratch(Transaction& transaction, Interval interval, const SegmentsOf& segments, Lived& lived) {
  add_news(transaction, VESTNIK_NEWS("main."), interval, lived.news);
  transaction.query(VESTNIK_DELIVERIES("main.", "0"), {transaction.institution(), interval.from, interval.until},
                    [&](const Row& row) {
                      MessageCount& count = count_of(row, lived.messages);
                      const auto parts = segments.find(row.id<DeliveryId>(4));
                      if (has_left(row.text(3)) && parts != segments.end()) count.segments += parts->second;
                    });
  lived.calls = calls_of(transaction, VESTNIK_CALLS("main."), interval);
}

Record tally_journal(Transaction& transaction, Interval interval, const std::vector<GatewayInfo>& gateways) {
  Record record;
  add_news(transaction, VESTNIK_NEWS("was."), interval, record.news);
  transaction.query(VESTNIK_DELIVERIES("was.", "d.body"), {transaction.institution(), interval.from, interval.until},
                    [&](const Row& row) {
                      MessageCount& count = count_of(row, record.messages);
                      const auto gateway = std::ranges::find(gateways, row.text(2), &GatewayInfo::channel);
                      if (!has_left(row.text(3)) || gateway == gateways.end() || gateway->medium != paid_medium) return;
                      if (row.text(5).empty()) {
                        ++record.erased_texts;
                      } else {
                        count.segments += static_cast<std::int64_t>(count_sms_segments(row.text(5)).segments);
                      }
                    });
  transaction.query("SELECT MAX(changed_at) FROM was.delivery WHERE institution_id = $1", {transaction.institution()},
                    [&](const Row& row) { record.last_sending = row.optional_instant(0).value_or(Instant{}); });
  record.calls = calls_of(transaction, VESTNIK_CALLS("was."), interval);
  return record;
}

}  // namespace vestnik
