#include "domain/event_types.h"
#include "unit/notify/calendar_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class WeeklyResults : public CalendarWorld {
 protected:
  WeeklyResults() { rule("weekly_results", "results", Audience::parents, {"email"}); }
};

// syzran-7.3.8, yarovoe-4.3.5
TEST_F(WeeklyResults, TellTheFamilyOfTheMarksAndAbsencesOfTheWeek) {
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  world.school.mark(class_7a.lessons[1], class_7a.ilya, 5, at("2026-09-14", "09:30"));
  world.school.attendance(class_7a.lessons[2], class_7a.ilya, "О", at("2026-09-14", "10:00"));
  run_at("2026-09-18", "17:59");
  EXPECT_THAT(world.email.seen, IsEmpty());
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text,
              HasSubstr("Илья, с 11.09 по 18.09.\n"
                        "Оценки:\n- география: 4, 5 (средняя за период 4,50)\nОпозданий: 1\n"));
  EXPECT_THAT(world.email.seen[0].html, HasSubstr("география: 4, 5"));
  EXPECT_THAT(world.obligations(), ElementsAre("weekly_results told"));
  run_at("2026-09-18", "18:30");
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(WeeklyResults, ASecondTellsOnlyWhatCameSinceTheFirst) {
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  run_at("2026-09-18", "18:00");
  world.school.mark(class_7a.lessons[1], class_7a.ilya, 2, at("2026-09-18", "18:00"));
  run_at("2026-09-25", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(2));
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("- география: 2 (средняя за период 3,00)"));
}

TEST_F(WeeklyResults, AFamilyWithNothingNewIsNotWrittenTo) {
  begin("2026-09-14", "07:00");
  run_at("2026-09-18", "18:00");
  EXPECT_THAT(world.deliveries(), IsEmpty());
  EXPECT_THAT(world.obligations(), IsEmpty());
}

TEST_F(WeeklyResults, OfTwoChildrenAreOneMessage) {
  const PersonId sister = world.school.person("Кузнецова", "Вера");
  world.school.enrol(sister, class_7a.group);
  world.school.guardian(class_7a.mother, sister);
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  world.school.mark(class_7a.lessons[0], sister, 5, at("2026-09-14", "09:00"));
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Илья, с"));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Вера, с"));
}

// Fairness: only the class teacher's word makes an absence one without a valid reason.
TEST_F(WeeklyResults, AnAbsenceIsWithoutValidReasonOnlyWhenTheClassTeacherSaidSo) {
  begin("2026-09-14", "07:00");
  world.school.attendance(class_7a.lessons[0], class_7a.ilya, "Н", at("2026-09-14", "08:05"));
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Пропущено уроков: 1, причина пока не отмечена: 1\n"));
  EXPECT_THAT(world.email.seen[0].text, Not(HasSubstr("без уважительной")));
  const AttendanceId second =
      world.school.attendance(class_7a.lessons[1], class_7a.ilya, "Н", at("2026-09-21", "08:05"));
  world.school.run("UPDATE attendance SET reason = 'НП' WHERE institution_id = $1 AND id = $2",
                   {world.school.id, second});
  run_at("2026-09-25", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(2));
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("Пропущено уроков: 1, без уважительной причины: 1\n"));
}

TEST_F(WeeklyResults, GoToNobodyWhomACourtHasLeftOut) {
  world.school.run("UPDATE guardianship SET is_told = 0 WHERE institution_id = $1", {world.school.id});
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  run_at("2026-09-18", "18:00");
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(WeeklyResults, WaitForConsentWhereTheRegulationAsksForIt) {
  world.book.regulation->terms.consent_required = true;
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  run_at("2026-09-18", "18:00");
  EXPECT_THAT(world.email.seen, IsEmpty());
  EXPECT_THAT(world.obligations(), ElementsAre("weekly_results no_way(no_consent)"));
}

TEST_F(WeeklyResults, AreOfNoUseDaysLater) {
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  scheduler->step(at("2026-09-18", "18:00"));
  world.run_at(at("2026-09-21", "18:00"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  EXPECT_THAT(world.deliveries(), ElementsAre("email cancelled(expired)"));
}

TEST_F(WeeklyResults, SayTheWordsOfTheMomentTheyLeave) {
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  scheduler->step(at("2026-09-18", "18:00"));
  world.school.run("UPDATE mark SET first_grade = 4, version = 2 WHERE institution_id = $1", {world.school.id});
  world.run_at(at("2026-09-18", "18:01"));
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("география: 4"));
}

/// Who refused the electronic form reads the week on the sheet of the regulation's rule of paper.
class WeeklyPaperResults : public WeeklyResults {
 protected:
  WeeklyPaperResults() {
    auto& regulation = *world.book.regulation;
    regulation.terms.paper_for_opted_out = true;
    PeriodicRule& sheet = rule("weekly_paper", "results", Audience::parents, {"print"});
    sheet.every.at = parse_clock("15:00").value();
    sheet.telling.opted_out_only = true;
    sheet.telling.expires = Expiry::never;
    NotifyRule weekly = sheet.telling;
    weekly.when.kind = TriggerKind::weekly;
    weekly.when.weekday = 5;
    weekly.when.at = sheet.every.at;
    regulation.rules.push_back(weekly);
    regulation.rules.push_back(low_mark_rule());
    world.school.opt_out(class_7a.mother, class_7a.ilya);
  }
};

// yarovoe-4.3.6
TEST_F(WeeklyPaperResults, StandOnOneSheetWithTheMarksAndGoNoOtherWay) {
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  run_at("2026-09-18", "14:55");
  EXPECT_THAT(world.print.seen, IsEmpty());
  run_at("2026-09-18", "15:00");
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("- Илья: география, 14.09: оценка 2\n"));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("Средние оценки с начала периода:\n- география: 2,00\n"));
  run_at("2026-09-18", "18:00");
  EXPECT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

// yarovoe-4.3.6: every week holds a sheet for each such parent.
TEST_F(WeeklyPaperResults, SayThatThereIsNothingNewInAWeekWithLessons) {
  begin("2026-09-14", "07:00");
  run_at("2026-09-18", "14:55");
  run_at("2026-09-18", "15:00");
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("новых оценок и пропусков нет"));
}

