// A mark, an absence, a reason or a final that somebody had to be told of and nobody owes: the report says so, and
// knows what explains one.
#include <gtest/gtest.h>

#include "plugins/informing_report/overlooked.h"
#include "support/cabinet/school.h"
#include "support/fixed_regulation.h"

namespace vestnik::tests {
namespace {

using informing_report::Overlooked;

/// 7 October in Samara: a lesson of 7-А at eight, and everything recorded at nine and planned.
class OverlookedFacts : public ::testing::Test {
 protected:
  OverlookedFacts() {
    book_.regulation->rules = {absence_rule(), unexcused_rule(), low_mark_rule(), final_rule()};
    run("INSERT INTO lesson VALUES (1, 100, '2026-10-07', 1, 1, 1, 30, 30, " + at("04:00") + ", " + at("04:45") +
        ", 1, '', 'held', '', '', NULL, 1, 0)");
    run("INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at) VALUES "
        "(1, 1, 'quarter', 1, '2026-09-01', '2026-10-25', '', 0)");
    run("INSERT INTO event VALUES (1, 1, 'attendance.recorded', 1, '{}', 30, " + at("05:00") + ")");
    run("INSERT INTO planner_cursor VALUES (1, 1)");
  }

  static std::string at(const std::string& time) {
    return std::to_string(to_microseconds(*parse_iso_instant("2026-10-07T" + time + ":00Z")));
  }
  void run(const std::string& sql) { school_.run(sql); }
  void mark(int first, const std::string& second = "NULL", PersonId whose = egor) {
    run("INSERT INTO mark VALUES (1, " + std::to_string(++facts_) + ", 100, 0, " + std::to_string(whose.value) + ", " +
        std::to_string(first) + ", " + second + ", 1, " + at("05:00") + ", 30)");
  }
  void attendance(const std::string& code, const std::string& reason = "") {
    run("INSERT INTO attendance VALUES (1, " + std::to_string(++facts_) + ", 100, 10, '" + code + "', '" + reason +
        "', 1, " + at("05:00") + ", 30)");
  }
  void final_mark(const std::string& sheet) {
    run("INSERT INTO final_mark VALUES (1, " + std::to_string(++facts_) + ", 10, 1, 1, 1, '4', 0, 1, " + at("05:00") +
        ", 30)");
    run("INSERT INTO sheet VALUES (1, 1, 1, 1, 1, '" + sheet + "', " + at("05:00") + ", 30, 1)");
  }
  void owed(const std::string& kind, int fact, const std::string& rule) {
    run("INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, fact_date, rule, "
        "clause,"
        " recipient_id, student_id, corrects, state, reason, proof, created_at) VALUES (1, " +
        std::to_string(++obligations_) + ", 1, '" + kind + "', " + std::to_string(fact) + ", 1, '2026-10-07', '" +
        rule + "', '4.3', 20, 10, 0, 'told', '', 'sms', 0)");
  }
  std::map<std::string, std::int64_t> overlooked() {
    const auto zone = TimeZone::find("Europe/Samara").value();
    const auto month = informing_report::parse_month("2026-10");
    Overlooked found;
    school_.database().read(school, [&](Transaction& transaction) {
      found = find_overlooked(transaction, book_, zone, informing_report::span_of(zone, *month));
    });
    looked_at_ = found.facts;
    return found.by_rule;
  }

  using Rules = std::map<std::string, std::int64_t>;
  School school_;
  FixedBook book_;
  int facts_ = 0;
  int obligations_ = 0;
  std::int64_t looked_at_ = 0;
};

TEST_F(OverlookedFacts, ALowMarkThatNobodyOwesIsOne) {
  mark(2);
  mark(5, "2", masha);
  EXPECT_EQ(overlooked(), (Rules{{"low_mark", 2}}));
  EXPECT_EQ(looked_at_, 2);
}

TEST_F(OverlookedFacts, WhatIsOwedOrWasNeverToBeToldIsNone) {
  mark(2);
  owed("mark", 1, "low_mark");
  mark(5, "NULL", masha);
  EXPECT_EQ(overlooked(), Rules{});
}

TEST_F(OverlookedFacts, AnotherRulesObligationDoesNotStandForIt) {
  mark(2);
  owed("mark", 1, "mark");
  EXPECT_EQ(overlooked(), (Rules{{"low_mark", 1}}));
}

TEST_F(OverlookedFacts, AnAbsenceIsOneWhereNothingOfTheDayIsOwed) {
  attendance("Н");
  EXPECT_EQ(overlooked(), (Rules{{"absence", 1}}));
  owed("attendance", 777, "absence");
  EXPECT_EQ(overlooked(), Rules{}) << "one alert a day speaks of all its lessons";
}

TEST_F(OverlookedFacts, AnAbsenceWithAReasonOrANoticeIsNobodysAlert) {
  attendance("Н", "УП");
  EXPECT_EQ(overlooked(), Rules{});
  run("UPDATE attendance SET reason = ''");
  EXPECT_EQ(overlooked(), (Rules{{"absence", 1}}));
  run("INSERT INTO absence_notice VALUES (1, 1, 10, 'illness', '2026-10-06', '2026-10-08', 'Н', 'УП', 'мама', 31, 0,"
      " NULL)");
  EXPECT_EQ(overlooked(), Rules{});
}

TEST_F(OverlookedFacts, ALatenessAndACancelledLessonAreNoAbsence) {
  attendance("О");
  EXPECT_EQ(overlooked(), Rules{});
  run("UPDATE attendance SET code = 'Н'");
  run("UPDATE lesson SET state = 'cancelled'");
  EXPECT_EQ(overlooked(), Rules{});
}

TEST_F(OverlookedFacts, AReasonHasARuleOfItsOwn) {
  attendance("Н", "НП");
  EXPECT_EQ(overlooked(), (Rules{{"unexcused", 1}}));
  owed("attendance", 1, "unexcused");
  EXPECT_EQ(overlooked(), Rules{});
}

TEST_F(OverlookedFacts, AFinalIsToBeToldOnceItsSheetIsClosed) {
  final_mark("open");
  EXPECT_EQ(overlooked(), Rules{});
  run("UPDATE sheet SET state = 'closed'");
  EXPECT_EQ(overlooked(), (Rules{{"final", 1}}));
  owed("final", 1, "another rule that told it first");
  EXPECT_EQ(overlooked(), Rules{});
}

TEST_F(OverlookedFacts, WhereThereIsNobodyToTellNobodyIsPassedOver) {
  mark(2);
  run("UPDATE guardianship SET is_told = 0 WHERE student_id = 10");
  EXPECT_EQ(overlooked(), Rules{});
  book_.regulation->rule("low_mark").tell = {Audience::parents, Audience::class_teacher};
  EXPECT_EQ(overlooked(), (Rules{{"low_mark", 1}})) << "the class teacher is there";
}

TEST_F(OverlookedFacts, WhatStillWaitsForThePlannerIsNotYetOne) {
  mark(2);
  run("INSERT INTO event VALUES (1, 2, 'marks.recorded', 1, '{}', 30, " + at("05:00") + ")");
  EXPECT_EQ(overlooked(), Rules{});
  run("UPDATE planner_cursor SET event_id = 2");
  EXPECT_EQ(overlooked(), (Rules{{"low_mark", 1}}));
}

TEST_F(OverlookedFacts, AnotherMonthIsAnotherReport) {
  mark(2);
  run("UPDATE mark SET changed_at = 0");
  EXPECT_EQ(overlooked(), Rules{});
  EXPECT_EQ(looked_at_, 0);
}

}  // namespace
}  // namespace vestnik::tests
