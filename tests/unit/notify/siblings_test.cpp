#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Илья of 7-А and his sister Вера of 5-Б; one mother.
class Siblings : public ::testing::Test {
 protected:
  Siblings() {
    const auto class_5b = world.school.group("5-Б");
    vera = world.school.person("Кузнецова", "Вера");
    world.school.enrol(vera, class_5b);
    world.school.guardian(seven_a.mother, vera);
    veras_lesson = world.school.lesson(class_5b, seven_a.geography, seven_a.teacher, "2026-09-14", 2, "08:00", "08:45");
    world.school.lesson(class_5b, seven_a.geography, seven_a.teacher, "2026-09-14", 5, "11:55", "12:40");
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  void both_absent(std::string_view first = "08:01", std::string_view second = "08:03") {
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at(first));
    world.plan_at(at(first));
    world.school.attendance(veras_lesson, vera, "Н", at(second));
    world.plan_at(at(second));
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  PersonId vera;
  LessonId veras_lesson;
};

TEST_F(Siblings, AbsentAtTheSameTimeAreOneMessageThatNamesBoth) {
  both_absent();
  world.run_at(at("08:12"));
  EXPECT_THAT(world.sms.seen, IsEmpty()) << "the later absence has not settled";
  world.run_at(at("08:13"));
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.sms.seen[0].text, HasSubstr("Илья: нет на 1-м уроке 14.09."));
  EXPECT_THAT(world.sms.seen[0].text, HasSubstr("Вера: нет на 2-м уроке 14.09."));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told", "absence told")) << "a proof of each child";
}

TEST_F(Siblings, AbsentAtDifferentTimesAreTwoMessages) {
  both_absent("08:01", "08:06");
  world.run_at(at("08:16"));
  EXPECT_THAT(world.sms.seen, SizeIs(2));
}

TEST_F(Siblings, OneOfThemBarredLeavesTheOthersPart) {
  both_absent();
  world.school.opt_out(seven_a.mother, seven_a.ilya);
  world.run_at(at("08:13"));
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.sms.seen[0].text, HasSubstr("Вера"));
  EXPECT_THAT(world.sms.seen[0].text, Not(HasSubstr("Илья"))) << "the mother refused to hear of him electronically";
}

TEST_F(Siblings, OneOfThemCorrectedMeanwhileLeavesTheOthersPart) {
  both_absent();
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "", at("08:09"));
  world.run_at(at("08:13"));
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.sms.seen[0].text, Not(HasSubstr("Илья")));
}

TEST_F(Siblings, ADeadMessageGoesOnByTheNextChannelAboutBoth) {
  world.sms.answer = [](const Message&) { return Refused{"no"}; };
  both_absent();
  world.run_at(at("08:13"));
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Илья"));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Вера"));
  EXPECT_THAT(world.email.seen[0].subject, HasSubstr("Илья: нет на 1-м уроке 14.09; Вера"));
}

TEST_F(Siblings, TwoMarksOfOneChildStayTwoMessages) {
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("09:00"));
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, at("09:01"));
  world.run_at(at("09:15"));
  EXPECT_THAT(world.email.seen, SizeIs(2));
}

TEST_F(Siblings, TwoGuardiansWithOneTelephoneGetOneMessageAndBothAreTold) {
  const auto father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, seven_a.ilya);
  world.school.contact(father, "phone", "+79270000001");
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:01"));
  world.run_at(at("08:11"));
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told", "absence told"));
}

}  // namespace
}  // namespace vestnik::tests
