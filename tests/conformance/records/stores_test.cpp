#include "conformance/records/suite.h"
#include "records/application_store.h"
#include "records/attendance_store.h"
#include "records/audit_chain.h"
#include "records/audit_reader.h"
#include "records/audit_verification.h"
#include "records/calendar_store.h"
#include "records/change_log.h"
#include "records/event_store.h"
#include "records/idempotency_store.h"
#include "records/lesson_store.h"
#include "records/period_store.h"
#include "records/regulation_store.h"

namespace vestnik::tests {
namespace {

using ::testing::UnorderedElementsAre;

const Instant then = parse_iso_instant("2026-09-14T08:00:00Z").value();

WrittenUnder under(PersonId actor) { return {actor, "", ApplicationId{}, "hash", then}; }

TEST_P(JournalConformance, LessonsAreReadWithTheirGroupAndSubject) {
  school().write([&](Transaction& transaction) {
    const auto lesson = find_lesson(transaction, school().lesson);
    ASSERT_TRUE(lesson);
    EXPECT_EQ(lesson->facts->subject_name, "Алгебра");
    EXPECT_EQ(lesson->facts->group.course, 7);
    EXPECT_EQ(lesson->facts->starts_at, school().at("2026-09-14", "08:30"));
    EXPECT_EQ(lesson->planned_teacher, school().teacher);
    EXPECT_FALSE(lesson->homework_due);
    EXPECT_FALSE(find_lesson(transaction, LessonId{9999}));
    EXPECT_EQ(lessons_of(transaction, school().group, school().algebra, JournalSchool::day("2026-09-07"),
                         JournalSchool::day("2026-09-21"))
                  .size(),
              3U);
    EXPECT_THAT(members_on(transaction, school().subgroup, JournalSchool::day("2026-09-14")),
                UnorderedElementsAre(school().anna, school().boris));
    mark_held(transaction, school().lesson, {.at = school().at("2026-09-14", "08:00")});
    EXPECT_EQ(find_lesson(transaction, school().lesson)->facts->state, LessonState::planned);
    mark_held(transaction, school().lesson, {.at = school().at("2026-09-14", "08:30")});
    EXPECT_EQ(find_lesson(transaction, school().lesson)->facts->state, LessonState::held);
    EXPECT_EQ(find_lesson(transaction, school().lesson)->version, 1);
  });
}

TEST_P(JournalConformance, MarksCountForAFinalWhileTheyStand) {
  school().write([&](Transaction& transaction) {
    const TaskId task =
        add_task(transaction, {{}, school().lesson, WorkKind::control, "Контрольная", 250}, school().teacher, then);
    StoredMark cell;
    cell.student = school().anna;
    cell.task = task;
    const StoredMark given = write_mark(transaction, school().lesson, cell, Mark{4, 3}, under(school().teacher));
    const auto period = find_period(transaction, school().period);
    auto basis = basis_of(transaction, school().anna, school().algebra, *period);
    ASSERT_EQ(basis.size(), 1U);
    EXPECT_EQ(basis[0].work_kind, WorkKind::control);
    EXPECT_EQ(basis[0].weight_hundredths, 250);
    EXPECT_EQ(basis[0].value, (Mark{4, 3}));
    EXPECT_EQ(marks_of_lesson(transaction, school().lesson).at(0).version, 1);
    EXPECT_EQ(write_mark(transaction, school().lesson, given, std::nullopt, under(school().teacher)).version, 2);
    EXPECT_TRUE(basis_of(transaction, school().anna, school().algebra, *period).empty());
    EXPECT_FALSE(marks_of_lesson(transaction, school().lesson).at(0).value);
  });
}

TEST_P(JournalConformance, NoticesAreKnownOnTheirDaysToTheGroupsOfTheStudent) {
  school().write([&](Transaction& transaction) {
    add_notice(transaction,
               {0,
                school().anna,
                "trip",
                JournalSchool::day("2026-09-14"),
                JournalSchool::day("2026-09-15"),
                {"Н", "УП"},
                "мать"},
               school().class_teacher, then);
    const auto known = [&](GroupId group, std::string_view date) {
      return noticed_absences(transaction, group, JournalSchool::day(date)).size();
    };
    EXPECT_EQ(known(school().group, "2026-09-13"), 0U);
    EXPECT_EQ(known(school().group, "2026-09-14"), 1U);
    EXPECT_EQ(known(school().subgroup, "2026-09-15"), 1U);
    EXPECT_EQ(known(school().group, "2026-09-16"), 0U);
    EXPECT_EQ(known(school().other_group, "2026-09-14"), 0U);
  });
}

TEST_P(JournalConformance, TheShortestPeriodHoldsTheDate) {
  school().write([&](Transaction& transaction) {
    add_study_period(
        transaction,
        {{{}, PeriodKind::year, 1, JournalSchool::day("2026-09-01"), JournalSchool::day("2027-05-26")}, "1"}, then);
    EXPECT_EQ(period_on(transaction, JournalSchool::day("2026-09-14"))->id, school().period);
    EXPECT_EQ(period_on(transaction, JournalSchool::day("2026-10-30"))->kind, PeriodKind::year);
    EXPECT_FALSE(period_on(transaction, JournalSchool::day("2026-08-31")));
    const auto period = find_period(transaction, school().period);
    EXPECT_EQ(lessons_ahead(transaction, {school().group, school().algebra, school().period}, *period, then), 2);
  });
}

TEST_P(JournalConformance, SheetsCloseOnce) {
  school().write([&](Transaction& transaction) {
    const FinalPlace place{school().group, school().algebra, school().period};
    EXPECT_FALSE(sheet_is_closed(transaction, place));
    const SheetId sheet = close_sheet(transaction, place, school().teacher, then);
    EXPECT_EQ(close_sheet(transaction, place, school().teacher, then), sheet);
    EXPECT_TRUE(sheet_is_closed(transaction, place));
  });
}

TEST_P(JournalConformance, ApplicationsAreListedNewestFirst) {
  school().write([&](Transaction& transaction) {
    const auto first = file_application(transaction, school().teacher, {school().lesson}, "болезнь", then);
    const auto second =
        file_application(transaction, school().other_teacher, {school().other_lesson}, "командировка", then);
    EXPECT_EQ(applications(transaction, PersonId{}, 10).at(0).id, second);
    EXPECT_EQ(applications(transaction, PersonId{}, 1).size(), 1U);
    const auto own = applications(transaction, school().teacher, 10);
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0].lessons, std::vector<LessonId>{school().lesson});
    decide_application(
        transaction, first,
        {school().administrator, "administrator", "1", true, "", "7.4.7", then, then + std::chrono::hours{12}}, then);
    EXPECT_EQ(open_grant(transaction, school().teacher, school().lesson, then)->application, first);
    EXPECT_FALSE(open_grant(transaction, school().other_teacher, school().lesson, then));
    EXPECT_FALSE(open_grant(transaction, school().teacher, school().lesson, then + std::chrono::hours{12}));
  });
}

