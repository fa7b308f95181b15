/// What runs when, and how often: the promises of the scheduler to whoever gives it a job.
#include "schedule/scheduler.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "support/fixed_regulation.h"
#include "support/school_fixture.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

/// Due every day with lessons at 16:00; remembers its runs.
class Daily final : public Job {
 public:
  explicit Daily(std::string name) : name_(std::move(name)) {}
  std::string_view name() const override { return name_; }
  std::vector<std::string> items(const JobView&) const override { return named; }
  std::optional<Instant> next_due(const JobView& view, std::string_view, Instant after) const override {
    ++asked;
    Recurrence daily;
    daily.turn = Recurrence::Turn::school_day;
    daily.at = 16h;
    return view.calendar.next(daily, after);
  }
  std::chrono::seconds keeps(const JobView&, std::string_view) const override { return 6h; }
  bool has_work(const JobView& view, std::string_view, const JobRun&) const override {
    if (!sees.empty()) view.transaction.query(sees, {}, [&](const Row& row) { seen = row.integer(0); });
    return busy;
  }
  void run(const JobView& view, std::string_view item, const JobRun& run) override {
    if (failures > 0 && failures-- > 0) throw std::runtime_error{"broken job"};
    runs.push_back(std::string{item} + " " + to_iso(run.due));
    view.transaction.execute("INSERT INTO job_place (institution_id, job, item, last_due) VALUES ($1, $2, $3, 0)",
                             {view.transaction.institution(), "trace", name_ + std::to_string(runs.size())});
  }

  std::vector<std::string> named{"a"};
  std::vector<std::string> runs;
  bool busy = true;
  int failures = 0;
  mutable int asked = 0;
  std::string sees;  ///< asked of the database at every look
  mutable std::int64_t seen = 0;

 private:
  std::string name_;
};

class SchedulerTest : public ::testing::Test {
 protected:
  std::size_t step(std::string_view date, std::string_view time) { return scheduler->step(school.at(date, time)); }
  void restart() { scheduler = std::make_unique<Scheduler>(SchedulerParts{school.database(), book, {&job, &other}}); }
  std::int64_t traces() { return school.count("SELECT COUNT(*) FROM job_place WHERE job = 'trace'"); }

  tests::School school;
  tests::FixedBook book;
  Daily job{"first"};
  Daily other{"second"};
  std::unique_ptr<Scheduler> scheduler;

  void SetUp() override {
    other.named.clear();
    restart();
  }
};

TEST_F(SchedulerTest, AJobRunsAtItsMomentAndNotASecondBefore) {
  step("2026-09-14", "08:00");
  EXPECT_EQ(scheduler->step(school.at("2026-09-14", "16:00") - 1s), 0U);
  EXPECT_EQ(step("2026-09-14", "16:00"), 1U);
  EXPECT_EQ(step("2026-09-14", "16:00"), 0U);
  EXPECT_EQ(job.runs, (std::vector<std::string>{"a 2026-09-14T12:00:00Z"}));
}

TEST_F(SchedulerTest, AServiceThatWasDownAtTheHourCatchesUpOnceNotFiveTimes) {
  step("2026-09-14", "08:00");
  restart();
  EXPECT_EQ(step("2026-09-18", "17:00"), 1U);
  EXPECT_EQ(job.runs, (std::vector<std::string>{"a 2026-09-18T12:00:00Z"}));
  restart();
  EXPECT_EQ(step("2026-09-18", "17:05"), 0U);
}

TEST_F(SchedulerTest, WhatMakesNoSenseAnyMoreIsLeftOut) {
  step("2026-09-14", "08:00");
  EXPECT_EQ(scheduler->step(school.at("2026-09-14", "22:00")), 0U);
  EXPECT_EQ(step("2026-09-15", "16:00"), 1U);
  EXPECT_EQ(scheduler->step(school.at("2026-09-16", "22:00") - 1s), 1U);
}

TEST_F(SchedulerTest, ANewJobHasNoPastToCatchUpWith) {
  EXPECT_EQ(step("2026-09-14", "17:00"), 0U);
  EXPECT_EQ(step("2026-09-15", "17:00"), 1U);
}

TEST_F(SchedulerTest, AFailedRunLeavesNothingBehindAndIsTriedAgain) {
  step("2026-09-14", "08:00");
  job.failures = 2;
  EXPECT_EQ(step("2026-09-14", "16:00"), 0U);
  EXPECT_EQ(traces(), 0);
  EXPECT_EQ(scheduler->step(school.at("2026-09-14", "16:01") - 1s), 0U);
  EXPECT_EQ(step("2026-09-14", "16:01"), 0U);
  EXPECT_EQ(step("2026-09-14", "16:03"), 1U);
  EXPECT_EQ(traces(), 1);
}

