#include "records/wave_store.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 5> wave_kind_names{"group", "school", "night", "hand", "act"};
constexpr std::array<std::string_view, 5> wave_state_names{"open", "released", "cancelled", "dissolved", "called"};
/// A message without an end of its own waits for a person however long it takes.
constexpr Instant when_nobody_decides = from_microseconds(4'102'444'800'000'000);  // 2100-01-01

/// A class is marked in one go: what is older is another story.
constexpr std::chrono::hours looked_back{12};

template <class Word, std::size_t count>
Word wave_word_of(const std::array<std::string_view, count>& names, std::string_view name) {
  for (std::size_t at = 0; at < count; ++at) {
    if (names[at] == name) return static_cast<Word>(at);
  }
  throw DatabaseError(DatabaseError::Kind::failure, "a wave has an unknown word");
}

Wave read_wave(const Row& row) {
  Wave wave;
  wave.id = row.integer(0);
  wave.kind = wave_word_of<WaveKind>(wave_kind_names, row.text(1));
  wave.rule = row.string(2);
  wave.clause = row.string(3);
  wave.event = row.id<EventId>(4);
  wave.group = row.id<GroupId>(5);
  wave.date = row.date(6);
  wave.lesson = static_cast<int>(row.integer(7));
  wave.students = static_cast<int>(row.integer(8));
  wave.measure = static_cast<int>(row.integer(9));
  wave.releasers = static_cast<int>(row.integer(10));
  wave.people_told = static_cast<int>(row.integer(11));
  wave.state = wave_word_of<WaveState>(wave_state_names, row.text(12));
  wave.reason = row.string(13);
  wave.opened_at = row.instant(14);
  wave.ended_at = row.optional_instant(15);
  wave.ended_by = row.id<PersonId>(16);
  return wave;
}

GuardedMessage read_guarded(const Row& row) {
  GuardedMessage message;
  message.delivery = row.id<DeliveryId>(0);
  message.rule = row.string(1);
  message.clause = row.string(2);
  message.event = row.id<EventId>(3);
  message.student = row.id<PersonId>(4);
  message.group = row.id<GroupId>(5);
  message.lesson = static_cast<int>(row.optional_integer(6).value_or(0));
  message.date = row.optional_date(7);
  message.recorded = row.instant(8);
  message.due = row.instant(9);
  return message;
}

bool is_one(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  return transaction.one(sql, parameters, [](const Row& row) { return row.truth(0); }).value_or(false);
}

}  // namespace

std::string_view to_text(WaveKind kind) { return wave_kind_names[static_cast<std::size_t>(kind)]; }
std::string_view to_text(WaveState state) { return wave_state_names[static_cast<std::size_t>(state)]; }

bool guarded_due(Transaction& transaction, Instant due_until) {
  // The first by its own index: asked whether there is one, SQLite walks everything that is held.
  const auto first =
      transaction.one("SELECT MIN(due_at) FROM delivery WHERE institution_id = $1 AND state = 'held' AND guard = 1",
                      {transaction.institution()}, [](const Row& row) { return row.optional_instant(0); });
  return first && *first && **first <= due_until;
}

std::vector<GuardedMessage> guarded_messages(Transaction& transaction, Instant due_until) {
  return transaction.all(
      "SELECT d.id, d.rule, d.clause, o.event_id, o.student_id, l.group_id, l.number, COALESCE(o.fact_date, l.date),"
      " COALESCE(e.recorded_at, o.created_at), d.due_at FROM delivery d"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " LEFT JOIN event e ON e.institution_id = o.institution_id AND e.id = o.event_id"
      " LEFT JOIN attendance a ON o.fact_kind = 'attendance' AND a.institution_id = o.institution_id"
      "   AND a.id = o.fact_id"
      " LEFT JOIN mark m ON o.fact_kind = 'mark' AND m.institution_id = o.institution_id AND m.id = o.fact_id"
      " LEFT JOIN lesson l ON l.institution_id = o.institution_id AND l.id = COALESCE(a.lesson_id, m.lesson_id)"
      " WHERE d.institution_id = $1 AND d.state = 'held' AND d.guard = 1 AND d.due_at <= $2 ORDER BY d.id, o.id",
      {transaction.institution(), due_until}, read_guarded);
}

int students_told_of(Transaction& transaction, std::string_view rule, Instant from, Instant until) {
  const auto count = transaction.one(
      "SELECT COUNT(DISTINCT student_id) FROM obligation WHERE institution_id = $1 AND rule = $2"
      " AND created_at >= $3 AND created_at < $4 AND corrects = 0 AND state <> 'not_needed'",
      {transaction.institution(), rule, from, until}, [](const Row& row) { return row.integer(0); });
  return static_cast<int>(count.value_or(0));
}

