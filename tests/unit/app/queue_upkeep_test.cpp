// What the service does for the queue beside delivering: leases, gauges, the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/waiting_gauges.h"
#include "records/delivery_store.h"
#include "support/counted_metrics.h"
#include "unit/app/bare_service.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

class QueueUpkeep : public ::testing::Test {
 protected:
  void write(const std::function<void(Transaction&)>& use) {
    world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  }
  void add_message(Instant due) {
    write([&](Transaction& transaction) {
      transaction.execute(
          "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, "
          "recorded_at)"
          " VALUES ($1, 1, '', '', '', '', '', 0) ON CONFLICT DO NOTHING",
          {transaction.institution()});
      NewDelivery message;
      message.recipient = PersonId{1};
      message.channel = "sms";
      message.due = due;
      static_cast<void>(insert_delivery(transaction, message, due));
    });
  }
  std::int64_t expired_leases() {
    std::int64_t count = 0;
    world.service->database().read(BareService::school, [&](Transaction& transaction) {
      count = transaction
                  .one("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND lease_until <= $2",
                       {transaction.institution(), world.clock.now()}, [](const Row& row) { return row.integer(0); })
                  .value_or(0);
    });
    return count;
  }

  BareService world;
};

TEST_F(QueueUpkeep, SaysHowManyMessagesWaitAndHowLateTheOldestIs) {
  const Instant now = world.clock.now();
  add_message(now - std::chrono::seconds{90});
  add_message(now + std::chrono::seconds{90});
  CountedMetrics metrics;
  WaitingGauges gauges;
  const std::vector<InstitutionId> schools{BareService::school};
  gauges.measure(world.service->database(), schools, metrics, now);
  EXPECT_THAT(metrics.values, ElementsAre(Pair("vestnik_messages_oldest_seconds sms held", 90.0),
                                          Pair("vestnik_messages_waiting sms held", 2.0)));
  write([](Transaction& transaction) {
    transaction.execute("UPDATE delivery SET state = 'sent' WHERE institution_id = $1", {transaction.institution()});
  });
  gauges.measure(world.service->database(), schools, metrics, now);
  EXPECT_THAT(metrics.values, ElementsAre(Pair("vestnik_messages_oldest_seconds sms held", 0.0),
                                          Pair("vestnik_messages_waiting sms held", 0.0)));
}

// A service that starts on a database it holds alone takes up at once what the one before it was sending.
TEST_F(QueueUpkeep, OfAServiceThatStartsTakesUpWhatTheLastOneWasSending) {
  add_message(world.clock.now());
  write([&](Transaction& transaction) {
    transaction.execute("UPDATE delivery SET state = 'sending', lease_until = $2 WHERE institution_id = $1",
                        {transaction.institution(), world.clock.now() + std::chrono::seconds{25}});
  });
  EXPECT_EQ(expired_leases(), 0);
  world.service.reset();
  world.service = Service::open({{VESTNIK_SOURCE_DIR, world.folder.root() / "data", world.folder.root() / "plugins"},
                                 world.settings,
                                 world.clock,
                                 world.random})
                      .value();
  EXPECT_EQ(expired_leases(), 1);
}

}  // namespace
}  // namespace vestnik::tests