TEST_F(SchedulerTest, AJobThatFailsStopsNobodyElse) {
  other.named = {"b", "c"};
  job.failures = 1000;
  step("2026-09-14", "08:00");
  EXPECT_EQ(step("2026-09-14", "16:00"), 2U);
  EXPECT_EQ(other.runs.size(), 2U);
}

TEST_F(SchedulerTest, AMomentWithNothingToDoLeavesTheWriterAlone) {
  step("2026-09-14", "08:00");
  job.busy = false;
  EXPECT_EQ(step("2026-09-14", "16:00"), 0U);
  EXPECT_EQ(school.count("SELECT last_due FROM job_place WHERE job = 'first'"),
            to_microseconds(school.at("2026-09-14", "08:00")));
  job.busy = true;
  EXPECT_EQ(step("2026-09-15", "16:00"), 1U);
}

TEST_F(SchedulerTest, ADayOffThatIsDeclaredLateMovesWhatWasPlanned) {
  step("2026-09-14", "08:00");
  school.run(
      "INSERT INTO calendar_day (institution_id, date, kind, reason, recorded_at)"
      " VALUES (1, '2026-09-14', 'day_off', 'мороз', 5)");
  EXPECT_EQ(step("2026-09-14", "16:00"), 0U);
  EXPECT_EQ(step("2026-09-15", "16:00"), 1U);
  EXPECT_EQ(job.runs, (std::vector<std::string>{"a 2026-09-15T12:00:00Z"}));
}

TEST_F(SchedulerTest, ANewRegulationBringsItsOwnItems) {
  step("2026-09-14", "08:00");
  job.named = {"b"};
  book.regulation = std::make_shared<tests::FixedRegulation>();
  step("2026-09-14", "09:00");
  EXPECT_EQ(step("2026-09-14", "16:00"), 1U);
  EXPECT_EQ(job.runs, (std::vector<std::string>{"b 2026-09-14T12:00:00Z"}));
}

TEST_F(SchedulerTest, WithoutARegulationNothingIsDue) {
  book.regulation = nullptr;
  step("2026-09-14", "08:00");
  EXPECT_EQ(step("2026-09-14", "16:00"), 0U);
}

TEST_F(SchedulerTest, AnIdleStepAsksNobodyAnything) {
  step("2026-09-14", "08:00");
  const int asked = job.asked;
  for (int second = 0; second < 9; ++second) scheduler->step(school.at("2026-09-14", "08:00") + second * 1s);
  EXPECT_EQ(job.asked, asked);
}

TEST_F(SchedulerTest, EveryInstitutionGoesByItsOwnClock) {
  school.run(
      "INSERT INTO institution (id, code, name, short_name, kind, timezone, phone)"
      " VALUES (2, 'barnaul', 'Колледж', 'Колледж', 'college', 'Asia/Barnaul', '')");
  step("2026-09-14", "08:00");
  EXPECT_EQ(step("2026-09-14", "13:00"), 1U);
  EXPECT_EQ(step("2026-09-14", "16:00"), 1U);
  EXPECT_EQ(job.runs, (std::vector<std::string>{"a 2026-09-14T09:00:00Z", "a 2026-09-14T12:00:00Z"}));
}

TEST_F(SchedulerTest, OfSchoolsWithTheSameHourOneThatFailsTakesNoOtherDown) {
  school.run(
      "INSERT INTO institution (id, code, name, short_name, kind, timezone, phone)"
      " SELECT 2, 'second', name, short_name, kind, timezone, phone FROM institution WHERE id = 1");
  step("2026-09-14", "08:00");
  job.failures = 1;
  EXPECT_EQ(step("2026-09-14", "16:00"), 1U);
  EXPECT_EQ(traces(), 1);
  EXPECT_EQ(step("2026-09-14", "16:01"), 1U);
  EXPECT_EQ(traces(), 2);
  EXPECT_EQ(step("2026-09-14", "16:02"), 0U);
}

TEST_F(SchedulerTest, WhatOneJobOfASchoolWritesItsNextOneSees) {
  other.named = {"b"};
  step("2026-09-14", "08:00");
  other.sees = "SELECT COUNT(*) FROM job_place WHERE job = 'trace'";
  job.sees = other.sees;
  EXPECT_EQ(step("2026-09-14", "16:00"), 2U);
  EXPECT_EQ(job.seen + other.seen, 1) << "the later of the two looks must find the earlier one's trace";
}

}  // namespace
}  // namespace vestnik