int largest_group(Transaction& transaction, CivilDate on) {
  const auto size = transaction.one(
      "SELECT MAX(g.size) FROM (SELECT COUNT(DISTINCT student_id) AS size FROM membership WHERE institution_id = $1"
      " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) GROUP BY group_id) AS g",
      {transaction.institution(), on}, [](const Row& row) { return row.optional_integer(0).value_or(0); });
  return static_cast<int>(size.value_or(0));
}

void let_pass(Transaction& transaction, DeliveryId delivery) {
  transaction.execute("UPDATE delivery SET guard = 0 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), delivery});
}

std::int64_t open_wave(Transaction& transaction, const Wave& wave) {
  const std::int64_t id = transaction.next("wave");
  transaction.execute(
      "INSERT INTO wave (institution_id, id, kind, rule, clause, event_id, group_id, on_date, lesson, students, "
      "measure,"
      " releasers, people_told, state, reason, opened_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 'open', $13, $14)",
      {transaction.institution(), id, to_text(wave.kind), wave.rule, wave.clause, wave.event, wave.group, wave.date,
       wave.lesson, wave.students, wave.measure, wave.releasers, wave.reason, wave.opened_at});
  return id;
}

void hold_in_wave(Transaction& transaction, std::int64_t wave, DeliveryId delivery, Instant now) {
  transaction.execute(
      "INSERT INTO wave_delivery (institution_id, wave_id, delivery_id, due_at)"
      " SELECT institution_id, $2, id, due_at FROM delivery WHERE institution_id = $1 AND id = $3"
      " ON CONFLICT DO NOTHING",
      {transaction.institution(), wave, delivery});
  transaction.execute(
      "UPDATE delivery SET state = 'held', guard = 0, reason = 'wave', due_at = COALESCE(expires_at, $3),"
      " changed_at = $4 WHERE institution_id = $1 AND id = $2 AND state IN ('held', 'ready', 'retry')",
      {transaction.institution(), delivery, when_nobody_decides, now});
}

std::int64_t hold_rule(Transaction& transaction, std::int64_t wave, std::string_view rule, Instant now) {
  const auto waiting = transaction.all(
      "SELECT id FROM delivery WHERE institution_id = $1 AND rule = $2 AND state IN ('held', 'ready', 'retry')"
      " AND reason <> 'wave' ORDER BY id",
      {transaction.institution(), rule}, [](const Row& row) { return row.id<DeliveryId>(0); });
  for (const DeliveryId delivery : waiting) hold_in_wave(transaction, wave, delivery, now);
  return static_cast<std::int64_t>(waiting.size());
}

std::optional<Wave> find_wave(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, kind, rule, clause, event_id, group_id, on_date, lesson, students, measure, releasers, people_told,"
      " state, reason, opened_at, ended_at, ended_by FROM wave WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_wave);
}

std::vector<Wave> open_waves(Transaction& transaction) {
  return transaction.all(
      "SELECT id, kind, rule, clause, event_id, group_id, on_date, lesson, students, measure, releasers, people_told,"
      " state, reason, opened_at, ended_at, ended_by FROM wave WHERE institution_id = $1 AND state = 'open'"
      " ORDER BY id",
      {transaction.institution()}, read_wave);
}

bool has_open_wave(Transaction& transaction) {
  return is_one(transaction,
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM wave WHERE institution_id = $1 AND state = 'open')"
                " THEN 1 ELSE 0 END",
                {transaction.institution()});
}

std::vector<Wave> all_waves(Transaction& transaction, int limit) {
  return transaction.all(
      "SELECT id, kind, rule, clause, event_id, group_id, on_date, lesson, students, measure, releasers, people_told,"
      " state, reason, opened_at, ended_at, ended_by FROM wave WHERE institution_id = $1"
      " ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, id DESC LIMIT $2",
      {transaction.institution(), limit}, read_wave);
}

std::vector<PersonId> students_untold(Transaction& transaction, const Wave& like, Instant since) {
  return transaction.all(
      "SELECT DISTINCT o.student_id FROM obligation o"
      " JOIN attendance a ON a.institution_id = o.institution_id AND a.id = o.fact_id"
      " JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id"
      " WHERE o.institution_id = $1 AND o.rule = $2 AND o.created_at >= $3 AND o.fact_kind = 'attendance'"
      " AND o.fact_date = $4 AND o.state = 'open' AND o.corrects = 0 AND l.group_id = $5 ORDER BY o.student_id",
      {transaction.institution(), like.rule, since, like.date, like.group},
      [](const Row& row) { return row.id<PersonId>(0); });
}

