#include "journal/move_period.h"

#include <gtest/gtest.h>

#include "requests.h"

namespace vestnik::tests {
namespace {

class PeriodByOrder : public ::testing::Test {
 protected:
  std::string move(PersonId who, std::string_view starts, std::string_view ends, std::int64_t version = 1) {
    PeriodMove request;
    request.period = school.period;
    request.starts = JournalSchool::day(starts);
    request.ends = JournalSchool::day(ends);
    request.order = "приказ 12";
    request.expected_version = version;
    return refusal(school.run(who, MovePeriod{request}));
  }
  std::vector<std::string> final_on(std::string_view date, std::string_view time, PersonId student) {
    school.now(date, time);
    const auto outcome = school.run(school.teacher, finals(school, {final_mark(student, "н/а")}));
    EXPECT_EQ(refusal(outcome), "");
    return findings(outcome);
  }

  JournalSchool school;
};

// syzran-m.plan.3: changing a quarter's end moves its deadlines, and only the administrator can do it.
TEST_F(PeriodByOrder, MovesItsDeadlines) {
  EXPECT_EQ(final_on("2026-10-16", "00:00", school.anna), std::vector<std::string>{});
  ASSERT_EQ(move(school.administrator, "2026-09-01", "2026-10-18"), "");
  EXPECT_EQ(final_on("2026-10-15", "23:59", school.boris), std::vector<std::string>{});
  EXPECT_EQ(final_on("2026-10-16", "00:00", school.vera),
            std::vector<std::string>{"final.late 10 порядка работы учителя"});
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'period.moved'"),
            R"({"period":)" + std::to_string(school.period.value) + R"(,"version":2})");
}

TEST_F(PeriodByOrder, IsTheAdministratorsAlone) {
  EXPECT_EQ(move(school.deputy_head, "2026-09-01", "2026-10-18"),
            "period.not_set_by_you 3 матрицы доступа, «Планирование»");
  EXPECT_EQ(move(school.teacher, "2026-09-01", "2026-10-18"), "access.forbidden");
  EXPECT_EQ(move(school.secretary, "2026-09-01", "2026-10-18"), "access.forbidden");
}

TEST_F(PeriodByOrder, StandsOnWhatWasSeenAndApartFromItsNeighbours) {
  EXPECT_EQ(move(school.administrator, "2026-09-01", "2026-10-18", 7), "journal.stale_version");
  EXPECT_EQ(move(school.administrator, "2026-10-18", "2026-09-01"), "journal.period_reversed");
  EXPECT_EQ(move(school.administrator, "2026-09-01", "2029-10-18"), "journal.period_reversed");
  EXPECT_EQ(move(school.administrator, "2026-09-01", "2026-11-05"), "journal.periods_overlap");
  EXPECT_EQ(move(school.administrator, "2026-09-01", "2026-11-04"), "");
}

// In a school whose regulation leaves it to nobody in particular the matrix decides.
TEST(PeriodOfLabinsk, IsTheDeputyHeadsToo) {
  JournalSchool school{"labinsk"};
  PeriodMove request;
  request.period = school.period;
  request.starts = JournalSchool::day("2026-09-01");
  request.ends = JournalSchool::day("2026-10-24");
  request.expected_version = 1;
  EXPECT_EQ(refusal(school.run(school.deputy_head, MovePeriod{request})), "");
}

}  // namespace
}  // namespace vestnik::tests
