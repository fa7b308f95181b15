// Internal letters: the local gateway, on real SQL.
#include <gtest/gtest.h>

#include <stdexcept>

#include "internal_mail/letter_gateway.h"
#include "sqlite_transaction.h"

namespace vestnik::test {
namespace {

constexpr InstitutionId school{7};

class Letters : public testing::Test {
 protected:
  Letters() {
    for (const Migration& step : internal_mail::migrations()) database_.script(step.sql);
  }
  [[nodiscard]] static Message letter(std::int64_t delivery) {
    Message message;
    message.institution = school;
    message.delivery = DeliveryId{delivery};
    message.category = "low_mark";
    message.recipient = PersonId{11};
    message.subject = "Неудовлетворительная отметка";
    message.text = "Алгебра: «2».\nУчитель ждёт на консультации 🙂";
    return message;
  }
  std::vector<Outcome> deliver(const std::vector<Message>& messages, bool keep = true) {
    SqliteTransaction transaction{database_, school};
    auto outcomes = gateway_.deliver(transaction, messages);
    if (keep) transaction.commit();
    return outcomes;
  }
  std::int64_t letters() {
    SqliteTransaction transaction{database_, school};
    return transaction
        .one("SELECT COUNT(*) FROM v1_internal_mail_letter WHERE institution_id = $1", {school},
             [](const Row& row) { return row.integer(0); })
        .value();
  }

  SqliteMemory database_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  internal_mail::LetterGateway gateway_{clock_};
};

TEST_F(Letters, AreReadAsTheyWereWritten) {
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver({letter(1)}).at(0)));
  SqliteTransaction transaction{database_, school};
  const auto found = transaction.all(
      "SELECT recipient_id, category, subject, body, sent_at, read_at FROM v1_internal_mail_letter "
      "WHERE institution_id = $1",
      {school}, [&](const Row& row) {
        EXPECT_EQ(row.id<PersonId>(0), PersonId{11});
        EXPECT_EQ(row.instant(4), clock_.now());
        EXPECT_TRUE(row.is_null(5));
        return std::string{row.text(1)} + "|" + row.string(2) + "|" + row.string(3);
      });
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], "low_mark|" + letter(1).subject + "|" + letter(1).text);
}

TEST_F(Letters, ADeliveryArrivesOnceHoweverOftenItIsTried) {
  const auto first = deliver({letter(1)});
  const auto second = deliver({letter(1), letter(1)});
  for (const Outcome& outcome : second) {
    EXPECT_EQ(std::get<Sent>(outcome).receipt, std::get<Sent>(first.at(0)).receipt);
  }
  EXPECT_EQ(letters(), 1);
}

TEST_F(Letters, GoWithTheTransactionThatIsGivenUp) {
  deliver({letter(1)}, false);
  EXPECT_EQ(letters(), 0);
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver({letter(1)}).at(0)));
  EXPECT_EQ(letters(), 1);
}

TEST_F(Letters, ALetterToNobodyIsRefusedAndItsNeighboursArrive) {
  Message nobody = letter(2);
  nobody.recipient = PersonId{};
  Message broken = letter(3);
  broken.text = "\xD0";
  const auto outcomes = deliver({letter(1), nobody, broken, letter(4)});
  ASSERT_EQ(outcomes.size(), 4U);
  EXPECT_TRUE(std::holds_alternative<Sent>(outcomes[0]));
  EXPECT_TRUE(std::get<Refused>(outcomes[1]).permanent);
  EXPECT_TRUE(std::get<Refused>(outcomes[2]).permanent);
  EXPECT_TRUE(std::holds_alternative<Sent>(outcomes[3]));
  EXPECT_EQ(letters(), 2);
}

TEST_F(Letters, AnotherInstitutionsLetterDoesNotGetIn) {
  Message foreign = letter(1);
  foreign.institution = InstitutionId{8};
  EXPECT_THROW(deliver({foreign}), std::logic_error);
  EXPECT_EQ(letters(), 0);
}

TEST_F(Letters, AnEmptyBatchIsNoWork) { EXPECT_TRUE(deliver({}).empty()); }

TEST_F(Letters, AThousandAllArrive) {
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 1000; ++delivery) batch.push_back(letter(delivery));
  EXPECT_EQ(deliver(batch).size(), 1000U);
  EXPECT_EQ(letters(), 1000);
}

}  // namespace
}  // namespace vestnik::test
