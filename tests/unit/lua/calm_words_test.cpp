// The words of a regulation about not shouting: read, explained, and judged when they make no sense.
#include <gmock/gmock.h>

#include "cases/run_cases.h"
#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "ports/calm.h"
#include "regulation/contradictions.h"
#include "regulation/explain.h"
#include "rule_texts.h"

namespace vestnik {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

LoadedRegulation loaded_calm(const std::string& rules) {
  return load_regulation("calm.lua", std::string{sound_start} + rules);
}

std::string mark_rule(const std::string& words) {
  return "notify \"low_mark\" { clause = \"7.4\", when = mark { at_most = 2 }, tell = { \"student\", \"parents\" },\n"
         "  by = first_of { \"internal\", \"email\", \"sms\" }, " +
         words + " }\n";
}

std::vector<std::string> remark_codes(const std::string& rules) {
  const auto loaded = loaded_calm(rules);
  if (!loaded.regulation) return {printed(loaded.problems)};
  std::vector<std::string> codes;
  for (const auto& remark : contradictions(loaded.regulation->rules())) codes.push_back(remark.problem.code);
  return codes;
}

std::string explained(const std::string& rules) {
  const auto catalogue = MessageTable::load(source_tree / "templates/messages");
  const auto loaded = loaded_calm(rules);
  if (!loaded.regulation || !catalogue) return printed(loaded.problems);
  std::string text;
  for (const auto& rule : explain(loaded.regulation->rules(), catalogue.value())) text += rule.text + "\n";
  return text;
}

TEST(CalmWords, ARuleSaysWhenItGoesOnAndWhoHearsFirst) {
  const auto loaded = loaded_calm(mark_rule(
      "escalate = { after = 2 * hours, unless = \"delivered\" }, child_first = 90 * minutes, on_days_off = false"));
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  const CalmRule& calm = calm_rule(*loaded.regulation, "low_mark");
  ASSERT_TRUE(calm.escalation);
  EXPECT_EQ(calm.escalation->after, std::chrono::hours{2});
  EXPECT_EQ(calm.escalation->unless, Heard::delivered);
  EXPECT_EQ(calm.child_first, std::chrono::minutes{90});
  EXPECT_EQ(calm.on_days_off, false);
  EXPECT_FALSE(calm_rule(*loaded.regulation, "absence").escalation) << "another rule says nothing of it";
}

TEST(CalmWords, TheSchoolSaysWhatSmsMayCost) {
  const auto loaded =
      loaded_calm("inform { on_days_off = false, sms = { a_day = 3, a_month = 20000, reserved_for_absences = 30 } }");
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  const InformCalm& calm_terms = calm(*loaded.regulation);
  EXPECT_FALSE(calm_terms.on_days_off);
  EXPECT_EQ(calm_terms.caps.channel, "sms");
  EXPECT_EQ(calm_terms.caps.a_day, 3);
  EXPECT_EQ(calm_terms.caps.a_month, 20000);
  EXPECT_EQ(calm_terms.caps.reserved_for_absences, 30);
}

TEST(CalmWords, ADigestMayBeWeeklyOrBySubject) {
  const auto weekly = loaded_calm(mark_rule("digest = \"weekly\""));
  ASSERT_TRUE(weekly.regulation) << printed(weekly.problems);
  EXPECT_TRUE(weekly.regulation->notify_rules().front().digest);
  EXPECT_EQ(calm_rule(*weekly.regulation, "low_mark").digest_turn, DigestTurn::weekly);
  const auto by_subject = loaded_calm(mark_rule("digest = \"by_subject\""));
  ASSERT_TRUE(by_subject.regulation);
  EXPECT_TRUE(calm_rule(*by_subject.regulation, "low_mark").digest_by_subject);
  const auto plain = loaded_calm(mark_rule("digest = true"));
  ASSERT_TRUE(plain.regulation);
  EXPECT_TRUE(plain.regulation->notify_rules().front().digest);
}

TEST(CalmWords, ACaseSeesAWeeklyDigestDueOnFriday) {
  const auto loaded = loaded_calm(mark_rule("digest = \"weekly\""));
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  const CasesRun run = run_cases(*loaded.regulation, loaded.regulation->zone(), "c.lua",
                                 "case { clause = \"x-7.4\", \"Сводка\", told = { mark = { grade = 2 },"
                                 " now = \"2026-09-14 12:00\" }, expect = \"told\", digest = true,"
                                 " due = \"2026-09-18 16:00\" }");
  EXPECT_TRUE(run.passed()) << printed(run.problems);
}

TEST(CalmWords, AMistakeIsFoundWithItsField) {
  EXPECT_THAT(printed(loaded_calm(mark_rule("digest = \"monthly\"")).problems), HasSubstr("monthly"));
  EXPECT_THAT(printed(loaded_calm(mark_rule("escalate = { unless = \"read\" }")).problems), HasSubstr("after"));
  EXPECT_THAT(printed(loaded_calm(mark_rule("escalate = { after = 2 * hours, unless = \"seen\" }")).problems),
              HasSubstr("seen"));
  EXPECT_THAT(printed(loaded_calm("inform { sms = { a_week = 3 } }").problems), HasSubstr("a_week"));
  EXPECT_THAT(printed(loaded_calm("inform { sms = { a_month = 10, reserved_for_absences = 101 } }").problems),
              HasSubstr("reserved_for_absences"));
}

TEST(CalmWords, WhatMakesNoSenseIsRemarkedOn) {
  EXPECT_THAT(remark_codes(mark_rule("digest = true, escalate = { after = 2 * hours }")),
              Contains("contradiction.escalation_of_digest"));
  EXPECT_THAT(remark_codes(mark_rule("expires = 1 * hours, escalate = { after = 2 * hours }")),
              Contains("contradiction.expires_before_escalation"));
  EXPECT_THAT(remark_codes(mark_rule("escalate = { after = 0 * hours }")),
              Contains("contradiction.escalation_at_once"));
  EXPECT_THAT(remark_codes(mark_rule("expires = 1 * hours, child_first = 2 * hours")),
              Contains("contradiction.expires_before_parents"));
  EXPECT_THAT(remark_codes("notify \"low_mark\" { clause = \"7.4\", when = mark {}, tell = { \"parents\" }, by = {"
                           " \"email\" }, child_first = 2 * hours, escalate = { after = 2 * hours } }"),
              ::testing::AllOf(Contains("contradiction.child_first_of_whom"),
                               Contains("contradiction.escalation_has_no_next")));
  EXPECT_THAT(remark_codes("inform { sms = { reserved_for_absences = 30 } }"),
              Contains("contradiction.reserve_of_nothing"));
  EXPECT_THAT(remark_codes("inform { sms = { a_month = 100, reserved_for_absences = 100 } }"),
              Contains("contradiction.everything_reserved"));
}

TEST(CalmWords, AreExplainedInPlainWords) {
  const std::string text =
      explained(mark_rule("child_first = 90 * minutes, escalate = { after = 2 * hours }, on_days_off = false") +
                "inform { on_days_off = false, sms = { a_day = 3, a_month = 20000, reserved_for_absences = 30 } }");
  EXPECT_THAT(text, HasSubstr("Если за 2 часа не прочитано — следующим способом."));
  EXPECT_THAT(text, HasSubstr("Сначала ученику, родителям — через 90 минут."));
  EXPECT_THAT(text, HasSubstr("Только в дни с уроками."));
  EXPECT_THAT(text, HasSubstr("не больше 20000 частей СМС; из них 30 % — только для сообщений об отсутствии."));
}

}  // namespace
}  // namespace vestnik
