#include "api_school.h"
#include "records/delivery_store.h"

namespace vestnik::tests {
namespace {

class DeliveryRoutes : public ApiSchool {
 protected:
  /// An alert about Anna to her mother that was refused for good.
  DeliveryRoutes() {
    school.write([&](Transaction& transaction) {
      Obligation obligation = annas_absence();
      obligation.recipient = school.mother;
      const auto owed = insert_obligation(transaction, obligation, school.clock().now());
      NewDelivery delivery;
      delivery.recipient = school.mother;
      delivery.channel = "sms";
      delivery.template_name = "absence";
      delivery.rule = "absence";
      delivery.clause = "4.3";
      delivery.due = school.clock().now();
      cover_obligation(transaction, insert_delivery(transaction, delivery, school.clock().now()), owed);
      transaction.execute("UPDATE delivery SET state = 'dead', reason = 'refused' WHERE institution_id = $1",
                          {transaction.institution()});
    });
  }
};

TEST_F(DeliveryRoutes, TellTheAdministratorWhyAndByWhichClause) {
  const Json why = expect(200, get("/api/v1/deliveries/1", school.administrator));
  EXPECT_EQ(why["state"], "dead");
  EXPECT_EQ(why["reason_text"], "Сообщение не приняли: адрес неверен или текст отклонён.");
  ASSERT_EQ(why["obligations"].size(), 1U);
  EXPECT_EQ(why["obligations"][0]["clause"], "4.3");
  EXPECT_EQ(why["obligations"][0]["proof_text"], "");
  EXPECT_FALSE(why.contains("body"));
  EXPECT_EQ(problem(get("/api/v1/deliveries/99", school.administrator)), "access.not_found");
  EXPECT_EQ(problem(get("/api/v1/deliveries/1", school.mother)), "access.forbidden");
}

TEST_F(DeliveryRoutes, ListByStateAndNameAStateThatIsNone) {
  EXPECT_EQ(expect(200, get("/api/v1/deliveries?state=dead", school.administrator))["deliveries"].size(), 1U);
  EXPECT_EQ(expect(200, get("/api/v1/deliveries?state=sent", school.administrator))["deliveries"].size(), 0U);
  EXPECT_EQ(problem(get("/api/v1/deliveries?state=deed", school.administrator)), "api.unknown_word");
}

TEST_F(DeliveryRoutes, SendADeadMessageOnceMoreAndOnlyOnce) {
  EXPECT_EQ(problem(call(Method::post, "/api/v1/deliveries/1/replay", school.deputy_head, {}, "replay-0")),
            "access.forbidden");
  expect(200, call(Method::post, "/api/v1/deliveries/1/replay", school.administrator, {}, "replay-1"));
  EXPECT_EQ(expect(200, get("/api/v1/deliveries/1", school.administrator))["state"], "ready");
  const Response again = call(Method::post, "/api/v1/deliveries/1/replay", school.administrator, {}, "replay-2");
  EXPECT_EQ(problem(again), "outbox.not_replayable");
  EXPECT_NE(again.body.find("его состояние — готово к отправке"), std::string::npos) << again.body;
  EXPECT_NE(again.body.find(R"("state":"ready")"), std::string::npos) << "programs read the word: " << again.body;
  EXPECT_EQ(school.text("SELECT type FROM event"), "delivery.replayed");
}

TEST_F(DeliveryRoutes, ListByChannelRuleAndDays) {
  const auto listed = [&](const std::string& query) {
    return expect(200, get("/api/v1/deliveries?" + query, school.administrator))["deliveries"].size();
  };
  EXPECT_EQ(listed("channel=sms&rule=absence&days=1&state=dead"), 1U);
  EXPECT_EQ(listed("channel=sms&rule=absence&days=1"), 1U);
  EXPECT_EQ(listed("channel=email"), 0U);
  EXPECT_EQ(listed("rule=low_mark&state=dead"), 0U);
  school.now("2026-09-16", "12:00");
  EXPECT_EQ(listed("days=1"), 0U);
  EXPECT_EQ(problem(get("/api/v1/deliveries?days=0", school.administrator)), "json.out_of_range");
}

TEST_F(DeliveryRoutes, TakeAMessageBackWithAReasonThatStaysInTheAudit) {
  const char* cancel = "/api/v1/deliveries/1/cancel";
  expect(200, call(Method::post, "/api/v1/deliveries/1/replay", school.administrator, {}, "replay-1"));
  EXPECT_EQ(problem(post(cancel, school.administrator, {{"reason", " "}})), "outbox.reason_missing");
  EXPECT_EQ(problem(post(cancel, school.deputy_head, {{"reason", "ошибка"}})), "access.forbidden");
  expect(200, post(cancel, school.administrator, {{"reason", "учений не было"}}));
  EXPECT_EQ(expect(200, get("/api/v1/deliveries/1", school.administrator))["state"], "cancelled");
  const Response late = post(cancel, school.administrator, {{"reason", "ещё раз"}});
  EXPECT_EQ(problem(late), "outbox.too_late");
  EXPECT_NE(late.body.find("его состояние — отменено"), std::string::npos) << late.body;
  EXPECT_EQ(problem(post("/api/v1/deliveries/99/cancel", school.administrator, {{"reason", "нет такого"}})),
            "outbox.not_found");
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'delivery.cancelled'"), R"({"delivery":1})");
  EXPECT_GT(school.number("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%учений не было%'"), 0);
}

TEST_F(DeliveryRoutes, SendAllDeadMessagesOnceMoreAtARate) {
  const auto replay = [&](const Json& wish) { return post("/api/v1/deliveries/replay", school.administrator, wish); };
  for (const char* odd : {"", "50", "0/minute", "-1/minute", "50/day", "5000/second", "x/minute"}) {
    EXPECT_EQ(problem(replay({{"rate", odd}})), "outbox.bad_rate") << odd;
  }
  EXPECT_EQ(problem(replay({{"rate", "50/minute"}, {"channel", "email"}})), "outbox.nothing_dead");
  const Json result = expect(200, replay({{"rate", "50/minute"}, {"channel", "sms"}}))["result"];
  EXPECT_EQ(result["replayed"], 1);
  EXPECT_EQ(result["left"], 0);
  EXPECT_EQ(expect(200, get("/api/v1/deliveries/1", school.administrator))["state"], "ready");
  EXPECT_EQ(problem(post("/api/v1/deliveries/replay", school.deputy_head, {{"rate", "50/minute"}})),
            "access.forbidden");
}

}  // namespace
}  // namespace vestnik::tests
