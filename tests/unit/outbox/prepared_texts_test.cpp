// Texts made before the claim: they count only where nothing that they say has changed since.
#include "outbox/prepared_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/claim.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class CountedRenderer final : public Renderer {
 public:
  explicit CountedRenderer(const Renderer& held) : held_(held) {}
  [[nodiscard]] Result<RenderedMessage> render(std::string_view medium, std::string_view name,
                                               const TemplateData& data) const override {
    ++times;
    return held_.render(medium, name, data);
  }
  mutable int times = 0;

 private:
  const Renderer& held_;
};

/// A low mark of Илья, whose message is due.
class PreparedWords : public ::testing::Test {
 protected:
  PreparedWords() {
    world.book.regulation->rule("low_mark").channels = {"sms"};
    world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("14:00"));
    world.plan_at(at("14:01"));
    world.clock.set(at("15:00"));
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  RelayParts parts() {
    return {world.school.database(), world.book,  world.channels, renderer,
            world.plugin_events,     world.clock, world.random,   world.limits};
  }
  void prepare() {
    world.school.database().read(world.school.id, [&](Transaction& transaction) {
      prepare_claim(parts(), world.sms.info(), transaction, at("15:00"), 10, prepared);
    });
    made_before = std::exchange(renderer.times, 0);
  }
  Claim claim() {
    Claim claim;
    RelayStep step;
    world.school.database().write(world.school.id, Priority::relay, [&](Transaction& transaction) {
      claim = claim_batch(parts(), world.sms.info(), transaction, at("15:00"), step, 10, prepared);
      return true;
    });
    return claim;
  }
  ClaimedDelivery claimed() {
    const Claim taken = claim();
    EXPECT_THAT(taken.batch, SizeIs(1));
    return taken.batch.empty() ? ClaimedDelivery{} : taken.batch.front();
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  CountedRenderer renderer{*world.renderer};
  PreparedClaim prepared;
  int made_before = 0;
};

TEST_F(PreparedWords, AreTakenWhereNothingHasChanged) {
  prepare();
  EXPECT_EQ(made_before, 1);
  EXPECT_THAT(claimed().body, HasSubstr("Илья"));
  EXPECT_EQ(renderer.times, 0) << "the writer made a text that was there";
}

TEST_F(PreparedWords, AreWrittenAnewWhenANameWasPutRight) {
  prepare();
  world.school.run("UPDATE person SET first_name = 'Лев' WHERE institution_id = $1 AND id = $2",
                   {world.school.id, seven_a.ilya});
  const std::string text = claimed().body;
  EXPECT_THAT(text, HasSubstr("Лев"));
  EXPECT_THAT(text, Not(HasSubstr("Илья")));
}

TEST_F(PreparedWords, AreWrittenAnewWhenTheMarkWasPutRight) {
  prepare();
  world.school.run("UPDATE mark SET first_grade = 1 WHERE institution_id = $1", {world.school.id});
  EXPECT_THAT(claimed().body, HasSubstr("1"));
  EXPECT_EQ(renderer.times, 1);
}

TEST_F(PreparedWords, AreWrittenAnewWhenTheSchoolSignsOtherwise) {
  prepare();
  world.school.run("UPDATE institution SET short_name = 'Лицей 2' WHERE id = $1", {world.school.id});
  static_cast<void>(claimed());
  EXPECT_EQ(renderer.times, 1);
}

TEST_F(PreparedWords, AreWrittenAnewUnderAnotherRegulation) {
  prepare();
  world.book.regulation = std::make_shared<FixedRegulation>(*world.book.regulation);
  static_cast<void>(claimed());
  EXPECT_EQ(renderer.times, 1);
}

TEST_F(PreparedWords, GoToTheAddressThatIsOpenAtTheClaim) {
  prepare();
  world.school.run("UPDATE contact SET value = '+79270000077' WHERE institution_id = $1 AND kind = 'phone'",
                   {world.school.id});
  EXPECT_EQ(claimed().address, "+79270000077");
}

TEST_F(PreparedWords, GoToNobodyWhoIsNotToldAnyMore) {
  prepare();
  world.school.run("UPDATE guardianship SET is_told = 0 WHERE institution_id = $1", {world.school.id});
  EXPECT_THAT(claim().batch, IsEmpty());
}

TEST_F(PreparedWords, AreInLatinLettersWhenThatWasWishedMeanwhile) {
  prepare();
  world.school.run(
      "INSERT INTO latin_sms (institution_id, person_id, recorded_at)"
      " SELECT institution_id, guardian_id, 0 FROM guardianship WHERE institution_id = $1",
      {world.school.id});
  EXPECT_THAT(claimed().body, HasSubstr("Ilia"));
}

// What is written together with the claim, in one commit, and not on disk yet.
TEST_F(PreparedWords, AreWrittenAnewWhenTheClaimsOwnGroupPutANameRight) {
  prepare();
  Claim taken;
  RelayStep step;
  world.school.database().write(world.school.id, Priority::relay, [&](Transaction& transaction) {
    transaction.execute("UPDATE person SET first_name = 'Лев' WHERE institution_id = $1 AND id = $2",
                        {world.school.id, seven_a.ilya});
    taken = claim_batch(parts(), world.sms.info(), transaction, at("15:00"), step, 10, prepared);
    return true;
  });
  ASSERT_THAT(taken.batch, SizeIs(1));
  EXPECT_THAT(taken.batch.front().body, HasSubstr("Лев"));
}

TEST_F(PreparedWords, SayNothingForWhatIsNotDue) {
  world.school.database().read(world.school.id, [&](Transaction& transaction) {
    prepare_claim(parts(), world.sms.info(), transaction, at("14:01") - std::chrono::hours{1}, 10, prepared);
  });
  EXPECT_EQ(renderer.times, 0);
}

}  // namespace
}  // namespace vestnik::tests
