#include "notify/exposed_password_notice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "records/role_store.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Labinsk's own regulation.
class ExposedPasswordNotices : public ::testing::Test {
 protected:
  ExposedPasswordNotices() {
    const auto loaded = load_regulation_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/labinsk.lua");
    world.book.regulation->rules = {};
    for (const NotifyRule& rule : loaded.regulation->notify_rules()) world.book.regulation->rules.push_back(rule);
    add_exposed_password_notices(world.plugin_events);
    for (const PersonId person : {administrator, deputy_head, seven_a.teacher}) world.school.account(person);
    world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
      add_grant(transaction,
                {0, administrator, Role::administrator, "institution", 0, School::day("2026-09-01"), std::nullopt, "1"},
                at("2026-09-01", "08:00"));
      return true;
    });
  }
  Instant at(std::string_view date, std::string_view time) { return world.school.at(date, time); }

  NotifyWorld world;
  SevenA seven_a{world.school};
  PersonId administrator = world.school.person("Белов", "Пётр");
  PersonId deputy_head = world.school.person("Громова", "Елена");
};

// labinsk-3.19b: the administrator gets a message at once, and one a report.
TEST_F(ExposedPasswordNotices, TellTheAdministratorOfEachReportOnce) {
  const auto report = [&](Instant when) {
    world.school.event("password.exposed", R"({"person":)" + std::to_string(seven_a.teacher.value) + "}", when);
  };
  report(at("2026-09-22", "10:00"));
  world.run_at(at("2026-09-22", "10:01"));
  world.run_at(at("2026-09-22", "12:00"));
  ASSERT_EQ(world.mail.seen.size(), 1U);
  EXPECT_EQ(world.mail.seen[0].recipient, administrator);
  EXPECT_EQ(world.mail.seen[0].subject, "Школа 39: пароль мог узнать посторонний");
  EXPECT_THAT(world.mail.seen[0].text, AllOf(HasSubstr("Савина Ольга Павловна сообщает 22.09 10:00"),
                                             HasSubstr("все сеансы завершены"), HasSubstr("п. 3.19")));
  report(at("2026-09-23", "10:00"));
  world.run_at(at("2026-09-23", "10:01"));
  EXPECT_EQ(world.mail.seen.size(), 2U);
}

TEST_F(ExposedPasswordNotices, TellTheAdministratorUnderARegulationThatIsSilentAboutIt) {
  world.book.regulation->rules.clear();
  world.school.event("password.exposed", R"({"person":)" + std::to_string(seven_a.teacher.value) + "}",
                     at("2026-09-22", "10:00"));
  world.run_at(at("2026-09-22", "10:01"));
  world.run_at(at("2026-09-22", "12:00"));
  ASSERT_EQ(world.mail.seen.size(), 1U);
  EXPECT_EQ(world.mail.seen[0].recipient, administrator);
  EXPECT_THAT(world.mail.seen[0].text, AllOf(HasSubstr("Савина Ольга Павловна сообщает 22.09 10:00"),
                                             HasSubstr("вы отвечаете за электронный журнал"), Not(HasSubstr("п. "))));
}

}  // namespace
}  // namespace vestnik::tests
