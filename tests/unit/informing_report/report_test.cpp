#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "plugins/informing_report/command.h"
#include "plugins/informing_report/migrations.h"
#include "plugins/informing_report/monthly_report.h"
#include "plugins/informing_report/report_store.h"
#include "plugins/informing_report/routes.h"
#include "schedule/school_calendar.h"
#include "support/cabinet/plugin_host.h"
#include "support/fixed_regulation.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class CountedMetrics final : public Metrics {
 public:
  void count(std::string_view name, Labels labels, double by) override {
    std::string line{name};
    for (const auto& [label, value] : labels) line += " " + std::string{label} + "=" + std::string{value};
    counted.push_back(line + " " + std::to_string(static_cast<int>(by)));
  }
  void gauge(std::string_view, Labels, double) override {}
  void observe(std::string_view, Labels, double) override {}
  std::string text() const override { return {}; }

  std::vector<std::string> counted;
};

/// October of a school in Samara; today is the 14th.
class InformingMonth : public ::testing::Test {
 protected:
  InformingMonth() : host_(school_, nullptr), routes_(host_) {
    school_.migrate("informing_report", informing_report::migrations());
    routes_.contribute();
  }

  static std::string micros(const char* at) { return std::to_string(to_microseconds(*parse_iso_instant(at))); }

  /// An obligation of 7 October about Егор: whose it is, its state, reason and proof.
  int owed(PersonId whom, const std::string& state, const std::string& reason, const std::string& channel,
           const char* created = "2026-10-07T05:00:00Z") {
    const bool told = state == "told";
    ++obligations_;
    school_.run(
        "INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, fact_date,"
        " rule, clause, recipient_id, student_id, corrects, state, reason, proof, created_at, told_at, told_by)"
        " VALUES (1, " +
        std::to_string(obligations_) + ", 1, 'attendance', " + std::to_string(obligations_) +
        ", 1, '2026-10-07', 'absence', '7.3.8', " + std::to_string(whom.value) + ", 10, 0, '" + state + "', '" +
        reason + "', '" + channel + "', " + micros(created) + ", " + (told ? micros(created) : "NULL") + ", " +
        (channel == "phone" ? "31" : "NULL") + ")");
    return obligations_;
  }
  void message(int obligation, const std::string& channel, const std::string& state) {
    ++deliveries_;
    school_.run(
        "INSERT INTO delivery (institution_id, id, recipient_id, channel, template, rule, clause, merge_key,"
        " remaining, in_doubt, afterwards, state, reason, priority, due_at, created_at, changed_at, fence,"
        " attempts, gateway, receipt, address, subject, body, html) VALUES (1, " +
        std::to_string(deliveries_) + ", 20, '" + channel +
        "', 'absence', 'absence', '7.3.8', '', '',"
        " 'leave', '', '" +
        state + "', '', 10, 0, 0, 0, 0, 0, '', '', '', '', '', '')");
    school_.run("INSERT INTO delivery_obligation VALUES (1, " + std::to_string(deliveries_) + ", " +
                std::to_string(obligation) + ")");
  }
  nlohmann::json page(const std::string& target, PersonId who = deputy_head) {
    const Response response = host_.get(target, who);
    EXPECT_EQ(response.status, 200) << response.body;
    return nlohmann::json::parse(response.body);
  }
  std::pair<int, std::string> command(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream complaints;
    const int code = informing_report::run_informing(
        arguments, {school_.database(), host_.book(), school_.clock(), host_.messages(), out, complaints});
    return {code, out.str() + complaints.str()};
  }

  School school_;
  PluginHost host_;
  informing_report::ReportRoutes routes_;
  int obligations_ = 0;
  int deliveries_ = 0;
};

TEST_F(InformingMonth, EachEventIsToldOrNamesWhyNot) {
  message(owed(egors_mother, "told", "", "sms"), "sms", "delivered");
  message(owed(egors_mother, "told", "", "internal"), "internal", "read");
  owed(egors_mother, "told", "", "phone");
  owed(egors_mother, "no_way", "no_consent", "");
  owed(egors_mother, "open", "no_address", "");
  message(owed(egors_mother, "open", "", ""), "email", "retry");
  message(owed(egors_mother, "open", "", ""), "email", "in_doubt");
  const auto found = page("/api/v1/informing-report?month=2026-10");
  EXPECT_EQ(found["events"], 7);
  EXPECT_EQ(found["told"], 3);
  EXPECT_EQ(found["unexplained"], 0);
  const auto events = page("/api/v1/informing-report/people/20?month=2026-10")["events"];
  std::vector<std::string> words;
  for (const auto& event : events) words.push_back(event["proof_text"]);
  EXPECT_THAT(words, ElementsAre("доставлено", "прочитано", "сообщили по телефону",
                                 "не сообщено: Нет согласия на электронное информирование.",
                                 "нужно позвонить: Нет действующего адреса.", "сообщение ждёт отправки",
                                 "сообщение ушло, но неизвестно, дошло ли"));
  EXPECT_EQ(command({"2026-10"}).first, 0);
}

