/// The Monday of Syzran with the family's alert going to a chat: the mother links it by a code of the cabinet, the bot
/// tells her that her son is absent, and "/stop" ends it. The bot and the hook are the built shared objects.
#include <gmock/gmock.h>

#include <fstream>

#include "app/adoption.h"
#include "json/json_writer.h"
#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string chat_token{"123456:AbC-dEf_0"};

OwnSettings through_the_bot(int port, const TemporaryFolder& folder) {
  return {{"plugins.enabled", "import_csv telegram webhook maildir internal_mail diary bulletin mail"},
          {"gateway.telegram.url", "http://127.0.0.1:" + std::to_string(port)},
          {"gateway.telegram.bot", "school39_bot"},
          {"gateway.telegram.token", "file:" + folder.path("token")},
          {"gateway.webhook.url", "http://127.0.0.1:" + std::to_string(port) + "/hook"},
          {"gateway.webhook.secret", "file:" + folder.path("hook")}};
}

class MondayInAChat : public ::testing::Test {
 protected:
  MondayInAChat() {
    std::ofstream{folder.path("token")} << chat_token;
    std::ofstream{folder.path("hook")} << "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    day = std::make_unique<Scenario>(monday_in_syzran(), through_the_bot(api_.read_port(), folder));
    for (const LeftOut& left : school().service().left_out()) ADD_FAILURE() << left.name << " " << left.problem.code;
    tell_absences_in_chats();
    mother = day->mother_of("Кузнецов Илья");
  }
  DaySchool& school() { return day->school(); }

  /// The shipped regulation, but for the channel of its alerts.
  void tell_absences_in_chats() {
    std::ifstream shipped{VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua"};
    std::string script{std::istreambuf_iterator<char>{shipped}, {}};
    const std::string by = "by = first_of { \"sms\", \"email\" }, settle";
    ASSERT_NE(script.find(by), std::string::npos);
    script.replace(script.find(by), by.size(), "by = first_of { \"telegram\", \"sms\" }, settle");
    std::ofstream{folder.path("chats.lua")} << script;
    const auto problems = adopt_script(school().service(), school().institution(), folder.path("chats.lua"),
                                       parse_iso_instant("2026-09-14T02:30:00Z").value());
    ASSERT_THAT(problems, IsEmpty());
  }
  void hear(std::int64_t update, const std::string& text) {
    std::string said;
    JsonWriter{said}
        .begin_object()
        .member("ok", true)
        .key("result")
        .begin_array()
        .begin_object()
        .member("update_id", update)
        .key("message")
        .begin_object()
        .member("text", text)
        .key("chat")
        .begin_object()
        .member("id", 777000111)
        .member("type", "private")
        .end_object()
        .end_object()
        .end_object()
        .end_array()
        .end_object();
    std::ofstream{folder.path("in/updates")} << said;
    for (std::size_t gateway = 0; gateway < school().service().gateway_count(); ++gateway) {
      if (school().service().gateway(gateway).collect_every.count() > 0) school().service().collect(gateway);
    }
  }
  void link() {
    day->at(monday, "07:30");
    const Answer answer = school().post(mother, "/api/v1/telegram/link", "");
    ASSERT_EQ(answer.status, 201) << answer.bytes;
    EXPECT_EQ(answer.text("link"), "https://t.me/school39_bot?start=" + answer.text("code"));
    hear(1, "/start " + answer.text("code"));
  }

  TemporaryFolder folder;
  std::unique_ptr<Scenario> day;
  PersonId mother;

 private:
  test::ChildProcess api_{{"/usr/bin/python3", "-u",
                           VESTNIK_SOURCE_DIR "/tests/conformance/gateways/telegram_server.py", folder.path("in"),
                           chat_token}};
};

TEST_F(MondayInAChat, TheLinkedMotherIsToldThereAndNobodyElse) {
  link();
  live_monday_morning(*day);
  day->at(monday, "08:20");
  const auto told = day->told_by(mother, "telegram");
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].state, "sent");
  EXPECT_EQ(told[0].clause, "4.3");
  EXPECT_THAT(day->told_by(mother, "sms"), IsEmpty());
  // Whoever has linked no chat is told as before.
  EXPECT_THAT(day->told_by(day->mother_of("Тихонов Егор"), "sms"), SizeIs(1));
  // The bot's welcome, and the alert.
  std::ifstream alert{folder.path("in/000002.json")};
  EXPECT_THAT((std::string{std::istreambuf_iterator<char>{alert}, {}}), HasSubstr("777000111"));
}

TEST_F(MondayInAChat, AfterStopTheTelephoneIsUsedAgain) {
  link();
  hear(2, "/stop");
  live_monday_morning(*day);
  day->at(monday, "08:20");
  EXPECT_THAT(day->told_by(mother, "telegram"), IsEmpty());
  EXPECT_THAT(day->told_by(mother, "sms"), SizeIs(1));
}

}  // namespace
}  // namespace vestnik::tests
