// A certificate brought to school 30 of Labinsk after the thirty days: what its family hears (labinsk-3.20a).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class LateCertificate : public ::testing::Test {
 protected:
  LateCertificate() {
    const auto loaded = load_regulation_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/labinsk.lua");
    for (const NotifyRule& rule : loaded.regulation->notify_rules()) rules.push_back(rule);
    world.book.regulation->rules = rules;
    world.book.regulation->terms = loaded.regulation->informing();
    world.school.account(seven_a.mother);
    world.school.consent(seven_a.mother, seven_a.ilya);
  }
  Instant at(std::string_view date, std::string_view time) { return world.school.at(date, time); }
  std::size_t messages() { return world.sms.seen.size() + world.email.seen.size() + world.mail.seen.size(); }

  NotifyWorld world;
  SevenA seven_a{world.school};
  std::vector<NotifyRule> rules;
};

TEST_F(LateCertificate, PutsRightWhatTheFamilyWasToldOfTheReason) {
  const AttendanceId absence =
      world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("2026-09-14", "08:05"));
  world.run_at(at("2026-09-14", "08:15"));
  world.school.reason(absence, "НП", at("2026-09-14", "15:00"));
  world.run_at(at("2026-09-14", "15:10"));
  const std::size_t before = world.email.seen.size();
  ASSERT_EQ(before, 1U) << "told of the absence without a good reason";
  world.school.reason(absence, "УП", at("2026-10-20", "11:00"));
  world.run_at(at("2026-10-20", "11:10"));
  ASSERT_THAT(world.email.seen, SizeIs(before + 1));
  EXPECT_THAT(world.email.seen.back().text, HasSubstr("запись о причине отсутствия исправлена"));
}

TEST_F(LateCertificate, TellsNobodyWhereNoReasonWasTold) {
  const AttendanceId absence =
      world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("2026-09-14", "08:05"));
  world.run_at(at("2026-09-14", "08:15"));
  const std::size_t before = messages();
  world.school.reason(absence, "УП", at("2026-10-20", "11:00"));
  world.run_at(at("2026-10-20", "11:10"));
  EXPECT_EQ(messages(), before);
}

}  // namespace
}  // namespace vestnik::tests
