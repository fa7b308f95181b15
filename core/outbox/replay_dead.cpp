#include "outbox/replay_dead.h"

#include "base/rate.h"
#include "json/json_writer.h"
#include "outbox/afterwards.h"
#include "records/delivery_reader.h"

namespace vestnik {
namespace {

constexpr std::chrono::microseconds least_between = std::chrono::milliseconds{1};

std::int64_t count_dead(Transaction& transaction, const ReplayWish& wish) {
  return transaction
      .one(
          "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND state = 'dead' AND (channel = $2 OR $2 = '')"
          " AND (rule = $3 OR $3 = '')",
          {transaction.institution(), wish.channel, wish.rule}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

std::vector<DeliveryId> oldest_dead(Transaction& transaction, const ReplayWish& wish) {
  return transaction.all(
      "SELECT id FROM delivery WHERE institution_id = $1 AND state = 'dead' AND (channel = $2 OR $2 = '')"
      " AND (rule = $3 OR $3 = '') ORDER BY id LIMIT $4",
      {transaction.institution(), wish.channel, wish.rule, most_replayed},
      [](const Row& row) { return row.id<DeliveryId>(0); });
}

/// As one that is to be tried again at a moment: it becomes ready by itself.
void put_off_until(Transaction& transaction, DeliveryId delivery, Instant due) {
  transaction.execute("UPDATE delivery SET state = 'retry', due_at = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), delivery, due});
}

}  // namespace

Result<std::chrono::microseconds> time_between(const std::string& rate) {
  const Problem bad{"outbox.bad_rate", {{"rate", rate}}};
  const auto wanted = parse_rate(rate);
  // Some a day would not be done before they are stale.
  if (!wanted || wanted->period > std::chrono::hours{1}) return bad;
  const std::chrono::microseconds between = wanted->period / static_cast<std::int64_t>(wanted->count);
  if (between < least_between) return bad;
  return between;
}

Result<Facts> ReplayDead::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (count_dead(transaction, wish_) == 0) return Problem{"outbox.nothing_dead"};
  return Facts{};
}

std::string ReplayDead::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("channel", wish_.channel)
      .member("rule", wish_.rule)
      .member("between_us", std::int64_t{wish_.between.count()})
      .end_object();
  return text;
}

Result<Written> ReplayDead::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  replayed_ = 0;
  until_ = now;
  for (const DeliveryId delivery : oldest_dead(transaction, wish_)) {
    if (!replay(transaction, delivery, now)) continue;
    until_ = now + replayed_ * wish_.between;
    if (replayed_ > 0) put_off_until(transaction, delivery, until_);
    ++replayed_;
  }
  left_ = count_dead(transaction, wish_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("replayed", replayed_).member("left", left_).end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("replayed", replayed_)
      .member("left", left_)
      .member("until", to_iso(until_))
      .end_object();
  return written;
}

}  // namespace vestnik
