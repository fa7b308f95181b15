#include "poll_store.h"

#include <array>
#include <functional>
#include <set>

namespace vestnik::sms_http {
namespace {

constexpr std::string_view polled_messages = R"sql(
CREATE TABLE p_sms_http_poll (
  institution_id BIGINT NOT NULL,
  message_key TEXT NOT NULL,
  receipt TEXT NOT NULL,
  phone TEXT NOT NULL,
  next_at BIGINT NOT NULL,
  asked BIGINT NOT NULL,
  PRIMARY KEY (institution_id, message_key)
);
)sql";

void for_each_institution(Database& database, std::span<const PolledMessage> messages,
                          const std::function<void(Transaction&, const PolledMessage&)>& use) {
  std::set<InstitutionId> concerned;
  for (const PolledMessage& one : messages) concerned.insert(one.institution);
  for (const InstitutionId institution : concerned) {
    database.write(institution, Priority::relay, [&](Transaction& transaction) {
      for (const PolledMessage& one : messages) {
        if (one.institution == institution) use(transaction, one);
      }
      return true;
    });
  }
}

}  // namespace

std::span<const Migration> PollStore::migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "messages to ask for", polled_messages}};
  return steps;
}

std::vector<PolledMessage> PollStore::all() {
  std::vector<PolledMessage> found;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    found = transaction.all(
        "SELECT institution_id, message_key, receipt, phone, next_at, asked FROM p_sms_http_poll ORDER BY next_at", {},
        [](const Row& row) {
          return PolledMessage{row.id<InstitutionId>(0),
                               row.string(1),
                               row.string(2),
                               row.string(3),
                               row.instant(4),
                               static_cast<std::size_t>(row.integer(5))};
        });
  });
  return found;
}

void PollStore::put(std::span<const PolledMessage> messages) {
  for_each_institution(database_, messages, [](Transaction& transaction, const PolledMessage& one) {
    transaction.execute(
        "INSERT INTO p_sms_http_poll (institution_id, message_key, receipt, phone, next_at, asked)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (institution_id, message_key) DO UPDATE"
        " SET receipt = excluded.receipt, phone = excluded.phone, next_at = excluded.next_at, asked = excluded.asked",
        {transaction.institution(), one.key, one.receipt, one.phone, one.next, static_cast<std::int64_t>(one.asked)});
  });
}

void PollStore::remove(std::span<const PolledMessage> messages) {
  for_each_institution(database_, messages, [](Transaction& transaction, const PolledMessage& one) {
    transaction.execute("DELETE FROM p_sms_http_poll WHERE institution_id = $1 AND message_key = $2",
                        {transaction.institution(), one.key});
  });
}

}  // namespace vestnik::sms_http
