// What the staff are reminded of about control by each institution's own regulation: the shipped scripts, the
// scheduler, the lists of a day and the letters.
#include <gmock/gmock.h>

#include <map>

#include "http/message_catalogue.h"
#include "notify/planner.h"
#include "notify/renderer.h"
#include "outbox/relay.h"
#include "plugins/inspection/matters.h"
#include "schedule/core_matters.h"
#include "schedule/duty_lists.h"
#include "schedule/duty_words.h"
#include "schedule/scheduler.h"
#include "support/scripted_gateway.h"
#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const GatewayInfo mail_info{"test_mail", "internal", "mail", "", 100};
constexpr PersonId department_head{40};
constexpr PersonId studies_head{41};
constexpr const char* check = "Проверить журнал";

class ControlReminders : public ControlSchool {
 protected:
  ControlReminders() {
    for (const auto& matter : control_) plugin_matters_.push_back(matter.get());
    add_head(department_head, "head_of_department");
    add_head(studies_head, "head_of_studies");
    for (const PersonId person :
         {algebra_teacher, class_teacher_7a, director, administrator, deputy_head, department_head, studies_head}) {
      write(
          "INSERT INTO account (institution_id, id, person_id, login, password_hash, activation_digest, state, "
          "created_at, failures, locked_until) VALUES ($1, $2, $2, $3, 'x', NULL, 'active', 0, 0, NULL)",
          {school, person, "login" + std::to_string(person.value)});
    }
  }
  void write(std::string_view sql, std::initializer_list<Value> parameters) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute(sql, parameters);
      return true;
    });
  }
  void add_head(PersonId person, const char* role) {
    write("INSERT INTO person VALUES ($1, $2, $3, 'Илья', '', NULL, NULL, 'р', 'р', 0)",
          {school, person, "Рыбин" + std::to_string(person.value)});
    write(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
        "valid_to, order_number, recorded_at) VALUES ($1, $2, $2, $3, 'institution', 0, '2026-09-01', NULL, '', 0)",
        {school, person, role});
  }
  /// The service begins its day under the institution's regulation.
  void begin(const std::string& institution, const char* morning) {
    const auto loaded =
        load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/" + institution + ".lua");
    ASSERT_TRUE(loaded.regulation);
    host_.book().regulation = loaded.regulation;
    book_ = std::make_unique<DutyBook>(core_duty_matters(), plugin_matters_);
    lists_ = std::make_unique<DutyLists>(*book_, channels_);
    words_ = std::make_unique<DutyWords>(*book_, host_.book(), messages_);
    facts_.clear();
    add_duty_words(facts_, *words_);
    planner_ = std::make_unique<Planner>(PlannerParts{school_.database(), host_.book(), channels_, facts_});
    scheduler_ = std::make_unique<Scheduler>(SchedulerParts{school_.database(), host_.book(), {lists_.get()}});
    on_day(morning);
    scheduler_->step(school_.clock().now());
  }
  /// The lists of a day, by person, as they are at half past six in the evening of Samara: after every digest hour.
  std::map<PersonId, std::string> lists(const std::string& day) {
    for (const char* hour : {"T03:00:00Z", "T14:30:00Z"}) {
      on_day((day + hour).c_str());
      scheduler_->step(school_.clock().now());
    }
    // Nothing is sent past an event that is not planned yet.
    while (planner_->step(school, school_.clock().now()) > 0) {
    }
    RelayParts parts{school_.database(), host_.book(), channels_, *renderer_,       facts_,
                     school_.clock(),    random_,      limits_,   settling(*words_)};
    Relay relay{parts, Relay::Gateway{&mail_}};
    while (relay.step(school, school_.clock().now()).claimed > 0) {
    }
    std::map<PersonId, std::string> found;
    for (const Message& message : std::exchange(mail_.seen, {})) found[message.recipient] += message.text;
    return found;
  }
  void checked(PersonId person, const std::string& kind = "journal") {
    expect(201, send(person, "checks",
                     R"({"from":"2026-10-01","until":"2026-10-05","result":"Да","kind":")" + kind + "\"}"));
  }

  std::vector<std::unique_ptr<DutyMatter>> control_ = inspection::control_matters();
  std::vector<DutyMatter*> plugin_matters_;
  MessageTable messages_ = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value();
  std::unique_ptr<TemplateRenderer> renderer_ =
      TemplateRenderer::load(VESTNIK_SOURCE_DIR "/templates", {"email", "sms", "mail", "print"}).value();
  ScriptedLocalGateway mail_{mail_info};
  Channels channels_{{mail_info},
                     [this](std::string_view medium, std::string_view name) { return renderer_->has(medium, name); }};
  PluginEvents facts_;
  RelayLimits limits_;
  std::unique_ptr<DutyBook> book_;
  std::unique_ptr<DutyLists> lists_;
  std::unique_ptr<DutyWords> words_;
  std::unique_ptr<Planner> planner_;
  std::unique_ptr<Scheduler> scheduler_;
};

