// The suite every remote gateway passes.
#include <gtest/gtest.h>

#include <algorithm>

#include "gateway_harness.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

class Gateways : public testing::TestWithParam<GatewayCase> {
 protected:
  [[nodiscard]] Message message(std::int64_t delivery) const {
    Message made;
    made.institution = InstitutionId{7};
    made.delivery = DeliveryId{delivery};
    made.idempotency_key = "7." + std::to_string(delivery);
    made.category = "absence";
    made.sender_name = "Школа № 39 «Лицей»";
    made.address = harness_->good_address();
    made.recipient = PersonId{11};
    made.subject = "Отсутствие на первом уроке";
    made.text = "Ученик отсутствует.\nСообщите, пожалуйста, причину.";
    if (harness_->carries_html()) made.html = "<p>Ученик отсутствует. <b>Сообщите</b> причину.</p>";
    return made;
  }
  [[nodiscard]] std::vector<Outcome> deliver(const std::vector<Message>& messages, std::chrono::seconds within = 50s) {
    return harness_->gateway().deliver(messages, std::chrono::steady_clock::now() + within);
  }

  std::unique_ptr<GatewayHarness> harness_ = GetParam().make();
};

template <class Kind>
std::size_t count(const std::vector<Outcome>& outcomes) {
  return static_cast<std::size_t>(std::count_if(
      outcomes.begin(), outcomes.end(), [](const Outcome& outcome) { return std::holds_alternative<Kind>(outcome); }));
}

bool refused_for_good(const Outcome& outcome) {
  const auto* refused = std::get_if<Refused>(&outcome);
  return refused != nullptr && refused->permanent;
}

TEST_P(Gateways, SayWhatTheyServe) {
  const GatewayInfo& info = harness_->gateway().info();
  EXPECT_FALSE(info.name.empty());
  EXPECT_FALSE(info.channel.empty());
  EXPECT_FALSE(info.medium.empty());
  EXPECT_GT(info.batch, 0U);
}

TEST_P(Gateways, AnEmptyBatchIsNoWork) {
  EXPECT_TRUE(deliver({}).empty());
  EXPECT_TRUE(harness_->arrived().empty());
}

TEST_P(Gateways, WordsOfTheMessageArriveUnchanged) {
  const Message sent = message(1);
  EXPECT_EQ(count<Sent>(deliver({sent})), 1U);
  const auto arrived = harness_->arrived();
  ASSERT_EQ(arrived.size(), 1U);
  EXPECT_EQ(arrived[0].address, sent.address);
  EXPECT_EQ(arrived[0].text, sent.text);
  EXPECT_EQ(arrived[0].subject, harness_->carries_subject() ? sent.subject : "");
  EXPECT_EQ(arrived[0].html, sent.html);
}

TEST_P(Gateways, OddWordsArriveUnchanged) {
  const std::vector<std::string> texts{".\n..\n.\nMAIL FROM:<x@y.ru>\nконец",
                                       "a",
                                       "пробелы в конце   \n\tи табуляция\t",
                                       "From здесь\nFrom there",
                                       "=?UTF-8?B?AAAA?= & &quot; <b> =3D",
                                       "Ёлка 🙂 «кавычки» — тире…",
                                       std::string(3000, 'x')};
  std::vector<Message> batch;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    batch.push_back(message(static_cast<std::int64_t>(100 + at)));
    batch.back().text = texts[at];
    batch.back().subject = "=?тема? " + std::to_string(at) + " \"'\\ <>" + std::string(100, '!');
  }
  EXPECT_EQ(count<Sent>(deliver(batch)), batch.size());
  auto arrived = harness_->arrived();
  ASSERT_EQ(arrived.size(), batch.size());
  std::sort(arrived.begin(), arrived.end(), [](const Arrived& a, const Arrived& b) { return a.identity < b.identity; });
  for (std::size_t at = 0; at < texts.size(); ++at) {
    EXPECT_EQ(arrived[at].text, texts[at]);
    EXPECT_EQ(arrived[at].subject, harness_->carries_subject() ? batch[at].subject : "");
  }
}