int students_left(Transaction& transaction, const Wave& wave) {
  const auto count = transaction.one(
      "SELECT COUNT(DISTINCT o.student_id) FROM wave_delivery w"
      " JOIN delivery d ON d.institution_id = w.institution_id AND d.id = w.delivery_id"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " WHERE w.institution_id = $1 AND w.wave_id = $2 AND d.state = 'held' AND d.reason = 'wave'"
      " AND o.state = 'open'",
      {transaction.institution(), wave.id}, [](const Row& row) { return row.integer(0); });
  const auto held = static_cast<int>(count.value_or(0));
  if (held == 0 || wave.kind != WaveKind::group) return held;
  const auto untold = students_untold(transaction, wave, wave.opened_at - looked_back);
  return std::max(held, static_cast<int>(untold.size()));
}

std::vector<WaveRow> wave_rows(Transaction& transaction, std::int64_t wave) {
  return transaction.all(
      "SELECT d.id, o.student_id, p.last_name, p.first_name, d.recipient_id, d.channel, d.state, d.reason"
      " FROM wave_delivery w JOIN delivery d ON d.institution_id = w.institution_id AND d.id = w.delivery_id"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " LEFT JOIN person p ON p.institution_id = o.institution_id AND p.id = o.student_id"
      " WHERE w.institution_id = $1 AND w.wave_id = $2 ORDER BY p.sort_key, o.student_id, d.id",
      {transaction.institution(), wave}, [](const Row& row) {
        return WaveRow{row.id<DeliveryId>(0), row.id<PersonId>(1), row.string(2) + " " + row.string(3),
                       row.id<PersonId>(4),   row.string(5),       row.string(6),
                       row.string(7)};
      });
}

std::vector<WaveDebt> wave_debts(Transaction& transaction, std::int64_t wave) {
  return transaction.all(
      "SELECT o.id, o.student_id FROM wave_delivery w"
      " JOIN delivery d ON d.institution_id = w.institution_id AND d.id = w.delivery_id"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " WHERE w.institution_id = $1 AND w.wave_id = $2 AND d.state = 'held' AND d.reason = 'wave'"
      " AND o.state = 'open' ORDER BY o.id",
      {transaction.institution(), wave}, [](const Row& row) {
        return WaveDebt{row.id<ObligationId>(0), row.id<PersonId>(1)};
      });
}

void let_wave_go(Transaction& transaction, std::int64_t wave, Instant now) {
  transaction.execute(
      "UPDATE delivery SET reason = '', changed_at = $3, due_at ="
      " (SELECT CASE WHEN w.due_at > $3 THEN w.due_at ELSE $3 END FROM wave_delivery w"
      "   WHERE w.institution_id = $1 AND w.wave_id = $2 AND w.delivery_id = delivery.id)"
      " WHERE institution_id = $1 AND state = 'held' AND reason = 'wave'"
      " AND id IN (SELECT delivery_id FROM wave_delivery WHERE institution_id = $1 AND wave_id = $2)",
      {transaction.institution(), wave, now});
}

void drop_wave_messages(Transaction& transaction, std::int64_t wave, std::string_view reason, Instant now) {
  transaction.execute(
      "UPDATE delivery SET state = 'cancelled', reason = $3, changed_at = $4"
      " WHERE institution_id = $1 AND state = 'held' AND reason = 'wave'"
      " AND id IN (SELECT delivery_id FROM wave_delivery WHERE institution_id = $1 AND wave_id = $2)",
      {transaction.institution(), wave, reason, now});
}

void end_wave(Transaction& transaction, std::int64_t wave, const WaveEnd& end, Instant now) {
  transaction.execute(
      "UPDATE wave SET state = $3, ended_by = $4, ended_at = $5, reason = CASE WHEN $6 = '' THEN reason ELSE $6 END"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), wave, to_text(end.state), end.by, now, end.reason});
}

void note_people_told(Transaction& transaction, std::int64_t wave, int people) {
  transaction.execute("UPDATE wave SET people_told = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), wave, people});
}

std::vector<WaveVote> wave_votes(Transaction& transaction, std::int64_t wave) {
  return transaction.all(
      "SELECT person_id, voted_at FROM wave_vote WHERE institution_id = $1 AND wave_id = $2"
      " ORDER BY voted_at, person_id",
      {transaction.institution(), wave}, [](const Row& row) {
        return WaveVote{row.id<PersonId>(0), row.instant(1)};
      });
}

bool add_wave_vote(Transaction& transaction, std::int64_t wave, PersonId person, Instant now) {
  return transaction.execute(
             "INSERT INTO wave_vote (institution_id, wave_id, person_id, voted_at) VALUES ($1, $2, $3, $4)"
             " ON CONFLICT DO NOTHING",
             {transaction.institution(), wave, person, now}) == 1;
}

}  // namespace vestnik