TEST_F(ControlReminders, ClassTeacherOfUsolyeIsRemindedWeeklyAndTheHeadSeesTheGap) {  // usolye-3.4b.1 usolye-4.6.4
  begin("usolye", "2026-10-16T03:00:00Z");
  auto friday = lists("2026-10-16");
  EXPECT_THAT(friday[class_teacher_7a], HasSubstr("Проверить журнал (7-А)"));
  EXPECT_THAT(friday[class_teacher_7a], HasSubstr("Просмотреть оценки и посещаемость класса"));
  EXPECT_THAT(lists("2026-10-19")[department_head], HasSubstr("Юдина Н. Л.: Проверить журнал (7-А)"));
  checked(class_teacher_7a);
  checked(class_teacher_7a, "results");
  auto done = lists("2026-10-23");
  EXPECT_THAT(done[class_teacher_7a], Not(HasSubstr(check)));
  EXPECT_THAT(done[class_teacher_7a], Not(HasSubstr("Просмотреть оценки")));
}

TEST_F(ControlReminders, HeadsOfUsolyeAreRemindedMonthlyAndTheOverdueOnesAreToldAbove) {  // usolye-3.4b.2 usolye-3.4b.3
  begin("usolye", "2026-10-26T03:00:00Z");
  auto before = lists("2026-10-26");
  EXPECT_THAT(before[department_head], HasSubstr(check));
  EXPECT_THAT(before[studies_head], HasSubstr(check));
  checked(studies_head);
  auto last_day = lists("2026-10-30");
  EXPECT_THAT(last_day[department_head], HasSubstr(check));
  EXPECT_THAT(last_day[studies_head], Not(HasSubstr(check)));
  EXPECT_THAT(lists("2026-11-02")[deputy_head], HasSubstr("Рыбин40 И.: Проверить журнал"));
}

TEST_F(ControlReminders, DeputyHeadOfUsolyeIsRemindedBeforeTheSemesterEnds) {  // usolye-3.4b.4
  begin("usolye", "2026-12-15T03:00:00Z");
  EXPECT_THAT(lists("2026-12-15")[deputy_head], Not(HasSubstr(check)));
  EXPECT_THAT(lists("2026-12-17")[deputy_head], HasSubstr(check));
  checked(deputy_head);
  EXPECT_THAT(lists("2026-12-18")[deputy_head], Not(HasSubstr(check)));
}

TEST_F(ControlReminders, YarovoeRemindsAtTheIntervalOfTheScript) {  // yarovoe-3.5 yarovoe-4.5.5
  begin("yarovoe", "2026-10-26T03:00:00Z");
  auto before = lists("2026-10-26");
  EXPECT_THAT(before[administrator], HasSubstr(check));
  EXPECT_THAT(before[deputy_head], HasSubstr(check));
  checked(administrator);
  EXPECT_THAT(lists("2026-10-27")[administrator], Not(HasSubstr(check)));
}

TEST_F(ControlReminders, CuratorOfYarovoeLooksThroughMissedLessonsWeeklyAndConfirmsIt) {  // yarovoe-4.3.1
  begin("yarovoe", "2026-10-16T03:00:00Z");
  lesson({.id = 1});
  absent(1, 1, egor, "");
  EXPECT_THAT(lists("2026-10-16")[class_teacher_7a], HasSubstr("Просмотреть пропуски группы"));
  EXPECT_EQ(page(class_teacher_7a, "groups/1")["students"][0]["missed"], 1);
  checked(class_teacher_7a, "attendance");
  EXPECT_THAT(lists("2026-10-19")[class_teacher_7a], Not(HasSubstr("Просмотреть пропуски")));
}

TEST_F(ControlReminders, OtradnyRemindsOfTheMonthsChecks) {  // otradny-4.admin.5 otradny-4.head.1
  begin("otradny", "2026-10-26T03:00:00Z");
  auto before = lists("2026-10-26");
  EXPECT_THAT(before[administrator], HasSubstr(check));
  EXPECT_THAT(before[department_head], HasSubstr(check));
  checked(administrator);
  checked(department_head);
  auto after = lists("2026-10-30");
  EXPECT_THAT(after[administrator], Not(HasSubstr(check)));
  EXPECT_THAT(after[department_head], Not(HasSubstr(check)));
}