TEST_P(JournalConformance, AnswersAreKeptByPersonAndKey) {
  school().write([&](Transaction& transaction) {
    keep_answer(transaction, school().teacher, {"key", "digest"}, EventId{7}, R"({"rows":[]})", R"({"rows":0})", then);
    const auto kept = kept_answer(transaction, school().teacher, "key");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->digest, "digest");
    EXPECT_EQ(kept->event, EventId{7});
    EXPECT_FALSE(kept_answer(transaction, school().other_teacher, "key"));
  });
}

TEST_P(JournalConformance, EventsAndTheAuditAreNumberedWithoutAGap) {
  for (int round = 0; round < 3; ++round) {
    school().database().write(school().id, Priority::person, [&](Transaction& transaction) {
      append_event(transaction, "lesson.changed", 1, "{}", school().teacher, then);
      append_audit(transaction, school().random(), "{}", then);
      return round != 1;
    });
  }
  EXPECT_EQ(school().number("SELECT MAX(id) FROM event"), 2);
  school().write([&](Transaction& transaction) {
    EXPECT_EQ(verify_audit(transaction).links, 2);
    transaction.execute("UPDATE audit_payload SET payload = 'x' WHERE institution_id = $1 AND id = 2", {school().id});
    EXPECT_EQ(verify_audit(transaction).first_broken, 2);
  });
}

TEST_P(JournalConformance, ReadsTheAuditAndTheLogOfChangesAlike) {
  school().write([&](Transaction& transaction) {
    for (const char* payload : {R"({"command":"marks.recorded","outcome":"recorded","actor":7,"object":[3,5]})",
                                R"({"read":"contacts.view","outcome":"read","actor":8,"object":[4,17]})"}) {
      append_audit(transaction, school().random(), payload, then);
    }
  });
  school().database().read(school().id, [&](Transaction& transaction) {
    AuditFilter filter;
    filter.command = "marks.recorded";
    filter.person = 7;
    filter.lesson = 5;
    filter.from = then;
    EXPECT_EQ(read_audit(transaction, filter).entries.size(), 1U);
    filter = {};
    filter.student = 17;
    EXPECT_EQ(read_audit(transaction, filter).entries.size(), 1U);
    for (const ChangedFact fact : {ChangedFact::mark, ChangedFact::attendance, ChangedFact::final_mark}) {
      int found = 0;
      ChangeFilter changes;
      changes.fact = fact;
      changes.from = then;
      changes.until = then;
      each_change(transaction, changes, [&](FactChange&&) { ++found; });
      EXPECT_EQ(found, 0);
    }
  });
}

TEST_P(JournalConformance, ARegulationIsTriedPromotedAndTakenBack) {
  school().write([&](Transaction& transaction) {
    const CivilDate first = JournalSchool::day("2026-09-01");
    add_regulation(transaction, {0, first, "h1", "a.lua", "one", then});
    const auto second = add_regulation(transaction, {0, first, "h2", "a.lua", "two", then});
    const auto trial = begin_trial(transaction, {{0, first, "h3", "a.lua", "three", then}, {school().group}});
    const auto running = running_trial(transaction);
    ASSERT_TRUE(running);
    EXPECT_EQ(running->version.script, "three");
    EXPECT_THAT(running->groups, UnorderedElementsAre(school().group, school().subgroup));
    end_trial(transaction, trial, "promoted", then);
    EXPECT_FALSE(running_trial(transaction));
    withdraw_regulation(transaction, second, then);
    withdraw_regulation(transaction, second, then);
    EXPECT_EQ(regulation_in_force(transaction, JournalSchool::day("2026-09-14"))->script_hash, "h1");
    EXPECT_EQ(all_regulations(transaction).size(), 1U);
  });
}

}  // namespace
}  // namespace vestnik::tests
