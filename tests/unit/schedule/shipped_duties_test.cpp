/// The duties of the five institutions as their regulations say them: who is reminded when, and by which clause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "unit/schedule/duty_school.h"

namespace vestnik::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::shared_ptr<const Regulation> regulation_of(const std::string& institution) {
  const auto loaded = load_regulation_file(std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua/regulations" /
                                           (institution + ".lua"));
  for (const Problem& problem : loaded.problems) ADD_FAILURE() << problem.code << " " << problem.detail("line");
  return loaded.regulation;
}

/// Later than the digest of any of them.
constexpr std::string_view after_digest = "18:30";

struct Institution {
  std::string code;
  std::string role_above;
  std::string filling_clause;
  std::string finals_clause;
  std::string period_ends;
  std::string first_list;  ///< of finals
  std::string next_day;    ///< after the finals are due: who is above hears
};

class ShippedDuties : public ::testing::TestWithParam<Institution> {
 protected:
  ShippedDuties() : duties(regulation_of(GetParam().code)) {
    duties.grant(duties.head, GetParam().role_above);
    // The week's absences and next year's plans are other tests' affair.
    lesson = duties.lesson(duties.savina, "2026-09-14", 1, "08:00", "08:45");
    duties.work(lesson, "oral");
    duties.plan_at("2026-09-14", "07:00");
  }
  std::vector<Message> list_on(std::string_view date) {
    duties.run_at(date, after_digest);
    return duties.sent();
  }
  static const Message* to(const std::vector<Message>& messages, PersonId person, std::string_view with) {
    for (const Message& message : messages) {
      if (message.recipient == person && message.text.find(with) != std::string::npos) return &message;
    }
    return nullptr;
  }
  DutySchool duties;
  LessonId lesson;
};

// usolye-3.4a, yarovoe-3.4, yarovoe-8.4, otradny-4.teacher.1, syzran-7.4.3, syzran-r.t.5a, labinsk-4.5.1a
TEST_P(ShippedDuties, AnUnfilledLessonIsRemindedAtTheEndOfTheDayAndToldAboveOnTheNext) {
  duties.run_at("2026-09-14", "08:45");
  const auto today = duties.sent();
  const Message* list = to(today, duties.savina, "Заполнить уроки: 1");
  ASSERT_NE(list, nullptr);
  EXPECT_THAT(list->text, HasSubstr("14.09, 1-й урок, 7-А, География: нет темы"));
  EXPECT_THAT(list->text, HasSubstr("П. " + GetParam().filling_clause));
  const auto tomorrow = list_on("2026-09-15");
  EXPECT_NE(to(tomorrow, duties.head, "Савина О. П.: Заполнить уроки: 1. Срок был 14.09"), nullptr);
}

TEST_P(ShippedDuties, AFilledLessonIsNobodysAffair) {
  duties.fill(lesson);
  duties.grade(lesson, 1, duties.ilya);
  EXPECT_EQ(to(list_on("2026-09-14"), duties.savina, "Заполнить уроки"), nullptr);
}

// yarovoe-4.4.5, yarovoe-5.3, otradny-4.teacher.3, syzran-r.t.10, labinsk-5.2.3e
TEST_P(ShippedDuties, FinalsAreRemindedBeforeTheyAreDueAndToldAboveAfterwards) {
  if (GetParam().finals_clause.empty()) {
    // usolye names no date for finals, so nobody is reminded of any.
    for (const DutyRule& rule : duties.in_force.regulation->duties()) EXPECT_NE(rule.matter, "finals_set");
    return;
  }
  duties.quarter("2026-09-01", GetParam().period_ends);
  const CivilDate first = School::day(GetParam().first_list);
  EXPECT_EQ(to(list_on(to_iso(plus_days(first, -1))), duties.savina, "Выставить итоговые"), nullptr);
  const auto lists = list_on(GetParam().first_list);
  const Message* list = to(lists, duties.savina, "Выставить итоговые оценки: 2");
  ASSERT_NE(list, nullptr);
  EXPECT_THAT(list->text, HasSubstr("7-А, География: без итоговой оценки 2 ученика"));
  EXPECT_THAT(list->text, HasSubstr("П. " + GetParam().finals_clause));
  EXPECT_NE(to(list_on(GetParam().next_day), duties.head, "Савина О. П.: Выставить итоговые оценки: 2 (7-А)"), nullptr);
}

