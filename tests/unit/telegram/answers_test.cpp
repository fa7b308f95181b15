// What becomes of a message when the Bot API refuses it, answers nonsense, is silent or goes away.
#include "base/text.h"
#include "bot_school.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

class BotAnswers : public BotSchool {
 protected:
  [[nodiscard]] std::string kind(const Outcome& outcome) {
    if (const auto* retry = std::get_if<RetryAt>(&outcome)) {
      const auto wait = std::chrono::duration_cast<std::chrono::seconds>(retry->when - school.clock().now());
      return "retry in " + std::to_string(wait.count());
    }
    if (std::holds_alternative<Sent>(outcome)) return "sent";
    if (std::holds_alternative<Unknown>(outcome)) return "unknown";
    const auto& refused = std::get<Refused>(outcome);
    if (refused.of == Refused::Of::address) return "no such chat";
    return refused.permanent ? "refused for good" : "refused";
  }
  [[nodiscard]] std::string becomes(const std::string& text) {
    start_bot(0, text == "!silence" ? 300ms : 5000ms);
    return kind(deliver(text));
  }
};

TEST_F(BotAnswers, EachHasItsOutcome) {
  const std::vector<std::pair<std::string, std::string>> cases{{"hello", "sent"},
                                                               {"!blocked", "no such chat"},
                                                               {"!deactivated", "no such chat"},
                                                               {"!no_chat", "no such chat"},
                                                               {"!upgraded", "no such chat"},
                                                               {"!ok_false", "no such chat"},
                                                               {"!too_long", "refused for good"},
                                                               {"!429", "retry in 35"},
                                                               {"!429_bare", "retry in 60"},
                                                               {"!unauthorized", "retry in 600"},
                                                               {"!no_method", "retry in 600"},
                                                               {"!redirect", "retry in 600"},
                                                               {"!html_403", "retry in 600"},
                                                               {"!internal", "retry in 60"},
                                                               {"!gateway", "retry in 60"},
                                                               {"!html_502", "retry in 60"},
                                                               {"!ok_false_bare", "unknown"},
                                                               {"!garbage", "unknown"},
                                                               {"!html", "unknown"},
                                                               {"!endless", "unknown"},
                                                               {"!half", "unknown"},
                                                               {"!reset", "unknown"},
                                                               {"!silence", "unknown"}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(becomes(text), expected) << text;
}

TEST_F(BotAnswers, TheReceiptIsTheMessagesNumber) { EXPECT_EQ(std::get<Sent>(deliver("hello")).receipt, "1"); }

TEST_F(BotAnswers, NeitherTheTokenNorTheChatIsInTheWords) {
  const std::string why = std::get<Refused>(deliver("!token_in_words")).why;
  EXPECT_EQ(why.find("AbC-dEf_0"), std::string::npos) << why;
  EXPECT_EQ(why.find("777000111"), std::string::npos) << why;
  EXPECT_NE(why.find("failed"), std::string::npos) << why;
}

TEST_F(BotAnswers, AGroupIsNoAddress) {
  for (const char* chat : {"-100200300", "", "0", "7x", "12345678901234567890", "@school"}) {
    EXPECT_EQ(kind(deliver("hello", chat)), "no such chat") << chat;
  }
  EXPECT_TRUE(sent().empty());
}

TEST_F(BotAnswers, ALongTextIsCutWithAWordOnWhereTheRestIs) {
  const std::string fits(telegram::longest_text, 'x');
  ASSERT_EQ(kind(deliver(fits)), "sent");
  EXPECT_EQ(sent().back(), fits);
  // Each smile is two of Telegram's units, and is not cut in two.
  std::string smiles;
  for (std::size_t at = 0; at <= telegram::longest_text / 2; ++at) smiles += "🙂";
  ASSERT_EQ(kind(deliver(smiles)), "sent");
  const std::string cut = sent().back();
  EXPECT_TRUE(cut.ends_with("🙂…\n\n" + sentence("telegram.cut"))) << cut.substr(cut.size() - 200);
  std::size_t units = 0;
  for (const char32_t point : to_code_points(cut)) units += point > 0xFFFF ? 2U : 1U;
  EXPECT_LE(units, telegram::longest_text);
  EXPECT_GE(units, telegram::longest_text - 1);
}

TEST_F(BotAnswers, AChatGetsOneMessageASecondAndTheBotKeepsToItsPace) {
  start_bot(2);
  const std::vector<Message> batch{message("a", "1", 1), message("b", "1", 2), message("c", "2", 3)};
  const auto begun = std::chrono::steady_clock::now();
  const auto outcomes = bot->deliver(batch, begun + 10s);
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 1s);
  for (const Outcome& outcome : outcomes) EXPECT_EQ(kind(outcome), "sent");
  const auto texts = sent();
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts.back(), "b") << "the second one to the same chat goes last";
  EXPECT_EQ(kind(bot->deliver({batch.data(), 1}, std::chrono::steady_clock::now() + 10ms).at(0)), "retry in 1")
      << "what has no room before the deadline is not sent";
}

TEST_F(BotAnswers, AfterTooManyRequestsTheBotKeepsQuiet) {
  start_bot(1);
  const std::vector<Message> batch{message("!429", "1", 1), message("b", "2", 2)};
  const auto outcomes = bot->deliver(batch, std::chrono::steady_clock::now() + 10s);
  EXPECT_EQ(kind(outcomes[0]), "retry in 35");
  EXPECT_EQ(kind(outcomes[1]), "retry in 35");
  EXPECT_TRUE(sent().empty());
}

TEST_F(BotAnswers, NobodyThereIsTriedAgain) {
  telegram::TelegramGateway nobody{
      {{"http://127.0.0.1:" + std::to_string(test::free_port()), "1:a"}, "bot", 0, {.ca_file = ""}},
      {desk, messages},
      school.clock()};
  const Message one = message("hello", "1");
  EXPECT_EQ(kind(nobody.deliver({&one, 1}, std::chrono::steady_clock::now() + 10s).at(0)), "retry in 30");
}

}  // namespace
}  // namespace vestnik::tests
