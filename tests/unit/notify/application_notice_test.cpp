#include "notify/application_notice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "records/application_store.h"
#include "records/role_store.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Syzran's own regulation; the application is of Tuesday 22 September for the lessons of the 14th.
class ApplicationNotices : public ::testing::Test {
 protected:
  ApplicationNotices() {
    const auto loaded = load_regulation_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua");
    regulations.put(world.school.id, loaded.regulation);
    add_application_notices(world.plugin_events, regulations);
    for (const PersonId person : {administrator, deputy, deputy_head, seven_a.teacher}) world.school.account(person);
    grant(administrator, Role::administrator, "2026-09-01", std::nullopt, "1");
    grant(deputy_head, Role::deputy_head, "2026-09-01", std::nullopt, "1");
  }

  void write(const std::function<void(Transaction&)>& use) {
    world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  }
  void grant(PersonId who, Role role, std::string_view from, std::optional<CivilDate> until, std::string order) {
    write([&](Transaction& transaction) {
      add_grant(transaction, {0, who, role, "institution", 0, School::day(from), until, std::move(order)},
                at("2026-09-01", "08:00"));
    });
  }
  Instant at(std::string_view date, std::string_view time) { return world.school.at(date, time); }
  void file(Instant when) {
    write([&](Transaction& transaction) {
      file_application(transaction, seven_a.teacher, {seven_a.lessons[0], seven_a.lessons[1]}, "болезнь", when);
    });
    world.school.event("application.filed", R"({"application":1})", when);
  }
  void decide(bool granted, Instant when, Instant from) {
    write([&](Transaction& transaction) {
      decide_application(transaction, ApplicationId{1},
                         {administrator, "administrator", "1", granted, "по справке", "7.4.7",
                          granted ? std::optional{from} : std::nullopt,
                          granted ? std::optional{from + std::chrono::hours{12}} : std::nullopt},
                         when);
    });
    world.school.event("application.decided", R"({"application":1,"granted":true})", when);
  }
  std::vector<std::int64_t> recipients(std::string_view rule) {
    std::vector<std::int64_t> found;
    world.school.database().read(world.school.id, [&](Transaction& transaction) {
      found = transaction.all("SELECT recipient_id FROM obligation WHERE institution_id = $1 AND rule = $2 ORDER BY id",
                              {world.school.id, rule}, [](const Row& row) { return row.integer(0); });
    });
    return found;
  }
  /// The planner asks the shelf for its rules too.
  void run_at(Instant now) {
    world.book.regulation->rules = {};
    for (const NotifyRule& rule : regulations.in_force(world.school.id, School::day("2026-09-22"))->notify_rules()) {
      world.book.regulation->rules.push_back(rule);
    }
    world.run_at(now);
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  RegulationShelf regulations;
  PersonId administrator = world.school.person("Белов", "Пётр");
  PersonId deputy = world.school.person("Котова", "Алла");
  PersonId deputy_head = world.school.person("Громова", "Елена");
};

// syzran-7.4.7b: the administrator receives it, once.
TEST_F(ApplicationNotices, TellWhoeverDecidesOnce) {
  file(at("2026-09-22", "10:00"));
  run_at(at("2026-09-22", "10:01"));
  run_at(at("2026-09-22", "12:00"));
  ASSERT_EQ(world.mail.seen.size(), 1U);
  EXPECT_THAT(recipients("application"), ElementsAre(administrator.value));
  EXPECT_EQ(world.mail.seen[0].subject, "Школа 39: заявка на открытие урока");
  EXPECT_THAT(world.mail.seen[0].text,
              AllOf(HasSubstr("Савина О. П. просит открыть"), HasSubstr("- 14.09, 1-й урок, 7-А: география"),
                    HasSubstr("- 14.09, 2-й урок"), HasSubstr("Причина: болезнь"), HasSubstr("п. 7.4.7")));
}

// The reason may be an illness: it stays within the journal.
TEST_F(ApplicationNotices, KeepTheReasonOutOfEmail) {
  world.school.contact(administrator, "email", "office@example.org");
  file(at("2026-09-22", "10:00"));
  run_at(at("2026-09-22", "10:01"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, Not(HasSubstr("болезнь")));
  EXPECT_THAT(world.email.seen[0].html, Not(HasSubstr("болезнь")));
}

// syzran-7.4.7b: who deputises by an order is told while the order holds, its last day included.
TEST_F(ApplicationNotices, TellTheDeputyByOrderWhileTheOrderHolds) {
  grant(deputy, Role::administrator, "2026-09-21", School::day("2026-09-22"), "112-к");
  file(at("2026-09-22", "20:59"));
  run_at(at("2026-09-22", "20:59"));
  EXPECT_THAT(recipients("application"), ElementsAre(administrator.value, deputy.value));
}

TEST_F(ApplicationNotices, TellNobodyWhoseOrderHasEnded) {
  grant(deputy, Role::administrator, "2026-09-20", School::day("2026-09-21"), "112-к");
  file(at("2026-09-22", "10:00"));
  run_at(at("2026-09-22", "10:01"));
  EXPECT_THAT(recipients("application"), ElementsAre(administrator.value));
}

// syzran-7.4.7c: the teacher learns until when the date is open.
TEST_F(ApplicationNotices, TellTheTeacherOfTheDecisionAndItsHours) {
  file(at("2026-09-22", "10:00"));
  run_at(at("2026-09-22", "10:01"));
  decide(true, at("2026-09-22", "11:00"), at("2026-09-23", "08:00"));
  run_at(at("2026-09-22", "11:01"));
  run_at(at("2026-09-22", "11:30"));
  EXPECT_THAT(recipients("application_decision"), ElementsAre(seven_a.teacher.value));
  ASSERT_EQ(world.mail.seen.size(), 2U);
  EXPECT_THAT(world.mail.seen[1].text, AllOf(HasSubstr("открыты для вас с 23.09 08:00 до 23.09 20:00"),
                                             HasSubstr("Пояснение: по справке"), HasSubstr("14.09, 1-й урок")));
}

TEST_F(ApplicationNotices, TellTheTeacherOfARefusal) {
  file(at("2026-09-22", "10:00"));
  decide(false, at("2026-09-22", "11:00"), {});
  run_at(at("2026-09-22", "11:01"));
  ASSERT_EQ(world.mail.seen.size(), 2U);
  EXPECT_THAT(world.mail.seen[1].text, AllOf(HasSubstr("от 22.09 10:00 отклонена"), Not(HasSubstr("открыты"))));
}

}  // namespace
}  // namespace vestnik::tests