INSTANTIATE_TEST_SUITE_P(All, ShippedDuties,
                         ::testing::Values(Institution{"syzran", "deputy_head", "7.4.3", "10 порядка работы учителя",
                                                       "2026-10-25", "2026-10-19", "2026-10-23"},
                                           Institution{"usolye", "head_of_department", "3.4", "", "", "", ""},
                                           Institution{"yarovoe", "deputy_head", "8.4", "5.3", "2026-12-30",
                                                       "2026-12-24", "2026-12-29"},
                                           Institution{"otradny", "head_of_department", "4, преподаватель, 1",
                                                       "4, преподаватель, 3", "2026-12-30", "2026-12-28", "2026-12-31"},
                                           Institution{"labinsk", "deputy_head", "4.5.1", "5.2.3", "2026-10-25",
                                                       "2026-10-22", "2026-10-26"}),
                         [](const auto& param) { return param.param.code; });

/// A duty that its person ends by word: first and last day of the reminder.
struct SaidDuty {
  std::string institution;
  std::string role;
  std::string text;
  std::string first;
  std::string due;
};

class SaidDuties : public ::testing::TestWithParam<SaidDuty> {};

// yarovoe-4.5.2 (partial: the timetable is not looked at), yarovoe-4.3.3 (partial: subgroups are not looked at)
// otradny-4.disp.1 (partial: the curriculum is not looked at), otradny-4.disp.2 (partial: subgroups are not looked at)
// otradny-5.3 (partial: printing is not looked at), otradny-4.disp.6 (partial: printing is not looked at)
// otradny-4.ict.1 (partial: the medium's number is not kept), otradny-4.admin.15 (partial: the receiver is not kept)
// syzran-7.4.2a (partial: plans are not looked at), syzran-r.t.1 (partial: plans are not looked at)
// syzran-7.5.3 (partial: plans are not looked at), syzran-7.5.2 (partial: the timetable is not looked at)
// syzran-r.ct.1a (partial: the list is not printed), syzran-r.arch.2 (partial: the register is not kept)
// labinsk-3.17 (partial: not by person), labinsk-4.3.4 (partial: the load is not looked at)
// labinsk-4.2.18 (partial: subgroups are not looked at), labinsk-4.4.3 (partial: subgroups are not looked at)
TEST_P(SaidDuties, IsRemindedUntilItsPersonSaysItIsDone) {
  DutySchool duties{regulation_of(GetParam().institution)};
  PersonId person = duties.savina;
  if (GetParam().role != "teacher" && GetParam().role != "class_teacher") {
    person = duties.orlov;
    duties.grant(person, GetParam().role);
  }
  const CivilDate first = School::day(GetParam().first);
  duties.plan_at(to_iso(plus_days(first, -1)), "07:00");
  const auto reminded = [&](std::string_view date) {
    duties.run_at(date, after_digest);
    bool found = false;
    for (const Message& message : duties.sent()) {
      found = found || (message.recipient == person && message.text.find(GetParam().text) != std::string::npos);
    }
    return found;
  };
  EXPECT_FALSE(reminded(to_iso(plus_days(first, -1))));
  EXPECT_TRUE(reminded(GetParam().first));
  if (GetParam().due != GetParam().first) {
    EXPECT_TRUE(reminded(GetParam().due));
  }
  duties.school.run("UPDATE duty_task SET state = 'done' WHERE state = 'open'");
  EXPECT_FALSE(reminded(to_iso(plus_days(School::day(GetParam().due), 1))));
}