TEST_F(WeeklyPaperResults, AreNotMadeInAWeekWithoutLessons) {
  begin("2026-09-28", "07:00");
  run_at("2026-10-02", "14:55");
  run_at("2026-10-02", "15:00");
  EXPECT_THAT(world.deliveries(), IsEmpty());
}

class PeriodReport : public CalendarWorld {
 protected:
  PeriodReport() {
    auto& every = rule("period_report", "report", Audience::parents, {"preferred", "email"}).every;
    every = Recurrence{};
    every.turn = Recurrence::Turn::period;
    every.kinds = {PeriodKind::quarter};
    every.offset_days = 1;
    every.at = parse_clock("18:00").value();
  }
};

// syzran-r.ct.5a
TEST_F(PeriodReport, TellsFinalsAveragesAndWhatWasMissedByReason) {
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  for (const LessonId lesson : class_7a.lessons) {
    const AttendanceId row = world.school.attendance(lesson, class_7a.ilya, "Н", at("2026-09-14", "09:00"));
    world.school.run("UPDATE attendance SET reason = 'УП' WHERE institution_id = $1 AND id = $2",
                     {world.school.id, row});
  }
  const FinalId final_mark =
      world.school.final_mark(class_7a.ilya, class_7a.group, class_7a.geography, "4", at("2026-10-20", "12:00"));
  world.school.close_sheet(class_7a.group, class_7a.geography, {final_mark}, at("2026-10-22", "12:00"));
  run_at("2026-10-26", "17:59");
  EXPECT_THAT(world.email.seen, IsEmpty());
  run_at("2026-10-26", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text,
              HasSubstr("Илья, с 01.09 по 25.10.\nУспеваемость:\n"
                        "- география: итоговая оценка 4. Средняя 4,00, оценки: 4\n"
                        "Посещаемость:\nПропущено уроков: 6, полных дней: 1, по уважительной причине: 6\n"));
}

// syzran-r.ct.5a: or, on request, on paper.
TEST_F(PeriodReport, IsASheetForWhoeverChosePaper) {
  world.school.prefer(class_7a.mother, "print");
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  run_at("2026-10-26", "18:00");
  EXPECT_THAT(world.email.seen, IsEmpty());
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("О ком: Кузнецов Илья, 7-А"));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("Средняя 4,00"));
}

// usolye-7.2
TEST_F(PeriodReport, AForecastNamesTheExpectedFinalBeforeThePeriodEnds) {
  auto& forecast = world.book.regulation->periodic.front();
  forecast.telling.when.name = "forecast";
  forecast.every.offset_days = -14;
  begin("2026-09-14", "07:00");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  world.school.mark(class_7a.lessons[1], class_7a.ilya, 5, at("2026-09-14", "09:30"));
  run_at("2026-10-11", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("- география: средняя 4,50, ожидается 5\nПропусков нет.\n"));
}

// labinsk-4.4.5: each parent gets the child's report in one action of the class teacher.
TEST_F(PeriodReport, OfAWholeClassGoesToEachParentByTheClassTeachersWord) {
  const PersonId alina = world.school.person("Петрова", "Алина");
  const PersonId father = world.school.person("Петров", "Олег");
  world.school.enrol(alina, class_7a.group);
  world.school.guardian(father, alina);
  world.school.contact(father, "email", "father@example.org");
  NotifyRule to_class;
  to_class.name = "class_report";
  to_class.clause = "4.4.5";
  to_class.when.kind = TriggerKind::event;
  to_class.when.name = "class_report";
  to_class.tell = {Audience::parents};
  to_class.channels = {"email"};
  world.book.regulation->rules = {to_class};
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  world.school.event(event_type::class_reports_requested, "{\"group\":" + std::to_string(class_7a.group.value) + "}",
                     at("2026-09-15", "12:00"));
  world.run_at(at("2026-09-15", "12:00"));
  ASSERT_THAT(world.email.seen, SizeIs(2));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("- география: Средняя 4,00, оценки: 4"));
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("Оценок за это время нет."));
  EXPECT_THAT(world.obligations(), ElementsAre("class_report told", "class_report told"));
}

// syzran-r.ct.4
TEST_F(PeriodReport, OnRequestIsASheetAtOnceThoughTheGuardianWantsTheRestElectronically) {
  NotifyRule on_request;
  on_request.name = "report_on_request";
  on_request.clause = "4 порядка работы классного руководителя";
  on_request.when.kind = TriggerKind::event;
  on_request.when.name = "report_request";
  on_request.tell = {Audience::addressees};
  on_request.channels = {"print"};
  world.book.regulation->rules = {on_request};
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-14", "09:00"));
  world.school.event(event_type::report_requested,
                     "{\"guardian\":" + std::to_string(class_7a.mother.value) +
                         ",\"student\":" + std::to_string(class_7a.ilya.value) + "}",
                     at("2026-09-15", "12:00"));
  world.run_at(at("2026-09-15", "12:00"));
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_EQ(world.print.seen[0].category, "report_on_request");
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("с 01.09 по 15.09"));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("- география: Средняя 4,00, оценки: 4"));
  EXPECT_THAT(world.obligations(), ElementsAre("report_on_request open")) << "printed, and not handed over yet";
}

}  // namespace
}  // namespace vestnik::tests
