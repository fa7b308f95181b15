// From a remark to the letter: the rules of Syzran's own regulation, the planner, the relay and the shipped templates.
#include <gmock/gmock.h>

#include "notify/planner.h"
#include "notify/renderer.h"
#include "outbox/relay.h"
#include "plugins/inspection/breach.h"
#include "plugins/inspection/make_report.h"
#include "support/scripted_gateway.h"
#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const GatewayInfo mail_info{"test_mail", "internal", "mail", "", 100};

class TellingOfControl : public ControlSchool {
 protected:
  TellingOfControl() {
    for (const PersonId person : {algebra_teacher, class_teacher_7a, deputy_head}) has_account(person);
    for (const auto type : {inspection::remark_raised, inspection::remark_removed, inspection::remark_returned}) {
      add(type, inspection::remark_audience, inspection::remark_words);
    }
    add(inspection::check_recorded, inspection::check_audience, inspection::check_words);
    add(inspection::breach_sent, inspection::breach_audience, inspection::breach_words);
    add(inspection::report_made, inspection::report_audience, inspection::report_words);
  }
  void add(std::string_view type, AudienceSource audience, TemplateSource words) {
    plugin_events_.emplace(std::string{type}, PluginEvent{std::move(audience), std::move(words), "inspection"});
  }
  /// Internal mail is for those who can sign in.
  void has_account(PersonId person) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute(
          "INSERT INTO account (institution_id, id, person_id, login, password_hash, activation_digest, state, "
          "created_at, failures, locked_until) VALUES ($1, $2, $2, $3, 'x', NULL, 'active', 0, 0, NULL)",
          {school, person, "login" + std::to_string(person.value)});
      return true;
    });
  }
  void under(const std::string& institution) {
    const auto loaded =
        load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/" + institution + ".lua");
    ASSERT_TRUE(loaded.regulation);
    host_.book().regulation = loaded.regulation;
  }
  /// Who got what, as "person: subject", by message.
  std::vector<std::string> letters() {
    while (planner_.step(school, school_.clock().now()) > 0) {
    }
    school_.clock().advance(std::chrono::hours{1});
    const RelayParts parts{school_.database(), host_.book(),    channels_,     *renderer_,
                           plugin_events_,     school_.clock(), relay_random_, limits_};
    while (Relay{parts, Relay::Gateway{&mail_}}.step(school, school_.clock().now()).claimed > 0) {
    }
    std::vector<std::string> found;
    school_.database().read(school, [&](Transaction& tx) {
      found =
          tx.all("SELECT recipient_id, subject FROM delivery WHERE institution_id = $1 AND state = 'sent' ORDER BY id",
                 {school}, [](const Row& row) { return std::to_string(row.integer(0)) + ": " + row.string(1); });
    });
    return found;
  }
  std::string last_text() {
    std::string text;
    school_.database().read(school, [&](Transaction& tx) {
      tx.query("SELECT body FROM delivery WHERE institution_id = $1 ORDER BY id", {school},
               [&](const Row& row) { text = row.string(0); });
    });
    return text;
  }

  PluginEvents plugin_events_;
  std::unique_ptr<TemplateRenderer> renderer_ =
      TemplateRenderer::load(VESTNIK_SOURCE_DIR "/templates", {"email", "sms", "mail", "print"}).value();
  ScriptedLocalGateway mail_{mail_info};
  Channels channels_{{mail_info},
                     [this](std::string_view medium, std::string_view name) { return renderer_->has(medium, name); }};
  Planner planner_{{school_.database(), host_.book(), channels_, plugin_events_}};
  SeededRandom relay_random_{1};
  RelayLimits limits_;
};

TEST_F(TellingOfControl, RemarkIsALetterToTheTeacherAndItsRemovalOneToTheAuthor) {  // syzran-r.dep.1 syzran-7.4.8
  letters();
  const auto id = raised(deputy_head, R"({"teacher_id":30,"group_id":1,"text":"Нет тем","due":"2026-10-20"})");
  EXPECT_THAT(letters(), ElementsAre("30: Замечание по журналу: 7-А"));
  EXPECT_THAT(last_text(), HasSubstr("Исправить до 20.10.2026 включительно."));
  EXPECT_THAT(last_text(), HasSubstr("п. 7.4.8"));
  expect(200, move(algebra_teacher, id, "removal", 1, "Внесены"));
  EXPECT_THAT(letters(), ElementsAre("30: Замечание по журналу: 7-А", "35: Замечание снято: 7-А"));
  EXPECT_THAT(last_text(), HasSubstr("Ответ: Внесены"));
  expect(200, move(deputy_head, id, "return", 2, "Нет темы за 12.10"));
  EXPECT_THAT(letters(), Contains("30: Замечание возвращено: 7-А"));
  EXPECT_THAT(last_text(), HasSubstr("Что осталось: Нет темы за 12.10"));
}

TEST_F(TellingOfControl, AnalysisIsALetterToTheDeputyHead) {  // syzran-r.adm.4 (partial: the reminder)
  letters();
  expect(201, send(administrator, "reports",
                   R"({"kind":"analysis","from":"2026-09-01","until":"2026-09-30","words":"Заполнены"})"));
  EXPECT_THAT(letters(), ElementsAre("35: Отчёт по контролю журнала за 01.09.2026–30.09.2026"));
}

TEST_F(TellingOfControl, ResultOfACheckIsALetterToEachTeacherAndClassTeacherConcerned) {  // yarovoe-6.2 labinsk-7.4
  under("labinsk");
  letters();
  expect(201, send(deputy_head, "checks",
                   R"({"from":"2026-10-01","until":"2026-10-14","groups":[1],"result":"Темы есть"})"));
  EXPECT_THAT(letters(), ElementsAre("30: Итоги проверки журнала за 01.10.2026–14.10.2026",
                                     "31: Итоги проверки журнала за 01.10.2026–14.10.2026"));
  EXPECT_THAT(last_text(), HasSubstr("Темы есть"));
}

TEST_F(TellingOfControl, BreachNoticeIsALetterToTheDeputyHead) {  // labinsk-4.4.2 yarovoe-4.3.2
  under("yarovoe");
  letters();
  lesson({.id = 1});
  expect(201, send(class_teacher_7a, "breaches", R"({"group_id":1,"from":"2026-10-12","until":"2026-10-14"})"));
  EXPECT_THAT(letters(), ElementsAre("35: Отметки внесены не вовремя: 7-А"));
  EXPECT_THAT(last_text(), HasSubstr("— 13.10, Алгебра, Иванова А. П.: не внесено"));
}

}  // namespace
}  // namespace vestnik::tests
