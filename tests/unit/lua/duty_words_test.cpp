// The word `duty` and the moments of the calendar: what a deputy head writes, what is read, how it is said back.
#include <gtest/gtest.h>

#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "regulation/explain.h"
#include "rule_texts.h"

namespace vestnik {
namespace {

LoadedRegulation loaded_duties(std::string_view rest) {
  return load_regulation("school.lua", std::string{sound_start} + std::string{rest});
}

std::string duty_due(std::string_view due) {
  return "duty \"check\" { clause = \"1\", of = { \"director\" }, matter = \"journal_checked\", due = " +
         std::string{due} + " }\n";
}

/// The due moment as `vestnik regulation explain` says it, or the code of the first finding.
std::string said(std::string_view due) {
  static const auto catalogue = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages");
  const auto regulation = loaded_duties(duty_due(due));
  if (regulation.regulation == nullptr) return regulation.problems.front().code;
  const std::string text = explain(regulation.regulation->rules(), catalogue.value()).back().text;
  return text.substr(text.find("Срок: ") + std::string_view{"Срок: "}.size());
}

bool finds(std::string_view due, std::string_view code, std::string_view detail, std::string_view value) {
  for (const Problem& problem : loaded_duties(duty_due(due)).problems) {
    if (problem.code == code && problem.detail(detail) == value) return true;
  }
  return false;
}

TEST(DutyWords, MomentsAreSaidBackInProse) {
  EXPECT_EQ(said("end_of(\"day\")"), "каждый учебный день.");
  EXPECT_EQ(said("end_of(\"week\")"), "последний учебный день недели.");
  EXPECT_EQ(said("end_of(\"month\")"), "последний учебный день месяца.");
  EXPECT_EQ(said("end_of(\"quarter\")"), "последний день четверти.");
  EXPECT_EQ(said("\"friday\""), "каждую пятницу.");
  EXPECT_EQ(said("\"friday 16:00\""), "каждую пятницу в 16:00.");
  EXPECT_EQ(said("\"school_day 18:00\""), "каждый учебный день в 18:00.");
  EXPECT_EQ(said("before(\"period_end\", 3 * days)"), "за 3 дня до окончания учебного периода.");
  EXPECT_EQ(said("before(\"semester_end\", 1 * days)"), "за 1 день до окончания семестра.");
  EXPECT_EQ(said("after(\"year_end\", 5 * days)"), "через 5 дней после окончания учебного года.");
  EXPECT_EQ(said("after(\"half_year_start\", 10 * school_days)"), "через 10 учебных дней после начала полугодия.");
  EXPECT_EQ(said("by_order(\"quarter\")"), "дата из приказа об окончании четверти.");
  EXPECT_EQ(said("monthly(1, \"09:00\")"), "1-го числа каждого месяца в 09:00.");
  EXPECT_EQ(said("yearly(\"31.08\")"), "ежегодно 31.08.");
  EXPECT_EQ(said("yearly(\"29.02\")"), "ежегодно 29.02.");
}

TEST(DutyWords, AMistypedMomentNamesTheNearest) {
  EXPECT_TRUE(finds("\"fryday 16:00\"", "regulation.unknown_value", "nearest", "friday"));
  EXPECT_TRUE(finds("end_of(\"quater\")", "regulation.unknown_value", "nearest", "quarter"));
  EXPECT_TRUE(finds("before(\"period_ends\", 3 * days)", "regulation.unknown_value", "nearest", "period_end"));
  EXPECT_TRUE(finds("\"friday 25:00\"", "regulation.no_such_time", "value", "25:00"));
  EXPECT_TRUE(finds("yearly(\"31.06\")", "regulation.no_such_day", "value", "31.06"));
  EXPECT_TRUE(finds("monthly(32)", "regulation.out_of_bounds", "highest", "31"));
  EXPECT_TRUE(finds("before(\"period_end\", 3 * hours)", "regulation.wrong_type", "field", "due"));
  EXPECT_TRUE(finds("{ 1 }", "regulation.wrong_type", "field", "due"));
}

TEST(DutyWords, ADutyIsReadWhole) {
  const auto read = loaded_duties(R"(
duty "finals" {
  clause = "5.3", of = { "teacher" }, matter = "finals_set", text = "Итоговые оценки",
  due = before("period_end", 2 * days), remind_before = 5 * days,
  escalate_to = { "class_teacher", "deputy_head" }, escalate_after = 2 * working_days,
  for_ { course = { 10, 11 } },
})");
  ASSERT_NE(read.regulation, nullptr) << read.problems.front().code;
  ASSERT_EQ(read.regulation->duties().size(), 1U);
  const DutyRule& rule = read.regulation->duties().front();
  EXPECT_EQ(rule.name, "finals");
  EXPECT_EQ(rule.clause, "5.3");
  EXPECT_EQ(rule.of, std::vector{Role::teacher});
  EXPECT_EQ(rule.matter, "finals_set");
  EXPECT_EQ(rule.due.offset_days, -2);
  EXPECT_TRUE(rule.whole_day);
  EXPECT_EQ(rule.remind_before, 5);
  EXPECT_EQ(rule.escalate_to, (std::vector{Role::class_teacher, Role::deputy_head}));
  EXPECT_EQ(rule.escalate_after, 2);
  GroupTraits group;
  group.course = 10;
  EXPECT_TRUE(rule.applies_to(group, "алгебра"));
  group.course = 7;
  EXPECT_FALSE(rule.applies_to(group, "алгебра"));
}

TEST(DutyWords, WhatADutyMustHaveIsDemanded) {
  const auto codes = [](std::string_view duty) {
    std::string all;
    for (const Problem& problem : loaded_duties(duty).problems) {
      all += problem.code + " ";
      all += problem.detail("field").empty() ? problem.detail("nearest") : problem.detail("field");
      all += ";";
    }
    return all;
  };
  EXPECT_EQ(codes("duty \"a\" { of = \"teacher\", matter = \"lessons_filled\", due = end_of(\"day\") }"),
            "regulation.missing_clause clause;");
  EXPECT_EQ(codes("duty \"a\" { clause = \"1\" }"),
            "regulation.missing_field of;regulation.missing_field matter;regulation.missing_field due;");
  EXPECT_EQ(codes("duty \"a\" { clause = \"1\", of = \"teacher\", matter = \"by_word\", due = end_of(\"day\") }"),
            "regulation.missing_field text;");
  EXPECT_EQ(codes("duty \"a\" { clause = \"1\", of = \"techer\", matter = \"lessons_filed\", due = end_of(\"day\") }"),
            "regulation.unknown_value of;regulation.unknown_value matter;");
  EXPECT_EQ(codes("dutty \"a\" { clause = \"1\" }"), "regulation.unknown_word duty;");
  EXPECT_EQ(codes("editing { clause = \"1\", open_for = 7 * working_days }"),
            "regulation.wrong_type open_for;regulation.missing_field open_for;");
}

}  // namespace
}  // namespace vestnik
