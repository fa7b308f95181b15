#pragma once
/// Class 7-А and the scheduler with its periodic messages. The first quarter is 2026-09-01 to 2026-10-25; lessons stand
/// on Monday 2026-09-14 and Wednesday 2026-09-23.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notify/periodic_messages.h"
#include "schedule/scheduler.h"
#include "support/notify_world.h"

namespace vestnik::tests {

class CalendarWorld : public ::testing::Test {
 protected:
  CalendarWorld() : class_7a(world.school), messages(world.book, world.channels) {
    world.school.lesson(class_7a.group, class_7a.geography, class_7a.teacher, "2026-09-23", 1, "08:00", "08:45");
    auto& regulation = *world.book.regulation;
    regulation.rules.clear();
    regulation.study_periods = {
        {PeriodId{}, PeriodKind::quarter, 1, School::day("2026-09-01"), School::day("2026-10-25")}};
    world.school.account(class_7a.mother);
    world.school.account(class_7a.teacher);
  }

  [[nodiscard]] Instant at(std::string_view date, std::string_view time) const { return world.school.at(date, time); }

  PeriodicRule& rule(std::string name, std::string_view about, Audience tell, std::vector<std::string> channels) {
    NotifyRule told;
    told.name = std::move(name);
    told.clause = "7.3.8";
    told.when.kind = TriggerKind::periodic;
    told.when.name = about;
    told.tell = {tell};
    told.channels = std::move(channels);
    told.expires = Expiry::after;
    told.expires_after = std::chrono::hours{72};
    Recurrence friday;
    friday.weekday = 5;
    friday.at = parse_clock("18:00").value();
    auto& rules = world.book.regulation->periodic;
    rules.push_back({std::move(told), friday});
    return rules.back();
  }

  /// The scheduler begins to watch the calendar.
  void begin(std::string_view date, std::string_view time) {
    scheduler = std::make_unique<Scheduler>(SchedulerParts{world.school.database(), world.book, {&messages}});
    scheduler->step(at(date, time));
  }
  /// The scheduler, then the relays.
  void run_at(std::string_view date, std::string_view time) {
    world.clock.set(at(date, time));
    scheduler->step(at(date, time));
    world.run_at(at(date, time));
  }

  NotifyWorld world;
  SevenA class_7a;
  PeriodicMessages messages;
  std::unique_ptr<Scheduler> scheduler;
};

}  // namespace vestnik::tests
