#include <gtest/gtest.h>

#include "records/load_store.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class RepeatedCommand : public ::testing::Test {
 protected:
  Result<Recorded> send(const std::string& key, std::string_view value, PersonId who) {
    MarksRequest request;
    request.lesson = school.lesson;
    request.rows = {mark(school.anna, value)};
    request.new_task = NewTask{WorkKind::oral, "Ответ на уроке", 100};
    request.as_asked = R"({"value":")" + std::string{value} + R"("})";
    RecordMarks command{std::move(request)};
    return school.run_under(key, who, command);
  }
  Result<Recorded> send(const std::string& key, std::string_view value) { return send(key, value, school.teacher); }

  JournalSchool school;
};

TEST_F(RepeatedCommand, AnswersTheSameAndDoesNothing) {
  const auto first = send("a", "5");
  ASSERT_EQ(refusal(first), "");
  school.now("2026-10-20", "12:00");
  const auto again = send("a", "5");
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->event, first->event);
  EXPECT_EQ(again->answer, first->answer);
  EXPECT_EQ(school.rows("mark_version"), 1);
  EXPECT_EQ(school.rows("event"), 1);
  EXPECT_EQ(school.rows("audit_link"), 1);
}

TEST_F(RepeatedCommand, WithAnotherRequestIsAConflict) {
  ASSERT_EQ(refusal(send("a", "5")), "");
  EXPECT_EQ(refusal(send("a", "4")), "journal.key_used_for_another_request");
  EXPECT_EQ(school.rows("mark_version"), 1);
}

TEST_F(RepeatedCommand, OfAnotherPersonIsAnotherCommand) {
  ASSERT_EQ(refusal(send("a", "5")), "");
  const auto other = send("a", "4", school.administrator);
  ASSERT_EQ(refusal(other), "");
  EXPECT_FALSE(other->repeated);
}

TEST_F(RepeatedCommand, AfterARefusalIsTriedAfresh) {
  school.now("2026-09-22", "12:00");
  ASSERT_EQ(refusal(send("a", "5")), "edit.window_closed 7.4.7");
  school.now("2026-09-21", "12:00");
  EXPECT_EQ(refusal(send("a", "5")), "");
}

TEST_F(RepeatedCommand, IsNotAnsweredToWhomTheLessonWasTakenFrom) {
  ASSERT_EQ(refusal(send("a", "5")), "");
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE lesson SET planned_teacher_id = $2, actual_teacher_id = $2 WHERE institution_id = $1",
                        {school.id, school.other_teacher});
  });
  EXPECT_EQ(refusal(send("a", "5")), "access.not_found");
}

}  // namespace
}  // namespace vestnik::tests