TEST_F(ControlReminders, ClassTeacherOfOtradnyConfirmsTheWeeksSummary) {  // otradny-4.ct.2
  begin("otradny", "2026-10-16T03:00:00Z");
  EXPECT_THAT(lists("2026-10-16")[class_teacher_7a], HasSubstr("Просмотреть оценки и посещаемость класса"));
  checked(class_teacher_7a, "results");
  EXPECT_THAT(lists("2026-10-19")[class_teacher_7a], Not(HasSubstr("Просмотреть оценки")));
}

TEST_F(ControlReminders, OpenRemarksAreRemindedAtTheMonthsEnd) {  // otradny-4.teacher.4
  begin("otradny", "2026-10-14T08:00:00Z");
  const auto id = raised(department_head, R"({"teacher_id":30,"text":"Нет тем"})");
  EXPECT_THAT(lists("2026-10-27")[algebra_teacher], HasSubstr("замечание от 14.10"));
  expect(200, move(algebra_teacher, id, "removal", 1));
  EXPECT_THAT(lists("2026-10-28")[algebra_teacher], Not(HasSubstr("замечания")));
}

TEST_F(ControlReminders, DirectorOfSyzranIsRemindedOfTheMonthsCheck) {  // syzran-7.1.2
  begin("syzran", "2026-10-19T03:00:00Z");
  EXPECT_THAT(lists("2026-10-19")[director], HasSubstr(check));
  checked(director);
  EXPECT_THAT(lists("2026-10-20")[director], Not(HasSubstr(check)));
}

TEST_F(ControlReminders, SyzranRemindsOfRemarksMonthlyAndOfTheirList) {  // syzran-7.4.8 syzran-r.dep.1
  begin("syzran", "2026-10-14T08:00:00Z");
  raised(deputy_head, R"({"teacher_id":30,"text":"Нет тем"})");
  auto before = lists("2026-10-20");
  EXPECT_THAT(before[algebra_teacher], HasSubstr("замечание от 14.10"));
  EXPECT_THAT(before[deputy_head], HasSubstr(check));
}

TEST_F(ControlReminders, AdministratorOfSyzranOwesAnAnalysisOfTheMonth) {  // syzran-r.adm.4
  begin("syzran", "2026-12-02T03:00:00Z");
  EXPECT_THAT(lists("2026-12-02")[administrator], HasSubstr("Составить анализ работы с журналом"));
  expect(201, send(administrator, "reports",
                   R"({"kind":"analysis","from":"2026-11-01","until":"2026-11-30","words":"Заполнены"})"));
  EXPECT_THAT(lists("2026-12-03")[administrator], Not(HasSubstr("Составить анализ")));
}

TEST_F(ControlReminders, LabinskRemindsEachOfTheThreeOfTheQuartersCheck) {  // labinsk-7.2
  begin("labinsk", "2026-10-20T03:00:00Z");
  checked(administrator);
  auto before = lists("2026-10-20");
  EXPECT_THAT(before[director], HasSubstr(check));
  EXPECT_THAT(before[deputy_head], HasSubstr(check));
  EXPECT_THAT(before[deputy_head], HasSubstr("Провести углублённую проверку"));
  EXPECT_THAT(before[administrator], Not(HasSubstr(check)));
}

TEST_F(ControlReminders, QuarterWithoutAReportOnUsersIsRemindedBeforeItEnds) {  // labinsk-6.1
  begin("labinsk", "2026-10-20T03:00:00Z");
  EXPECT_THAT(lists("2026-10-20")[administrator], HasSubstr("Сдать отчёт"));
  expect(201, send(administrator, "reports", R"({"kind":"activity","from":"2026-09-01","until":"2026-10-20"})"));
  EXPECT_THAT(lists("2026-10-21")[administrator], Not(HasSubstr("Сдать отчёт")));
}

TEST_F(ControlReminders, TeacherIsRemindedOfARemarkBeforeItsDate) {  // labinsk-4.5.10
  begin("labinsk", "2026-10-14T08:00:00Z");
  const auto id = raised(administrator, R"({"teacher_id":30,"text":"Нет тем","due":"2026-10-22"})");
  EXPECT_THAT(lists("2026-10-16")[algebra_teacher], Not(HasSubstr("замечание")));
  EXPECT_THAT(lists("2026-10-19")[algebra_teacher], HasSubstr("замечание со сроком 22.10"));
  EXPECT_THAT(lists("2026-10-23")[algebra_teacher], HasSubstr("прошёл"));
  EXPECT_EQ(page(administrator, "remarks?whose=raised")["remarks"][0]["overdue"], true);
  expect(200, move(algebra_teacher, id, "removal", 1));
  EXPECT_THAT(lists("2026-10-24")[algebra_teacher], Not(HasSubstr("замечание")));
}

}  // namespace
}  // namespace vestnik::tests