const SaidDuty said_duties[]{
    {"yarovoe", "deputy_head", "Составить расписание на учебный год", "2027-08-25", "2027-09-01"},
    {"yarovoe", "teacher", "Разделить группу на подгруппы", "2026-09-04", "2026-09-11"},
    {"otradny", "dispatcher", "Внести учебный план", "2026-09-04", "2026-09-11"},
    {"otradny", "class_teacher", "Разделить группы на подгруппы", "2027-01-14", "2027-01-21"},
    {"otradny", "dispatcher", "Распечатать журналы за период", "2026-12-31", "2026-12-31"},
    {"otradny", "ict_department", "Предоставить носитель", "2027-06-23", "2027-06-30"},
    {"otradny", "dispatcher", "прошить журналы за год", "2027-06-28", "2027-07-05"},
    {"otradny", "administrator", "Передать отчёт по журналу в архив", "2027-06-28", "2027-07-05"},
    {"syzran", "teacher", "Планирование уроков", "2027-06-14", "2027-06-25"},
    {"syzran", "teacher", "Внести календарно-тематическое планирование", "2027-08-24", "2027-08-31"},
    {"syzran", "deputy_head", "Проверить содержание", "2027-08-24", "2027-08-31"},
    {"syzran", "deputy_head", "Составить расписание на учебный год", "2027-08-24", "2027-08-31"},
    {"syzran", "class_teacher", "с группами здоровья", "2026-09-01", "2026-09-04"},
    {"syzran", "secretary", "Передать электронные копии", "2027-05-19", "2027-05-26"},
    {"labinsk", "administrator", "Провести инструктаж", "2027-08-26", "2027-09-03"},
    {"labinsk", "deputy_head", "Распределить учебную нагрузку", "2027-08-25", "2027-09-01"},
    {"labinsk", "class_teacher", "Разделить классы на подгруппы", "2026-09-08", "2026-09-15"},
};
INSTANTIATE_TEST_SUITE_P(All, SaidDuties, ::testing::ValuesIn(said_duties),
                         [](const auto& param) { return param.param.institution + std::to_string(param.index); });

// syzran-r.t.3b, syzran-r.t.5b, labinsk-4.5.7: written and control works, by the norms that the regulation names.
TEST(ShippedWorks, AreRemindedOnTheDayBeforeTheLastAndLateAfterIt) {
  for (const auto& [institution, kind, last] :
       {std::tuple{"syzran", "control", 21}, {"syzran", "written", 19}, {"labinsk", "control", 21}}) {
    DutySchool duties{regulation_of(institution)};
    const LessonId lesson = duties.lesson(duties.savina, "2026-09-14", 1, "08:00", "08:45");
    duties.fill(lesson);
    duties.work(lesson, kind);
    duties.plan_at("2026-09-14", "07:00");
    const auto told = [&](int day) {
      duties.run_at("2026-09-" + std::to_string(day), after_digest);
      std::vector<Message> lists = duties.sent();
      std::erase_if(lists, [](const Message& list) { return list.text.find("оценки за работы") == std::string::npos; });
      return lists;
    };
    const std::string says = "без оценки 2 ученика, срок — " + std::to_string(last) + ".09";
    // A deadline on a Saturday is asked for on the day with lessons after it.
    constexpr int due = 21;
    EXPECT_THAT(told(18), IsEmpty()) << institution << kind;
    const auto reminder = told(due);
    ASSERT_THAT(reminder, SizeIs(1)) << institution << kind;
    EXPECT_THAT(reminder[0].text, HasSubstr(says)) << institution << kind;
    const auto late = told(due + 1);
    ASSERT_THAT(late, SizeIs(2)) << institution << kind;
    EXPECT_EQ(late[0].recipient, duties.head) << institution << kind;
  }
}

// labinsk-4.4.1: every day. syzran-r.ct.2: no term named, so at the end of the week.
TEST(ShippedReasons, AreAskedForOfTheClassTeacher) {
  for (const auto& [institution, date] : {std::pair{"labinsk", "2026-09-14"}, {"syzran", "2026-09-18"}}) {
    DutySchool duties{regulation_of(institution)};
    const LessonId lesson = duties.lesson(duties.orlov, "2026-09-14", 1, "08:00", "08:45");
    duties.school.attendance(lesson, duties.ilya, "Н", duties.school.at("2026-09-14", "08:10"));
    duties.plan_at("2026-09-13", "07:00");
    duties.run_at(date, after_digest);
    bool found = false;
    for (const Message& list : duties.sent()) {
      found = found || (list.recipient == duties.savina && list.text.find("Кузнецов Илья, 14.09") != std::string::npos);
    }
    EXPECT_TRUE(found) << institution;
  }
}

}  // namespace
}  // namespace vestnik::tests
