/// The scheduler and every question of the duties on the other engine: a school with nothing to do, and one list.
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "notify/channels.h"
#include "records/leave_store.h"
#include "records/migrations.h"
#include "schedule/core_matters.h"
#include "schedule/duty_lists.h"
#include "schedule/scheduler.h"
#include "storage/migrate.h"
#include "storage/open.h"
#include "support/postgres_server.h"
#include "unit/schedule/duty_school.h"

namespace vestnik::tests {
namespace {

void fill(Transaction& transaction) {
  const auto run = [&](std::string_view sql) { transaction.execute(sql); };
  run("INSERT INTO institution (id, code, name, short_name, kind, timezone, phone)"
      " VALUES (1, 'school', 'N', 'N', 'school', 'Europe/Samara', '')");
  run("INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, recorded_at)"
      " VALUES (1, 1, 'N', 'N', '', '', '', 0), (1, 2, 'N', 'N', '', '', '', 0)");
  run("INSERT INTO study_group (institution_id, id, name, kind, course, department, speciality, sort_key)"
      " VALUES (1, 1, '7-A', 'class', 7, '', '', '')");
  run("INSERT INTO subject (institution_id, id, name, sort_key) VALUES (1, 1, 'S', '')");
  run("INSERT INTO membership (institution_id, id, group_id, student_id, valid_from, recorded_at)"
      " VALUES (1, 1, 1, 2, '2026-09-01', 0)");
  run("INSERT INTO teaching (institution_id, id, teacher_id, group_id, subject_id, valid_from, recorded_at)"
      " VALUES (1, 1, 1, 1, 1, '2026-09-01', 0)");
  run("INSERT INTO class_teacher (institution_id, id, group_id, teacher_id, valid_from, recorded_at)"
      " VALUES (1, 1, 1, 1, '2026-09-01', 0)");
  run("INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at)"
      " VALUES (1, 1, 'quarter', 1, '2026-09-01', '2026-10-25', '', 0)");
  run("INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id,"
      " actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at)"
      " VALUES (1, 1, '2026-09-14', 1, 1, 1, 1, 1, 0, 1789358400000000, 1, '', 'held', 'T', '', 1, 0)");
  run("INSERT INTO task (institution_id, id, lesson_id, kind, title, weight_hundredths, created_by, created_at)"
      " VALUES (1, 1, 1, 'control', '', 100, 0, 0)");
  run("INSERT INTO attendance (institution_id, id, lesson_id, student_id, code, reason, version, changed_at, "
      "changed_by)"
      " VALUES (1, 1, 1, 2, 'Н', '', 1, 0, 0)");
}

TEST(DutiesOnPostgres, AreLookedAtRemindedToldAboveAndEnded) {
  PostgresServer server;
  auto database = open_postgres(server.create_database()).value();
  ASSERT_TRUE(migrate(*database, "core", core_migrations()).ok());
  const InstitutionId id{1};
  database->write(id, Priority::person, [](Transaction& transaction) {
    fill(transaction);
    return true;
  });
  OneRegulation book;
  book.regulation = load_regulation_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua").regulation;
  const Channels channels{{GatewayInfo{"test", "internal", "mail", "", 100}}, [](auto, auto) { return true; }};
  const DutyBook duties{core_duty_matters(), {}};
  DutyLists lists{duties, channels};
  Scheduler scheduler{{*database, book, {&lists}}};
  const TimeZone zone = TimeZone::find("Europe/Samara").value();
  const auto step = [&](std::string_view date, std::string_view time) {
    return scheduler.step(zone.instant(School::day(date), parse_clock(time).value()));
  };
  step("2026-09-14", "07:00");
  EXPECT_EQ(step("2026-09-14", "16:00"), 1U);
  EXPECT_EQ(step("2026-09-18", "16:00"), 1U);
  EXPECT_EQ(step("2026-10-19", "16:00"), 1U);
  database->write(id, Priority::person, [](Transaction& transaction) {
    EXPECT_FALSE(duty_tasks(transaction, {}).empty());
    EXPECT_FALSE(open_duty_tasks(transaction).empty());
    const auto leave =
        add_leave(transaction, {0, PersonId{1}, "trip", School::day("2026-10-20"), School::day("2026-10-21")},
                  PersonId{1}, Instant{});
    EXPECT_EQ(on_leave(transaction, School::day("2026-10-20")).size(), 1U);
    EXPECT_TRUE(find_leave(transaction, leave));
    withdraw_leave(transaction, leave, Instant{});
    EXPECT_TRUE(leaves_from(transaction, School::day("2026-10-20")).empty());
    return true;
  });
}

}  // namespace
}  // namespace vestnik::tests