TEST_P(Gateways, AnAddressWithALineBreakIsRefusedForGoodAndNothingGoesOut) {
  std::vector<Message> batch;
  for (const char* tail : {"\r\nRCPT TO:<other@example.org>", "\n", "\r", "\r\n\r\nBcc: other@example.org"}) {
    batch.push_back(message(static_cast<std::int64_t>(batch.size()) + 1));
    batch.back().address += tail;
  }
  batch.push_back(message(9));
  batch.back().address += std::string(1, '\0');
  const auto outcomes = deliver(batch);
  ASSERT_EQ(outcomes.size(), batch.size());
  EXPECT_TRUE(std::all_of(outcomes.begin(), outcomes.end(), refused_for_good));
  EXPECT_TRUE(harness_->arrived().empty());
}

TEST_P(Gateways, ABadMessageDoesNotStopItsNeighbours) {
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 9; ++delivery) {
    batch.push_back(message(delivery));
    if (delivery % 3 == 0) batch.back().address = "bad\r\naddress";
  }
  const auto outcomes = deliver(batch);
  ASSERT_EQ(outcomes.size(), 9U);
  for (std::size_t at = 0; at < outcomes.size(); ++at) {
    EXPECT_EQ(refused_for_good(outcomes[at]), at % 3 == 2) << at;
    EXPECT_EQ(std::holds_alternative<Sent>(outcomes[at]), at % 3 != 2) << at;
  }
  EXPECT_EQ(harness_->arrived().size(), 6U);
}

TEST_P(Gateways, TheSameDeliveryKeepsItsIdentity) {
  Message again = message(5);
  EXPECT_EQ(count<Sent>(deliver({again})), 1U);
  again.attempt = 2;
  EXPECT_EQ(count<Sent>(deliver({again})), 1U);
  const auto arrived = harness_->arrived();
  ASSERT_EQ(arrived.size(), harness_->repeats_replace() ? 1U : 2U);
  EXPECT_EQ(arrived.front().identity, arrived.back().identity);
}

TEST_P(Gateways, OtherDeliveriesAndInstitutionsAreOtherMessages) {
  Message elsewhere = message(5);
  elsewhere.institution = InstitutionId{8};
  elsewhere.idempotency_key = "8.5";
  EXPECT_EQ(count<Sent>(deliver({message(5), message(6), elsewhere})), 3U);
  auto arrived = harness_->arrived();
  std::vector<std::string> identities;
  for (const Arrived& one : arrived) identities.push_back(one.identity);
  std::sort(identities.begin(), identities.end());
  EXPECT_EQ(identities.size(), 3U);
  EXPECT_EQ(std::unique(identities.begin(), identities.end()), identities.end());
}

TEST_P(Gateways, AfterTheDeadlineNothingIsBegun) {
  const auto outcomes = deliver({message(1), message(2)}, -1s);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(count<RetryAt>(outcomes), 2U);
  EXPECT_TRUE(harness_->arrived().empty());
}

TEST_P(Gateways, BrokenTextIsAnAnswerAndNotAnException) {
  std::vector<Message> batch{message(1), message(2), message(3), message(4)};
  batch[0].text = "\xD0\xD0\xD0";
  batch[1].text = "";
  batch[1].html = "";
  batch[2].idempotency_key = "a\r\nb";
  batch[3].text = std::string(1 << 20, 'y');
  EXPECT_NO_THROW(EXPECT_EQ(deliver(batch).size(), 4U));
}

TEST_P(Gateways, AThousandMessagesAllArrive) {
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 1000; ++delivery) batch.push_back(message(delivery));
  const auto outcomes = deliver(batch);
  EXPECT_EQ(outcomes.size(), 1000U);
  EXPECT_EQ(count<Sent>(outcomes), 1000U);
  EXPECT_EQ(harness_->arrived().size(), 1000U);
}

INSTANTIATE_TEST_SUITE_P(All, Gateways,
                         testing::Values(maildir_email_case(), maildir_sms_case(), maildir_print_case(),
                                         email_smtp_case(), sms_http_case(), smpp_case(), webhook_case(),
                                         telegram_case()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace vestnik::test
