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
  EXPECT_EQ(problem(call(Method::post, "/api/v1/deliveries/1/replay", school.administrator, {}, "replay-2")),
            "outbox.not_replayable");
  EXPECT_EQ(school.text("SELECT type FROM event"), "delivery.replayed");
}

}  // namespace
}  // namespace vestnik::tests
