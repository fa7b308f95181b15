#include "notify/unusual_acts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/audit_note.h"
#include "records/audit_chain.h"
#include "schedule/scheduler.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A teacher, an administrator, and bounds that are soon reached.
class UnusualWatch : public ::testing::Test {
 protected:
  static UnusualBounds small_bounds() {
    UnusualBounds bounds;
    bounds.rows_at_night = 6;
    bounds.cards_an_hour = 3;
    return bounds;
  }

  UnusualWatch()
      : acts(world.channels, random, small_bounds()),
        scheduler(SchedulerParts{world.school.database(), world.book, {&acts}}) {
    add_unusual_words(world.plugin_events);
    administrator = world.school.person("Орлова", "Вера");
    teacher = world.school.person("Соколов", "Пётр");
    world.school.account(administrator);
    world.school.account(teacher);
    for (const auto& [id, who, role] :
         {std::tuple{900, administrator, "administrator"}, std::tuple{901, teacher, "deputy_head"}}) {
      world.school.run(
          "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from,"
          " order_number, recorded_at) VALUES ($1, $2, $3, $4, '', 0, '2026-09-01', '', 0)",
          {world.school.id, id, who, role});
    }
    scheduler.step(world.school.at("2026-09-14", "00:01"));
  }
  void note(const std::string& payload, std::string_view day, std::string_view time) {
    world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
      append_audit(transaction, random, payload, world.school.at(day, time));
      return true;
    });
  }
  /// A teacher's command upon so many rows.
  void wrote(int rows, std::string_view day, std::string_view time, const std::string& address = "10.0.0.1",
             const std::string& outcome = "recorded") {
    std::string list;
    for (int at = 0; at < rows; ++at) list += at == 0 ? "{}" : ",{}";
    note(R"({"command":"marks.recorded","outcome":")" + outcome + R"(","actor":)" + std::to_string(teacher.value) +
             R"(,"address":")" + address + R"(","asked":{"rows":[)" + list + "]}}",
         day, time);
  }
  void read_a_card(std::string_view day, std::string_view time) {
    note(audit_of_reading(Actor{world.school.id, teacher, {}}, {"contacts", "view"}, Object::person(PersonId{5}), {}),
         day, time);
  }
  void look(std::string_view day, std::string_view time) {
    world.clock.set(world.school.at(day, time));
    scheduler.step(world.school.at(day, time));
    world.run_at(world.school.at(day, time));
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  SeededRandom random{4};
  UnusualActs acts;
  Scheduler scheduler;
  PersonId administrator, teacher;
};

TEST_F(UnusualWatch, TheAdministratorIsToldOfAMassChangeAtNight) {
  wrote(3, "2026-09-14", "22:00");
  wrote(3, "2026-09-15", "05:59");
  look("2026-09-15", "05:59");
  ASSERT_THAT(world.mail.seen, SizeIs(1));
  EXPECT_EQ(world.mail.seen[0].recipient, administrator);
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("в ночь с 14.09"));
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("Соколов"));
  EXPECT_GT(world.school.count("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%unusual.noticed%'"), 0);
}

TEST_F(UnusualWatch, NotOfTheSameByDayNorOfLess) {
  wrote(6, "2026-09-14", "21:59");
  wrote(5, "2026-09-14", "22:00");
  wrote(6, "2026-09-14", "22:00", "10.0.0.1", "refused");
  look("2026-09-14", "22:05");
  EXPECT_THAT(world.mail.seen, IsEmpty());
  wrote(6, "2026-09-15", "06:00");
  look("2026-09-15", "06:05");
  EXPECT_THAT(world.mail.seen, IsEmpty());
}

TEST_F(UnusualWatch, OnceANightAndAgainInTheNext) {
  wrote(6, "2026-09-14", "23:00");
  look("2026-09-14", "23:05");
  wrote(6, "2026-09-14", "23:06");
  look("2026-09-14", "23:10");
  look("2026-09-15", "01:00");
  EXPECT_THAT(world.mail.seen, SizeIs(1)) << "the administrator was told twice";
  wrote(6, "2026-09-15", "23:00");
  look("2026-09-15", "23:05");
  EXPECT_THAT(world.mail.seen, SizeIs(2));
}

TEST_F(UnusualWatch, OfManyCardsReadWithinAnHour) {
  read_a_card("2026-09-14", "09:00");
  read_a_card("2026-09-14", "10:01");
  read_a_card("2026-09-14", "10:02");
  look("2026-09-14", "10:05");
  EXPECT_THAT(world.mail.seen, IsEmpty()) << "two within the hour";
  read_a_card("2026-09-14", "10:06");
  look("2026-09-14", "10:10");
  ASSERT_THAT(world.mail.seen, SizeIs(1));
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("личных данных"));
}

// yarovoe-4.3.8, labinsk-3.19a: simultaneous use of a staff account from two places is shown to its owner and the
// administrator. That a student's account has no page of the journal is proven by tests/access (journal view).
TEST_F(UnusualWatch, OfTheStaffActingFromTwoAddressesWithinMinutes) {
  wrote(1, "2026-09-14", "10:00", "10.0.0.1");
  wrote(1, "2026-09-14", "10:11", "10.0.0.2");
  look("2026-09-14", "10:15");
  EXPECT_THAT(world.mail.seen, IsEmpty()) << "eleven minutes are enough to walk";
  wrote(1, "2026-09-14", "10:21", "10.0.0.1");
  look("2026-09-14", "10:25");
  ASSERT_THAT(world.mail.seen, SizeIs(2));
  for (const auto& message : world.mail.seen) {
    EXPECT_THAT(message.text, HasSubstr("с двух адресов"));
    const bool own = message.recipient == teacher;
    EXPECT_THAT(message.text, HasSubstr(own ? "Вы ли это?" : "Спросите этого человека"));
    EXPECT_TRUE(own || message.recipient == administrator);
  }
  EXPECT_NE(world.mail.seen[0].recipient, world.mail.seen[1].recipient);
  wrote(1, "2026-09-14", "10:30", "10.0.0.2");
  look("2026-09-14", "10:35");
  EXPECT_THAT(world.mail.seen, SizeIs(2)) << "once a day";
}

}  // namespace
}  // namespace vestnik::tests
