// What the bot hears: nothing lost, nothing done twice, and nonsense does not stop it.
#include <fstream>

#include "bot_school.h"

namespace vestnik::tests {
namespace {

using Json = nlohmann::json;

class BotUpdates : public BotSchool {
 protected:
  [[nodiscard]] std::int64_t asked_from() const {
    std::ifstream in{folder.path("asked")};
    return Json::parse(in).at("offset");
  }
};

TEST_F(BotUpdates, AreReadOnFromWhereTheyWereLeft) {
  hear({written(10, mothers_chat, "Заболели"), written(11, mothers_chat, "до пятницы")});
  ASSERT_EQ(reports.heard.size(), 2U);
  EXPECT_EQ(reports.heard[0].gateway, "telegram");
  EXPECT_EQ(reports.heard[0].id, "10");
  EXPECT_EQ(reports.heard[0].from, "777000111");
  EXPECT_EQ(reports.heard[0].text, "Заболели");
  EXPECT_TRUE(sent().empty());
  start_bot();
  collect();
  EXPECT_EQ(asked_from(), 12);
  EXPECT_EQ(reports.heard.size(), 2U) << "updates that come again are passed over";
}

TEST_F(BotUpdates, WhatNobodyUnderstoodIsAnswered) {
  reports.understood = false;
  hear({written(10, mothers_chat, "Кто там?")});
  EXPECT_EQ(sent(), std::vector{sentence("telegram.nobody_reads")});
}

TEST_F(BotUpdates, WhatCannotBeTakenNowIsHeardAgain) {
  reports.broken = true;
  hear({written(10, mothers_chat, "/start"), written(11, mothers_chat, "Заболели")});
  EXPECT_EQ(desk.next_update(), 11);
  reports.broken = false;
  collect();
  EXPECT_EQ(reports.heard.size(), 1U);
  EXPECT_EQ(desk.next_update(), 12);
  EXPECT_EQ(sent(), std::vector{sentence("telegram.how_to_link")}) << "what was taken is not answered twice";
}

TEST_F(BotUpdates, OneThatFailsForEverIsPassedOver) {
  reports.broken = true;
  hear({written(10, mothers_chat, "Заболели"), written(11, mothers_chat, "/start")});
  for (int again = 0; again < 3; ++again) collect();
  EXPECT_EQ(desk.next_update(), 0);
  collect();
  EXPECT_EQ(desk.next_update(), 12);
}

TEST_F(BotUpdates, AGroupIsToldOnceThatItIsNoPlaceAndIsNotListenedTo) {
  hear({written(10, -100200, "/start@school_bot 1-abc", "supergroup"), written(11, -100200, "привет", "group"),
        written(12, -100200, "/stop", "group")});
  EXPECT_EQ(sent(), std::vector{sentence("telegram.private_only")});
  EXPECT_TRUE(reports.heard.empty());
}

TEST_F(BotUpdates, NonsenseChangesNothing) {
  for (const std::string& nonsense :
       {std::string{""}, std::string{"<html>"}, std::string{"{}"}, std::string{R"({"ok":false,"error_code":409})"},
        std::string{R"({"ok":true,"result":{}})"}, std::string{R"({"ok":true,"result":[1,null,{"update_id":"x"},{}]})"},
        R"({"ok":true,"result":[)" + std::string(3'000'000, '[')}) {
    say(nonsense);
    collect();
  }
  EXPECT_EQ(desk.next_update(), 0);
  EXPECT_TRUE(sent().empty());
}

TEST_F(BotUpdates, WhatIsNoMessageIsPassedOver) {
  hear({{{"update_id", 10}},
        {{"update_id", 11}, {"message", {{"chat", {{"id", "x"}}}}}},
        {{"update_id", 12}, {"message", {{"chat", {{"id", 7}, {"type", "private"}}}, {"photo", Json::array()}}}},
        {{"update_id", 13}, {"edited_message", {{"text", "/stop"}}}}});
  EXPECT_EQ(desk.next_update(), 14);
  EXPECT_TRUE(reports.heard.empty());
  EXPECT_TRUE(sent().empty());
}

TEST_F(BotUpdates, AreHeardHoweverLongTheyAre) {
  std::string longest;
  for (std::size_t at = 0; at < telegram::longest_text; ++at) longest += "Щ";
  Json updates = Json::array();
  for (std::int64_t id = 1; id <= static_cast<std::int64_t>(telegram::most_updates); ++id) {
    updates.push_back(written(id, mothers_chat, longest));
  }
  // As Telegram writes it: every letter six characters.
  say(Json{{"ok", true}, {"result", updates}}.dump(-1, ' ', true));
  collect();
  ASSERT_EQ(reports.heard.size(), telegram::most_updates);
  EXPECT_EQ(reports.heard.back().text, longest);
}

TEST_F(BotUpdates, ComeInTheirOrderAndOnceEachHoweverTheyAreSent) {
  hear({written(12, mothers_chat, "c"), written(10, mothers_chat, "a"), written(12, mothers_chat, "c"),
        written(11, mothers_chat, "b")});
  std::string heard;
  for (const InboundMessage& one : reports.heard) heard += one.text;
  EXPECT_EQ(heard, "abc");
}

}  // namespace
}  // namespace vestnik::tests