TEST_F(InformingMonth, AnObligationThatLostItsMessageIsAnError) {
  message(owed(mashas_father, "told", "", "sms"), "sms", "sent");
  const int lost = owed(egors_mother, "open", "", "");
  message(lost, "sms", "ready");
  EXPECT_EQ(page("/api/v1/informing-report?month=2026-10")["unexplained"], 0);
  school_.run("DELETE FROM delivery_obligation WHERE obligation_id = " + std::to_string(lost));
  const auto found = page("/api/v1/informing-report?month=2026-10");
  EXPECT_EQ(found["unexplained"], 1);
  EXPECT_EQ(found["people"][0]["person"], egors_mother.value) << "whoever has something unexplained stands first";
  const auto [code, text] = command({});
  EXPECT_EQ(code, 1) << "the current month is asked for when none is named";
  EXPECT_THAT(text, HasSubstr("ошибка: сообщение «absence» — без подтверждения и без причины: 1"));
}

TEST_F(InformingMonth, ATellingWithoutATraceIsAnError) {
  const int told = owed(egors_mother, "told", "", "sms");
  message(told, "sms", "sent");
  school_.run("UPDATE delivery SET state = 'cancelled' WHERE id = 1");
  EXPECT_EQ(page("/api/v1/informing-report?month=2026-10")["unexplained"], 1);
  school_.run("UPDATE obligation SET state = 'no_way', reason = ''");
  EXPECT_EQ(page("/api/v1/informing-report?month=2026-10")["unexplained"], 1) << "a reason must be named";
}

TEST_F(InformingMonth, BeginsAndEndsByTheSchoolsOwnClock) {
  // Midnight of 1 October in Samara is 20:00 of the day before in UTC.
  owed(egors_mother, "no_way", "no_consent", "", "2026-09-30T19:59:59Z");
  owed(egors_mother, "no_way", "no_consent", "", "2026-09-30T20:00:00Z");
  owed(egors_mother, "no_way", "no_consent", "", "2026-10-31T19:59:59Z");
  owed(egors_mother, "no_way", "no_consent", "", "2026-10-31T20:00:00Z");
  EXPECT_EQ(page("/api/v1/informing-report?month=2026-10")["events"], 2);
  EXPECT_EQ(page("/api/v1/informing-report?month=2026-09")["events"], 1);
}

TEST_F(InformingMonth, IsStoredWhenItIsOverAndItsErrorsAreCounted) {
  message(owed(egors_mother, "told", "", "sms"), "sms", "sent");
  owed(egors_mother, "open", "", "");
  CountedMetrics metrics;
  informing_report::MonthlyReport job{host_.book(), metrics};
  const FixedRegulation regulation{};
  const Instant due = *parse_iso_instant("2026-11-02T02:00:00Z");
  school_.database().write(school, Priority::background, [&](Transaction& transaction) {
    const SchoolCalendar calendar{read_calendar(transaction, regulation), TimeZone::find("Europe/Samara").value()};
    const JobView view{transaction, regulation, calendar.zone(), calendar};
    EXPECT_EQ(job.next_due(view, "report", *parse_iso_instant("2026-10-14T08:00:00Z")), due) << "six in the morning";
    EXPECT_NE(job.next_due(view, "report", due), due);
    job.run(view, "report", {due, due});
    return true;
  });
  EXPECT_THAT(metrics.counted, ElementsAre("vestnik_informing_unexplained_total rule=absence 1"));
  const auto reports = page("/api/v1/informing-report/stored")["reports"];
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0]["month"], "2026-10");
  EXPECT_EQ(reports[0]["told"], 1);
  EXPECT_EQ(reports[0]["unexplained"], 1);
}

TEST_F(InformingMonth, TellsWhatSmsHaveCostOfWhatTheRegulationAllows) {
  auto regulation = std::make_shared<FixedRegulation>();
  regulation->calm_terms.caps = {"sms", 3, 20000, 30};
  host_.book().regulation = regulation;
  message(owed(egors_mother, "told", "", "sms"), "sms", "sent");
  message(owed(egors_mother, "no_way", "refused", ""), "sms", "dead");
  school_.run("INSERT INTO channel_use VALUES (1, 1, 'sms', '2026-10-07', 20, 3, 1)");
  school_.run("INSERT INTO channel_use VALUES (1, 2, 'sms', '2026-10-07', 20, 5, 0)");
  const auto cost = page("/api/v1/informing-report/cost?month=2026-10");
  EXPECT_EQ(cost["segments"], 3) << "what was certainly not sent costs nothing";
  EXPECT_EQ(cost["for_absences"], 3);
  EXPECT_EQ(cost["limit"], 20000);
  EXPECT_THAT(command({"2026-10"}).second, HasSubstr("СМС: 3 из 20000 частей, из них об отсутствии — 3"));
}

TEST_F(InformingMonth, IsNobodysBusinessButTheAdministrations) {
  EXPECT_EQ(host_.get("/api/v1/informing-report", egors_mother).status, 403);
  EXPECT_EQ(host_.get("/api/v1/informing-report", algebra_teacher).status, 403);
  EXPECT_EQ(host_.get("/api/v1/informing-report", director).status, 200);
}

TEST_F(InformingMonth, AMonthThatIsNoneIsToldSo) {
  EXPECT_EQ(host_.get("/api/v1/informing-report?month=october", director).status, 400);
  EXPECT_EQ(command({"2026-13"}).first, 2);
  EXPECT_EQ(command({"--institution", "x"}).first, 2);
}

}  // namespace
}  // namespace vestnik::tests
