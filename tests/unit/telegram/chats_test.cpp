// Whose chat is whose: the code from the cabinet, the chat it comes from, and its end.
#include "base/digest.h"
#include "bot_school.h"

namespace vestnik::tests {
namespace {

using telegram::Linking;

class BotChats : public BotSchool {
 protected:
  [[nodiscard]] std::string code_of(PersonId person) { return desk.issue(school.actor(person)).code; }
  void pass(std::chrono::seconds time) { school.clock().set(school.clock().now() + time); }
};

TEST_F(BotChats, AreLinkedByTheCodeAndClosedByTheirOwner) {
  hear({written(10, mothers_chat, "/start " + code_of(school.mother))});
  EXPECT_EQ(mothers_address(), "777000111");
  EXPECT_EQ(sent(), std::vector{sentence("telegram.linked")});
  hear({written(11, mothers_chat, "/stop")});
  EXPECT_EQ(mothers_address(), "");
  EXPECT_EQ(sent().back(), sentence("telegram.unlinked"));
  hear({written(12, mothers_chat, "/stop")});
  EXPECT_EQ(sent().back(), sentence("telegram.not_linked"));
  EXPECT_TRUE(reports.heard.empty());
}

TEST_F(BotChats, ACodeHoldsToTheLastSecondOfItsQuarterOfAnHour) {
  const std::string in_time = code_of(school.mother);
  pass(std::chrono::minutes{15} - std::chrono::seconds{1});
  EXPECT_EQ(desk.link(mothers_chat, in_time), Linking::linked);
  const std::string late = code_of(school.mother);
  pass(std::chrono::minutes{15});
  EXPECT_EQ(desk.link(5, late), Linking::unknown);
}

TEST_F(BotChats, ACodeIsOneChatsAndTheLastOneHolds) {
  const std::string first = code_of(school.mother);
  const std::string second = code_of(school.mother);
  EXPECT_EQ(desk.link(mothers_chat, first), Linking::unknown);
  EXPECT_EQ(desk.link(mothers_chat, second), Linking::linked);
  EXPECT_EQ(desk.link(mothers_chat, second), Linking::linked) << "the same update, heard twice";
  EXPECT_EQ(desk.link(5, second), Linking::unknown) << "somebody read it over the shoulder";
  EXPECT_EQ(school.rows("contact"), 1);
}

TEST_F(BotChats, NonsenseIsNoCode) {
  (void)code_of(school.mother);
  for (const char* odd : {"", "1", "1-", "-1", "x-y", "99-abc", "1-00000000000000000000000000000000", "' OR 1=1 --"}) {
    EXPECT_EQ(desk.link(5, odd), Linking::unknown) << odd;
  }
  EXPECT_EQ(desk.link(5, std::string(5000, '1')), Linking::unknown);
  EXPECT_EQ(school.rows("contact"), 0);
}

TEST_F(BotChats, TheCodeIsNowhereButInItsOwnersHand) {
  const std::string code = code_of(school.mother);
  EXPECT_EQ(school.text("SELECT digest FROM p_telegram_link"), digest(code));
}

TEST_F(BotChats, ABlockedBotIsGoodAgainAfterANewCode) {
  ASSERT_EQ(desk.link(mothers_chat, code_of(school.mother)), Linking::linked);
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE contact SET state = 'dead' WHERE institution_id = $1", {school.id});
  });
  EXPECT_EQ(mothers_address(), "");
  ASSERT_EQ(desk.link(mothers_chat, code_of(school.mother)), Linking::linked);
  EXPECT_EQ(mothers_address(), "777000111");
}

TEST_F(BotChats, OneChatMayBeOfTwoPeopleAndStopEndsBoth) {
  ASSERT_EQ(desk.link(mothers_chat, code_of(school.mother)), Linking::linked);
  ASSERT_EQ(desk.link(mothers_chat, code_of(school.teacher)), Linking::linked);
  EXPECT_TRUE(desk.unlink(mothers_chat));
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM contact WHERE valid_to IS NULL"), 0);
  EXPECT_EQ(school.rows("p_telegram_chat"), 0);
}

}  // namespace
}  // namespace vestnik::tests
