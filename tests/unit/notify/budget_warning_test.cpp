#include "notify/budget_warning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schedule/scheduler.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A hundred segments a month; a message of some of them has left.
class BudgetWatch : public ::testing::Test {
 protected:
  BudgetWatch() : warning(world.channels), scheduler(SchedulerParts{world.school.database(), world.book, {&warning}}) {
    add_budget_words(world.plugin_events, world.book);
    world.book.regulation->calm_terms.caps = {"sms", 0, 100, 30};
    administrator = world.school.person("Орлова", "Вера");
    world.school.account(administrator);
    world.school.run(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from,"
        " order_number, recorded_at) VALUES ($1, 900, $2, 'administrator', '', 0, '2026-09-01', '', 0)",
        {world.school.id, administrator});
    scheduler.step(at("2026-09-14", "08:30"));
  }
  Instant at(std::string_view day, std::string_view time) { return world.school.at(day, time); }
  void spent(int segments, std::string_view day) {
    world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("2026-09-14", "07:30"));
    world.run_at(at("2026-09-14", "07:40"));
    world.school.run(
        "INSERT INTO channel_use VALUES ($1, 1, 'sms', $2, $3, $4, 0) ON CONFLICT (institution_id,"
        " delivery_id) DO UPDATE SET segments = excluded.segments, day = excluded.day",
        {world.school.id, day, seven_a.mother, segments});
  }
  void run_at(std::string_view day, std::string_view time) {
    world.clock.set(at(day, time));
    scheduler.step(at(day, time));
    world.run_at(at(day, time));
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  BudgetWarning warning;
  Scheduler scheduler;
  PersonId administrator;
};

TEST_F(BudgetWatch, TheAdministratorIsToldAtEightyPercent) {
  spent(79, "2026-09-14");
  run_at("2026-09-14", "09:00");
  EXPECT_THAT(world.mail.seen, IsEmpty()) << "79 of 100 are not yet 80 percent";
  spent(80, "2026-09-14");
  run_at("2026-09-14", "10:00");
  ASSERT_THAT(world.mail.seen, SizeIs(1));
  EXPECT_EQ(world.mail.seen[0].recipient, administrator);
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("80 из 100 частей СМС"));
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("30 % оставлены"));
}

TEST_F(BudgetWatch, OnceAMonthAndAgainInTheNext) {
  spent(90, "2026-09-14");
  run_at("2026-09-14", "10:00");
  run_at("2026-09-14", "11:00");
  run_at("2026-09-20", "11:00");
  EXPECT_THAT(world.mail.seen, SizeIs(1)) << "the administrator was told twice";
  spent(90, "2026-10-02");
  run_at("2026-10-02", "11:00");
  EXPECT_THAT(world.mail.seen, SizeIs(2));
}

}  // namespace
}  // namespace vestnik::tests
