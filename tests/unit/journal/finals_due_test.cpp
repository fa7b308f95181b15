#include <gtest/gtest.h>

#include "journal/set_finals_due.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class FinalsDueByOrder : public ::testing::Test {
 protected:
  std::string order(std::string_view due, std::int64_t version = 1, PersonId who = {}) {
    FinalsDueRequest request;
    request.period = school.period;
    if (!due.empty()) request.due = JournalSchool::day(due);
    request.expected_version = version;
    return refusal(school.run(who ? who : school.deputy_head, SetFinalsDue{request}));
  }
  /// What is found of a final that rests on nothing.
  std::vector<std::string> found(std::string_view date, std::string_view time, PersonId student) {
    school.now(date, time);
    const auto outcome = school.run(school.teacher, finals(school, {final_mark(student, "н/а")}));
    EXPECT_EQ(refusal(outcome), "");
    return findings(outcome);
  }

  JournalSchool school;
};

// syzran-7.4.4: not later than the date of the order; the earlier of two terms counts.
TEST_F(FinalsDueByOrder, MakeALaterFinalLate) {
  ASSERT_EQ(order("2026-10-20"), "");
  EXPECT_EQ(found("2026-10-20", "23:59", school.anna), std::vector<std::string>{});
  EXPECT_EQ(found("2026-10-21", "00:00", school.boris), std::vector<std::string>{"final.late 7.4.4"});
  EXPECT_EQ(school.number("SELECT late FROM final_mark WHERE student_id = $1", {school.boris}), 1);
}

TEST_F(FinalsDueByOrder, BindNothingOnceTheOrderIsWithdrawn) {
  ASSERT_EQ(order("2026-10-20"), "");
  ASSERT_EQ(order("", 2), "");
  EXPECT_EQ(found("2026-10-21", "00:00", school.anna), std::vector<std::string>{});
}

TEST_F(FinalsDueByOrder, AreEnteredByTheAdministrationOnWhatItSaw) {
  EXPECT_EQ(order("2026-10-20", 1, school.teacher), "access.forbidden");
  EXPECT_EQ(order("2026-10-20", 7), "journal.stale_version");
  EXPECT_EQ(order("2026-08-20"), "journal.finals_due_wrong");
  EXPECT_EQ(order("2027-10-20"), "journal.finals_due_wrong");
  EXPECT_EQ(order("2026-10-20", 1, school.administrator), "");
  EXPECT_EQ(school.text("SELECT payload FROM event"),
            R"({"period":)" + std::to_string(school.period.value) + R"(,"version":2})");
}

}  // namespace
}  // namespace vestnik::tests
