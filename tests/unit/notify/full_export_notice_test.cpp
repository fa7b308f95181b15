#include "notify/full_export_notice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/full_export_store.h"
#include "records/role_store.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;

/// Under a regulation that says nothing of exports.
class FullExportNotices : public ::testing::Test {
 protected:
  FullExportNotices() {
    world.book.regulation->rules.clear();
    add_full_export_notices(world.plugin_events);
    for (const PersonId person : {asker, second, head, seven_a.teacher}) world.school.account(person);
    world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
      for (const auto& [person, role] : {std::pair{asker, Role::administrator}, std::pair{second, Role::administrator},
                                         std::pair{head, Role::director}}) {
        add_grant(transaction, {0, person, role, "institution", 0, School::day("2026-09-01"), std::nullopt, "1"},
                  at("08:00"));
      }
      FullExport one;
      one.reason = "проверка прокуратуры";
      one.asked_by = asker;
      one.asked_at = at("10:00");
      one.expires_at = at("10:00") + full_export_decided_within;
      id = add_full_export(transaction, one);
      return true;
    });
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-22", time); }
  void happen(const char* type, std::string_view time) {
    world.school.event(type, R"({"export":)" + std::to_string(id) + "}", at(time));
    world.run_at(at(time) + std::chrono::minutes{1});
  }
  std::vector<PersonId> told() {
    std::vector<PersonId> people;
    for (const auto& message : world.mail.seen) people.push_back(message.recipient);
    world.mail.seen.clear();
    return people;
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  PersonId asker = world.school.person("Белов", "Пётр");
  PersonId second = world.school.person("Громова", "Елена");
  PersonId head = world.school.person("Ершов", "Олег");
  std::int64_t id = 0;
};

TEST_F(FullExportNotices, TellThoseInChargeWhatIsAskedForAndTaken) {
  happen("full_export.asked", "10:00");
  ASSERT_FALSE(world.mail.seen.empty());
  EXPECT_THAT(world.mail.seen[0].text,
              AllOf(HasSubstr("Белов Пётр"), HasSubstr("проверка прокуратуры"), HasSubstr("Решите до 25.09 10:00")));
  EXPECT_THAT(told(), ::testing::UnorderedElementsAre(second, head));
  world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
    decide_full_export(transaction, id, head, at("11:00"), at("11:00") + full_export_open_for);
    return true;
  });
  happen("full_export.decided", "11:00");
  ASSERT_FALSE(world.mail.seen.empty());
  EXPECT_THAT(world.mail.seen[0].text, AllOf(HasSubstr("Ершов Олег"), HasSubstr("до 23.09 11:00")));
  EXPECT_THAT(told(), ::testing::ElementsAre(asker));
  happen("full_export.taken", "12:00");
  EXPECT_THAT(told(), ::testing::UnorderedElementsAre(second, head));
}

}  // namespace
}  // namespace vestnik::tests
